"""XLIFF and PO: what goes out comes back, character by character, and hostile files do no harm."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.xliff2 import Xliff2File

from foldwell.errors import InputError
from foldwell.translate.markup import Code, count_codes, join_markup, split_markup
from foldwell.translate.po import read_po, write_po
from foldwell.translate.xliff import write_xliff
from foldwell.translate.xliff_reading import read_xliff
from tests.translate.samples import make_parcel, source_texts

KINDS = {"xliff": (write_xliff, read_xliff), "po": (write_po, read_po)}
MARKED = st.sampled_from(
    ["**bold**", "*thin*", "[a word](term:fda)", "[**b**](https://a.sample/x?y=1)", r"\*", "_", "%s"]
)
TEXT = st.lists(st.one_of(st.text(st.characters(exclude_categories=["Cs"])), MARKED), min_size=1).map("".join)
TEXT = TEXT.map(str.strip).filter(bool)
IDS = st.from_regex(r"[a-z]{1,6}(\.[a-z0-9-]{1,6}){0,2}", fullmatch=True)


@pytest.mark.parametrize("kind", KINDS)
@given(texts=st.dictionaries(IDS, st.tuples(TEXT, TEXT), min_size=1, max_size=4))
def test_any_words_come_back_as_they_went(kind, texts):
    write, read = KINDS[kind]
    sources, targets = ({name: pair[side] for name, pair in texts.items()} for side in (0, 1))
    returned = read(write(make_parcel(sources, targets)), "file")
    assert {one.id: one.source for one in returned.answers} == sources
    assert {one.id: one.target for one in returned.answers} == targets
    assert returned.locale == "es-US"


@given(TEXT)
def test_pieces_joined_are_the_text(text):
    assert join_markup(split_markup(text)) == text


def test_markup_is_told_as_codes():
    pieces = split_markup("**Ask** the [FDA](term:fda).")
    assert [piece.written for piece in pieces if isinstance(piece, Code)] == ["**", "**", "[", "](term:fda)"]
    assert count_codes("**a** **b** [c](term:fda)") == {("bold", ""): 2, ("link", "](term:fda)"): 1}


@pytest.mark.parametrize("kind", KINDS)
def test_states_go_out_and_come_back(kind):
    write, read = KINDS[kind]
    texts = {"title": "A wrap", "kicker": "Guide", "purpose": "Help"}
    into = {"title": "Una venda", "kicker": "Guía"}
    returned = read(write(make_parcel(texts, into, {"kicker": "changed"})), "file")
    assert [(one.target, one.is_open) for one in returned.answers] == [
        ("Una venda", False),
        ("Guía", True),
        ("", False),
    ]


def test_files_are_the_same_from_run_to_run():
    parcel = make_parcel(source_texts())
    assert write_xliff(parcel) == write_xliff(parcel)
    assert write_po(parcel) == write_po(parcel)


def test_another_program_reads_the_xliff():
    texts = source_texts()
    file = Xliff2File.parsestring(write_xliff(make_parcel(texts, {name: f"es {text}" for name, text in texts.items()})))
    assert file.gettargetlanguage() == "es-US"
    assert len(file.units) == len(texts)


def test_a_text_that_a_tool_has_cut_is_put_together():
    data = write_xliff(make_parcel({"title": "One. Two."}, {"title": "Uno. Dos."})).decode()
    whole = re.search(r"<segment.*</segment>", data, re.DOTALL)[0]
    cut = (
        '<segment state="translated"><source>One.</source><target>Uno.</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="final"><source>Two.</source><target><mrk id="m1" type="comment">Dos.</mrk></target></segment>'
    )
    (answer,) = read_xliff(data.replace(whole, cut).encode(), "file").answers
    assert (answer.source, answer.target) == ("One. Two.", "Uno. Dos.")


def test_an_answer_knows_its_line():
    data = write_xliff(make_parcel({"title": "One", "kicker": "Two"})).decode()
    line = next(number for number, text in enumerate(data.splitlines(), 1) if 'id="kicker"' in text)
    assert read_xliff(data.encode(), "a.xlf").answers[1].place.line == line


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><xliff>&b;</xliff>'
DEEP = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" trgLang="es">'
    '<file id="f"><unit id="a"><segment>'
    "<source>" + "<mrk>" * 4000 + "</mrk>" * 4000 + "</source></segment></unit></file></xliff>"
)
LOST = DEEP.replace("<mrk>" * 4000 + "</mrk>" * 4000, '<ph dataRef="d9"/>')


@pytest.mark.parametrize(
    ("read", "data", "told"),
    [
        (read_xliff, b"no", "no XML"),
        (read_xliff, b"\xff\xfe\x00", "no XML"),
        (read_xliff, BOMB.encode(), "never needs"),
        (read_xliff, b'<xliff version="1.2"/>', "no XLIFF 2"),
        (read_xliff, DEEP.encode(), "deep"),
        (read_xliff, LOST.encode(), "no original"),
        (read_xliff, LOST.replace('<ph dataRef="d9"/>', "<b>word</b>").encode(), "not known"),
        (read_po, b"\xff\xfe", "no UTF-8"),
        (read_po, b"hello", "no PO"),
    ],
)
def test_hostile_and_broken_files_are_refused(read, data, told):
    with pytest.raises(InputError, match=told):
        read(data, "file")
