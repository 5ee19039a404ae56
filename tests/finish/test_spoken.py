from __future__ import annotations

import io

import pypdf
import pytest
from pikepdf import Dictionary, Name, Pdf

from foldwell.finish.marked_text import MarkedText
from foldwell.finish.screen import finish_screen
from tests.impose.read_back import read_marks
from tests.impose.sample import FACTS, write_engine_pdf

ADDRESS = "https://example.org/a/very/long/address/that/needs/two/lines"


def finish(body: str) -> bytes:
    return finish_screen(write_engine_pdf(f'<section class="cover"><h1>Title</h1>{body}</section>'), facts=FACTS)


@pytest.mark.parametrize(
    ("body", "spoken"),
    [
        ("<p><a href='https://example.org'>Our site</a></p>", ["Our site, https://example.org"]),
        ("<p><a href='#end'>The end</a></p><p id='end'>End</p>", ["The end"]),
        (f"<p style='overflow-wrap: anywhere'><a href='{ADDRESS}'>{ADDRESS}</a></p>", [ADDRESS] * 2),
        (
            "<p style='width: 80pt'><a href='https://example.org'>Words that take two lines</a></p>",
            ["Words that take two lines, https://example.org"] * 2,
        ),
        (
            "<p><a href='https://example.org'>One</a> <a href='https://example.com'>two</a></p>",
            ["One, https://example.org", "two, https://example.com"],
        ),
    ],
)
def test_links_are_described_by_their_words(body, spoken):
    page = pypdf.PdfReader(io.BytesIO(finish(body))).pages[0]
    assert [annotation.get_object()["/Contents"] for annotation in page["/Annots"]] == spoken


@pytest.mark.parametrize(
    ("body", "numbering"),
    [
        ("<ul><li>One</li></ul>", "/Disc"),
        ("<ol><li>One</li></ol>", "/Decimal"),
        ("<ul style='list-style: square'><li>One</li></ul>", "/Square"),
        ("<ul style='list-style-type: \"– \"'><li>One</li></ul>", "/None"),
        ("<ul style='list-style: none'><li>One</li></ul>", None),
    ],
)
def test_lists_say_how_they_are_numbered(body, numbering):
    with Pdf.open(io.BytesIO(finish(body))) as pdf:
        entries = next(o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == Name.L)
        assert (str(entries.A.ListNumbering) if "/A" in entries else None) == numbering


def test_marked_text_is_what_another_reader_finds():
    texts = MarkedText()
    with Pdf.open(io.BytesIO(write_engine_pdf())) as pdf:
        for page, marks in zip(pdf.pages, read_marks(write_engine_pdf()), strict=True):
            assert {mark: texts.read(page.obj, mark).strip() for mark in marks} == {
                mark: text.strip() for mark, text in marks.items()
            }
            assert texts.read(page.obj, 99) == ""
