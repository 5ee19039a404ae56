from __future__ import annotations

import io

import page as validator
import pytest
from pikepdf import Dictionary, Name, Pdf

from foldwell.finish.metadata import write_metadata
from foldwell.finish.structure import repair_structure
from tests.impose.read_back import read_tags
from tests.impose.sample import FACTS, write_engine_pdf

HEAD = '<section class="cover"><h1>Title</h1>'
TABLE = "<table><thead><tr><th colspan='2'>Both</th></tr></thead><tbody><tr><th>A</th><td>1</td></tr></tbody></table>"


def finish(body: str, *, repaired: bool = True) -> bytes:
    with Pdf.open(io.BytesIO(write_engine_pdf(f"{HEAD}{body}</section>"))) as pdf:
        write_metadata(pdf, FACTS)
        if repaired:
            repair_structure(pdf)
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def judge(pdf: bytes) -> set[str]:
    return {f.rule_id for p in ("ua1", "3a") for f in validator.validate_pdf_bytes(pdf, profile=p).failures}


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<ul><li><p>One</p><p>Two</p></li></ul>", "LI-KIDS"),
        ("<ul><li>Words <b>bold</b><div>block</div></li></ul>", "LI-KIDS"),
        ("<ul><div>stray</div><li>One</li></ul>", "L-KIDS"),
        ("<p><a href='https://example.org'><b>Bold</b> link</a></p>", "LINK-LINK-TAG"),
        ("<h2><a href='https://example.org'><span>In a heading</span></a></h2>", "LINK-LINK-TAG"),
        (TABLE, ""),
    ],
)
def test_what_the_engine_leaves_invalid_is_mended(body, rule):
    spoiled, mended = finish(body, repaired=False), finish(body)
    if rule:
        assert any(rule in failure for failure in judge(spoiled)), "the sample is not bad"
    assert judge(mended) == set()
    assert read_tags(mended).broken == []
    words = [text for text in read_tags(spoiled).texts if text]
    assert sorted(read_tags(mended).texts) == sorted(words), "no text may change or go"


def find(pdf: Pdf, kind: str) -> list[Dictionary]:
    return [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == Name("/" + kind)]


def test_an_item_holds_its_label_then_its_body():
    tagged = read_tags(finish("<ol><li><p>One</p><p>Two</p></li></ol>"))
    start = tagged.kinds.index("/LI")
    assert tagged.kinds[start : start + 3] == ["/LI", "/Lbl", "/Span"]
    assert tagged.kinds[start + 3 :].count("/LBody") == 1
    assert [text.strip() for text in tagged.texts[1:]] == ["1.", "One", "Two"]


def test_header_cells_say_what_they_head_and_can_be_found():
    with Pdf.open(io.BytesIO(finish(TABLE))) as pdf:
        scopes = [str(cell.A.Scope) for cell in find(pdf, "TH")]
        names = pdf.Root.StructTreeRoot.IDTree.Names
        assert all(names[i] == names[i + 1].ID for i in range(0, len(names), 2))
        assert len(names) == 4
    assert scopes == ["/Column", "/Row"]


def test_boxes_of_figures_and_links_are_points_from_the_lower_left():
    drawing = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>Dot</title><circle r='9'/></svg>"
    with Pdf.open(io.BytesIO(finish(f"{drawing}<p><a href='https://example.org'>x</a></p>"))) as pdf:
        left, bottom, right, top = (float(v) for v in find(pdf, "Figure")[0].A.BBox)
        assert (right - left, top - bottom) == pytest.approx((90, 90))
        assert left == pytest.approx(38)
        assert 400 < bottom < top < 572
        rect = [float(v) for v in pdf.pages[0].Annots[0].Rect]
        assert rect[0] < rect[2]
        assert rect[1] < rect[3]


def test_running_feet_are_artifacts_for_a_screen_reader():
    spoiled, mended = read_tags(finish("<p>Body</p>", repaired=False)), read_tags(finish("<p>Body</p>"))
    assert any("Draft, page 1" in problem for problem in spoiled.broken), "the sample is not bad"
    assert mended.broken == []
    assert mended.texts == ["Title", "Body"]
    with Pdf.open(io.BytesIO(finish("<p>Body</p>"))) as pdf:
        assert b"/Artifact <</Type /Pagination>> BDC" in pdf.pages[0].Contents.read_bytes()


def test_a_picture_in_a_link_keeps_its_link():
    picture = "<img alt='Us' src='data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E'>"
    assert judge(finish(f"<p><a href='https://example.org'>{picture}</a></p>")) == set()
