"""Small documents of the engine, turned into inks: colours, gradients, pictures, patterns, opacity, masks."""

import io
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name
from PIL import Image
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from foldwell.finish.press.inks import PressInks, brand_inks
from foldwell.finish.press.pictures import most_ink
from foldwell.finish.press.profile import OutputProfile
from foldwell.finish.press.walk import ink_pages
from foldwell.model.brand import PrintColor

ICC = Path(__file__).parents[3] / "styles/icc/GRACoL2006_TR006_free.icc"
STYLE = "<style>@page{size:200pt 200pt;margin:10pt} body{margin:0} div{height:40pt}</style>"
RGB_OPERATORS = {"rg", "RG", "g", "G"}


@cache
def profile():
    return OutputProfile(ICC.read_bytes(), 3.0)


def picture(kind, mode="RGB"):
    """A picture with all colours in it."""
    ramp = Image.linear_gradient("L").resize((64, 64))
    turned = ramp.transpose(Image.Transpose.ROTATE_90)
    bands = {"RGB": (ramp, turned, ramp.transpose(Image.Transpose.ROTATE_180)), "L": (ramp,)}
    bands["RGBA"] = (*bands["RGB"], turned)
    out = io.BytesIO()
    Image.merge(mode, bands[mode]).save(out, kind)
    return out.getvalue()


class Fetcher(URLFetcher):
    """Answers `sample:<kind>-<mode>`."""

    def fetch(self, url, headers=None):
        kind, mode = url.removeprefix("sample:").split("-")
        return URLFetcherResponse(url, picture(kind, mode), {"Content-Type": f"image/{kind}"})


def ink(body, brand=()):
    """An inked document of one page."""
    html = HTML(string=STYLE + body, url_fetcher=Fetcher(allowed_protocols={"sample"}))
    pdf = pikepdf.open(io.BytesIO(html.write_pdf(pdf_version="1.6")))
    spots = ink_pages(pdf, PressInks(profile(), brand), profile())
    out = io.BytesIO()
    pdf.save(out)
    return pikepdf.open(out), spots


def streams(pdf):
    """Every content stream: the page's, forms', patterns'."""
    yield pdf.pages[0]
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and (thing.get("/Subtype") == Name.Form or "/PatternType" in thing):
            yield thing


def instructions(pdf):
    found = (one for stream in streams(pdf) for one in pikepdf.parse_content_stream(stream))
    return [(str(one.operator), list(one.operands)) for one in found]


def pictures(pdf):
    return [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image]


def assert_no_rgb(pdf):
    told = instructions(pdf)
    assert not [one for one in told if one[0] in RGB_OPERATORS]
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            assert thing.get("/ColorSpace") != Name.DeviceRGB
            assert thing.get("/CS") != Name.DeviceRGB
            assert "/Group" not in thing or thing.Group.get("/CS") != Name.DeviceRGB


def fills(pdf):
    return [tuple(float(number) for number in operands) for operator, operands in instructions(pdf) if operator == "k"]


SAMPLES = {
    "rgb": '<div style="background:#14505c;color:#c8553d">a</div>',
    "grey": '<div style="background:#808080">a</div>',
    "linear": '<div style="background:linear-gradient(#14505c,#f00 30%,#fff)"></div>',
    "radial": '<div style="background:radial-gradient(#14505c,rgba(255,0,0,.3))"></div>',
    "pattern": '<div style="background:url(sample:png-RGB) 0 0/10pt 10pt repeat"></div>',
    "jpeg": '<img src="sample:jpeg-RGB" style="width:40pt">',
    "png": '<img src="sample:png-RGB" style="width:40pt">',
    "png with a mask": '<img src="sample:png-RGBA" style="width:40pt">',
    "grey picture": '<img src="sample:jpeg-L" style="width:40pt">',
    "opacity": '<div style="opacity:.5;background:#14505c;color:#fff">a</div>',
    "alpha": '<div style="background:rgba(20,80,92,.5)">a</div>',
    "lab": '<div style="background:lab(40% 50 20);color:oklch(60% .1 200)">a</div>',
    "border": '<div style="border:3pt dashed #14505c">a</div>',
    "svg": '<svg width="50" height="50"><linearGradient id="g"><stop stop-color="red"/><stop offset="1" '
    'stop-color="blue" stop-opacity=".2"/></linearGradient><rect width="50" height="50" fill="url(#g)"/>'
    '<circle r="9" stroke="green" fill="none"/></svg>',
    "svg mask": '<svg width="50" height="50"><mask id="m"><rect width="50" height="50" fill="#808080"/></mask>'
    '<rect width="50" height="50" fill="#14505c" mask="url(#m)"/></svg>',
    "device-cmyk": '<div style="background:device-cmyk(1 0 0 .2)">a</div>',
}


@pytest.mark.parametrize("body", SAMPLES.values(), ids=SAMPLES.keys())
def test_nothing_of_the_screen_is_left(body):
    pdf, _ = ink(body)
    assert_no_rgb(pdf)
    assert Name.DeviceCMYK == pdf.pages[0].obj.Group.CS


def test_a_colour_that_is_ink_already_stays():
    pdf, _ = ink(SAMPLES["device-cmyk"])
    assert (1, 0, 0, 0.2) in fills(pdf)


def test_ink_over_the_limit_is_brought_under_it():
    pdf, _ = ink('<div style="background:device-cmyk(1 1 1 .6)"></div>')
    (heavy,) = [colour for colour in fills(pdf) if colour[3] == 0.6]
    assert sum(heavy) == pytest.approx(3, abs=0.001)


def test_a_picture_in_a_mask_becomes_grey():
    mask = '<mask id="m"><image width="50" height="50" href="sample:png-RGB"/></mask>'
    rect = '<rect width="50" height="50" fill="#14505c" mask="url(#m)"/>'
    pdf, _ = ink(f'<svg width="50" height="50">{mask}{rect}</svg>')
    assert {str(found.ColorSpace) for found in pictures(pdf)} == {"/DeviceGray"}


def test_gradients_have_four_parts_at_every_stop():
    pdf, _ = ink(SAMPLES["linear"])
    stops = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/ShadingType" in thing]
    assert stops
    for shading in stops:
        functions = shading.Function.get("/Functions", [shading.Function])
        assert all(len(function.C0) == len(function.C1) == 4 for function in functions)


@pytest.mark.parametrize("kind", ["jpeg", "png", "png with a mask"])
def test_pictures_are_ink_within_the_limit_and_keep_their_mask(kind):
    pdf, _ = ink(SAMPLES[kind])
    (colours,) = [found for found in pictures(pdf) if found.ColorSpace == Name.DeviceCMYK]
    assert ("/SMask" in colours) == (kind == "png with a mask")
    if "/SMask" in colours:
        assert colours.SMask.ColorSpace == Name.DeviceGray
        del colours.SMask
    assert most_ink(pikepdf.PdfImage(colours).as_pil_image()) <= 3.0


def test_black_text_prints_over_and_white_text_does_not():
    pdf, _ = ink('<p style="color:#000">black<p style="color:#fff">white<div style="background:#000"></div>')
    told, over, seen = instructions(pdf), False, {}
    states = pdf.pages[0].obj.Resources.ExtGState
    for operator, operands in told:
        if operator == "gs" and str(operands[0]).startswith("/Fw"):
            over = bool(states[str(operands[0])].op)
        if operator == "k":
            colour = tuple(float(number) for number in operands)
        if operator in ("TJ", "f"):
            seen.setdefault((operator, colour), set()).add(over)
    assert seen["TJ", (0, 0, 0, 1)] == {True}
    assert seen["TJ", (0, 0, 0, 0)] == {False}
    assert seen["f", (0, 0, 0, 1)] == {False}


def test_nearly_grey_text_and_thin_lines_are_black_ink_alone_and_grounds_are_not():
    pale = "#8a9a9e"
    text, _ = ink(f'<p style="color:{pale}">a')
    line, _ = ink(f'<div style="border-bottom:.5pt solid {pale}"></div>')
    ground, _ = ink(f'<div style="background:{pale}"></div>')
    assert all(colour[:3] == (0, 0, 0) for colour in fills(text))
    strokes = [[float(n) for n in operands] for operator, operands in instructions(line) if operator in ("k", "K")]
    assert strokes
    assert all(colour[:3] == [0, 0, 0] for colour in strokes)
    assert any(colour[0] > 0 for colour in fills(ground))


def test_a_qr_code_is_black_ink_alone_where_grounds_are_the_brands_rich_black():
    given = {"night": PrintColor(cmyk={"c": 60, "m": 40, "y": 40, "k": 100})}
    brand = brand_inks({"night": "#000000"}, given, profile())
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><path d="{}"/></svg>'
    rows = "".join(f"M0 {y}h{8 + y}v3h-{8 + y}z" for y in range(0, 60, 6))
    code, _ = ink(svg.format(rows), brand)
    block, _ = ink(svg.format("M0 0h60v60h-60z"), brand)
    assert set(fills(code)) == {(0, 0, 0, 1)}
    assert set(fills(block)) == {(0.6, 0.4, 0.4, 1)}


def test_a_spot_ink_is_a_separation_of_its_name_with_tints():
    given = {"teal": PrintColor(spot="PANTONE 3165 C", cmyk={"c": 90, "m": 40, "y": 40, "k": 40})}
    brand = brand_inks({"teal": "#14505c"}, given, profile())
    body = '<div style="background:#14505c"></div><div style="background:#8aa8ae"></div><p style="color:#14505c">a'
    pdf, spots = ink(body, brand)
    assert spots == {"PANTONE 3165 C"}
    names = [str(operands[0]) for operator, operands in instructions(pdf) if operator == "cs"]
    space = pdf.pages[0].obj.Resources.ColorSpace[names[0]]
    assert list(map(str, space[:3])) == ["/Separation", "/PANTONE 3165 C", "/DeviceCMYK"]
    assert [float(part) for part in space[3].C1] == [0.9, 0.4, 0.4, 0.4]
    tints = [float(operands[0]) for operator, operands in instructions(pdf) if operator == "scn"]
    assert tints[0] == 1
    assert tints[1] == pytest.approx(0.5, abs=0.01)


def test_the_mask_of_a_drawing_stays_grey():
    pdf, _ = ink(SAMPLES["svg mask"])
    states = pdf.pages[0].obj.Resources.ExtGState
    (mask,) = [states[name].SMask for name in states.keys() if "/SMask" in states[name]]  # noqa: SIM118
    assert str(mask.G.Group.CS) == "/DeviceGray"
