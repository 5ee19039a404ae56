"""Words that all readers can take in: each rule catches a bad sample."""

import pytest

from foldwell.findings import Severity
from tests.edit.samples import find, find_group, find_one, make


def with_figure(alt):
    return make(topic={"figures": {"knee": {"file": "knee.svg"}}}, words={"figures": {"knee": {"alt": alt}}})


@pytest.mark.parametrize(
    ("alt", "said"),
    [
        ("fig3.png", "name of a file"),
        ("A drawing: knee.svg", "name of a file"),
        ("Figure 3", "name of a file"),
        ("Knee", "has 4 characters"),
        ("A knee and " * 14, "characters"),
        ("An image of a knee.", "heard twice"),
        ("Photo of a worn knee.", "heard twice"),
    ],
)
def test_what_says_nothing_of_a_picture(alt, said):
    finding = find_one("AX-01", with_figure(alt))
    assert (finding.field, finding.severity) == ("figures.knee.alt", Severity.ERROR)
    assert said in finding.message


@pytest.mark.parametrize("alt", ["A needle goes into the hip bone.", "Knees", "The doctor imagines a knee."])
def test_what_tells_a_picture(alt):
    assert find(with_figure(alt)) == {}


@pytest.mark.parametrize("name", ["group", "count", "whole", "outcome", "at"])
def test_a_drawing_of_people_that_leaves_something_out(name):
    text = "{group}: {count} of {whole} people {outcome} ({at}).".replace(f"{{{name}}}", "")
    assert name in find_one("AX-02", make(locale={"words.array_alt": text})).message


@pytest.mark.parametrize(
    ("text", "is_bad"),
    [
        ("CALL US IF YOU HAVE a fever.", True),
        ("CALL US IF YOU have a fever.", False),
        ("The FDA, the NHS and the EMA say so.", False),
        ("*We wind it on and on and on and on and on and on.*", True),
        ("*We wind it* on and on and *on and on*.", False),
        ("**We wind it on and on and on and on and on and on.**", False),
    ],
)
def test_letters_that_are_hard_to_read(text, is_bad):
    found = find_group("AX", make(words={"blocks.about": text}))
    assert list(found) == ["AX-08"] * is_bad
