"""Patients' voices in quotes."""

import pytest

from foldwell.edit.claims.testimonials import find_voice
from foldwell.model.claim_words import ClaimWords

WORDS = ClaimWords(first_person=("I", "my"), prompts=("say", "ask"))


@pytest.mark.parametrize(
    "text", ["“I walk again.” (Mary)", 'One woman: "All of my pain left. It was quick."', "«I can dance»"]
)
def test_a_patient_speaks(text):
    assert find_voice(text, WORDS)


@pytest.mark.parametrize(
    "text",
    ["You can say: “I need more time.”", "“Can I wait?”", "It is called “keyhole” surgery.", "I know what is in it."],
)
def test_nobody_speaks(text):
    assert find_voice(text, WORDS) == ""
