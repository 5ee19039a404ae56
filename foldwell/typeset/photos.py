"""Photos and raster logos, encoded anew: cropped about their focus, no larger than print needs, without metadata."""

from __future__ import annotations

import math
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageCms, ImageOps

if TYPE_CHECKING:
    from foldwell.model.brochure import Artwork

PRINT_PPI = 300
_JPEG_QUALITY = 88
_LOGO_WIDTH = 1200
_PT_PER_INCH = 72


def crop_photo(
    artwork: Artwork, *, box: tuple[float, float], focus: tuple[float, float] = (0.5, 0.5), ppi: int = PRINT_PPI
) -> bytes:
    """A photo as an sRGB JPEG with the aspect of its box, cut about its focus and never enlarged.

    box: width and height in pt. focus: what must stay in sight, as shares of width and height from the top left.
    ppi: most pixels an inch at the size of the box. Transparent parts become white.
    """
    photo = _flatten(_decode(artwork))
    frame = crop_frame(photo.size, box, focus)
    width = min(frame[2] - frame[0], math.ceil(box[0] / _PT_PER_INCH * ppi))
    height = min(frame[3] - frame[1], math.ceil(box[1] / _PT_PER_INCH * ppi))
    cropped = photo.crop(frame)
    if cropped.size != (width, height):
        cropped = cropped.resize((width, height), Image.Resampling.LANCZOS)
    return _encode(cropped, "JPEG", quality=_JPEG_QUALITY, optimize=True)


def crop_frame(
    size: tuple[int, int], box: tuple[float, float], focus: tuple[float, float]
) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the largest frame of the box's aspect, as near to the focus as it stays inside."""
    aspect = box[0] / box[1]
    width = max(1, min(size[0], round(size[1] * aspect)))
    height = max(1, min(size[1], round(size[0] / aspect)))
    left, top = (
        min(max(0, round(share * whole - part / 2)), whole - part)
        for share, whole, part in zip(focus, size, (width, height), strict=True)
    )
    return left, top, left + width, top + height


def encode_logo(artwork: Artwork, *, most_width: int = _LOGO_WIDTH, is_packed: bool = True) -> bytes:
    """A raster logo as an sRGB PNG, transparency kept, at most `most_width` px wide.

    is_packed: as small as it goes, which takes five times as long.
    """
    logo = _decode(artwork)
    if logo.width > most_width:
        height = max(1, round(logo.height * most_width / logo.width))
        logo = logo.resize((most_width, height), Image.Resampling.LANCZOS)
    return _encode(logo, "PNG", optimize=is_packed)


def _decode(artwork: Artwork) -> Image.Image:
    """The picture upright, in sRGB, as RGB or RGBA."""
    with Image.open(BytesIO(artwork.raster)) as opened:
        profile = opened.info.get("icc_profile")
        upright = ImageOps.exif_transpose(opened)
    if upright.mode.startswith(("I", "F")):
        upright = upright.convert("I").point(lambda value: value / 256).convert("L")
    if upright.mode in {"P", "PA", "LA", "La", "RGBa"} or "transparency" in upright.info:
        upright = upright.convert("RGBA")
    return _to_srgb(upright, profile)


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode=mode)
        except (ImageCms.PyCMSError, OSError):
            return image.convert(mode)  # a profile that does not fit its picture: screens ignore it too
        if converted is not None:
            return converted
    return image.convert(mode)


def _flatten(image: Image.Image) -> Image.Image:
    if image.mode == "RGB":
        return image
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image).convert("RGB")


def _encode(image: Image.Image, kind: str, **options: int | bool) -> bytes:
    bare = Image.new(image.mode, image.size)
    bare.paste(image)  # leaves comments, profiles and other metadata behind
    written = BytesIO()
    bare.save(written, kind, **options)
    return written.getvalue()
