"""The print shop's file from end to end: boxes, words, inks, what it says of itself, and the same bytes each time."""

import hashlib
import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from foldwell.expectations import expect_press
from foldwell.findings import Severity
from foldwell.finish.press.sheets import press_margin
from foldwell.impose.press_sheets import press_sides
from foldwell.model.brand import PrintColor
from foldwell.pipeline import Order, Shop
from foldwell.preflight.check import check_file
from foldwell.press_file import make_press, suit_shop
from foldwell.read.print_shops import read_print_shop
from foldwell.typeset.engine import Engine
from foldwell.typeset.typesetting import Typesetter
from foldwell.units import mm
from tests.samples import BUNDLED, ROOT, composer, sample, shelf

PRESS = Order(media=("screen", "press"))
SAMPLES = [
    ("riverside", "letter", "trifold"),
    ("sunfield", "a4", "bifold"),
    ("riverside", "letter", "walletcard"),
    ("sunfield", "a4", "booklet"),
    ("riverside", "tabloid", "poster"),
]


@cache
def shop():
    return Shop(BUNDLED)


@cache
def make(clinic, paper, layout, locale="en-US"):
    return shop().make(sample(clinic, paper, layout, locale), PRESS)


@cache
def profile(clinic, paper, layout, locale="en-US"):
    return read_print_shop(shelf(BUNDLED), sample(clinic, paper, layout, locale).clinic)


def file(made, ending="press.pdf"):
    return next(file.data for file in made.files if file.ending == ending)


def open_file(made):
    return pikepdf.open(io.BytesIO(file(made)))


def sides_of(made, read):
    names = [page.panel for page in made.panels.pages]
    margin = press_margin(read.shop)
    form = suit_shop(made.brochure, read).form
    return press_sides(form, names, arrangement=read.shop.sheets, margin=margin)


def boxes(page):
    return {name: [float(n) for n in page.obj[f"/{name}"]] for name in ("MediaBox", "BleedBox", "TrimBox")}


def letters(page):
    """Every visible character with the corner of its box, in points of the page."""
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        character = text.get_text_range(index, 1)
        if character.strip():
            left, bottom, _, _ = text.get_charbox(index)
            found.append((character, left, bottom))
    return found


def serious(made):
    """The errors and warnings of a brochure or a press file."""
    return [str(finding) for finding in made.findings if finding.severity is not Severity.NOTE]


@pytest.mark.parametrize("which", SAMPLES, ids="-".join)
def test_the_file_passes_its_checks(which):
    assert serious(make(*which)) == []


@pytest.mark.parametrize("which", SAMPLES, ids="-".join)
def test_boxes_are_exact_and_nest(which):
    read = profile(*which)
    with open_file(make(*which)) as pdf:
        for page, side in zip(pdf.pages, sides_of(make(*which), read), strict=True):
            found = boxes(page)
            margin, bleed = press_margin(read.shop), read.shop.bleed.pt
            assert found["MediaBox"] == pytest.approx([0, 0, side.width, side.height], abs=1e-3)
            for name, inset in (("TrimBox", margin), ("BleedBox", margin - bleed)):
                corners = [inset, inset, side.width - inset, side.height - inset]
                assert found[name] == pytest.approx(corners, abs=1e-3)


def test_the_trim_is_the_sheet_or_the_block_of_cards():
    expected = {SAMPLES[0]: (792, 612), SAMPLES[1]: (841.8898, 595.2756), SAMPLES[2]: (485.2913, 612.0567)}
    for which, size in expected.items():
        with open_file(make(*which)) as pdf:
            left, bottom, right, top = boxes(pdf.pages[0])["TrimBox"]
        assert (right - left, top - bottom) == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize("which", [*SAMPLES[:3], (*SAMPLES[0], "ar-XB")], ids="-".join)
def test_every_letter_stands_where_it_stands_on_the_screen(which):
    made = make(*which)
    screen, press = (pypdfium2.PdfDocument(file(made, ending)) for ending in ("screen.pdf", "press.pdf"))
    for number, side in enumerate(sides_of(made, profile(*which))):
        wanted = []
        for place in side.placements:
            for character, left, bottom in letters(screen[place.page]):
                wanted.append((character, round(place.x + left), round(place.y + bottom)))
        found = [(character, round(left), round(bottom)) for character, left, bottom in letters(press[number])]
        assert len(found) == len(wanted)
        near = {(c, x + dx, y + dy) for c, x, y in wanted for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
        assert [one for one in found if one not in near] == []


@pytest.mark.parametrize("which", [SAMPLES[0], SAMPLES[1], SAMPLES[4]], ids="-".join)
def test_grounds_reach_the_bleed_and_nothing_but_marks_goes_beyond(which):
    """Along each outer edge, the picture at the rim of the bleed is that just inside the trim."""
    with open_file(make(*which)) as pdf:
        found = boxes(pdf.pages[0])
    document = pypdfium2.PdfDocument(file(make(*which)))
    scale = 2
    picture = document[0].render(scale=scale).to_pil().convert("RGB")
    _, _, width, height = (round(n * scale) for n in found["MediaBox"])
    rim, inside = (found[name][0] * scale for name in ("BleedBox", "TrimBox"))
    outer, inner = round(rim) + 2, round(inside) + 2
    for upright in (True, False):
        for far in (False, True):
            strips = []
            for depth in (outer, inner):
                at = (width if upright else height) - depth - 1 if far else depth
                box = (at, inner, at + 1, height - inner) if upright else (inner, at, width - inner, at + 1)
                strips.append(picture.crop(box))
            assert ImageChops.difference(*strips).getbbox() is None


def test_neighbours_do_not_paint_over_the_fold():
    """The cover's ground ends at the fold to the pixel: the back's white begins there."""
    made = make(*SAMPLES[0])
    side = sides_of(made, profile(*SAMPLES[0]))[0]
    fold = max(fold.at for fold in side.folds)
    scale = 4
    picture = pypdfium2.PdfDocument(file(made))[0].render(scale=scale).to_pil().convert("RGB")
    y = round(picture.height * 0.6)
    assert picture.getpixel((round(fold * scale) - 2, y)) == (255, 255, 255)
    assert max(picture.getpixel((round(fold * scale) + 1, y))) < 128


def test_it_says_what_it_is():
    made, read = make(*SAMPLES[0]), profile(*SAMPLES[0])
    assert file(made).startswith(b"%PDF-1.6")
    with open_file(made) as pdf:
        assert set(pdf.Root.keys()) <= {"/Type", "/Pages", "/Metadata", "/OutputIntents"}
        (intent,) = pdf.Root.OutputIntents
        assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "CGATS TR 006")
        assert intent.DestOutputProfile.N == 4
        assert intent.DestOutputProfile.read_bytes() == read.icc
        assert str(pdf.docinfo["/Trapped"]) == "/False"
        assert "/ID" in pdf.trailer
        packet = ET.fromstring(pdf.Root.Metadata.read_bytes().decode())
        told = {one.tag.rsplit("}", 1)[1]: one for one in packet.iter()}
        assert told["GTS_PDFXVersion"].text == "PDF/X-4"
        assert told["Trapped"].text == "False"
        assert "".join(told["identifier"].itertext()) == made.brochure.name
        source = json.loads(next(one.text for one in packet.iter("{https://foldwell.example/ns/1.0/}Source")))
        assert (source["document"], source["layout"]) == (made.brochure.topic.document, "trifold")
        for page in pdf.pages:
            assert not {"/Annots", "/StructParents", "/Tabs", "/AA"} & set(page.obj.keys())


@pytest.mark.parametrize("which", SAMPLES[:3], ids="-".join)
def test_all_fonts_are_in_the_file_and_nothing_is_rgb(which):
    with open_file(make(*which)) as pdf:
        for thing in pdf.objects:
            if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                continue
            if thing.get("/Type") == pikepdf.Name.FontDescriptor:
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(thing.keys())
            assert "/DeviceRGB" not in (str(thing.get("/ColorSpace", "")), str(thing.get("/CS", "")))
        for page in pdf.pages:
            operators = {str(one.operator) for one in pikepdf.parse_content_stream(page)}
            assert not operators & {"rg", "RG", "g", "G", "BDC", "BMC"}


def test_it_is_made_anew_to_the_same_bytes():
    script = (
        "import hashlib; from tests.test_press import file, make, SAMPLES;"
        "print(hashlib.sha256(file(make(*SAMPLES[2]))).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == hashlib.sha256(file(make(*SAMPLES[2]))).hexdigest()


def press_with(which, **changes):
    """A brochure's press file at a shop that asks for something else, and that shop."""
    read = profile(*which)
    changed = replace(read, shop=read.shop.model_copy(update=changes))
    typesetter = Typesetter(composer(BUNDLED), Engine(BUNDLED))
    return make_press(sample(*which), make(*which).panels, changed, typesetter, BUNDLED), changed


def open_pressed(pressed):
    assert serious(pressed) == []
    return pikepdf.open(io.BytesIO(pressed.data))


def test_single_pages_are_cards_by_themselves_and_pages_of_a_booklet():
    for which, count, size in ((SAMPLES[2], 2, (242.6457, 153.0142)), (SAMPLES[3], None, (420.945, 595.276))):
        pressed, _ = press_with(which, sheets="pages")
        with open_pressed(pressed) as pdf:
            assert len(pdf.pages) == (count or len(make(*which).panels.pages))
            left, bottom, right, top = boxes(pdf.pages[0])["TrimBox"]
            assert (right - left, top - bottom) == pytest.approx(size, abs=0.01)


def test_another_fold_allowance_moves_the_folds():
    pressed, read = press_with(SAMPLES[0], fold_allowance=mm(3))
    usual, moved = (sides_of(make(*SAMPLES[0]), one)[0].folds for one in (profile(*SAMPLES[0]), read))
    assert [fold.at for fold in usual] != [fold.at for fold in moved]
    with open_pressed(pressed) as pdf:
        drawn = pdf.pages[0].obj.Contents.read_bytes()
    assert all(f"{fold.at:.4f}".rstrip("0").rstrip(".").encode() in drawn for fold in moved)


def test_without_marks_the_sheet_ends_with_the_bleed():
    pressed, _ = press_with(SAMPLES[2], marks=(), bleed=mm(5))
    with open_pressed(pressed) as pdf:
        found = boxes(pdf.pages[0])
        assert found["MediaBox"] == found["BleedBox"]
        assert found["TrimBox"][0] == pytest.approx(mm(5).pt, abs=1e-3)


def make_branded(which, printed, palette=()):
    """A brochure whose brand prints colours in these inks, and has some of these colours."""
    brochure = sample(*which)
    brand = brochure.brand.model_copy(deep=True)
    brand.color.palette.update(palette)
    brand.defaults.foldwell.print.update(printed)
    return shop().make(replace(brochure, brand=brand), PRESS)


def test_a_spot_colour_of_the_brand_has_its_own_plate():
    made = make_branded(SAMPLES[0], {"deep-teal": PrintColor(spot="PANTONE 3165 C")})
    assert serious(made) == []
    with open_file(made) as pdf:
        spaces = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Array) and len(thing) == 4]
        names = {str(space[1]) for space in spaces if str(space[0]) == "/Separation"}
    assert names == {"/PANTONE 3165 C"}


def test_a_brand_of_rich_blacks_has_text_and_code_in_black_ink_and_is_under_the_limit():
    inks = {"cmyk": {"c": 80, "m": 70, "y": 70, "k": 100}}
    printed = {"ink": PrintColor(**inks), "deep-teal": PrintColor(**inks)}
    made = make_branded(SAMPLES[2], printed, {"ink": "#000000", "deep-teal": "#101418"})
    assert {finding.code for finding in made.findings if finding.severity is Severity.WARNING} == {
        "press.brand-over-limit"
    }
    assert not made.failed


def test_a_brand_colour_over_the_limit_is_told():
    pressed, read = press_with(SAMPLES[0], ink_limit=220)
    codes = [finding.code for finding in pressed.findings]
    assert codes.count("press.brand-over-limit") == 1
    assert "press.brand-over-limit" not in [finding.code for finding in make(*SAMPLES[0]).findings]
    assert read.shop.ink_limit == 220


def test_a_file_with_other_pages_is_found_out():
    made, read = make(*SAMPLES[0]), profile(*SAMPLES[0])
    expected = expect_press(made.brochure, made.panels, sides_of(made, read), BUNDLED, read)
    with open_file(made) as pdf:
        pdf.pages[0].obj.TrimBox = pikepdf.Array([0, 0, 700, 600])
        out = io.BytesIO()
        pdf.save(out)
    assert {finding.code for finding in check_file(out.getvalue(), expected)} >= {"preflight.pages"}
    assert expected.press.condition == "CGATS TR 006"
