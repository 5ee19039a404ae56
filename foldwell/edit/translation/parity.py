"""Whether a translated text tells the same numbers, units, phones and links as its source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.edit.numbers.numerals import Figures, read_figures
from foldwell.model.inline import plain_text, used_links

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foldwell.model.lexicon import Lexicon


@dataclass(frozen=True)
class Language:
    """A locale, and what is known of its words."""

    tag: str
    lexicon: Lexicon

    def read(self, text: str) -> Figures:
        """The figures of a text of this language, with or without markup."""
        return read_figures(plain_text(text), self.tag, self.lexicon.translation)


@dataclass(frozen=True)
class Difference:
    """What a translation tells otherwise than its source.

    kind: numbers, times, phones, units or links. lost: only the source tells it; added: only the translation.
    """

    kind: str
    lost: tuple[str, ...]
    added: tuple[str, ...]

    def __str__(self) -> str:
        lost, added = ", ".join(self.lost), ", ".join(self.added)
        if not added:
            return f"{self.kind} of the source are missing: {lost}"
        if not lost:
            return f"{self.kind} are told that the source does not tell: {added}"
        return f"{self.kind} differ: the source tells {lost}, the translation {added}"


def compare_texts(source: str, into: str, languages: tuple[Language, Language]) -> tuple[Difference, ...]:
    """Where a text (`into`) differs from its source in what a patient counts on; languages: of source and text."""
    one, other = languages[0].read(source), languages[1].read(into)
    lost, added = _compare_numbers(one, other, languages[1].lexicon.translation.unsaid)
    times = _compare_times(one, other, lost, added)
    known = languages[0].lexicon.translation.units.keys() & languages[1].lexicon.translation.units.keys()
    told = (
        ("numbers", lost.elements(), added.elements()),
        ("times", *times),
        ("phones", (one.phones - other.phones).elements(), (other.phones - one.phones).elements()),
        ("units", (one.counted - other.units) & known, (other.counted - one.units) & known),
        ("links", *_compare_links(source, into)),
    )
    found = (Difference(kind, tuple(sorted(gone)), tuple(sorted(new))) for kind, gone, new in told)
    return tuple(difference for difference in found if difference.lost or difference.added)


def _compare_numbers(one: Figures, other: Figures, unsaid: Iterable[int]) -> tuple[Counter[str], Counter[str]]:
    """Numbers in digits that the other side tells neither in digits nor in words."""
    lost = one.written - other.written - other.told - Counter(dict.fromkeys(map(str, unsaid), one.written.total()))
    return lost, other.written - one.written - one.told


def _compare_times(
    one: Figures, other: Figures, lost: Counter[str], added: Counter[str]
) -> tuple[list[str], list[str]]:
    """Times that differ; one side may tell a full hour as a bare number, which then is no other number."""
    told = []
    for times, bare in ((one.times - other.times, added), (other.times - one.times, lost)):
        left = []
        for minutes in times.elements():
            hour, minute = divmod(minutes, 60)
            names = [name for name in (str(hour), str(hour % 12 or 12)) if not minute and bare[name]]
            if names:
                bare[names[0]] -= 1
            else:
                left.append(f"{hour}:{minute:02}")
        told.append(left)
    return told[0], told[1]


def _compare_links(source: str, into: str) -> tuple[list[str], list[str]]:
    one, other = Counter(used_links(source)), Counter(used_links(into))
    return list((one - other).elements()), list((other - one).elements())
