"""Pictures from outside: SVG drawings made safe, photos and raster logos checked before anything decodes them."""

from __future__ import annotations

import hashlib
import re
import struct
import warnings
from contextlib import contextmanager
from difflib import get_close_matches
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree.ElementTree import tostring

from PIL import ExifTags, Image, ImageFile

from foldwell.errors import InputError
from foldwell.findings import Place, error
from foldwell.model.brochure import Artwork
from foldwell.read.svg_references import check_references, rename_references
from foldwell.read.svg_safety import ATTRIBUTES, PAINTS, SHAPES, find_problem, write_plain_color
from foldwell.read.svg_styles import apply_styles
from foldwell.read.svg_tree import PLAIN_SVG, SVG_NAMESPACE, SvgTree, parse_svg
from foldwell.units import POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SVG_BYTES, RASTER_BYTES = 2_000_000, 20_000_000
MOST_PIXELS = 25_000_000
RASTER_FORMATS = ("JPEG", "PNG", "WEBP")
_SIDEWAYS = (5, 6, 7, 8)
"""Values of the EXIF orientation that swap width and height."""
_UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError, struct.error)
_PX = POINTS["in"] / 96
_LENGTH = re.compile(r"(\d+(?:\.\d*)?|\.\d+)\s*(px|pt|mm|cm|in)?")


def read_svg(path: Path, shown_as: str) -> Artwork:
    """A drawing as normalised SVG that is safe to draw; width and height in px, from its viewBox.

    shown_as: the file's name in messages. Raises InputError with everything that is wrong.
    """
    return _clean_svg(_read_bytes(path, shown_as, SVG_BYTES), shown_as, may_hold_text=True)


def read_photo(path: Path, shown_as: str) -> Artwork:
    """A JPEG, PNG or WebP photo, its bytes as they were; width and height in px as it is seen.

    Raises InputError where it is too large, broken, animated or not a picture.
    """
    return _check_raster(_read_bytes(path, shown_as, RASTER_BYTES), shown_as)


def read_logo(path: Path, shown_as: str) -> Artwork:
    """A logo: SVG or raster, told apart by what it contains. A drawn logo may hold no live text.

    Raises InputError as read_svg and read_photo do.
    """
    data = _read_bytes(path, shown_as, RASTER_BYTES)
    if data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")[:1] != b"<":
        return _check_raster(data, shown_as)
    if len(data) > SVG_BYTES:
        raise _refusal(shown_as, _too_large(len(data), SVG_BYTES), "simplify the drawing")
    return _clean_svg(data, shown_as, may_hold_text=False)


def _refusal(shown_as: str, message: str, remedy: str) -> InputError:
    return InputError([error("read.artwork", message, remedy, Place(shown_as))])


def _too_large(size: int, limit: int) -> str:
    return f"the file has {size / 1e6:.1f} MB, more than {limit / 1e6:g} MB"


def _read_bytes(path: Path, shown_as: str, limit: int) -> bytes:
    if not path.is_file():
        near = get_close_matches(path.name, [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else [], 1)
        remedy = f"did you mean {near[0]!r}?" if near else "check the name and the folder"
        raise _refusal(shown_as, "this file does not exist", remedy)
    try:
        size = path.stat().st_size
        if size > limit:
            raise _refusal(shown_as, _too_large(size, limit), "save it smaller")
        data = path.read_bytes()
    except OSError as reason:
        raise _refusal(shown_as, f"this file can't be read ({reason.strerror})", "check its permissions") from None
    if not data.strip():
        raise _refusal(shown_as, "this file is empty", "save the picture again")
    return data


def _clean_svg(data: bytes, shown_as: str, *, may_hold_text: bool) -> Artwork:
    if data.startswith(b"\x1f\x8b"):
        raise _refusal(shown_as, "this SVG is compressed", PLAIN_SVG)
    tree = parse_svg(data, shown_as)
    try:
        apply_styles(tree)
        _keep_known_attributes(tree)
    except RecursionError:
        raise _refusal(shown_as, "its styles are nested without end", PLAIN_SVG) from None
    check_references(tree)
    _check_content(tree, may_hold_text)
    width, height = _set_view_box(tree)
    if tree.findings:
        raise InputError(sorted(tree.findings, key=lambda finding: finding.place.line if finding.place else 0))
    rename_references(tree, "a" + hashlib.sha256(data).hexdigest()[:8])
    for element in tree.root.iter():
        element.attrib = dict(sorted(element.attrib.items()))
    tree.root.attrib = {"xmlns": SVG_NAMESPACE} | tree.root.attrib
    return Artwork(shown_as, svg=tostring(tree.root, encoding="unicode"), width=width, height=height)


def _keep_known_attributes(tree: SvgTree) -> None:
    for element in tree.root.iter():
        for key, value in list(element.attrib.items()):
            problem = find_problem(key, value) if key in ATTRIBUTES else None
            if problem:
                tree.refuse(element, f"{key} of <{element.tag}>: {problem}")
            elif key == "filter" and value != "none":
                tree.refuse(element, "shadows and blurs can't be printed sharply", "take the effect away")
            if problem or not (key in ATTRIBUTES or key == "id" or key.startswith(("data-", "{"))):
                del element.attrib[key]
            elif key in PAINTS:
                element.set(key, write_plain_color(value))


def _check_content(tree: SvgTree, may_hold_text: bool) -> None:
    elements = list(tree.root.iter())
    if not any(element.tag in SHAPES for element in elements) and not tree.findings:
        tree.refuse(tree.root, "nothing is drawn in this file", "save the drawing again")
    text = next((element for element in elements if element.tag == "text"), None)
    if text is not None and not may_hold_text:
        message = "the logo holds live text, whose typeface other machines don't have"
        tree.refuse(text, message, "turn the text into outlines or paths, and save it again")


def _set_view_box(tree: SvgTree) -> tuple[float, float]:
    """Width and height in px; the drawing itself keeps only its viewBox."""
    root = tree.root
    written = [root.attrib.pop(key, "") for key in ("width", "height")]
    for key in ("x", "y", "preserveAspectRatio"):
        root.attrib.pop(key, None)
    if "viewBox" not in root.attrib:
        sizes = [_in_px(length) for length in written]
        root.set("viewBox", f"0 0 {sizes[0]:g} {sizes[1]:g}")
    box = [float(part) for part in re.findall(r"[-+.\deE]+", root.attrib["viewBox"])]
    if len(box) != 4 or min(box[2:]) <= 0:
        tree.refuse(root, "the drawing has no viewBox and no size", 'write viewBox="0 0 width height" into <svg>')
        return 0, 0
    return box[2], box[3]


def _in_px(length: str) -> float:
    match = _LENGTH.fullmatch(length.strip())
    if not match:
        return 0
    return float(match[1]) * float((POINTS[match[2]] if match[2] not in {None, "px"} else _PX) / _PX)


def _check_raster(data: bytes, shown_as: str) -> Artwork:
    try:
        with warnings.catch_warnings(action="error", category=Image.DecompressionBombWarning):
            image = Image.open(BytesIO(data), formats=RASTER_FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _refusal(shown_as, _too_many_pixels(), "save it smaller") from None
    except _UNREADABLE:
        message = "this is not a picture that can be printed"
        raise _refusal(shown_as, message, "save it as JPEG, PNG or WebP; a logo best as SVG") from None
    width, height = image.size
    if width * height > MOST_PIXELS:
        raise _refusal(shown_as, f"{_too_many_pixels()}: {width} x {height}", "save it smaller")
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise _refusal(shown_as, "the picture is animated, and paper stands still", "save one picture of it")
    try:
        with _strict_decoding():
            image.load()
            orientation = image.getexif().get(ExifTags.Base.Orientation)
    except _UNREADABLE as reason:
        raise _refusal(shown_as, f"the picture is broken or cut off ({reason})", "save it again") from None
    if orientation in _SIDEWAYS:
        width, height = height, width
    return Artwork(shown_as, raster=data, width=width, height=height)


@contextmanager
def _strict_decoding() -> Iterator[None]:
    """Refuse cut-off pictures, even where the layout engine has told Pillow, for the whole process, to accept them."""
    lenient = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _too_many_pixels() -> str:
    return f"the picture has more than {MOST_PIXELS / 1e6:g} million pixels"
