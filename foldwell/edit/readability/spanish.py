"""The rules on how hard the words of a Spanish brochure are to read (RD-08, RD-09)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.edit.passages import reading_text
from foldwell.edit.readability.measures import find_long_words, measure_passages, measure_reading
from foldwell.edit.rules import Fault, Rule
from foldwell.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.passages import Passage
    from foldwell.edit.rules import Manuscript

EASY, NORMAL = 65.0, 55.0
"""INFLESZ from which a text is easy (65 to 80), and normal (55 to 65): Barrio-Cantalejo 2008."""
BANDS = ((80.0, "very easy"), (EASY, "quite easy"), (NORMAL, "normal"), (40.0, "somewhat hard"), (0.0, "very hard"))
"""The bands of the INFLESZ scale, each from its least value on."""
_SHORT_TEXT = 8
"""Words under which a passage is not compared with others."""


def name_band(value: float) -> str:
    """The INFLESZ band of a value."""
    return next((name for least, name in BANDS if value >= least), BANDS[-1][1])


def _check_inflesz(manuscript: Manuscript) -> Iterator[Fault]:
    value = measure_passages(manuscript.passages, "es").inflesz
    prose = [passage for passage in manuscript.passages if not passage.is_label]
    if value >= EASY or not prose:
        return
    hardest = min(prose, key=_ease)
    words = find_long_words(hardest.text, "es")[:4]
    yield Fault(
        hardest.path,
        f"the text has {value:.0f} on the INFLESZ scale ({name_band(value)}); easy texts have {EASY:.0f} or more",
        f"write shorter sentences and words, such as “calma la hinchazón” for “modulación inmunitaria”; "
        f"begin here ({', '.join(words)})",
        Severity.ERROR if value < NORMAL else Severity.WARNING,
        words=hardest.text,
    )


def _ease(passage: Passage) -> float:
    reading = measure_reading([passage.text], "es")
    return 100.0 if reading.words < _SHORT_TEXT else reading.inflesz


def _report_cross_check(manuscript: Manuscript) -> Iterator[Fault]:
    reading = measure_passages(reading_text(manuscript.brochure.words), "es")
    sol = "" if reading.sol is None else f", SOL school year {reading.sol:.1f}"
    yield Fault(
        "words:",
        f"all words of the topic: INFLESZ {reading.inflesz:.0f}, Fernández-Huerta {reading.fernandez_huerta:.0f}{sol}",
        "nothing; RD-08 judges by INFLESZ, the others let you compare",
        Severity.NOTE,
    )


RULES = (
    Rule("RD-08", "Ease of Spanish", "INFLESZ: Barrio-Cantalejo 2008", _check_inflesz, languages=("es",)),
    Rule("RD-09", "Ease of Spanish by other scales", "Fernández Huerta 1959", _report_cross_check, languages=("es",)),
)
