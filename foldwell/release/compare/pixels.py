"""Pixels: what looks different on a page, without the noise of edges.

Two renderings of the same thing differ at edges: a letter that stands a fraction of a pixel farther is smoothed
otherwise. So a pixel counts as changed only where, after each picture is smoothed over 3 × 3 pixels, its colour is
outside the range of colours that its 3 × 3 neighbours have in the other picture, by more than a share of the contrast
around it. On a flat ground a few levels count; beside black letters, a quarter of the way to white. Measured with
pages of text moved by 0.2 pt: nothing is found; a word, a rule or a ground that changed is.
"""

from __future__ import annotations

import io
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from foldwell.release.compare.changes import Region

LEAST_STEP = 5
"""Levels of 255 outside that range that count on a flat ground."""
CONTRAST_SHARE = 4
"""Where it is not flat, this part of the contrast (one fourth) is forgiven besides."""
CONTRAST_PIXELS = 5
"""Side of the square in which the contrast is measured."""
_MARGIN = 8
"""Pixels around all that differs that are looked at too, so that every filter sees what is beside it."""
CELL_PIXELS = 8
"""Changes are gathered in squares of this side: 2 mm."""
LEAST_CELL_SHARE = 0.05
"""Share of a square that must have changed: three of its 64 pixels."""
MOST_REGIONS = 40
"""Boxes drawn on one page; where there are more, one goes around them all."""
_BOX_COLOUR = (190, 20, 80)
_QUALITY = 60


class Difference(NamedTuple):
    """share: of the page's area that changed, 0 to 1. mask: 255 where it did."""

    share: float
    regions: tuple[Region, ...]
    mask: Image.Image


def compare_pictures(old: Image.Image, new: Image.Image) -> Difference | None:
    """What differs between two RGB pictures; None where nothing does. The smaller one is widened with white."""
    if old.size == new.size and old.tobytes() == new.tobytes():
        return None
    size = max(old.width, new.width), max(old.height, new.height)
    old, new = _widen(old, size), _widen(new, size)
    differing = ImageChops.difference(old, new).getbbox()
    if differing is None:
        return None
    left, top, right, bottom = differing
    area = max(0, left - _MARGIN), max(0, top - _MARGIN), min(size[0], right + _MARGIN), min(size[1], bottom + _MARGIN)
    mask = Image.new("L", size)
    mask.paste(_mark_changes(old.crop(area), new.crop(area)), area[:2])
    regions = _find_regions(mask)
    return Difference(mask.histogram()[255] / (mask.width * mask.height), regions, mask) if regions else None


def draw_marked(picture: Image.Image, difference: Difference) -> Image.Image:
    """The picture in pale grey, what changed in its colours, and a box around each change."""
    picture = _widen(picture, difference.mask.size)
    pale = Image.blend(picture.convert("L").convert("RGB"), Image.new("RGB", picture.size, "white"), 0.6)
    pale.paste(picture, mask=difference.mask.filter(ImageFilter.MaxFilter(5)))
    draw = ImageDraw.Draw(pale)
    for region in difference.regions:
        upper = max(0, region.left - 3), max(0, region.top - 3)
        lower = min(pale.width - 1, region.right + 2), min(pale.height - 1, region.bottom + 2)
        draw.rectangle((*upper, *lower), outline=_BOX_COLOUR, width=3)
    return pale


def write_webp(picture: Image.Image, most_width: int = 0) -> bytes:
    """The picture as WebP; no wider than `most_width` pixels where that is given."""
    if most_width and picture.width > most_width:
        picture = picture.copy()
        picture.thumbnail((most_width, 4 * most_width))
    written = io.BytesIO()
    picture.save(written, "WEBP", quality=_QUALITY, method=4)
    return written.getvalue()


def _widen(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    if picture.size == size:
        return picture
    wide = Image.new("RGB", size, "white")
    wide.paste(picture)
    return wide


def _mark_changes(old: Image.Image, new: Image.Image) -> Image.Image:
    """255 for each pixel that changed, by the rule above; else 0."""
    one, two = (picture.filter(ImageFilter.BoxBlur(1)) for picture in (old, new))
    ranges = [
        (picture.filter(ImageFilter.MinFilter(3)), picture.filter(ImageFilter.MaxFilter(3))) for picture in (one, two)
    ]
    beyond = ImageChops.lighter(_outside(one, *ranges[1]), _outside(two, *ranges[0]))
    contrast = ImageChops.lighter(*(_contrast(*extremes) for extremes in ranges))
    left = ImageChops.subtract(beyond, contrast.point(lambda level: level // CONTRAST_SHARE))
    red, green, blue = left.split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return strongest.point(lambda level: 255 if level > LEAST_STEP else 0)


def _outside(picture: Image.Image, least: Image.Image, most: Image.Image) -> Image.Image:
    """By how much each pixel is outside a range."""
    return ImageChops.lighter(ImageChops.subtract(picture, most), ImageChops.subtract(least, picture))


def _contrast(least: Image.Image, most: Image.Image) -> Image.Image:
    """The range of colours in the square around each pixel, from the ranges of 3 × 3 pixels."""
    wider = CONTRAST_PIXELS - 2
    return ImageChops.subtract(most.filter(ImageFilter.MaxFilter(wider)), least.filter(ImageFilter.MinFilter(wider)))


def _find_regions(mask: Image.Image) -> tuple[Region, ...]:
    """Boxes around squares that touch, from the top."""
    grid = mask.reduce(CELL_PIXELS).point(lambda level: 255 if level >= 255 * LEAST_CELL_SHARE else 0)
    columns, cells = grid.width, grid.tobytes()
    open_cells = {(at % columns, at // columns) for at, level in enumerate(cells) if level}
    regions = []
    while open_cells:
        regions.append(_take_region(open_cells, mask.size))
    regions.sort(key=lambda region: (region.top, region.left))
    if len(regions) > MOST_REGIONS:
        lefts, tops, rights, bottoms = zip(*((r.left, r.top, r.right, r.bottom) for r in regions), strict=True)
        return (Region(min(lefts), min(tops), max(rights), max(bottoms)),)
    return tuple(regions)


def _take_region(open_cells: set[tuple[int, int]], size: tuple[int, int]) -> Region:
    """Take a square and all that hang together with it, over a gap of one."""
    waiting = [open_cells.pop()]
    taken = []
    while waiting:
        x, y = waiting.pop()
        taken.append((x, y))
        near = {(x + dx, y + dy) for dx in range(-2, 3) for dy in range(-2, 3)} & open_cells
        open_cells -= near
        waiting += near
    xs, ys = zip(*taken, strict=True)
    right, bottom = (max(xs) + 1) * CELL_PIXELS, (max(ys) + 1) * CELL_PIXELS
    return Region(min(xs) * CELL_PIXELS, min(ys) * CELL_PIXELS, min(right, size[0]), min(bottom, size[1]))
