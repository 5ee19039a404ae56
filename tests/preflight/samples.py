"""Small brochures made for the checks: a good screen file, a good office sheet, and what they promise."""

from __future__ import annotations

import tempfile
import warnings
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
import segno
from PIL import Image
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from foldwell.preflight.expected import Expected, ExpectedQr, PanelArea

if TYPE_CHECKING:
    from collections.abc import Mapping

FONTS = Path(__file__).parents[2] / "styles" / "fonts" / "source-sans-3"
FACES = (
    ("SourceSans3_400Regular.ttf", 400, "normal"),
    ("SourceSans3_400Regular_Italic.ttf", 400, "italic"),
    ("SourceSans3_700Bold.ttf", 700, "normal"),
)
URL = "https://clinic.example/knee"
FOOT = "Draft, not for patients"
PANELS = ("cover", "flap", "inside-left", "inside-middle", "inside-right", "back")
WIDTH, HEIGHT = 265.5, 612.0
SHEET_WIDTH = 264.0
MM = 72 / 25.4
SIDE, TOP, BOTTOM = 12.5 * MM, 12.5 * MM, 17 * MM

PDFUA = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part number</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""

STYLE = (
    "".join(
        f"@font-face{{font-family:'Source Sans 3';font-weight:{weight};font-style:{style};src:url(asset:{name})}}"
        for name, weight, style in FACES
    )
    + """
body { margin: 0 } html { font: 12pt/1.3 'Source Sans 3' }
h1 { font-size: 24pt } h2 { font-size: 16pt } h1, h2, p, ul, table { margin: 0 0 6pt }
.note { background: #036; color: #fff; padding: 6pt }
.qr svg { width: 26mm; display: block }
.photo { width: 2in; image-rendering: crisp-edges; display: block }
.drawing svg { width: 40mm; display: block }
td, th { font-size: 11pt; text-align: left; padding: 1pt 6pt 1pt 0 }
"""
)

SCREEN_STYLE = (
    f"@page {{ size: {WIDTH}pt {HEIGHT}pt; margin: {TOP}pt {SIDE}pt {BOTTOM}pt;"
    f" @bottom-left {{ content: '{FOOT}'; font-size: 9pt }} }}"
    + "".join(f"@page {panel} {{}} #{panel} {{ page: {panel}; break-before: page }}" for panel in PANELS)
)

SHEET_STYLE = f"""
@page {{ size: 792pt 612pt; margin: {TOP}pt 0 {BOTTOM}pt }}
#sheet {{ display: flex; padding: 0 }}
#sheet > div {{ width: {SHEET_WIDTH - 2 * SIDE}pt; padding: 0 {SIDE}pt }}
"""


def draw_qr(url: str = URL, dark: str = "#000", border: int = 4) -> str:
    """A QR code as WeasyPrint tags it: SVG with a title."""
    drawn = BytesIO()
    segno.make(url, error="m").save(
        drawn, kind="svg", title=f"QR code to {url}", svgns=True, xmldecl=False, omitsize=True, border=border, dark=dark
    )
    return f'<div class="qr">{drawn.getvalue().decode()}</div>'


def draw_photo(pixels: int) -> bytes:
    """A smooth picture of so many pixels across."""
    picture = BytesIO()
    Image.radial_gradient("L").convert("RGB").resize((pixels, pixels * 2 // 3)).save(picture, "JPEG")
    return picture.getvalue()


DRAWING = (
    '<div class="drawing"><svg viewBox="0 0 80 30"><title>A knee with its joint named</title>'
    '<rect width="80" height="30" fill="#eee"/>'
    '<text x="4" y="18" font-family="Source Sans 3" font-size="9">joint</text></svg></div>'
)

CONTENT = {
    "cover": "<h1>Cell shots for knee pain</h1><p>A <b>bold</b> office word: ½ of a ﬁle.</p>",
    "flap": '<h2>In short</h2><p class="note">They are not a proven treatment.</p>'
    "<ul><li>first item</li><li>second item <i>slanted</i></li></ul>",
    "inside-left": "<h2>What we know</h2><p>Long-term results of the many people who were treated with "
    'well-made cells are not known; <a href="https://clinic.example/a">read more</a> there.</p>'
    "<h3>Fever</h3><p>Call us when you have fever or chills.</p>",
    "inside-middle": '<h2>Numbers</h2><table><tr><th scope="col">Shot</th><th scope="col">Better</th></tr>'
    "<tr><td>cells</td><td>26 of 55</td></tr><tr><td>salt water</td><td>23 of 42</td></tr></table>",
    "inside-right": f'<h2>Pictures</h2><img class="photo" src="asset:photo.jpg" alt="A ball">{DRAWING}',
    "back": f'<h2>Contact</h2><p>Call 555-0100. <a href="#cover">Back to the cover</a></p>{draw_qr()}',
}

TEXTS = (
    "Cell shots for knee pain",
    *("A ", "bold", " office word: ½ of a ﬁle."),
    *("In short", "They are not a proven treatment.", "first item", "second item ", "slanted"),
    "What we know",
    "Long-term results of the many people who were treated with well-made cells are not known; ",
    *("read more", " there.", "Fever", "Call us when you have fever or chills."),
    *("Numbers", "Shot", "Better", "cells", "26 of 55", "salt\u00a0water", "23 of 42"),
    *("Pictures", "Contact", "Call 555-0100. ", "Back to the cover"),
)


class _Assets(URLFetcher):
    def __init__(self, assets: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=frozenset({"asset"}), fail_on_errors=True)
        self.assets = assets

    def fetch(self, url, headers=None):
        name = url.removeprefix("asset:")
        body = self.assets[name] if name in self.assets else (FONTS / name).read_bytes()
        return URLFetcherResponse(url, body, {"Content-Type": "image/jpeg" if name.endswith("jpg") else "font/ttf"})


def write_pdf(body: str, style: str, *, photo: int = 600, title: str = "Knee", tagged: bool = True) -> bytes:
    """A file that is PDF/UA-1 and PDF/A-3a at once, or plain."""
    html = f'<html lang="en-US"><head><title>{title}</title></head><body>{body}</body></html>'
    fetcher = _Assets({"photo.jpg": draw_photo(photo)})
    fonts = _isolate_fonts()
    sheet = CSS(string=STYLE + style, font_config=fonts, url_fetcher=fetcher, base_url="asset:")
    options = {"pdf_variant": "pdf/a-3a"} if tagged else {}
    document = HTML(string=html, url_fetcher=fetcher, base_url="asset:").render(
        stylesheets=[sheet], font_config=fonts, **options
    )
    written = document.metadata.generate_rdf_metadata
    document.metadata.generate_rdf_metadata = lambda *given: written(*given).replace(b"</rdf:RDF>", PDFUA)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the engine leaves its ICC profile open
        return add_scopes(document.write_pdf(finisher=_uncompress_metadata, **options))


def _isolate_fonts() -> FontConfiguration:
    """Fonts of the samples only, whatever the machine has."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        settings = Path(folder) / "fonts.conf"
        settings.write_text(f"<fontconfig><dir>{FONTS}</dir><cachedir>{folder}</cachedir></fontconfig>")
        patch.setenv("FONTCONFIG_FILE", str(settings))
        return FontConfiguration()


def add_scopes(data: bytes) -> bytes:
    """Every header cell of the samples heads its column; the engine does not write so."""

    def change(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == pikepdf.Name.TH:
                item.A.Scope = pikepdf.Name.Column

    return change_pdf(data, change)


def change_pdf(data: bytes, change, **options) -> bytes:
    """The file after a change to its objects."""
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        written = BytesIO()
        pdf.save(written, deterministic_id="encryption" not in options, **options)
    return written.getvalue()


def _uncompress_metadata(_document, pdf) -> None:
    for item in pdf.objects:
        if getattr(item, "extra", {}).get("Type") == "/Metadata":
            item.compress = False


def write_screen(style: str = "", **options) -> bytes:
    """The six panels as pages; keywords replace a panel's content (`inside_left=...`)."""
    content = dict(CONTENT)
    for panel in PANELS:
        content[panel] = options.pop(panel.replace("-", "_"), content[panel])
    body = "".join(f'<div id="{panel}">{content[panel]}</div>' for panel in PANELS)
    return write_pdf(body, SCREEN_STYLE + style, **options)


def write_sheet(style: str = "", inside_left: str = CONTENT["inside-left"]) -> bytes:
    """Three panels beside each other on a letter sheet."""
    panels = (CONTENT["cover"], inside_left, CONTENT["inside-middle"])
    body = "".join(f"<div>{panel}</div>" for panel in panels)
    return write_pdf(f'<div id="sheet">{body}</div>', SHEET_STYLE + style)


SCREEN = Expected(
    medium="screen",
    pages=((WIDTH, HEIGHT),) * 6,
    panels=tuple(
        PanelArea(
            panel,
            number,
            0,
            0,
            WIDTH,
            HEIGHT,
            safe=(SIDE, BOTTOM, WIDTH - SIDE, HEIGHT - TOP),
            foot=(SIDE, 7 * MM, WIDTH - SIDE, BOTTOM),
        )
        for number, panel in enumerate(PANELS)
    ),
    texts=TEXTS,
    title="Knee",
    language="en-US",
    fonts=frozenset({"SourceSans3-Regular", "SourceSans3-It", "SourceSans3-Italic", "SourceSans3-Bold"}),
    body_size=12,
    feet=(FOOT,),
    figure_texts=("joint",),
    qr=(ExpectedQr(URL, 5),),
)

OFFICE = Expected(
    medium="office",
    pages=((792.0, 612.0),),
    panels=tuple(
        PanelArea(
            panel,
            0,
            number * SHEET_WIDTH,
            0,
            SHEET_WIDTH,
            HEIGHT,
            safe=(number * SHEET_WIDTH + SIDE, BOTTOM, (number + 1) * SHEET_WIDTH - SIDE, HEIGHT - TOP),
        )
        for number, panel in enumerate(("flap", "inside-left", "inside-middle"))
    ),
    texts=TEXTS[:4] + TEXTS[9:22],
    title="Knee",
    language="en-US",
    fonts=SCREEN.fonts,
    body_size=12,
    edge_clear=(7 * MM,) * 4,
    grey=True,
)
