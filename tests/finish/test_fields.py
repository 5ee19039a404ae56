"""Lines to write on: typed in on screen, told to screen readers, and plain lines on paper."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache

import page as validator
import pikepdf
import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from fontTools.ttLib import TTFont

from foldwell.finish.fields import Form, add_fields
from foldwell.finish.structure import repair_structure
from foldwell.finish.tree import is_element, kids_of, walk_tree
from foldwell.model.locale import Locale
from foldwell.pipeline import Order, Shop
from foldwell.typeset.fonts import text_file
from tests.impose.read_back import differ, draw_pages
from tests.samples import SMALL, restructure, reword, small

VISIT = {"id": "visit", "kind": "appointment", "asks": ["date", "with"], "priority": 1}
LABELS = {
    "notes": "My questions",
    "visit--date": "Next visit: Date (month/day/year)",
    "visit--with": "Next visit: With",
}
UNUSUAL = "Dr. Łukasz Šimić ≥ 3 × “daily”"


@cache
def make(direction="ltr"):
    """The small brochure with an appointment after its notes."""

    def add(data):
        section = next(part for part in data["sections"] if any(b["kind"] == "notes_lines" for b in part["blocks"]))
        section["blocks"] = (*section["blocks"], VISIT)

    brochure = reword(restructure(small("handout"), add), blocks__visit="**Next visit:**")
    locale = brochure.locale.model_dump(by_alias=True) | {"direction": direction}
    return Shop(SMALL).make(replace(brochure, locale=Locale.model_validate(locale)), Order())


def file(ending, direction="ltr"):
    return next(made.data for made in make(direction).files if made.ending == ending)


@pytest.fixture(scope="module")
def screen():
    return file("screen.pdf")


def fields(data):
    return pypdf.PdfReader(io.BytesIO(data)).get_fields() or {}


def test_the_build_finds_nothing_wrong():
    assert not make().failed, [str(finding) for finding in make().findings]


def test_every_block_that_asks_has_its_fields_with_their_labels(screen):
    assert {name: field["/TU"] for name, field in fields(screen).items()} == LABELS


def test_notes_take_several_lines_and_parts_of_a_visit_one(screen):
    tall = {name: bool(int(field["/Ff"]) & 1 << 12) for name, field in fields(screen).items()}
    assert tall == {"notes": True, "visit--date": False, "visit--with": False}


def test_fields_are_read_where_their_lines_stand(screen):
    with pikepdf.open(io.BytesIO(screen)) as pdf:
        forms = [element for element, _ in walk_tree(pdf) if is_element(element, "/Form")]
        assert [str(kids_of(form)[0].Obj.T) for form in forms] == list(LABELS)
        parents = dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).items())
        for form in forms:
            assert parents[int(kids_of(form)[0].Obj.StructParent)] == form


@pytest.mark.parametrize("ending", ["screen.pdf", "office.pdf"])
def test_no_tag_that_says_something_is_empty(ending):
    with pikepdf.open(io.BytesIO(file(ending))) as pdf:
        assert {str(element.S) for element, _ in walk_tree(pdf) if not kids_of(element)} <= {"/NonStruct"}


def test_paper_has_lines_and_no_fields():
    with pikepdf.open(io.BytesIO(file("office.pdf"))) as pdf:
        assert "/AcroForm" not in pdf.Root
        marks = [mark.Subtype for page in pdf.pages for mark in page.obj.get("/Annots", ())]
        assert set(marks) == {pikepdf.Name.Link}
        assert not any(is_element(element, "/Form") for element, _ in walk_tree(pdf))
        fonts = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item]
        assert all("+" in str(font.FontName) for font in fonts)


def test_an_empty_field_looks_like_the_printed_line(screen):
    with pikepdf.open(io.BytesIO(screen)) as pdf:
        for page in pdf.pages:
            if "/Annots" in page.obj:
                del page.obj.Annots
        plain = io.BytesIO()
        pdf.save(plain)
    pairs = zip(draw_pages(plain.getvalue()), draw_pages(screen), strict=True)
    assert [differ(without, with_fields) for without, with_fields in pairs] == [0] * len(make().panels.pages)


def test_what_is_filled_in_by_another_program_is_read_back(screen):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(screen))
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, {"visit--date": "12/03/2026"}, auto_regenerate=False)
    written = io.BytesIO()
    writer.write(written)
    assert fields(written.getvalue())["visit--date"]["/V"] == "12/03/2026"


def test_what_is_filled_in_by_another_program_shows_those_letters(screen):
    """Such programs take codes for glyphs: pypdf reads them from the font, whatever CIDToGIDMap says."""
    text = "Šimon Łukasz Ωμέγα"
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(screen))
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, {"visit--with": text}, auto_regenerate=False)
    written = io.BytesIO()
    writer.write(written)
    with pikepdf.open(written) as pdf:
        shown = next(field for field in pdf.Root.AcroForm.Fields if str(field.T) == "visit--with").AP.N
        (font,) = shown.Resources.Font.values()
        program = font.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
        pieces = [operands[0] for operands, operator in pikepdf.parse_content_stream(shown) if str(operator) == "Tj"]
        codes = b"".join(bytes(piece) for piece in pieces)
    with TTFont(io.BytesIO(program)) as face:
        glyphs = [face.getGlyphID(face.getBestCmap()[ord(character)]) for character in text]
    assert codes == b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)


def type_in(data, name, text):
    """The file after a person typed into a field, and its page as a reader shows it."""
    place = fields_places(data)[name]
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        page = document[place[0]]
        for act in (pdfium.FORM_OnLButtonDown, pdfium.FORM_OnLButtonUp):
            act(document.formenv, page, 0, *place[1:])
        for sign in text:
            pdfium.FORM_OnChar(document.formenv, page, ord(sign), 0)
        pdfium.FORM_ForceToKillFocus(document.formenv)
        picture = page.render(scale=2, may_draw_forms=True).to_pil().convert("L")
        written = io.BytesIO()
        document.save(written)
    return written.getvalue(), picture


def fields_places(data):
    """Page and middle of each field."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {
            str(mark.T): (number, *((float(mark.Rect[k]) + float(mark.Rect[k + 2])) / 2 for k in (0, 1)))
            for number, page in enumerate(pdf.pages)
            for mark in page.obj.get("/Annots", ())
            if mark.Subtype == pikepdf.Name.Widget
        }


def test_typed_text_shows_and_is_kept(screen):
    typed, picture = type_in(screen, "visit--with", UNUSUAL)
    assert fields(typed)["visit--with"]["/V"] == UNUSUAL
    _, nothing = type_in(screen, "visit--with", "")
    assert differ(nothing.convert("RGB"), picture.convert("RGB")) > 0


@pytest.mark.parametrize("text", ["Nurse Ana", UNUSUAL, "Nguyễn Đỗ Ωμέγα Иван", "مرحبا 中文"])
def test_typed_text_is_set_in_the_font_of_the_brochure(text, screen):
    typed, _ = type_in(screen, "visit--with", text)
    with pikepdf.open(io.BytesIO(typed)) as pdf:
        shown = next(field for field in pdf.Root.AcroForm.Fields if str(field.T) == "visit--with").AP.N
        fonts = [operands[0] for operands, operator in pikepdf.parse_content_stream(shown) if str(operator) == "Tf"]
        assert {str(shown.Resources.Font[name].BaseFont) for name in fonts} == {"/SourceSans3-Regular"}


@pytest.mark.parametrize(("direction", "start"), [("ltr", 0), ("rtl", 2)])
def test_typing_begins_where_people_write_from(direction, start):
    with pikepdf.open(io.BytesIO(file("screen.pdf", direction))) as pdf:
        assert {int(field.Q) for field in pdf.Root.AcroForm.Fields} == {start}


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_files_with_fields_are_accessible_and_archivable(screen, profile):
    assert [one.rule_id for one in validator.validate_pdf_bytes(screen, profile=profile).failures] == []


def test_the_same_brochure_gives_the_same_bytes(screen):
    make.cache_clear()
    assert file("screen.pdf") == screen


def test_another_number_of_lines_than_was_laid_out_is_refused():
    panels = make().panels
    form = Form(panels.write_ins[:-1], text_file(SMALL, "Source Sans 3"))
    with pikepdf.open(io.BytesIO(panels.pdf)) as pdf:
        repair_structure(pdf)
        with pytest.raises(ValueError, match="were laid out"):
            add_fields(pdf, form)


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_lines_of_a_visit_begin_and_end_together_and_reach_the_edge(direction):
    panels = make(direction).panels
    visit = [place for place in panels.write_ins if place and place.name.startswith("visit")]
    assert len({(place.left, place.right) for place in visit}) == 1
    box = panels.pages[visit[0].page].box
    ends = {"ltr": box.width - box.right - visit[0].right, "rtl": visit[0].left - box.left}
    assert ends[direction] == pytest.approx(0, abs=0.1)
