"""A tri-fold in miniature with everything that imposing could get wrong, typeset by the engine itself."""

from __future__ import annotations

import base64
import gc
import hashlib
import io
import os
import tempfile
import warnings
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import segno
import yaml
from PIL import Image
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from foldwell.finish.facts import DocumentFacts
from foldwell.finish.office import finish_office
from foldwell.finish.screen import finish_screen
from foldwell.impose.sides import impose_panels
from foldwell.model.geometry import SheetForm
from foldwell.model.layout import Layout

if TYPE_CHECKING:
    from foldwell.impose.sides import Side

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "styles" / "fonts"
PANELS = ("cover", "flap", "inside-left", "inside-middle", "inside-right", "back")

STYLE = """
@font-face { font-family: Sample; src: url(%(sans)s) }
@font-face { font-family: Sample; font-weight: 700; src: url(%(bold)s) }
@page { size: 265.5pt 612pt; margin: 40pt 38pt 48pt;
  @bottom-left { content: "Draft, page " counter(page); font: 9pt Sample; vertical-align: top } }
@page cover { background: linear-gradient(#14505c, #2b7a86) }
@page flap { size: 261pt 612pt; background: #f6efe4 }
@page last { size: 261pt 612pt }
html { font: 12pt/1.3 Sample; color: #1d2b2f }
body, h1, h2, h3, p, ul, ol, table { margin: 0 0 6pt }
.cover { page: cover; color: white } .flap { page: flap } .inside { page: inside }
.last { page: last; break-before: page } .back { page: back; break-before: page }
.inside + .inside { break-before: page }
.card { background: linear-gradient(90deg, #e9f1f1, #f6efe4); border-radius: 6pt; padding: 6pt }
.faint { background: linear-gradient(rgb(20 80 92 / 0), rgb(20 80 92 / .4)) }
img { width: 60pt; image-rendering: crisp-edges } svg { width: 90pt; height: 90pt }
table { border-collapse: collapse; font-size: 11pt } td, th { border-bottom: 1pt solid #c9d6d7; text-align: left }
li::marker { color: #c8553d }
"""

BODY = """
<section class="cover" id="cover"><h1>Cell shots for knee arthritis</h1><p>What we know so far.</p>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><title>A knee from the side</title>
<defs><linearGradient id="g"><stop offset="0" stop-color="#c8553d"/><stop offset="1" stop-color="#f7c9a9"/>
</linearGradient></defs><circle cx="50" cy="50" r="46" fill="url(#g)"/>
<g opacity=".5"><rect width="60" height="60" fill="url(#g)"/></g></svg></section>
<section class="flap" id="flap"><h2>In short</h2>
<p>Not a proven treatment. See <a href="#harms">what can go wrong</a>.</p>
<table><thead><tr><th>Choice</th><th>Proof</th></tr></thead><tbody><tr><th>Exercise</th><td>Strong</td></tr>
<tr><th>Wait and see</th><td>You can choose this</td></tr></tbody></table></section>
<section class="inside" id="day"><h2>What happens on the day</h2><ol>
<li><p><b>We numb your skin.</b></p><p>You stay awake.</p></li><li>We take bone marrow.</li><li>We spin it.</li></ol>
<div class="card"><h3>In a lab</h3><p>Some cells can turn into other kinds of cells.</p></div></section>
<section class="inside" id="harms"><h2>What can go wrong</h2>
<ul><li>Swelling: 18 of 100 people<ul><li>It often goes away</li></ul></li><li>Infection: rare</li></ul>
<div class="card faint"><p>We do not know how often late harms happen.</p></div>
<p><img src="%(photo)s" alt="Two people walk in a park"></p></section>
<section class="last" id="questions"><h2>Questions to ask</h2>
<ul><li>What is in the shot?</li><li>What is the price?</li></ul>
<p lang="es">Este folleto también está en español.</p></section>
<section class="back" id="back"><h2>Talk to us</h2>
<p><a href="https://example.org/knee"><b>All our sources</b> online</a></p>
%(qr)s<p>Read first: <a href="#cover">the cover</a>.</p></section>
"""

FACTS = DocumentFacts(
    title="Cell shots & you: “draft”",
    language="en-US",
    description="What we know about cell shots <so far>",
    keywords=("knee", "cell shots"),
    author="Harbor Knee Center",
    number="HK-1",
    revision="1.0",
    date=date(2026, 11, 22),
    identifier="harbor/knee.en-US.trifold-letter",
)
SOURCE = b'{"topic": "knee-stem-cells"}'


def read_layout(name: str) -> Layout:
    """A layout of the project."""
    return Layout.model_validate(yaml.safe_load((ROOT / f"templates/layouts/{name}.yaml").read_text()))


def write_html(body: str = "") -> str:
    """The sample in reading order, one panel a page, or another body in its style."""
    photo = io.BytesIO()
    Image.linear_gradient("L").resize((120, 80)).convert("RGB").save(photo, "PNG")
    qr = io.BytesIO()
    segno.make("https://example.org/knee", micro=False).save(
        qr, kind="svg", title="QR code that opens example.org/knee", xmldecl=False, omitsize=True, border=4
    )
    faces = FONTS / "source-sans-3"
    style = STYLE % {
        "sans": (faces / "SourceSans3_400Regular.ttf").as_uri(),
        "bold": (faces / "SourceSans3_700Bold.ttf").as_uri(),
    }
    shown = body or BODY % {
        "photo": "data:image/png;base64," + base64.b64encode(photo.getvalue()).decode(),
        "qr": qr.getvalue().decode(),
    }
    return f'<html lang="en"><head><title>Sample</title><style>{style}</style></head><body>{shown}</body></html>'


@cache
def write_engine_pdf(body: str = "") -> bytes:
    """What typesetting hands over: one page a panel, tagged, PDF/A-3a; only the project's fonts are in reach."""
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory() as folder:
        conf = Path(folder, "fonts.conf")
        conf.write_text(f"<fontconfig><dir>{FONTS}</dir><cachedir>{folder}</cachedir></fontconfig>")
        os.environ["FONTCONFIG_FILE"] = str(conf)
        try:
            return _run_engine(write_html(body))
        finally:
            os.environ.pop("FONTCONFIG_FILE")
            if before is not None:
                os.environ["FONTCONFIG_FILE"] = before


def _run_engine(html: str) -> bytes:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "unclosed file .*sRGB2014", ResourceWarning)  # the engine's own leak
        fonts = FontConfiguration()
        written = HTML(string=html).write_pdf(font_config=fonts, pdf_variant="pdf/a-3a", dpi=300)
        gc.collect()
    return written


@cache
def write_screen_pdf() -> bytes:
    """The sample's screen file."""
    return finish_screen(write_engine_pdf(), facts=FACTS, source=SOURCE)


@cache
def place_sides(turn_back: bool = False) -> tuple[Side, ...]:
    """The sides of the sample's sheet."""
    return impose_panels(SheetForm(read_layout("trifold"), "letter"), PANELS, turn_back=turn_back)


@cache
def write_office_pdf(turn_back: bool = False) -> bytes:
    """The sample's office file."""
    duplex = "long-edge" if turn_back else "short-edge"
    return finish_office(write_screen_pdf(), place_sides(turn_back), duplex=duplex)


if __name__ == "__main__":
    for finished in (write_screen_pdf(), write_office_pdf(), write_office_pdf(turn_back=True)):
        print(hashlib.sha256(finished).hexdigest())
