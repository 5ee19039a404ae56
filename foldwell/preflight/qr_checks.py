"""QR codes, read back from the picture of the page as a phone would."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from foldwell.preflight.faults import Fault
from foldwell.preflight.naming import name_page
from foldwell.preflight.pictures import grey_range

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

    from foldwell.preflight.pictures import FoundQr, PageCodes
    from foldwell.preflight.reading import Reading

QUIET_MODULES = 4
"""White modules on every side (ISO/IEC 18004)."""

LEAST_STEP = 0.55
"""Dark to light as a share of all grey: grade B of ISO/IEC 15415."""


def find_bad_qr_codes(reading: Reading) -> Iterator[Fault]:
    """Codes that do not read back, read as something else, or are too small, too pale or too crowded."""
    if reading.known is None:
        for page in range(len(reading.contents)):
            seen = reading.qr_codes(page)
            for code in seen.codes:
                name = f"{name_page(page)}: the QR code of {code.text}"
                yield from _judge_qr(code, seen, reading.limits.qr_module, name)
        return
    wanted: defaultdict[int, dict[str, float]] = defaultdict(dict)
    for asked in reading.known.qr:
        wanted[asked.page][asked.url] = asked.module
    for page, urls in wanted.items():
        yield from judge_codes(reading.qr_codes(page), urls, name_page(page))


def judge_codes(seen: PageCodes, urls: dict[str, float], where: str) -> Iterator[Fault]:
    """Hold the codes of a picture against the addresses that they should be, with the least module of each."""
    texts = [code.text for code in seen.codes]
    for url, module in urls.items():
        if url in texts:
            yield from _judge_qr(seen.codes[texts.index(url)], seen, module, f"{where}: the QR code of {url}")
        else:
            others = f"; the page has codes of {', '.join(texts)}" if texts else ""
            yield Fault(
                f"{where}: no QR code that reads as {url}{others}",
                "print it dark on white, at least 20 mm wide, with nothing near it",
            )
    for text in sorted(set(texts) - set(urls)):
        yield Fault(f"{where}: a QR code leads to {text}, which nobody asked for", "remove it")


def _judge_qr(code: FoundQr, seen: PageCodes, least: float, name: str) -> Iterator[Fault]:
    grey = seen.picture
    side = max(code.right - code.left, code.bottom - code.top)
    module = side / code.modules
    module_mm = module / seen.scale / 72 * 25.4
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
