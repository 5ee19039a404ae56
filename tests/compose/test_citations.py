from __future__ import annotations

import pytest

from foldwell.compose.candidates import list_candidates
from foldwell.compose.citations import number_refs, refs_of
from tests.samples import SAMPLES, find_block, restructure, sample, small


def blocks_of(brochure):
    return [candidate.block for candidate in list_candidates(brochure).all]


def block(brochure, name):
    return list_candidates(brochure).by_id[name].block


def test_numbers_run_from_one_in_the_order_of_first_citation():
    brochure = small("booklet")
    numbers = number_refs(brochure, blocks_of(brochure))
    assert numbers == {"R2": 1, "R1": 2}  # the status is told before the claim
    later = [each for each in blocks_of(brochure) if each.kind != "status"]
    assert number_refs(brochure, later) == {"R1": 1, "R2": 2}
    assert number_refs(brochure, []) == {}


@pytest.mark.parametrize(("clinic", "paper", "layout"), SAMPLES)
def test_numbers_of_the_samples_have_no_gap(clinic, paper, layout):
    brochure = sample(clinic, paper, layout)
    first = list(dict.fromkeys(ref for each in blocks_of(brochure) for ref in refs_of(brochure, each)))
    assert list(number_refs(brochure, blocks_of(brochure)).items()) == [(ref, n) for n, ref in enumerate(first, 1)]


@pytest.mark.parametrize(
    ("name", "refs"),
    [
        ("pain-less", ("R1",)),
        ("better-array", ("R1",)),
        ("rash", ("R1",)),
        ("law", ("R2",)),
        ("price", ("R2",)),
        ("choices", ("R1",)),
        ("what", ()),
        ("late", ()),
        ("sources", ()),
    ],
)
def test_every_kind_that_states_evidence_cites_it(name, refs):
    assert refs_of(small(), block(small(), name)) == refs


def test_a_harm_without_a_number_cites_nothing():
    brochure = restructure(small(), lambda data: find_block(data, "rash").update(number=None))
    assert refs_of(brochure, block(brochure, "rash")) == ()


def test_a_short_layout_cites_only_the_options_it_shows():
    def hide(data):
        data["options"][0]["short"] = False

    brochure = restructure(small("trifold"), hide)
    assert [option.id for option in brochure.options] == ["wait"]
    assert refs_of(brochure, block(brochure, "choices")) == ()
    assert len(restructure(small("booklet"), hide).options) == 2
