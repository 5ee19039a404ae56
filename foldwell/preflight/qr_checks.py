"""QR codes, read back from the picture of the page as a phone would."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from foldwell.preflight.faults import Fault
from foldwell.preflight.pictures import QR_PIXELS_PER_POINT, grey_range
from foldwell.preflight.reading import name_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

    from foldwell.preflight.pictures import FoundQr
    from foldwell.preflight.reading import Reading

QUIET_MODULES = 4
"""White modules on every side (ISO/IEC 18004)."""

LEAST_STEP = 0.55
"""Dark to light as a share of all grey: grade B of ISO/IEC 15415."""


def find_bad_qr_codes(reading: Reading) -> Iterator[Fault]:
    """Codes that do not read back, read as something else, or are too small, too pale or too crowded."""
    wanted: defaultdict[int, dict[str, float]] = defaultdict(dict)
    for asked in reading.expected.qr:
        wanted[asked.page][asked.url] = asked.module
    for page, urls in wanted.items():
        grey, found = reading.qr_codes(page)
        texts = [code.text for code in found]
        for url, module in urls.items():
            if url in texts:
                code = found[texts.index(url)]
                yield from _judge_qr(code, grey, module, f"{name_page(page)}: the QR code of {url}")
            else:
                others = f"; the page has codes of {', '.join(texts)}" if texts else ""
                yield Fault(
                    f"{name_page(page)}: no QR code that reads as {url}{others}",
                    "print it dark on white, at least 20 mm wide, with nothing near it",
                )
        for text in sorted(set(texts) - set(urls)):
            yield Fault(f"{name_page(page)}: a QR code leads to {text}, which nobody asked for", "remove it")


def _judge_qr(code: FoundQr, grey: Image, least: float, name: str) -> Iterator[Fault]:
    side = max(code.right - code.left, code.bottom - code.top)
    module = side / code.modules
    module_mm = module / QR_PIXELS_PER_POINT / 72 * 25.4
    if module_mm < least * 0.98:
        yield Fault(
            f"{name} has modules of {module_mm:.2f} mm, under {least:g} mm",
            "print it larger or shorten its URL",
        )
    dark, light = grey_range(grey.crop((code.left, code.top, code.right, code.bottom)))
    if light - dark < LEAST_STEP * 255:
        share = (light - dark) / 255
        yield Fault(
            f"{name} is too pale: dark and light differ by {share:.0%}, under {LEAST_STEP:.0%}", "print it black"
        )
    if not _has_quiet_zone(code, grey, module, (dark + 3 * light) / 4):
        yield Fault(f"{name} has something within {QUIET_MODULES} modules around it", "leave its border white")


def _has_quiet_zone(code: FoundQr, grey: Image, module: float, threshold: float) -> bool:
    """Whether the ring around the code is all lighter than a threshold, and on the page."""
    reach = int(QUIET_MODULES * module - 0.4 * module)
    left, top, right, bottom = code.left - reach, code.top - reach, code.right + reach, code.bottom + reach
    if left < 0 or top < 0 or right > grey.width or bottom > grey.height:
        return False
    ring = [
        (left, top, right, code.top - 1),
        (left, code.bottom + 2, right, bottom),
        (left, top, code.left - 1, bottom),
        (code.right + 2, top, right, bottom),
    ]
    return all(grey_range(grey.crop(area))[0] > threshold for area in ring)
