from __future__ import annotations

import re
import struct
import zlib
from base64 import b64encode
from contextlib import suppress
from io import BytesIO
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
from coloraide import Color
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops
from weasyprint import HTML

from foldwell.errors import InputError
from foldwell.read.artwork import read_logo, read_photo, read_svg

NS = 'xmlns="http://www.w3.org/2000/svg"'
SVG = "{http://www.w3.org/2000/svg}"

ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px"
  y="0px" viewBox="0 0 200 80" style="enable-background:new 0 0 200 80;" xml:space="preserve">
<style type="text/css">
	.st0{clip-path:url(#SVGID_2_);}
	.st1{fill:url(#SVGID_3_);}
	.st2{fill:#14505C;stroke:#FFFFFF;stroke-width:2;stroke-miterlimit:10;}
	.st2,.st3{fill-rule:evenodd;}
</style>
<g id="cover"><defs><rect id="SVGID_1_" width="80" height="80"/></defs>
  <clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_"  style="overflow:visible;"/></clipPath>
  <g class="st0">
    <linearGradient id="SVGID_3_" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="80" y2="80">
      <stop  offset="0" style="stop-color:#14505C"/><stop  offset="1" style="stop-color:#00C2A8"/></linearGradient>
    <path class="st1" d="M0,0h80v80H0V0z M12.3,4.5c-1.2,.3-.5.5,0,0z"/></g>
  <path class="st2 st3" data-name="mark" d="M100 10l20-.5.5 20z"/></g></svg>"""

INKSCAPE = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg width="50mm" height="20mm" viewBox="0 0 50 20" version="1.1" id="svg5" inkscape:version="1.2.2 (b0a84865)"
   sodipodi:docname="logo.svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns="http://www.w3.org/2000/svg"
   xmlns:svg="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff" inkscape:zoom="3.1"><inkscape:grid type="xygrid"/>
  </sodipodi:namedview>
  <title>Logo</title>
  <metadata><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format></cc:Work></rdf:RDF></metadata>
  <defs id="defs2"><inkscape:path-effect effect="bspline" id="pe1"/>
    <filter id="unused"><feGaussianBlur stdDeviation="2"/></filter></defs>
  <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1" transform="translate(-1.5,2.25e-1)">
    <path style="font-variation-settings:normal;fill:#c8553d;fill-opacity:1;stroke:none;stroke-width:0.264583;
      -inkscape-stroke:none;stop-color:#000000" d="m 3,4 5,5 -5,5 z" sodipodi:nodetypes="cccc" id="path111"/>
  </g></svg>"""

FIGMA = """<svg width="120" height="40" viewBox="0 0 120 40" fill="none" xmlns="http://www.w3.org/2000/svg">
<g clip-path="url(#clip0_1_2)"><g id="Frame 1">
<path d="M20 0C31.0457 0 40 8.95431 40 20C40 31.0457 31.0457 40 20 40Z" fill="#14505C"
  style="fill:#14505C;fill:color(display-p3 0.0784 0.3137 0.3608);fill-opacity:1;"/>
<mask id="mask0" style="mask-type:alpha" maskUnits="userSpaceOnUse" x="0" y="0" width="9" height="9">
<rect width="9" height="9" fill="white"/></mask><g mask="url(#mask0)"><circle cx="4" cy="4" r="3" fill="black"/></g>
</g></g><defs><clipPath id="clip0_1_2"><rect width="120" height="40" fill="white"/></clipPath></defs></svg>"""


def written(tmp_path, content: str | bytes, name: str = "logo.svg"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refusal(tmp_path, content: str | bytes, read=read_svg) -> str:
    with pytest.raises(InputError) as caught:
        read(written(tmp_path, content), "logo.svg")
    return str(caught.value)


@pytest.mark.parametrize(
    ("source", "size"), [(ILLUSTRATOR, (200, 80)), (INKSCAPE, (50, 20)), (FIGMA, (120, 40))], ids=["ai", "ink", "figma"]
)
def test_logos_of_drawing_programs_are_read(tmp_path, source, size):
    logo = read_logo(written(tmp_path, source), "logo.svg")
    assert (logo.width, logo.height) == size
    root = ET.fromstring(logo.svg)
    assert set(root.attrib) <= {"viewBox", "fill", "{http://www.w3.org/XML/1998/namespace}space"}
    assert not {"style", "title", "metadata", "filter"} & {element.tag.removeprefix(SVG) for element in root.iter()}
    assert not {"style", "class", "onclick"} & {key for element in root.iter() for key in element.attrib}
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    assert all(name.startswith("a") and f"#{name}" in logo.svg for name in ids)
    assert HTML(string=f"<style>svg{{width:3cm}}</style>{logo.svg}").write_pdf().startswith(b"%PDF")


def drawn(svg: str) -> Image.Image:
    source = "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()
    html = f'<style>@page{{size:200pt;margin:0}}img{{width:200pt}}</style><img src="{source}">'
    return pypdfium2.PdfDocument(HTML(string=html).write_pdf())[0].render().to_pil().convert("RGB")


@pytest.mark.parametrize("source", [ILLUSTRATOR, INKSCAPE], ids=["ai", "ink"])
def test_cleaning_changes_nothing_that_is_seen(tmp_path, source):
    clean = read_svg_text(tmp_path, source)
    assert ImageChops.difference(drawn(source), drawn(clean)).getbbox() is None
    recoloured = re.sub(r"#14505[Cc]|#c8553d", "#ff0000", clean)
    assert ImageChops.difference(drawn(source), drawn(recoloured)).getbbox() is not None


def test_style_rules_become_attributes(tmp_path):
    root = ET.fromstring(read_svg(written(tmp_path, ILLUSTRATOR), "logo.svg").svg)
    mark = root.findall(f".//{SVG}path")[-1]
    assert (mark.get("fill"), mark.get("stroke-width"), mark.get("fill-rule")) == ("#14505C", "2", "evenodd")
    assert root.findall(f".//{SVG}path")[0].get("fill").startswith("url(#a")


def test_wide_gamut_colour_becomes_plain(tmp_path):
    (fill,) = [e.get("fill") for e in ET.fromstring(read_svg_text(tmp_path, FIGMA)).iter(f"{SVG}path")]
    wide = Color("color(display-p3 0.0784 0.3137 0.3608)").convert("srgb")
    assert re.fullmatch("#[0-9a-f]{6}", fill)
    assert Color(fill).delta_e(wide, method="ok") < 0.02


def test_colour_roles_and_labels_survive(tmp_path):
    svg = f'<svg {NS} viewBox="0 0 9 9"><text data-label="knee" x="1" y="2" fill="var(--label)">Knee</text></svg>'
    (text,) = ET.fromstring(read_svg(written(tmp_path, svg), "x").svg)
    assert (text.get("data-label"), text.get("fill"), text.text) == ("knee", "var(--label)", "Knee")


def test_same_file_gives_the_same_text_and_files_share_no_id(tmp_path):
    one = read_svg(written(tmp_path, ILLUSTRATOR), "x").svg
    assert read_svg(written(tmp_path, ILLUSTRATOR), "x").svg == one
    ids = [{e.get("id") for e in ET.fromstring(svg).iter()} - {None} for svg in (one, read_svg_text(tmp_path, FIGMA))]
    assert ids[0]
    assert ids[1]
    assert not ids[0] & ids[1]


def read_svg_text(tmp_path, source: str) -> str:
    return read_svg(written(tmp_path, source), "x").svg


@pytest.mark.parametrize(
    ("attributes", "size"),
    [('width="48" height="24"', (48, 24)), ('width="1in" height="36pt"', (96, 48)), ('viewBox="0,0,7,5"', (7, 5))],
)
def test_size_comes_from_view_box_or_lengths(tmp_path, attributes, size):
    art = read_svg(written(tmp_path, f'<svg {NS} {attributes}><path d="M0 0h9"/></svg>'), "x")
    assert (art.width, art.height) == pytest.approx(size)


BAD_PARTS = {
    "script": ("<script>alert(1)</script>", "<script> runs a program"),
    "event": ('<path onclick="x()" d="M0 0h9"/>', "onclick of <path> runs a program"),
    "event in capitals": ('<path onLoad="x()" d="M0 0h9"/>', "onLoad"),
    "foreignObject": ("<foreignObject><p/></foreignObject>", "holds a web page"),
    "html": ('<p xmlns="http://www.w3.org/1999/xhtml">x</p>', "part of a web page"),
    "picture": ('<image href="data:image/png;base64,AA=="/>', "holds a picture"),
    "link": ('<a href="https://a.example"><path d="M0 0"/></a>', "<a> is a link"),
    "external use": ('<use href="https://a.example/x.svg#a"/>', "points outside the file"),
    "external xlink": ('<use xmlns:l="http://www.w3.org/1999/xlink" l:href="x.svg#a"/>', "points outside"),
    "file use": ('<use href="file:///etc/passwd"/>', "points outside"),
    "javascript": ('<use href="javascript:alert(1)"/>', "points outside"),
    "external fill": ('<path fill="url(https://a.example/#x)" d="M0 0"/>', "points outside"),
    "external mask": ('<path mask="url(x.svg#m)" d="M0 0"/>', "points outside"),
    "fallback": ('<path id="p" fill="url(#p) url(x.svg)" d="M0 0"/>', "points outside"),
    "style url": ('<path style="fill:url(x.svg#a)" d="M0 0"/>', "points outside"),
    "unknown style url": ('<path style="background:url(//a.example)" d="M0 0"/>', "points outside"),
    "escaped url": (r'<path style="background:u\72l(//a.example)" d="M0 0"/>', "points outside"),
    "import": ("<style>@import 'x.css';</style>", "@import reaches outside"),
    "font face": ("<style>@font-face{src:url(x.ttf)}</style>", "@font-face reaches outside"),
    "rule url": ("<style>.a{cursor:url(x.cur)}</style>", "points outside"),
    "selector": ("<style>g > path{fill:red}</style>", "is not simple"),
    "animation": ('<path d="M0 0"><animate attributeName="d"/></path>', "<animate> is animated"),
    "set": ('<path d="M0 0"><set attributeName="d"/></path>', "<set> is animated"),
    "effect": ('<path filter="url(#f)" d="M0 0"/>', "shadows and blurs"),
    "effect in style": ('<path style="filter:url(#f)" d="M0 0"/>', "shadows and blurs"),
    "unknown": ("<blink/>", "<blink> is not known"),
    "dangling": ('<use href="#gone"/>', "points to #gone, which is not in the file"),
    "colour": ('<path fill="purpel" d="M0 0"/>', "'purpel' is not a colour"),
    "huge": ('<rect width="1e9" height="2"/>', "the number 1e9 is too large"),
    "endless": ('<path d="M0 0L1e999 4"/>', "the number 1e999 is too large"),
    "not a number": ('<rect width="NaN" height="2"/>', "'NaN' is not a number"),
    "infinite": ('<rect width="Infinity" height="2"/>', "is not a number"),
    "huge style": ('<path style="stroke-width:1e9px" d="M0 0"/>', "the number 1e9 is too large"),
    "long": (f'<path stroke-dasharray="{"1" * 900_000}x" d="M0 0"/>', "the value has 900,001 characters"),
    "long style": (f'<path style="cursor:{"a " * 9000}" d="M0 0"/>', "characters"),
    "path": ('<path d="M0 0Lx"/>', "is not a path"),
    "path arity": ('<path d="M0 0L1"/>', "of the path is broken"),
    "path numbers": ('<path d="M1e1e 2"/>', "of the path is broken"),
    "dots": ('<polygon points="...."/>', "is not a list of points"),
    "points": ('<polygon points="0 0 1"/>', "is not a list of points"),
    "transform": ('<g transform="explode(1)"/>', "is not a transformation"),
    "transform arity": ('<g transform="matrix(1 2)"/>', "is not a transformation"),
}


@pytest.mark.parametrize(("part", "reason"), BAD_PARTS.values(), ids=BAD_PARTS)
def test_what_has_no_business_in_a_drawing_is_refused(tmp_path, part, reason):
    message = refusal(tmp_path, f'<svg {NS} viewBox="0 0 9 9"><path d="M0 0h9"/>\n  {part}</svg>')
    assert reason in message
    assert message.startswith("logo.svg:2:")


def test_place_of_a_style_rule_is_told(tmp_path):
    message = refusal(tmp_path, f'<svg {NS} viewBox="0 0 9 9">\n<style>\n.a{{}}\n  @import "x";</style></svg>')
    assert message.startswith("logo.svg:4:3: @import")


def test_everything_wrong_is_told_at_once_in_order(tmp_path):
    parts = '<path fill="purpel" d="M0 0"/>\n<script/>\n<use href="#gone"/>'
    lines = refusal(tmp_path, f'<svg {NS} viewBox="0 0 9 9">\n{parts}</svg>').splitlines()
    assert [line.split(":")[1] for line in lines] == ["2", "3", "4"]


NESTED_USE = "".join(f'<g id="g{n}">{f"""<use href="#g{n + 1}"/>""" * 10}</g>' for n in range(6)) + '<g id="g6"/>'
NESTED_PATTERNS = "".join(
    f'<pattern id="p{n}"><g fill="url(#p{n + 1})">{"""<rect width="1" height="1"/>""" * 10}</g></pattern>'
    for n in range(6)
)
MARKED = '<marker id="m"><path d="M0 0h1"/></marker><g marker-mid="url(#m)"><path d="M0 0' + "h1 1" * 30_000 + '"/></g>'
BAD_FILES = {
    "broken": (f'<svg {NS} viewBox="0 0 9 9"><path></svg>', "logo.svg:1:", "not well-formed"),
    "not svg": ("<html><body/></html>", "logo.svg:1:1", "starts with <html>"),
    "bomb": ('<!DOCTYPE s [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><svg>&b;</svg>', "logo.svg:1:", "entities"),
    "xxe": ('<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>', "logo.svg:1:", "entities"),
    "undefined entity": (f"<svg {NS}>&nbsp;</svg>", "logo.svg:1:", "undefined entity"),
    "encoding": (b'<?xml version="1.0" encoding="x-none"?><svg/>', "logo.svg", "encoding"),
    "deep": (f'<svg {NS} viewBox="0 0 9 9">{"<g>" * 100}{"</g>" * 100}</svg>', "logo.svg:1:", "60 deep"),
    "many": (f'<svg {NS} viewBox="0 0 9 9">{"<g/>" * 20_001}</svg>', "logo.svg:1:", "more than 20,000 elements"),
    "many rules": (
        f'<svg {NS} viewBox="0 0 9 9"><style>{"*{fill:red}" * 1001}</style></svg>',
        "logo.svg:1:1",
        "style rules",
    ),
    "rules times elements": (
        f'<svg {NS} viewBox="0 0 9 9"><style>{"*{fill:red}" * 999}</style>{"<g/>" * 600}</svg>',
        "logo.svg:1:1",
        "overlap too often",
    ),
    "nested styles": (f"<svg {NS}><style>.a{{fill:{'(' * 3000}}}</style></svg>", "logo.svg", "nested without end"),
    "nested use": (f'<svg {NS} viewBox="0 0 9 9">{NESTED_USE}<use href="#g0"/></svg>', "logo.svg:1:1", "are drawn"),
    "nested patterns": (
        f'<svg {NS} viewBox="0 0 9 9">{NESTED_PATTERNS}<pattern id="p6"/><path fill="url(#p0)" d="M0 0"/></svg>',
        "logo.svg:1:1",
        "are drawn",
    ),
    "markers": (f'<svg {NS} viewBox="0 0 9 9">{MARKED}</svg>', "logo.svg:1:1", "are drawn"),
    "circle": (f'<svg {NS} viewBox="0 0 9 9"><g id="a"><use href="#a"/></g></svg>', "logo.svg:1:1", "contains itself"),
    "no size": (f'<svg {NS}><path d="M0 0h9"/></svg>', "logo.svg:1:1", "no viewBox and no size"),
    "empty box": (f'<svg {NS} viewBox="0 0 0 9"><path d="M0 0h9"/></svg>', "logo.svg:1:1", "no viewBox and no size"),
    "nothing": (f'<svg {NS} viewBox="0 0 9 9"/>', "logo.svg:1:1", "nothing is drawn"),
    "blank": (b" \n", "logo.svg", "empty"),
    "compressed": (b"\x1f\x8b\x08\x00", "logo.svg", "compressed"),
    "large": (b"<" + b" " * 2_000_001, "logo.svg", "more than 2 MB"),
}


@pytest.mark.parametrize(("content", "place", "reason"), BAD_FILES.values(), ids=BAD_FILES)
def test_bad_files_are_refused(tmp_path, content, place, reason):
    message = refusal(tmp_path, content)
    assert message.startswith(place)
    assert reason in message


SCRAPS = st.sampled_from(
    ["<", ">", '"', "&", "url(", "1e999", "-", "{", "}", "/*", "\\", "#", "\x00", "é", "</g>", "<g>"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from([ILLUSTRATOR, INKSCAPE, FIGMA]), st.integers(0, 1800), st.integers(0, 12), SCRAPS)
def test_damaged_drawings_are_read_or_refused(tmp_path, source, start, length, scrap):
    damaged = written(tmp_path, source[:start] + scrap + source[start + length :])
    with suppress(InputError):
        ET.fromstring(read_svg(damaged, "x").svg)


def test_missing_file_suggests_a_near_name(tmp_path):
    written(tmp_path, FIGMA, "logo.svg")
    with pytest.raises(InputError, match=r"does not exist; did you mean 'logo.svg'\?"):
        read_logo(tmp_path / "logos.svg", "clinics/a/logos.svg")
    with pytest.raises(InputError, match="check the name and the folder"):
        read_photo(tmp_path / "none" / "x.jpg", "x.jpg")


def test_logo_with_live_text_is_refused(tmp_path):
    svg = f'<svg {NS} viewBox="0 0 9 9"><text font-family="Gotham">Clinic</text></svg>'
    assert "turn the text into outlines" in refusal(tmp_path, svg, read_logo)
    assert read_svg(written(tmp_path, svg), "x")


def picture(kind: str = "JPEG", size=(40, 30), **options) -> bytes:
    data = BytesIO()
    Image.new("RGB", size, "teal").save(data, kind, **options)
    return data.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims to be large, without the pixels."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk + struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("read", [read_photo, read_logo])
def test_pictures_are_read_whatever_their_name(tmp_path, kind, read):
    data = picture(kind)
    art = read(written(tmp_path, data, "photo"), "photo")
    assert (art.raster, art.width, art.height, art.svg) == (data, 40, 30, "")


def test_orientation_swaps_the_size(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 8
    art = read_photo(written(tmp_path, picture(exif=exif)), "photo")
    assert (art.width, art.height) == (30, 40)


def animated(kind: str) -> bytes:
    data = BytesIO()
    frames = [Image.new("RGB", (8, 8), color) for color in ("red", "blue")]
    frames[0].save(data, kind, save_all=True, append_images=frames[1:])
    return data.getvalue()


BAD_PICTURES = {
    "text": (b"not a picture", "not a picture that can be printed"),
    "gif": (picture("GIF"), "save it as JPEG, PNG or WebP"),
    "tiff": (picture("TIFF"), "save it as JPEG, PNG or WebP"),
    "cut off": (picture(size=(400, 400), quality=95)[:-900], "broken or cut off"),
    "cut off png": (picture("PNG", size=(400, 400))[:-60], "broken or cut off"),
    "animated webp": (animated("WEBP"), "animated"),
    "animated png": (animated("PNG"), "animated"),
    "many pixels": (png_header(6000, 5000), "more than 25 million pixels: 6000 x 5000"),
    "bomb warning": (png_header(12_000, 9_000), "more than 25 million pixels"),
    "bomb": (png_header(20_000, 20_000), "more than 25 million pixels"),
    "header only": (png_header(10, 10), "broken or cut off"),
    "large file": (b"\xff\xd8" + b"x" * 20_000_000, "more than 20 MB"),
}


@pytest.mark.parametrize(("data", "reason"), BAD_PICTURES.values(), ids=BAD_PICTURES)
def test_bad_pictures_are_refused(tmp_path, data, reason):
    assert reason in refusal(tmp_path, data, read_photo)
