"""QR codes as vectors, with their quiet zone and the size at which phones read them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal

import zxingcpp

from foldwell.errors import InputError
from foldwell.findings import Finding, error, warning
from foldwell.units import Length, mm

QUIET_ZONE = 4
"""White modules around the code (DENSO WAVE)."""
_LEAST_SIZE, _LEAST_MODULE = mm(20), mm(0.4)
HAND_DISTANCE = mm(300)
_EASY_MODULES = 41
"""Codes up to version 6 are coarse enough for any phone at hand."""
_RESERVED_MODULES = _EASY_MODULES
"""Modules of the largest code that a slot reserves room for: that of an address of 106 characters."""
_LONGEST = 300
_KEPT = 1024
"""Codes that are kept: every layout of a clinic's guide shows the same one."""
_WEB_ADDRESS = re.compile(r"https?://[!-~]+", re.IGNORECASE)


@dataclass(frozen=True)
class Qr:
    """A QR code.

    svg: drawing whose unit is one module, quiet zone and white ground included; it has no title.
    modules: modules along one side, without the quiet zone.
    """

    url: str
    svg: str
    modules: int
    findings: tuple[Finding, ...] = ()

    def printed_size(self, distance: Length = HAND_DISTANCE) -> Length:
        """Least width of the code with its quiet zone: 20 mm, a tenth of the distance, and its least modules."""
        return _print_size(self.modules, distance)


def least_module(distance: Length) -> Length:
    """Least width of a module: 0.4 mm at hand, 1 mm at a metre (qrtool.ch)."""
    return max(_LEAST_MODULE, distance * Fraction(1, 1000))


def reserve_slot(distance: Length) -> tuple[float, float]:
    """Width and height in points of the slot for codes read from a distance, whatever address they hold.

    A code stands in it with the quiet zone of one side beyond the slot, where the page is white too.
    """
    size = _print_size(_RESERVED_MODULES, distance).pt
    return size * (1 - QUIET_ZONE / (_RESERVED_MODULES + 2 * QUIET_ZONE)), size


def _print_size(modules: int, distance: Length) -> Length:
    return max(_LEAST_SIZE, least_module(distance) * (modules + 2 * QUIET_ZONE), distance * Fraction(1, 10))


def make_qr(url: str, *, field: str = "") -> Qr:
    """The code of a web address, of error level M or what better level the same size holds.

    field: path of the address in its file, for messages. Raises InputError for what is no web address.
    """
    if not _WEB_ADDRESS.fullmatch(url):
        message = f"{url[:80]!r} can't be a QR code"
        remedy = "write a web address in plain letters that starts with https:// or http://"
        raise InputError([error("compose.qr-address", message, remedy, field=field)])
    if len(url) > _LONGEST:
        message = f"the web address has {len(url)} characters; its QR code would be too fine to read"
        raise InputError([error("compose.qr-length", message, f"shorten it to {_LONGEST} at most", field=field)])
    rows = _encode(url)
    findings = [_advise(url, field)] if len(rows) > _EASY_MODULES else []
    return Qr(url, _draw(rows), len(rows), tuple(findings))


@lru_cache(maxsize=_KEPT)
def _encode(url: str) -> tuple[bytes, ...]:
    """The modules of the code row by row, dark ones 0, of the best error level that is as small as level M."""
    least = _write(url, "M")
    better = (_write(url, level) for level in ("H", "Q"))
    return next((rows for rows in better if len(rows) == len(least)), least)


def _write(url: str, level: Literal["M", "Q", "H"]) -> tuple[bytes, ...]:
    code = zxingcpp.create_barcode(url, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
    image: Any = code.to_image(scale=1, add_quiet_zones=False)
    return tuple(map(bytes, memoryview(image).tolist()))


def _advise(url: str, field: str) -> Finding:
    message = f"the web address has {len(url)} characters, which makes a fine QR code that must be printed large"
    return warning("compose.qr-length", message, "shorten it to about 60", field=field)


def _draw(rows: tuple[bytes, ...]) -> str:
    side = len(rows) + 2 * QUIET_ZONE
    dark = "".join(
        f"M{start + QUIET_ZONE} {y + QUIET_ZONE}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for start, length in _runs(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">'
        f'<rect width="{side}" height="{side}" fill="#ffffff"/><path fill="#000000" d="{dark}"/></svg>'
    )


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    return [(match.start(), len(match[0])) for match in re.finditer(rb"\x00+", row)]
