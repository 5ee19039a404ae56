"""Total ink, measured on the plates that Ghostscript separates."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageMath

from foldwell.findings import Severity
from foldwell.preflight.box_checks import page_boxes
from foldwell.preflight.faults import Fault
from foldwell.preflight.limits import ANY_SHOP
from foldwell.preflight.naming import name_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.preflight.expected import Box
    from foldwell.preflight.reading import Reading

PROGRAM = "gs"

PPI = 72
"""Pixels of 0.35 mm: no area that a hand could feel as wet ink is smaller. A sheet takes a quarter of a second."""

MOST_SECONDS = 60

MOST_INCHES = 60
"""Longest side of a page that is separated."""

ROUNDING = 1.5
"""Percent by which a sum may pass the limit: each plate has 256 steps."""

SPOT_SHARE = 0.0005
"""Share of the page over the limit that is a spot of anti-aliasing and no area."""


def find_too_much_ink(reading: Reading) -> Iterator[Fault]:
    """Places with more ink than the paper takes."""
    program = shutil.which(PROGRAM)
    if program is None:
        yield Fault(
            "not checked: total ink is measured with Ghostscript, which is not installed",
            "install it (Debian: apt-get install ghostscript) and run this again",
            Severity.NOTE,
        )
        return
    limit = (reading.limits.press or ANY_SHOP).ink_limit
    boxes = [page_boxes(page) for page in reading.pdf.pages]
    if any(max(box.media.right - box.media.left, box.media.top - box.media.bottom) > MOST_INCHES * 72 for box in boxes):
        yield Fault(f"not checked: a page is larger than {MOST_INCHES} in", severity=Severity.NOTE)
        return
    with tempfile.TemporaryDirectory() as folder:
        trouble = _separate(program, reading.data, Path(folder))
        if trouble:
            yield Fault(f"not checked: Ghostscript can't separate the file ({trouble})", severity=Severity.NOTE)
            return
        for number, box in enumerate(boxes):
            plates = sorted(Path(folder).glob(f"{number + 1}(*).tif"))
            most, share = _measure(plates, _pixels(box.bleed, box.media), limit)
            if share > SPOT_SHARE:
                yield Fault(
                    f"{name_page(number)}: up to {most:.0f} % of ink on {share:.1%} of the page, over {limit:g} %",
                    "print dark areas in fewer inks: so much ink does not dry, and sets off on the next sheet",
                )


def _separate(program: str, data: bytes, folder: Path) -> str:
    """Write each plate of each page as `<page>(<ink>).tif`, from 0 for full ink; return what went wrong."""
    file = folder / "file.pdf"
    file.write_bytes(data)
    command = [program, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dUseMediaBox", "-sDEVICE=tiffsep", f"-r{PPI}"]
    command += ["-dMaxSpots=12", "-sCompression=pack", f"-sOutputFile={folder}/%d.tif", str(file)]
    try:
        ended = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return f"it took over {MOST_SECONDS} s"
    except OSError as problem:
        return str(problem)
    return "" if ended.returncode == 0 else f"exit code {ended.returncode}"


def _pixels(area: Box, media: Box) -> tuple[int, int, int, int]:
    scale = PPI / 72
    left, right = (area.left - media.left) * scale, (area.right - media.left) * scale
    top, bottom = (media.top - area.top) * scale, (media.top - area.bottom) * scale
    return round(left), round(top), round(right), round(bottom)


def _measure(plates: list[Path], area: tuple[int, int, int, int], limit: float) -> tuple[float, float]:
    """The most ink in percent, and the share of an area that is over the limit."""
    total: Image.Image | None = None
    for path in plates:
        with Image.open(path) as plate:
            ink = ImageChops.invert(plate.convert("L").crop(area)).convert("I")
        total = ink if total is None else ImageMath.lambda_eval(_add, one=total, other=ink)
    if total is None:
        return 0.0, 0.0
    scale = 100 / 255
    counts = total.point(lambda value: value * (1 / 8) + 0).convert("L").histogram()
    over = sum(count for step, count in enumerate(counts) if step * 8 * scale > limit + ROUNDING)
    most = total.getextrema()[1]
    return float(str(most)) * scale, over / max(sum(counts), 1)


def _add(images: dict[str, object]) -> object:
    return images["one"] + images["other"]  # type: ignore[operator]
