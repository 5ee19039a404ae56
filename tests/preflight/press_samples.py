"""A small good press file, made by hand, and the faults that a print shop would refuse."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pikepdf
import segno
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from foldwell.preflight.expected import Expected, ExpectedPress, PanelArea
from tests.preflight.bad_samples import CASES, BadSample
from tests.preflight.samples import FONTS, URL

WIDTH, HEIGHT, BLEED, SLUG = 200.0, 150.0, 9.0, 20.0
CONDITION = "FOGRA39"

PRESS = Expected(
    medium="press",
    pages=((WIDTH, HEIGHT),),
    panels=(PanelArea("cover", 0, 0, 0, WIDTH, HEIGHT, safe=(10, 10, WIDTH - 10, HEIGHT - 10)),),
    texts=("Call us when", "you have fever"),
    title="Knee",
    language="en-US",
    fonts=frozenset({"SourceSans3-Regular"}),
    body_size=12,
    press=ExpectedPress(bleed=9.0, ink_limit=300.0, condition=CONDITION, spots=frozenset({"PANTONE 300 C"})),
)

GROUND = b"q 0.1 0.05 0 0 k -9 -9 218 168 re f Q\n"
WORDS = (
    b"q /over gs 0 0 0 1 k BT /F 12 Tf 20 100 Td (Call us when) Tj ET BT /F 12 Tf 20 80 Td (you have fever) Tj ET Q\n"
)
RULE = b"q /spot CS 0.8 SCN 0.5 w 20 60 m 180 60 l S Q\n"
MARKS = b"q /all CS 1 SCN 0.24 w -27 0 m -12 0 l S -27 150 m -12 150 l S Q\n"
GOOD = GROUND + WORDS + RULE + MARKS
SQUARE = b" 20 20 30 30 re f"


def write_profile(space: bytes = b"CMYK", kind: bytes = b"prtr") -> bytes:
    """The header of an ICC profile without any table: enough to tell what it is for (ICC.1:2022, 7.2)."""
    header = bytearray(132)
    header[0:4] = (132).to_bytes(4, "big")
    header[8:12] = b"\x02\x40\x00\x00"
    header[12:24] = kind + space + b"Lab "
    header[36:40] = b"acsp"
    header[68:80] = bytes.fromhex("0000f6d6000100000000d32d")
    return bytes(header)


def write_press(content: bytes = GOOD, change=None) -> bytes:
    """One page with marks and bleed; `change` gets the file before it is written."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(10, 10))
        out = BLEED + SLUG
        page.MediaBox = Array([-out, -out, WIDTH + out, HEIGHT + out])
        page.BleedBox = Array([-BLEED, -BLEED, WIDTH + BLEED, HEIGHT + BLEED])
        page.TrimBox = Array([0, 0, WIDTH, HEIGHT])
        page.Contents = pdf.make_stream(content)
        page.Resources = _resources(pdf)
        profile = pdf.make_stream(write_profile(), N=4)
        intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, DestOutputProfile=profile)
        intent.OutputConditionIdentifier = String(CONDITION)
        pdf.Root.OutputIntents = Array([intent])
        with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
            xmp["dc:title"] = "Knee"
            xmp["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] = "PDF/X-4"
        if change:
            change(pdf)
        written = BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def draw_code(inks: str) -> bytes:
    """A QR code in these four inks, on white, right of the words."""
    rows = list(segno.make(URL, error="m").matrix_iter(border=4))
    modules = [f"{x} {-y} 1 1 re" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark]
    ground = f"0 0 0 0 k 0 1 {len(rows)} -{len(rows)} re f"
    return f"q 2.5 0 0 2.5 100 100 cm {ground} {inks} k {' '.join(modules)} f Q".encode()


def _resources(pdf: pikepdf.Pdf) -> Dictionary:
    def tint(inks: int) -> pikepdf.Object:
        code = b"{" + b"pop " * (inks - 1) + b"dup .8 mul exch .3 mul 0 0}"
        limits = [0, 1] * inks
        return pdf.make_stream(code, FunctionType=4, Domain=Array(limits), Range=Array([0, 1] * 4))

    def spot(name: str) -> Array:
        return Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, tint(1)])

    return Dictionary(
        Font=Dictionary(F=pdf.make_indirect(_font(pdf))),
        ColorSpace=Dictionary(
            spot=spot("PANTONE 300 C"), other=spot("Pantone 300C"), gold=spot("Gold"), all=spot("All")
        ),
        ExtGState=Dictionary(over=Dictionary(OP=True, op=True, OPM=1), half=Dictionary(ca=0.5)),
    )


@cache
def _program() -> tuple[bytes, tuple[int, ...]]:
    path = FONTS / "SourceSans3_400Regular.ttf"
    font = TTFont(path)
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    return path.read_bytes(), tuple(metrics[cmap[code]][0] for code in range(32, 127))


def _font(pdf: pikepdf.Pdf) -> Dictionary:
    program, widths = _program()
    descriptor = Dictionary(Type=Name.FontDescriptor, FontName=Name("/ABCDEF+SourceSans3-Regular"), Flags=32)
    for key, value in {"Ascent": 984, "Descent": -273, "CapHeight": 660, "ItalicAngle": 0, "StemV": 80}.items():
        descriptor[f"/{key}"] = value
    descriptor.FontBBox = Array([-454, -293, 2159, 968])
    descriptor.FontFile2 = pdf.make_stream(program)
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name("/ABCDEF+SourceSans3-Regular"),
        Encoding=Name.WinAnsiEncoding,
        FirstChar=32,
        LastChar=126,
        Widths=Array(widths),
        FontDescriptor=descriptor,
    )


def painted(name: str, check: str, said: str, content: bytes) -> None:
    """The good file with more paint."""
    CASES[name] = BadSample(check, said, lambda _: write_press(GOOD + content), PRESS)


def spoiled(name: str, check: str, said: str):
    """The good file of which an object is changed."""

    def register(change):
        CASES[name] = BadSample(check, said, lambda _: write_press(change=change), PRESS)
        return change

    return register


def _show(pdf: pikepdf.Pdf, kind: str, name: str, thing, operators: bytes) -> None:
    """Add a thing to the page's resources, and paint it."""
    page = pdf.pages[0]
    if kind not in page.Resources:
        page.Resources[kind] = Dictionary()
    page.Resources[kind][name] = thing
    page.contents_add(operators)


# what is painted in red, green and blue

painted("RGB fill", "rgb", "there is a fill in DeviceRGB", b"1 0 0 rg" + SQUARE)
painted("RGB text", "rgb", "there is text in DeviceRGB", b"0 0 1 rg BT /F 12 Tf 20 40 Td (a) Tj ET")
painted("RGB line", "rgb", "there is a line in DeviceRGB", b"0 0 1 RG 20 20 m 60 60 l S")
painted("RGB inline picture", "rgb", "there is a picture in DeviceRGB", b"BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI")


@spoiled("profiled RGB", "rgb", "there is a fill in ICCBased")
def _paint_profiled(pdf):
    space = Array([Name.ICCBased, pdf.make_stream(write_profile(b"RGB ", b"mntr"), N=3)])
    _show(pdf, "/ColorSpace", "/icc", space, b"/icc cs 1 0 0 sc" + SQUARE)


@spoiled("RGB palette", "rgb", "there is a picture in DeviceRGB")
def _paint_palette(pdf):
    palette = Array([Name.Indexed, Name.DeviceRGB, 1, String(b"\0\0\0\xff\0\0")])
    image = pdf.make_stream(b"\0", Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8, ColorSpace=palette)
    _show(pdf, "/XObject", "/picture", image, b"q 1 0 0 1 20 20 cm /picture Do Q")


@spoiled("spot made of RGB", "rgb", "as the alternate of an ink")
def _paint_rgb_spot(pdf):
    tint = pdf.make_stream(b"{dup dup}", FunctionType=4, Domain=Array([0, 1]), Range=Array([0, 1] * 3))
    space = Array([Name.Separation, Name("/PANTONE#20300#20C"), Name.DeviceRGB, tint])
    _show(pdf, "/ColorSpace", "/bad", space, b"/bad cs 1 scn" + SQUARE)


@spoiled("RGB in a form", "rgb", "there is a fill in DeviceRGB")
def _paint_form(pdf):
    form = pdf.make_stream(b"1 0 0 rg" + SQUARE, Subtype=Name.Form, BBox=Array([0, 0, 99, 99]))
    _show(pdf, "/XObject", "/form", form, b"/form Do")


@spoiled("RGB in a pattern", "rgb", "of a pattern in DeviceRGB")
def _paint_pattern(pdf):
    pattern = pdf.make_stream(b"1 0 0 rg 0 0 2 2 re f", PatternType=1, PaintType=1, TilingType=1, XStep=4, YStep=4)
    pattern.BBox, pattern.Resources = Array([0, 0, 4, 4]), Dictionary()
    _show(pdf, "/Pattern", "/tiles", pattern, b"/Pattern cs /tiles scn" + SQUARE)


@spoiled("RGB gradient", "rgb", "there is a gradient in DeviceRGB")
def _paint_gradient(pdf):
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), N=1, C0=Array([1, 0, 0]), C1=Array([0, 0, 1]))
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 9, 9]), Function=function)
    _show(pdf, "/Shading", "/blend", shading, b"q 20 20 9 9 re W n /blend sh Q")


@spoiled("RGB in a comment", "rgb", "of an annotation in DeviceRGB")
def _annotate(pdf):
    look = pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f", Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([20, 20, 29, 29]), AP=Dictionary(N=look))
    pdf.pages[0].Annots = Array([note])


# black, lines, marks, inks

RICH = b"0.6 0.4 0.4 1 k BT /F 12 Tf 20 40 Td (a) Tj ET"
painted("black text of four inks", "rich-black", "12 pt is printed in several inks (60% 40% 40% 100%)", RICH)
painted("text on every plate", "rich-black", "several inks", b"/all cs 1 scn BT /F 9 Tf 20 40 Td (a) Tj ET")
painted(
    "QR code of four inks", "rich-black", f"QR code of {URL} is printed in several inks", draw_code("0.6 0.4 0.4 1")
)
painted("hairline", "hairlines", "0.10 pt thin, under 0.25 pt", b"0 0 0 1 K 0.1 w 20 20 m 60 60 l S")
painted("line of no width", "hairlines", "0.00 pt thin", b"0 0 0 1 K 0 w 20 20 m 60 60 l S")
painted("line made thin", "hairlines", "0.20 pt", b"q .2 0 0 1 0 0 cm 0 0 0 1 K 1 w 20 20 m 20 60 l S Q")
painted("rectangle as a hairline", "hairlines", "0.15 pt thin", b"0 0 0 1 k 20 20 60 .15 re f")
painted("mark in the bleed", "marks", "1 mark in the colour of all plates reaches", b"/all CS 1 SCN -20 0 m -5 0 l S")
painted("mark of four inks", "marks", "reaches into the bleed", b"1 1 1 1 k 50 50 5 5 re f")
painted("spot nobody ordered", "spots", "'Gold' is not one that the brand gives", b"/gold cs 1 scn" + SQUARE)
painted("spot in two spellings", "spots", "'PANTONE 300 C', 'Pantone 300C'", b"/other cs 1 scn" + SQUARE)
painted("white overprints", "overprint", "white text overprints", b"/over gs 0 0 0 0 k BT /F 9 Tf 20 40 Td (a) Tj ET")
painted("too much ink", "ink", "up to 380 % of ink", b"1 1 .9 .9 k" + SQUARE)


# boxes


@spoiled("no trim box", "boxes", "does not say where it is cut")
def _strip_trim(pdf):
    del pdf.pages[0]["/TrimBox"]


@spoiled("trim out of the bleed", "boxes", "its TrimBox reaches out of its BleedBox")
def _widen_trim(pdf):
    pdf.pages[0].TrimBox = Array([-12, 0, WIDTH, HEIGHT])


@spoiled("narrow bleed", "boxes", "it bleeds 1.1 mm, under 3.2 mm")
def _narrow_bleed(pdf):
    pdf.pages[0].BleedBox = Array([-9, -9, WIDTH + 3, HEIGHT + 9])


@spoiled("other trim size", "pages", "TrimBox is 190.00 x 150.00")
def _cut(pdf):
    pdf.pages[0].TrimBox = Array([0, 0, 190, HEIGHT])


# output intent


def _intent(pdf) -> Dictionary:
    return pdf.Root.OutputIntents[0]


@spoiled("no output intent", "output-intent", "no output intent")
def _strip_intent(pdf):
    del pdf.Root["/OutputIntents"]


@spoiled("intent without profile", "output-intent", "has no profile")
def _strip_profile(pdf):
    del _intent(pdf)["/DestOutputProfile"]


@spoiled("RGB profile", "output-intent", "is for RGB colours of a screen")
def _swap_profile(pdf):
    _intent(pdf).DestOutputProfile = pdf.make_stream(write_profile(b"RGB ", b"mntr"), N=3)


@spoiled("profile that is none", "output-intent", "is none")
def _break_profile(pdf):
    _intent(pdf).DestOutputProfile = pdf.make_stream(b"not a profile", N=4)


@spoiled("wrong N", "output-intent", "4 channels; the file says 3")
def _miscount(pdf):
    _intent(pdf).DestOutputProfile.N = 3


@spoiled("other condition", "output-intent", "for SWOP; it should be for FOGRA39")
def _rename_condition(pdf):
    _intent(pdf).OutputConditionIdentifier = String("SWOP")


# standards and words


def _claim(pdf, version: str) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        xmp["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] = version


@spoiled("transparency in X-3", "transparency", "opacity: PDF/X-3:2003 forbids")
def _see_through(pdf):
    _claim(pdf, "PDF/X-3:2003")
    pdf.pages[0].contents_add(b"/half gs 0 0 0 1 k" + SQUARE)


@spoiled("group in X-1a", "transparency", "a transparency group")
def _group(pdf):
    _claim(pdf, "PDF/X-1a:2003")
    pdf.pages[0].Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)


CASES["word lost in print"] = BadSample(
    "text-lost", "lacks “fever”", lambda _: write_press(GOOD.replace(b"have fever", b"have")), PRESS
)


@spoiled("coarse picture in print", "images", "under 225")
def _picture(pdf) -> None:
    image = pdf.make_stream(bytes(100), Subtype=Name.Image, Width=10, Height=10, BitsPerComponent=8)
    image.ColorSpace = Name.DeviceGray
    _show(pdf, "/XObject", "/picture", image, b"q 36 0 0 36 20 20 cm /picture Do Q")
