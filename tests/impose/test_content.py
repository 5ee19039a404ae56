from __future__ import annotations

import pikepdf
import pytest

from foldwell.impose.content import named_resources, read_plain, rename_resources, shift_marks, unmark

CONTENT = (
    b"/Pattern cs /p0 scn /a1 gs /Span <</MCID 0>> BDC BT /p0 12 Tf [<0004>0<0020>] TJ ET EMC "
    b"/Figure\n<</MCID 11>>\nBDC\n/x0 Do EMC /Artifact BMC 0 0 1 1 re f EMC"
)


def make_pdf(content: bytes) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.pages[0].obj.Contents = pikepdf.Array([pdf.make_stream(content), pdf.make_stream(b"0 g")])
    return pdf


def test_plain_content_is_read_whole():
    pdf = make_pdf(CONTENT)
    assert read_plain(pdf.pages[0].obj) == CONTENT + b"\n0 g"


@pytest.mark.parametrize(
    "unsafe", [b"(a /MCID 3) Tj", b"% /p0 scn", b"BI /W 1 /H 1 ID x EI", b"/Span <</MCID 0 /ActualText (x)>> BDC"]
)
def test_content_that_is_not_plain_is_refused(unsafe):
    pdf = make_pdf(CONTENT + b"\n" + unsafe)
    with pytest.raises(ValueError, match="can't be edited"):
        read_plain(pdf.pages[0].obj)


def test_marks_count_on():
    assert shift_marks(CONTENT, 0) == CONTENT
    shifted = shift_marks(CONTENT, 7)
    assert b"/MCID 7>>" in shifted
    assert b"/MCID 18>>" in shifted
    assert len(shifted) == len(CONTENT)


def test_only_the_named_category_is_renamed():
    assert named_resources(CONTENT) == [
        ("/ColorSpace", "/Pattern"),
        ("/ExtGState", "/a1"),
        ("/Font", "/p0"),
        ("/Pattern", "/p0"),
        ("/XObject", "/x0"),
    ]
    renamed = rename_resources(CONTENT, {("/Pattern", "/p0"): "/p0-1"})
    assert renamed == CONTENT.replace(b"/p0 scn", b"/p0-1 scn")
    assert rename_resources(CONTENT, {}) is CONTENT


def test_marks_that_are_not_kept_become_artifacts():
    assert unmark(CONTENT, {0, 11}) == CONTENT
    assert unmark(CONTENT, {11}) == CONTENT.replace(b"/Span <</MCID 0>> BDC", b"/Artifact <</Type /Pagination>> BDC")
