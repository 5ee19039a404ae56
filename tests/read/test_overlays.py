"""Words laid over those of another locale: what they come to, and where each stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.errors import InputError
from foldwell.read.overlays import replace_terms
from foldwell.read.shelf import Shelf

OVERLAY = "content/topics/tiny/en-GB.yaml"
TERMS = {"a wrap": "an elastic band", "wrap": "band", "wraps": "bands"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A wrap and a wrap.", "An elastic band and an elastic band."),
        ("Wraps wrap. The wrap", "Bands band. The band"),
        ("[the wrap](term:knee-wrap) wrapped", "[the band](term:knee-wrap) wrapped"),
        ("a\n  wrap", "an elastic band"),
    ],
)
def test_terms_are_whole_words_and_keep_their_capitals(text, told):
    assert replace_terms(text, TERMS) == told


@given(st.text(alphabet="abc wrp(:-)[]", max_size=40))
def test_a_text_without_the_terms_stays(text):
    if "wrap" not in text:
        assert replace_terms(text, TERMS) == text


def lay(project, text):
    (project.root / OVERLAY).write_text(f"schema: words-overlay/1\nbased_on: en-US\n{text}", encoding="utf-8")
    return Shelf(project.library).words("tiny", "en-GB")


def test_what_is_not_said_is_as_in_the_other_locale(project):
    base = Shelf(project.library).words("tiny", "en-US")
    words = lay(project, "terms: {wrap: band}\nblocks:\n  rash: {what: Sore skin}\n")
    assert words.model.blocks["rash"] == {**base.model.blocks["rash"], "what": "Sore skin"}
    assert words.model.title == base.model.title.replace("wrap", "band")
    assert words.model.sections.keys() == base.model.sections.keys()
    assert words.source.place(("blocks", "rash", "what")).file == OVERLAY
    assert words.source.place(("blocks", "rash", "do")) == base.source.place(("blocks", "rash", "do"))
    assert words.source.place(("title",)) == base.source.place(("title",))


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("titel: A band\n", "read.unknown-key", 3),
        ("main_message: []\n", "read.out-of-range", 3),
        ("glossary: {brace: {term: Brace}}\n", "read.missing-key", 3),
    ],
)
def test_a_mistake_is_told_in_its_own_file(project, text, code, line):
    with pytest.raises(InputError) as refused:
        lay(project, text)
    found = refused.value.findings[0]
    assert (found.place.file, found.place.line) == (OVERLAY, line), (code, found)


def test_an_overlay_over_an_overlay_is_refused(project):
    lay(project, "")
    (project.root / "content/topics/tiny/en-IE.yaml").write_text("schema: words-overlay/1\nbased_on: en-GB\n")
    with pytest.raises(InputError, match="write based_on: en-US"):
        Shelf(project.library).words("tiny", "en-IE")
