"""CSV files of every program and habit come in; what goes out comes back."""

import codecs
import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.errors import InputError
from foldwell.roster.csv_text import guard_cell, read_csv, unguard_cell, write_csv

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=30)
ROWS = [["id", "name"], ["a", "Clínica; “x”, y"], [], ["b", "two\nlines"]]


def as_csv(separator, end="\r\n", quoting=csv.QUOTE_MINIMAL):
    import io

    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, lineterminator=end, quoting=quoting).writerows(ROWS)
    return written.getvalue()


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=5), min_size=1, max_size=5))
def test_what_is_written_is_read_again(rows):
    read = read_csv(write_csv([["id", "name", "phone"], *rows]), "x.csv")
    assert [[unguard_cell(cell) for cell in row] for row in read[1:]] == rows


@given(TEXTS)
def test_no_cell_begins_as_a_formula(text):
    guarded = guard_cell(text)
    assert guarded[:1] not in {"=", "+", "-", "@", "\t"}
    assert unguard_cell(guarded) == text


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_kind_of_csv_is_read(separator, encoding, end):
    assert read_csv(as_csv(separator, end).encode(encoding), "x.csv") == ROWS


def test_utf_16_of_the_other_byte_order_is_read():
    assert read_csv(codecs.BOM_UTF16_BE + as_csv("\t").encode("utf-16-be"), "x.csv") == ROWS


def test_the_separator_that_excel_names_is_taken():
    assert read_csv(b"sep=;\r\na,b;c\r\n", "x.csv") == [["a,b", "c"]]


def test_a_comma_in_a_quoted_header_is_no_separator():
    assert read_csv(b'"a, b, c, d";e\n1;2\n', "x.csv") == [["a, b, c, d", "e"], ["1", "2"]]


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        ("id,name\nb,x\na,Clínica".encode("cp1252"), "x.csv:3:1", "Windows-1252, where this would read 'a,Clínica'"),
        ("id,name\na,b".encode("utf-16-le"), "x.csv", "no text"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "x.csv", "not UTF-16"),
        (b"\x89PNG\r\n\x1a\n\xff", "x.csv", "no text"),
        (b'id,name\na,"b\n', "x.csv:2:1", "can't be read"),
        (b'id,name\na,"b"c\n', "x.csv:2:1", "can't be read"),
    ],
)
def test_what_can_not_be_read_is_told(data, place, words):
    with pytest.raises(InputError) as caught:
        read_csv(data, "x.csv")
    assert str(caught.value).startswith(f"{place}: ")
    assert words in str(caught.value)
