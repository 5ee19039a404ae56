"""A group's key tells brochures apart by all that their shared parts are made of, and by nothing of their clinics."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from foldwell.stamp.group_key import GroupKeys
from tests.realistic_clinics import dress
from tests.samples import ROOT, offering, reword, sample, small

CHANGES = {
    "a word": lambda b: reword(b, title="Another title"),
    "the topic": lambda b: replace(b, topic=b.topic.model_copy(update={"document": "XX-1"})),
    "the layout": lambda b: small("handout"),
    "the paper": lambda b: replace(b, paper_id="legal"),
    "the locale": lambda b: replace(b, locale_tag="en-GB"),
    "fixed words": lambda b: replace(b, locale=b.locale.model_copy(update={"direction": "rtl"})),
    "the law": lambda b: replace(b, jurisdiction=replace(b.jurisdiction, emergency=("112",))),
    "the theme": lambda b: replace(b, theme=b.theme.model_copy(update={"contrast": "high"})),
    "a drawing": lambda b: replace(b, figures={**b.figures, "other": None}),
    "whether it is a draft": lambda b: replace(b, profile="patient"),
    "what is sold": lambda b: offering(b, sells=not b.offer.sells),
    "the card it is printed on": lambda b: replace(b, clinic=b.clinic.model_copy(update={"stock": "cover"})),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_another_key_for_what_shared_parts_show(change):
    keys = GroupKeys()
    assert keys.key(change(small())) != keys.key(small())


def test_the_same_key_for_two_clinics():
    keys, brochure = GroupKeys(), sample("riverside", "letter", "trifold")
    assert keys.key(dress(brochure, 1)) == keys.key(dress(brochure, 2)) == keys.key(brochure)
    assert GroupKeys().key(brochure) == keys.key(brochure)


ELSEWHERE = """
from foldwell.stamp.group_key import GroupKeys
from tests.samples import sample
print(GroupKeys().key(sample("riverside", "letter", "trifold")))
"""


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_key_in_another_process(seed):
    """Sets of texts have another order in every process, unless its seed is told."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    told = subprocess.run(
        [sys.executable, "-c", ELSEWHERE], env=environment, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == GroupKeys().key(sample("riverside", "letter", "trifold"))
