"""What must stand in a fair place and size is told from the content and the fit, never from the page."""

from dataclasses import replace

import pytest

from foldwell.compose.fit import Fit
from foldwell.expected_texts import expect_arrays, expect_marks, expect_texts
from foldwell.preflight.expected import ExpectedArray
from tests.edit.samples import make

ALL = Fit(frozenset(block.id for _, block in make().topic.blocks()), 12.0)


def without(*blocks):
    return replace(ALL, blocks=ALL.blocks - set(blocks))


def test_texts_by_what_they_tell():
    told = expect_texts(make(), ALL)
    assert told.message == "A wrap is not a proven treatment."
    assert told.benefits == ("Some people had a little less pain at 6 weeks.",)
    assert told.harms[:2] == ("A rash under the wrap.", "Take it off and call us.")
    assert told.status == ("No law asks for proof that a wrap works.",)
    assert "A wrap is a soft band. It holds the knee and keeps it warm." in told.others
    assert not {"What is it?", told.message} & set(told.others), "headings and the summary itself come before"


def test_a_fact_that_says_so_tells_a_harm():
    fact = {"id": "about", "kind": "fact", "tells": "harm"}
    words = {"blocks.about": {"lead": "It can harm", "text": "It can cause a rash."}}
    assert expect_texts(make(topic={"sections.1.blocks.0": fact}, words=words), ALL).harms[0] == "It can harm"
    del fact["tells"]
    assert "It can harm" not in expect_texts(make(topic={"sections.1.blocks.0": fact}, words=words), ALL).harms


def test_what_does_not_print_is_not_expected():
    told = expect_texts(make(), without("less-pain", "law", "rash"))
    assert (told.benefits, told.status) == ((), ())
    assert "A rash under the wrap." not in told.harms
    assert not list(expect_arrays(make(), without("array")))


def test_an_extract_owes_none_of_it():
    assert expect_texts(make(layout={"role": "extract", "blocks": ["main_message", "qr"]}), ALL) is None


def test_drawings_come_from_the_data():
    assert list(expect_arrays(make(), ALL)) == [
        ExpectedArray("Wrap", 50, 100, "6 weeks"),
        ExpectedArray("No wrap", 33, 100, "6 weeks"),
    ]


@pytest.mark.parametrize(("revision", "month"), [("1.0.0", "Mar 2026"), ("2.3.4", "Mar 2026")])
def test_every_page_names_the_document(revision, month):
    assert expect_marks(make(topic={"revision": revision})) == ("WRAP-1", revision, month)


def test_a_pseudo_locale_writes_months_as_its_own_does():
    assert expect_marks(make(locale_tag="ar-XB", pseudo_of="en-US"))[-1] == "Mar 2026"
