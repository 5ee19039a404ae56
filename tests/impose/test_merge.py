from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace

import pikepdf
import pypdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from foldwell.impose.merge import OFFICE_CLIP, Clip, merge_onto_sides
from foldwell.impose.sides import Placement, Side
from tests.impose.read_back import PPI, differ, draw_pages, read_tags, read_text_in
from tests.impose.sample import place_sides, write_engine_pdf, write_screen_pdf

TURNS = pytest.mark.parametrize("turn_back", [False, True])


WHOLE = Clip()


def impose(pdf: bytes, sides, clip=WHOLE) -> bytes:
    with Pdf.open(io.BytesIO(pdf)) as opened:
        merge_onto_sides(opened, sides, clip=clip)
        written = io.BytesIO()
        opened.save(written)
    return written.getvalue()


def place_of(page: int, turn_back: bool):
    return next(
        (i, side, p) for i, side in enumerate(place_sides(turn_back)) for p in side.placements if p.page == page
    )


def on_sheet(page: int, box, turn_back: bool):
    """The side and box (left, bottom, right, top) where a box of a page must be, by the geometry alone."""
    number, _, placed = place_of(page, turn_back)
    left, bottom, right, top = box
    if placed.rotation:
        left, bottom, right, top = (
            placed.width - right,
            placed.height - top,
            placed.width - left,
            placed.height - bottom,
        )
    return number, (left + placed.x, bottom + placed.y, right + placed.x, top + placed.y)


@TURNS
def test_no_word_is_lost_and_tags_keep_the_order_of_reading(turn_back):
    screen = write_screen_pdf()
    before, after = read_tags(screen), read_tags(impose(screen, place_sides(turn_back)))
    assert before.broken == after.broken == []
    assert before.texts == after.texts
    assert before.kinds == after.kinds
    assert "Cell shots for" in before.texts[0]


def test_a_second_reader_finds_the_same_words():
    def words(pdf):
        return Counter(w for page in pypdf.PdfReader(io.BytesIO(pdf)).pages for w in page.extract_text().split())

    screen = write_screen_pdf()
    assert words(screen) == words(impose(screen, place_sides()))
    assert words(screen)["arthritis"] == 1


def paste_panels(side: Side, panels: list[Image.Image]) -> Image.Image:
    sheet = Image.new("RGB", (round(side.width * PPI / 72), round(side.height * PPI / 72)), "white")
    for placed in side.placements:
        top = side.height - placed.y - placed.height
        sheet.paste(panels[placed.page], (round(placed.x * PPI / 72), round(top * PPI / 72)))
    return sheet


def test_sheets_look_like_their_panels_side_by_side():
    panels = draw_pages(write_screen_pdf())
    sheets = draw_pages(impose(write_screen_pdf(), place_sides()))
    pasted = [paste_panels(side, panels) for side in place_sides()]
    assert [differ(sheet, want) for sheet, want in zip(sheets, pasted, strict=True)] == [0, 0]
    assert differ(sheets[0], pasted[1]) > 0, "the comparison can't fail"


def test_a_turned_back_looks_like_the_plain_one_upside_down():
    plain, turned = (draw_pages(impose(write_screen_pdf(), place_sides(turn))) for turn in (False, True))
    assert differ(plain[0], turned[0]) == 0
    upside_down = plain[1].rotate(180)
    small = (plain[1].width // 8, plain[1].height // 8)
    assert differ(upside_down.resize(small, Image.Resampling.BOX), turned[1].resize(small, Image.Resampling.BOX)) < 16
    assert differ(plain[1].resize(small, Image.Resampling.BOX), turned[1].resize(small, Image.Resampling.BOX)) > 128


@TURNS
def test_links_lie_on_their_words(turn_back):
    screen, merged = write_screen_pdf(), impose(write_screen_pdf(), place_sides(turn_back))
    found = []
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(screen)).pages):
        for annotation in page.get("/Annots", []):
            box = [float(v) for v in annotation.get_object()["/Rect"]]
            side, moved = on_sheet(number, box, turn_back)
            rects = [a.get_object()["/Rect"] for a in pypdf.PdfReader(io.BytesIO(merged)).pages[side]["/Annots"]]
            assert [pytest.approx(moved, abs=0.001) == [float(v) for v in rect] for rect in rects].count(True) == 1
            found.append(read_text_in(screen, number, box))
            assert read_text_in(merged, side, moved) == found[-1]
    assert found == ["what", "can go wrong", "All our sources online", "All our sources", "the cover"]


@TURNS
def test_destinations_and_bookmarks_lead_to_the_same_words(turn_back):
    screen, merged = (
        pypdf.PdfReader(io.BytesIO(pdf))
        for pdf in (write_screen_pdf(), impose(write_screen_pdf(), place_sides(turn_back)))
    )
    named = set(screen.named_destinations)
    assert named == set(merged.named_destinations) >= {"cover", "harms"}
    pairs = [(screen.named_destinations[name], merged.named_destinations[name]) for name in sorted(named)]
    flat = [[], []]
    for titles, outline in zip(flat, (screen.outline, merged.outline), strict=True):
        stack = list(outline)
        while stack:
            entry = stack.pop(0)
            stack = entry + stack if isinstance(entry, list) else (titles.append(entry), stack)[1]
    assert [entry.title for entry in flat[0]] == [entry.title for entry in flat[1]]
    assert len(flat[0]) == 7
    for old, new in [*pairs, *zip(*flat, strict=True)]:
        page = screen.get_destination_page_number(old)
        side, (x, y, _, _) = on_sheet(page, (old.left, old.top, old.left, old.top), turn_back)
        assert merged.get_destination_page_number(new) == side
        assert (float(new.left), float(new.top)) == pytest.approx((x, y), abs=0.001)


@TURNS
def test_boxes_of_figures_move_along(turn_back):
    def boxes(pdf):
        with Pdf.open(io.BytesIO(pdf)) as opened:
            pages = [page.obj.objgen for page in opened.pages]
            found = [o for o in opened.objects if isinstance(o, Dictionary) and o.get("/S") == Name.Figure]
            return {str(o.Alt): (pages.index(o.Pg.objgen), [float(v) for v in o.A.BBox]) for o in found}

    before, after = boxes(write_screen_pdf()), boxes(impose(write_screen_pdf(), place_sides(turn_back)))
    assert len(before) == 3
    for alt, (page, box) in before.items():
        side, moved = on_sheet(page, box, turn_back)
        assert after[alt][0] == side
        assert after[alt][1] == pytest.approx(moved, abs=0.001)


def test_an_empty_spot_and_an_empty_side_stay_white():
    screen = write_engine_pdf('<section class="cover"><h1>Alone</h1></section>')
    outside, inside = place_sides()
    alone = replace(outside, placements=tuple(replace(p, page=0) for p in outside.placements if p.panel == "cover"))
    merged = impose(screen, (alone, replace(inside, placements=())))
    sheets = draw_pages(merged)
    assert sheets[1].getextrema() == ((255, 255),) * 3
    assert sheets[0].crop((0, 0, 1053, 1224)).getextrema() == ((255, 255),) * 3
    assert sheets[0].getpixel((1500, 600)) != (255, 255, 255)
    assert read_tags(merged).texts == ["Alone"]


@TURNS
def test_clip_keeps_the_edges_white_and_the_folds_printed(turn_back):
    edge = int(OFFICE_CLIP.left * PPI / 72)
    assert edge == 39
    merged = draw_pages(impose(write_screen_pdf(), place_sides(turn_back), OFFICE_CLIP))
    bare = draw_pages(impose(write_screen_pdf(), place_sides(turn_back)))
    for sheet in merged:
        frame = sheet.copy()
        frame.paste((255, 255, 255), (edge, edge, sheet.width - edge, sheet.height - edge))
        assert frame.getextrema() == ((255, 255),) * 3
    inner = (edge + 1, edge + 1, bare[0].width - edge - 1, bare[0].height - edge - 1)
    assert [differ(a.crop(inner), b.crop(inner)) for a, b in zip(merged, bare, strict=True)] == [0, 0]
    assert bare[0].getpixel((5, 5)) != (255, 255, 255), "without the clip the ground reaches the edge"


def test_same_name_for_two_things_on_one_side():
    """Two pages whose own resources call different gradients, states and pictures by the same names."""
    pdf = Pdf.open(io.BytesIO(make_page_pair()))
    merged = io.BytesIO()
    merge_onto_sides(pdf, PAIR, clip=Clip())
    pdf.save(merged)
    sheet = draw_pages(merged.getvalue())[0]
    assert [sheet.getpixel((x, 100)) for x in (50, 150, 250, 350)] == [(255, 0, 0)] * 2 + [(0, 0, 255)] * 2


PAIR = (Side("front", 200, 100, (Placement(0, "one", 0, 0, 100, 100), Placement(1, "two", 100, 0, 100, 100)), (100,)),)


def make_page_pair(*, default_spaces: bool = False) -> bytes:
    pdf = pikepdf.new()
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(S=Name.Document, P=root, K=Array()))
    root.K, root.ParentTree = document, Dictionary(Nums=Array())
    pdf.Root.StructTreeRoot = root
    for number, color in enumerate((b"1 0 0", b"0 0 1")):
        page = pdf.add_blank_page(page_size=(100, 100)).obj
        tile = pdf.make_stream(color + b" rg 0 0 50 100 re f")
        for key, value in {"Type": Name.Pattern, "PatternType": 1, "PaintType": 1, "TilingType": 1}.items():
            tile["/" + key] = value
        tile.BBox, tile.XStep, tile.YStep, tile.Resources = Array([0, 0, 50, 100]), 50, 100, Dictionary()
        page.Resources = Dictionary(Pattern=Dictionary(p0=tile), ExtGState=Dictionary(a=Dictionary(ca=1)))
        if default_spaces:
            page.Resources.ColorSpace = Dictionary(
                DefaultRGB=Array([Name.CalRGB, Dictionary(Gamma=Array([1, 1, number + 1]))])
            )
        page.Contents = pdf.make_stream(b"/a gs /Pattern cs /p0 scn /P <</MCID 0>> BDC 0 0 100 100 re f EMC")
        page.StructParents = number
        part = pdf.make_indirect(Dictionary(S=Name.P, P=document, Pg=page, K=0))
        document.K.append(part)
        root.ParentTree.Nums.extend([number, Array([part])])
    written = io.BytesIO()
    pdf.save(written)
    return written.getvalue()


def spoil(pdf: bytes, change) -> bytes:
    with Pdf.open(io.BytesIO(pdf)) as opened:
        change(opened)
        written = io.BytesIO()
        opened.save(written)
    return written.getvalue()


def add_note(pdf):
    pdf.pages[1].obj.Annots.append(pdf.make_indirect(Dictionary(Subtype=Name.Text, Rect=Array([0, 0, 9, 9]))))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda pdf: setattr(pdf.pages[2].obj, "Rotate", 90), "page 3 has /Rotate, which imposing would lose"),
        (
            lambda pdf: setattr(pdf.pages[1].obj, "MediaBox", [0, 0, 265.5, 612]),
            "page 2 is 265.5 x 612 pt, but panel flap",
        ),
        (lambda pdf: pdf.pages.append(pdf.pages[0]), "page 7 has no place"),
        (add_note, "kind /Text can't be imposed"),
        (lambda pdf: pdf.pages[0].obj.Resources.Pattern.__delitem__("/p0"), "the page uses /p0"),
    ],
)
def test_pages_that_would_lose_something_are_refused(change, message):
    with pytest.raises(ValueError, match=message):
        impose(spoil(write_screen_pdf(), change), place_sides())


def test_places_that_do_not_fit_the_pages_are_refused():
    outside, inside = place_sides()
    twice = replace(inside, placements=tuple(replace(p, page=min(p.page + 3, 6)) for p in inside.placements))
    message = "page 3 has no place; page 4 has no place; page 5 has no place; page 6 has 2 places.*there is no page 7"
    with pytest.raises(ValueError, match=message):
        impose(write_screen_pdf(), (outside, twice))


def test_tags_inside_forms_are_refused():
    faded = write_engine_pdf('<section class="cover" style="opacity: .5"><h1>Faint</h1></section>')
    cover = Side("front", 265.5, 612, (Placement(0, "cover", 0, 0, 265.5, 612),))
    with pytest.raises(ValueError, match="holds tagged content"):
        impose(faded, (cover,))


def test_colour_spaces_that_clash_are_refused():
    with pytest.raises(ValueError, match="different /DefaultRGB"):
        impose(make_page_pair(default_spaces=True), PAIR)
