"""Every source text is in the file, once, in reading order, spoken, and nothing else is."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from foldwell.preflight.faults import Fault
from foldwell.preflight.naming import name_page, quote
from foldwell.preflight.right_to_left import drawn_backwards, has_same_signs, is_right_to_left
from foldwell.preflight.wording import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.preflight.content import Line
    from foldwell.preflight.expected import PanelArea
    from foldwell.preflight.reading import Reading
    from foldwell.preflight.wording import Lost

_ENDS = re.compile(r"^\W+|\W+$")
"""What stands around a word."""


def find_lost_text(reading: Reading) -> Iterator[Fault]:
    """Words of the sources that a screen reader never comes to, in reading order or out of it."""
    texts = reading.expected.texts
    remedy = "the panel may be too full, or the text clipped or left untagged"
    for run in _group_lost(reading):
        lost, more = run[0], len(run) - 1
        where = _name_neighbour(reading, lost.before)
        words = quote(" ".join(lost.words))
        if more:
            follow = f"the {more} texts after it are" if more > 1 else "the text after it are"
            yield Fault(f"{words} and {follow} not in the file; they belong {where}", remedy)
        elif _is_whole(lost, texts):
            yield Fault(f"{words} is not in the file; it belongs {where}", remedy)
        else:
            yield Fault(f"of the text {quote(texts[lost.source])} the file lacks {words}; it belongs {where}", remedy)
    drawn = normalise("".join(line.text for line in reading.drawn))
    for text in reading.expected.figure_texts:
        is_there = drawn_backwards(text) in drawn if is_right_to_left(text) else normalise(text) in drawn
        if not is_there:
            yield Fault(f"the figure's word {quote(text)} is not in the file", "check the figure's SVG and its font")


def _is_whole(lost: Lost, texts: tuple[str, ...]) -> bool:
    return normalise("".join(lost.words)) == normalise(texts[lost.source])


def _group_lost(reading: Reading) -> list[list[Lost]]:
    """Texts that are lost whole one after the other make one group."""
    texts = reading.expected.texts
    groups: list[list[Lost]] = []
    for lost in reading.comparison.lost:
        previous = groups[-1][-1] if groups else None
        follows = previous is not None and previous.source + 1 == lost.source
        if follows and previous and _is_whole(previous, texts) and _is_whole(lost, texts):
            groups[-1].append(lost)
        else:
            groups.append([lost])
    return groups


def find_moved_text(reading: Reading) -> Iterator[Fault]:
    """Source texts that are spoken too early or too late."""
    texts = reading.expected.texts
    for moved in reading.comparison.moved:
        more = moved.last - moved.first
        follows = f" with the {more} text{'s' * (more > 1)} after it" if more else ""
        where = reading.name_place(reading.spoken[moved.segment])
        yield Fault(
            f"{where}: {quote(texts[moved.first])}{follows} is read out of its order",
            "the order of the tags must be the order of the source",
        )


def find_extra_text(reading: Reading) -> Iterator[Fault]:
    """Spoken text that nobody wrote."""
    for extra in reading.comparison.extra:
        where = reading.name_place(reading.spoken[extra.first])
        yield Fault(
            f"{where}: {quote(extra.text)} is read aloud but is not in the source there",
            "print each text once; make what repeats or decorates an artifact",
        )


def find_silent_text(reading: Reading) -> Iterator[Fault]:
    """Text outside the tags: only the feet may be, and each must be there; the press has feet and copies alone."""
    silent: dict[PanelArea | None, list[Line]] = {panel: [] for panel in reading.expected.panels}
    for line in reading.silent:
        silent.setdefault(reading.panel_of(line), []).append(line)
    for panel, lines in silent.items():
        if panel and panel.copy_of:
            yield from _find_wrong_copy(reading, panel, lines)
            continue
        where = f"{name_page(panel.page)} ({panel.id})" if panel else name_page(lines[0].page)
        rest = normalise("".join(line.text for line in lines))
        feet = _feet_of(reading, panel)
        if any(map(is_right_to_left, feet)) and _has_feet(reading, feet, lines):
            continue
        for foot in feet:
            if normalise(foot) not in rest:
                yield Fault(f"{where}: the foot line {quote(foot)} is not there", "every panel with a foot carries it")
            rest = rest.replace(normalise(foot), "", 1)
        for mark in reading.expected.generated:
            rest = rest.replace(normalise(mark), "")
        if rest and reading.purpose != "press":
            shown = next((line.text for line in lines if normalise(line.text) in rest), rest)
            yield Fault(f"{where}: {quote(shown)} is printed but silent for a screen reader", "put it inside a tag")


def _has_feet(reading: Reading, feet: tuple[str, ...], lines: list[Line]) -> bool:
    """Whether the silent lines are the feet, painted from the left; for the press, whether one of them is."""
    shown = reading.join(lines) if reading.purpose == "press" else ["".join(line.text for line in lines)]
    return any(has_same_signs("".join(feet), one) for one in shown)


def _find_wrong_copy(reading: Reading, panel: PanelArea, lines: list[Line]) -> Iterator[Fault]:
    """A copy says what its panel says, to the letter."""
    assert panel.copy_of is not None
    own = [line for line in reading.lines if reading.panel_of(line) is panel.copy_of]
    there, here = (sorted(normalise(line.text) for line in some) for some in (own, lines))
    if here != there:
        lost = Counter(there) - Counter(here)
        shown = next(iter(lost), "") or next(iter(Counter(here) - Counter(there)), "")
        where = f"{name_page(panel.page)} ({panel.id})"
        yield Fault(f"{where}: a copy of the card differs: {quote(shown)}", "impose the same page once more")


def _feet_of(reading: Reading, panel: PanelArea | None) -> tuple[str, ...]:
    if panel is None or panel.foot is None:
        return ()
    return (*reading.expected.feet, *panel.feet)


def find_unreadable_text(reading: Reading) -> Iterator[Fault]:
    """Words that the second reader, which spells the file's own codes, does not find in any order.

    Words from right to left are stored as they look, not as they are read, and the punctuation of others between
    them stands elsewhere: those the first reader judges.
    """
    spelled = normalise("".join(page.text for page in reading.codes))
    is_turned = any(map(is_right_to_left, reading.expected.texts))
    lost = []
    for text in (*reading.expected.texts, *reading.expected.feet):
        words = [word for word in text.split() if not is_right_to_left(word)]
        if is_turned:
            words = [_ENDS.sub("", word) for word in words]
        lost += [word for word in words if normalise(word) not in spelled]
    if lost:
        yield Fault(
            f"{quote(' '.join(lost))} can't be searched for or copied: the codes of the file do not spell it",
            "the font's table of characters (ToUnicode) is missing or wrong",
        )


def _name_neighbour(reading: Reading, segment: int) -> str:
    if segment < 0:
        return "at the very beginning"
    line = reading.spoken[segment]
    return f"on {reading.name_place(line)}, after {quote(line.text, 40)}"
