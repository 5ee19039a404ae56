"""Every source text is on the web page, in reading order, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.preflight.faults import Fault
from foldwell.preflight.naming import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.preflight.web_reading import WebReading


def find_lost_text(reading: WebReading) -> Iterator[Fault]:
    """Words of the sources that the page does not say."""
    for lost in reading.comparison.lost:
        after = f"after {quote(reading.texts[lost.before])}" if lost.before >= 0 else "at the start"
        words, whole = quote(" ".join(lost.words)), quote(reading.expected.texts[lost.source])
        said = f"{words} is not on the page" if words == whole else f"of the text {whole} the page lacks {words}"
        yield Fault(f"{said}; it belongs {after}", "set it in templates/web/, as the print template does")


def find_moved_text(reading: WebReading) -> Iterator[Fault]:
    """Texts that stand elsewhere than in the source."""
    texts = reading.expected.texts
    for moved in reading.comparison.moved:
        message = f"{quote(texts[moved.first])} stands out of its order, at {quote(reading.texts[moved.segment])}"
        yield Fault(message, "set texts in the order in which they are read")


def find_extra_text(reading: WebReading) -> Iterator[Fault]:
    """Text that is in no source."""
    for extra in reading.comparison.extra:
        yield Fault(f"{quote(extra.text)} is on the page, but in no source", "take it away, or write it as content")
