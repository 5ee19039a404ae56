"""Statutory notices: word for word, no sign under the size that the law sets, and none above it where it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.preflight.faults import Fault
from foldwell.preflight.naming import quote
from foldwell.preflight.type_checks import ROUNDING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.preflight.reading import Reading


def find_wrong_notice(reading: Reading) -> Iterator[Fault]:
    """A notice that the file does not hold word for word, its lines that are too small, and type that outdoes it."""
    notice = reading.expected.notice
    if notice is None:
        return
    lines = [(line, "".join(line.text.split())) for line in reading.spoken]
    start = "".join(text for _, text in lines).find("".join(notice.text.split()))
    if start < 0:
        yield Fault("the statutory notice is not in the file word for word", "print it whole, as the law words it")
        return
    end, at, own = start + len("".join(notice.text.split())), 0, []
    for line, text in lines:
        if start < at + len(text) and at < end:
            own.append(line)
        at += len(text)
    for line in own:
        if line.size < notice.size - ROUNDING:
            yield Fault(
                f"{reading.name_place(line)}: {quote(line.text)} of the notice is {line.size:.1f} pt, "
                f"under the {notice.size:g} pt that the law sets",
                "print it on a larger sheet; a notice is not set smaller",
            )
    if notice.is_largest:
        yield from _find_larger(reading, min(line.size for line in own))


def _find_larger(reading: Reading, size: float) -> Iterator[Fault]:
    """Type that is larger than the notice, where the law wants none to be."""
    for line in reading.lines:
        if line.size > size + ROUNDING:
            yield Fault(
                f"{reading.name_place(line)}: {quote(line.text)} is {line.size:.1f} pt, and the notice, which the law "
                f"wants in type no smaller than any other, is {size:.1f} pt",
                "set it smaller, in the style that sizes it, or the notice larger (notice_scale: of the layout)",
            )
