"""The language of patterns: each sign does what docs/claims.md says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from foldwell.model.claim_words import ClaimWords
from tests.edit.claims.nets import weave


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("heal tendon", "It heals tendons.", "heals tendons"),
        ("heal/mend tendon", "It mended a tendon; it mended tendons.", "mended tendons"),
        ("very (very) good", "It is very good.", "very good"),
        ("very (very) good", "It is very, good; very very good.", "very very good"),
        ("=cure it", "Cures it, cure it.", "cure it"),
        ("drug free", "A drug-free way.", "drug-free"),
        ("save <number>", "Save 500 today.", "Save 500"),
        ("save <money>", "We save water; save $500.", "save $"),
        ("<percent> of", "It was 7 of us, or 70% of us.", "70% of"),
        ("heal .. joint", "It heals your old and worn joints.", "heals your old and worn joints"),
        ("own ... safe", "Your own cells, so it is safe.", "own cells, so it is safe"),
        ("^ why wait", "So why wait, why wait.", "why wait"),
        ("cure $", "We cure colds. The cure", "cure"),
        ("cure !for", "No. Cure for, cure of it.", "cure"),
        ("regrow it", "It regrew it.", "regrew it"),
    ],
)
def test_a_sign_finds(pattern, text, words):
    (hit,) = weave(pattern, irregular={"regrow": ["regrew"]}).find(text)
    assert hit.words == words


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("heal tendon", "It heals, tendons do not."),
        ("heal .. joint", "It heals in one or two or three joints."),
        ("heal .. joint", "It heals wounds, joints too."),
        ("heal ... joint", "It heals wounds; joints too."),
        ("heal ... joint", "It heals wounds, not joints."),
        ("=cure it", "It cures it."),
        ("<percent> of", "It was 70 of us."),
        ("^ why wait", "That is why wait times are long."),
        ("cure !for", "A cure for it."),
    ],
)
def test_a_sign_finds_nothing(pattern, text):
    assert weave(pattern, shields={"negations": ["not"]}).find(text) == ()


def test_a_class_may_hold_phrases():
    net = weave("<repair> joint", classes={"repair": ["bring new life to", "mend"]})
    assert net.find("They bring new life to joints.")[0].words == "bring new life to joints"


@pytest.mark.parametrize("pattern", ["(very) good", "good (indeed)", "very (so good) much", "a <b", "a (b"])
def test_a_pattern_that_can_not_be_meant_is_refused(pattern):
    with pytest.raises(ValidationError):
        ClaimWords.model_validate({"patterns": {"CL-02": [pattern]}})


@given(st.lists(st.sampled_from(["heal", "joints", "not", ",", ";", "your", "3", "50%", "“"]), max_size=14))
def test_words_are_always_a_piece_of_the_sentence(parts):
    text = " ".join(parts)
    for hit in weave("heal ... joint", "your .. heal", "not <number>", "<percent> (your) joint").find(text):
        assert hit.words
        assert hit.words in text
