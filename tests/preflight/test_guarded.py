"""Files from anywhere: whatever they are, there is an answer, and soon."""

from __future__ import annotations

import zlib
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from foldwell.findings import Severity
from foldwell.preflight import OPENS, check_file
from foldwell.preflight.guarded import judge_path
from tests.preflight.samples import change_pdf


def write(change) -> bytes:
    """A file of one empty page, after a change."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 200))
        change(pdf)
        written = BytesIO()
        pdf.save(written)
    return written.getvalue()


def _circle_of_pages(pdf):
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


def _circle_of_bookmarks(pdf):
    first = pdf.make_indirect(Dictionary(Title="again", Dest=Array([pdf.pages[0].obj, Name.Fit])))
    first.Next = first
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=first, Last=first))


def _circle_of_forms(pdf):
    form = pdf.make_stream(b"/me Do /me Do", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    form.Resources = Dictionary(XObject=Dictionary(me=form))
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(me=form))
    pdf.pages[0].Contents = pdf.make_stream(b"/me Do")


def _circle_of_tags(pdf):
    tag = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Div))
    tag.K = Array([tag])
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=tag))


def _deep_spaces(pdf):
    space = Array([Name.Pattern, Name.DeviceRGB])
    for _ in range(40):
        space = Array([Name.Pattern, space])
    pdf.pages[0].Resources = Dictionary(ColorSpace=Dictionary(deep=space))
    pdf.pages[0].Contents = pdf.make_stream(b"/deep cs 1 0 0 scn 0 0 9 9 re f")


def _broken_stream(pdf):
    pdf.pages[0].Contents = pikepdf.Stream(pdf, b"no zlib at all", Filter=Name.FlateDecode)


def _wrong_types(pdf):
    pdf.pages[0].Annots = Array([Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.GoTo)), 7])
    pdf.pages[0].Resources = Dictionary(Font=3, XObject=Array([]))
    pdf.pages[0].Contents = pdf.make_stream(b"Q Q BT /F 9 Tf (x) Tj ET /a Do 1 re 3 w w f /x gs cm")


def _huge_page(pdf):
    pdf.pages[0].MediaBox = Array([0, 0, 1e6, 1e6])


HOSTILE = {
    "pages": _circle_of_pages,
    "bookmarks": _circle_of_bookmarks,
    "forms": _circle_of_forms,
    "tags": _circle_of_tags,
    "spaces": _deep_spaces,
    "stream": _broken_stream,
    "types": _wrong_types,
    "huge": _huge_page,
}


@pytest.mark.parametrize("purpose", [None, "press"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_has_findings(name, purpose):
    found = check_file(write(HOSTILE[name]), purpose=purpose)
    assert found


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.mkdir(), "this is a folder"),
        (lambda path: None, "there is no such file"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_bytes(b"Dear patient"), "not a PDF"),
        (lambda path: path.symlink_to("/dev/zero"), "no plain file"),
    ],
    ids=["folder", "missing", "empty", "text", "device"],
)
def test_what_is_no_pdf_is_one_finding_that_names_it(tmp_path, make, said):
    path = tmp_path / "a.pdf"
    make(path)
    (found,) = judge_path(path)
    assert found.code == OPENS
    assert said in found.message
    assert found.place.file == path.as_posix()


def test_file_that_is_too_large_is_not_read(tmp_path):
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.truncate(400_000_000)
    assert "at most 300 MB" in judge_path(path)[0].message


def test_forms_that_show_themselves_are_told_before_a_page_is_opened():
    (found,) = check_file(write(_circle_of_forms))
    assert "forms inside each other" in found.message


def test_bomb_ends(tmp_path):
    """A page whose text unpacks to a hundred times its size, twice over."""
    packed = zlib.compressobj()
    piece = b"0 0 9 9 re f\n" * 80_000
    body = b"".join(packed.compress(piece) for _ in range(100)) + packed.flush()

    def change(pdf):
        pdf.pages[0].Contents = pikepdf.Stream(pdf, zlib.compress(body), Filter=Array([Name.FlateDecode] * 2))

    path = tmp_path / "bomb.pdf"
    path.write_bytes(write(change))
    (found,) = judge_path(path, "press", seconds=4)
    assert found.code == OPENS
    assert "takes over 4 s" in found.message or "more memory" in found.message


def test_judging_that_takes_too_long_is_stopped(tmp_path, screen):
    path = tmp_path / "a.pdf"
    path.write_bytes(screen)
    (found,) = judge_path(path, seconds=0.01)
    assert "takes over 0.01 s" in found.message


def test_good_file_passes_by_itself(tmp_path, screen):
    path = tmp_path / "a.pdf"
    path.write_bytes(screen)
    assert judge_path(path) == ()


def test_file_that_claims_a_standard_is_held_to_it(screen):
    def spoil(pdf):
        del pdf.Root["/Lang"]

    claimed = {one.code: one.severity for one in check_file(change_pdf(screen, spoil))}
    assert claimed["preflight.language"] is Severity.ERROR
    assert claimed["preflight.pdf-ua"] is Severity.ERROR


def test_file_that_claims_nothing_is_warned_only():
    found = check_file(write(lambda pdf: None))
    assert {"preflight.tags", "preflight.language", "preflight.title"} <= {one.code for one in found}
    assert {one.severity for one in found} == {Severity.WARNING}


def test_missing_ghostscript_is_told_and_how_to_get_it(monkeypatch):
    monkeypatch.setenv("PATH", "")
    (found,) = (one for one in check_file(write(lambda pdf: None), purpose="press") if one.code == "preflight.ink")
    assert found.severity is Severity.NOTE
    assert "not checked" in found.message
    assert "apt-get install ghostscript" in found.remedy
