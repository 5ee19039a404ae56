from __future__ import annotations

import io

import page as validator
import pypdf
import pytest

from foldwell.finish.screen import finish_screen
from tests.impose.read_back import differ, draw_pages, read_tags
from tests.impose.sample import FACTS, SOURCE, write_engine_pdf, write_screen_pdf

HEADINGS = ["Cell shots for", "In short", "What happens on the", "What can go wrong", "Questions to ask", "Talk to us"]


@pytest.mark.parametrize("profile", ["ua1", "3a"])
@pytest.mark.parametrize("source", [b"", SOURCE])
def test_screen_file_is_accessible_and_archivable(profile, source):
    pdf = finish_screen(write_engine_pdf(), facts=FACTS, source=source)
    assert [failure.rule_id for failure in validator.validate_pdf_bytes(pdf, profile=profile).failures] == []


def test_no_page_looks_different():
    pairs = zip(draw_pages(write_engine_pdf()), draw_pages(write_screen_pdf()), strict=True)
    assert [differ(engine, screen) for engine, screen in pairs] == [0] * 6


def test_bookmarks_and_reading_order_stay():
    engine, screen = (pypdf.PdfReader(io.BytesIO(pdf)) for pdf in (write_engine_pdf(), write_screen_pdf()))
    assert str(engine.outline[0].title) == str(screen.outline[0].title) == "Cell shots for knee arthritis"
    tagged = read_tags(write_screen_pdf())
    assert tagged.broken == []
    headings = [text for text in tagged.texts if text in HEADINGS]
    assert headings == HEADINGS
    assert not any("Draft" in text for text in tagged.texts)


def test_same_input_same_bytes():
    assert finish_screen(write_engine_pdf(), facts=FACTS, source=SOURCE) == write_screen_pdf()
    assert finish_screen(write_engine_pdf(), facts=FACTS, source=b"{}") != write_screen_pdf()
