"""What makes wording honest where it stands, and what only seems to."""

import pytest

from tests.edit.claims.nets import rules_in, weave


@pytest.mark.parametrize(
    "text",
    [
        "Stem cells may help regrow cartilage.",
        "Without surgery, stem cells regrow cartilage.",
        "It not only repairs cartilage but eases pain.",
        "Do not miss out: rebuild your knee.",
    ],
)
def test_golden_sentences_that_must_fail(text):
    assert "CL-02" in rules_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Can stem cells regrow cartilage?",
        "The shot does not cure arthritis.",
        "We do not know if the shot can repair your knee.",
    ],
)
def test_golden_sentences_that_must_pass(text):
    assert rules_in(text) == set()


@pytest.mark.parametrize(
    ("honest", "claim"),
    [
        ("It does not rebuild joints.", "It does not hurt, and it rebuilds joints."),
        ("It will not cure, repair or rebuild joints.", "It is not a drug, it rebuilds joints."),
        ("Nobody can say that it rebuilds joints.", "Nobody can stop it but it rebuilds joints."),
        ("It is not known if it rebuilds joints.", "It rebuilds joints."),
        ("It rebuilds joints in rats, but no study has shown that in people.", "It rebuilds joints in people."),
        ("Some ads say that it rebuilds joints.", "Some ads are short: it rebuilds joints."),
        ("If it rebuilds joints, it will be sold.", "If you want to rebuild joints, come."),
        ("In a lab, it rebuilt joints.", "In a clinic, it rebuilt joints."),
        ("The surgeon repairs the torn tendon.", "The serum repairs the torn tendon."),
        ("Does it rebuild joints?", "Ready to rebuild your joints?"),
    ],
)
def test_a_shield_and_its_like_that_is_none(honest, claim):
    assert rules_in(honest) == set()
    assert rules_in(claim)


@pytest.mark.parametrize("hedge", ["may", "might", "can", "could", "may help to", "has the potential to"])
def test_weak_words_are_no_shield(hedge):
    assert "CL-02" in rules_in(f"The shot {hedge} rebuild cartilage.")


def test_a_negation_reaches_five_words():
    net = weave("heal", shields={"negations": ["not"]})
    assert net.find("not a b c d heal") == ()
    assert net.find("not a b c d e heal")


def test_a_call_to_buy_hides_in_no_question():
    assert "CL-16" in rules_in("What are you waiting for?")
