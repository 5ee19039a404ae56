"""Pictures and gradients in the inks of the press."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from pikepdf import Array, Name, PdfImage, Stream
from PIL import Image

from foldwell.finish.press.spaces import count_parts, read_space_colour, space_kind
from foldwell.finish.press.state import Pen

if TYPE_CHECKING:
    from pikepdf import Object

    from foldwell.finish.press.inks import Inks
    from foldwell.finish.press.profile import OutputProfile

JPEG_QUALITY = 92
_JPEG_HEADROOM = 0.08
"""By how much packing as JPEG may lift four inks together; what goes further is packed without loss."""
_INVERTED = [1, 0] * 4


def ink_picture(picture: Object, profile: OutputProfile, *, is_in_mask: bool = False) -> None:
    """Turn an RGB picture into CMYK in place; greys stay (they print in black ink), and so does its soft mask.

    is_in_mask: it is part of a soft mask, and becomes grey.
    """
    space = picture.get("/ColorSpace")
    colours = space[1] if space is not None and space_kind(space) == "/Indexed" else space
    if picture.get("/ImageMask") or count_parts(colours) != 3:
        return
    assert isinstance(picture, Stream)
    seen = PdfImage(picture).as_pil_image()
    inked = seen.convert("L") if is_in_mask else profile.convert_picture(seen)
    was_jpeg = picture.get("/Filter") == Name.DCTDecode and not is_in_mask
    for key in ("/DecodeParms", "/Decode", "/Intent"):
        if key in picture:
            del picture[key]
    packed = _pack_jpeg(inked, profile.ink_limit) if was_jpeg else b""
    if packed:
        picture.write(packed, filter=Name.DCTDecode)
        picture.Decode = Array(_INVERTED)
    else:
        picture.write(zlib.compress(inked.tobytes(), 9), filter=Name.FlateDecode)
    picture.ColorSpace = Name.DeviceGray if is_in_mask else Name.DeviceCMYK
    picture.BitsPerComponent = 8


def _pack_jpeg(inked: Image.Image, ink_limit: float) -> bytes:
    """As JPEG, its inks inverted as Adobe's are; empty where that would take more ink than the limit."""
    packed = BytesIO()
    inked.save(packed, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    with Image.open(packed) as seen:
        return packed.getvalue() if most_ink(seen) <= ink_limit else b""


def most_ink(picture: Image.Image) -> float:
    """All inks together where a CMYK picture has most of them, 0 to 4."""
    colours = picture.convert("CMYK") if picture.mode != "CMYK" else picture
    found = colours.getcolors(colours.width * colours.height) or []
    return max((sum(inks) for _, inks in found if isinstance(inks, tuple)), default=0) / 255


def ink_shading(shading: Object, inks: Inks) -> None:
    """Turn a gradient's colours into CMYK in place, stop by stop; a spot ink counts as the inks it stands for."""
    space = shading.get("/ColorSpace")
    if space is None or count_parts(space) != 3 or "/Function" not in shading:
        return
    _ink_function(shading.Function, space, inks)
    shading.ColorSpace = Name.DeviceCMYK
    if "/Background" in shading:
        shading.Background = _ink_stop(shading.Background, space, inks)


def _ink_function(function: Object, space: Object, inks: Inks) -> None:
    if "/Functions" in function:
        for part in function.Functions:
            _ink_function(part, space, inks)
    elif int(function.FunctionType) == 2:
        for key in ("/C0", "/C1"):
            function[key] = _ink_stop(function[key], space, inks)
        if "/Range" in function:
            function.Range = Array([0, 1] * 4)
    else:
        kind = int(function.FunctionType)
        raise ValueError(f"a gradient by a function of type {kind} can't be printed; the engine writes none")


def _ink_stop(numbers: Object, space: Object, inks: Inks) -> Array:
    if len(numbers) == 4:
        return numbers  # type: ignore[return-value]
    colour = read_space_colour(space, list(numbers))
    return Array([round(ink, 4) for ink in Pen(colour).mix(inks, is_line=False).cmyk])
