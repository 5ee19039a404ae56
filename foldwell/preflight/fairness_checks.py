"""Rules of fair information that only the finished page can break: what comes first, what is large, what is near."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from foldwell.preflight.faults import Fault
from foldwell.preflight.naming import name_page, quote
from foldwell.preflight.right_to_left import holds_signs
from foldwell.preflight.type_checks import ROUNDING
from foldwell.preflight.whereabouts import find_sights, first_sight
from foldwell.preflight.wording import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.preflight.expected import ExpectedArray
    from foldwell.preflight.reading import Reading
    from foldwell.preflight.whereabouts import Sight

LATEST_HARM = 0.4
"""The first harm is told within this share of the text, or on the first page (content rule BA-04; FTC)."""


def find_late_harm(reading: Reading) -> Iterator[Fault]:
    """Harms that are told only when most of the text is read (BA-04)."""
    told = reading.expected.told
    if told is None or not told.benefits:
        return
    first = first_sight(reading, told.harms)
    if first is None:
        yield Fault("nothing tells what can go wrong", "let a block of kind harm print in this layout")
    elif first.share > LATEST_HARM and first.lines[0].page:
        yield Fault(
            f"{reading.name_place(first.lines[0])}: {quote(first.text)} is the first that can go wrong, after "
            f"{first.share:.0%} of the text",
            f"tell a harm on the first page or within {LATEST_HARM:.0%}, such as by a fact in the summary "
            "with tells: harm",
        )


def find_small_harms(reading: Reading) -> Iterator[Fault]:
    """Harms that are set smaller or lighter than benefits (BA-05)."""
    told = reading.expected.told
    if told is None:
        return
    benefits = [sight for text in told.benefits for sight in find_sights(reading, text)]
    harms = [sight for text in told.harms for sight in find_sights(reading, text)]
    if not benefits or not harms:
        return
    largest, smallest = max(benefits, key=_size), min(harms, key=_size)
    if smallest.size < largest.size - ROUNDING:
        yield Fault(
            f"{reading.name_place(smallest.lines[0])}: the harm {quote(smallest.text)} is {smallest.size:.1f} pt, "
            f"smaller than the benefit {quote(largest.text)} at {largest.size:.1f} pt",
            "set both in one size, or the harms larger",
        )
    heavy = next((sight for sight in benefits if sight.is_heavy), None)
    if heavy and not any(sight.is_heavy for sight in harms):
        yield Fault(
            f"{reading.name_place(heavy.lines[0])}: the benefit {quote(heavy.text)} is bold, and no harm is",
            "set both in one weight",
        )


def _size(sight: Sight) -> float:
    return sight.size


def find_far_status(reading: Reading) -> Iterator[Fault]:
    """A first benefit without what the law says beside it, as large as it is (RG-04)."""
    told = reading.expected.told
    benefit = first_sight(reading, told.benefits) if told else None
    if told is None or benefit is None or not told.status:
        return
    place = reading.name_place(benefit.lines[0])
    near = [
        sight
        for text in told.status
        for sight in find_sights(reading, text)
        if {reading.name_place(line) for line in sight.lines} & {place}
    ]
    if not near:
        yield Fault(
            f"{place}: the benefit {quote(benefit.text)} stands without what the law says of the treatment",
            "let a block of kind status print before the first claim of its section",
        )
    elif max(map(_size, near)) < benefit.size - ROUNDING:
        yield Fault(
            f"{place}: what the law says is {max(map(_size, near)):.1f} pt, smaller than the benefit at "
            f"{benefit.size:.1f} pt",
            "set both in one size, or what the law says larger",
        )


def find_late_message(reading: Reading) -> Iterator[Fault]:
    """A main message that is not the first thing told (SE-02)."""
    told = reading.expected.told
    if told is None or not told.message:
        return
    message, other = first_sight(reading, (told.message,)), first_sight(reading, told.others)
    if message is None:
        yield Fault(f"the main message {quote(told.message)} is not in the file", "print it on the cover")
    elif other and other.share < message.share:
        yield Fault(
            f"{reading.name_place(message.lines[0])}: {quote(other.text)} is read before the main message",
            "print the main message first, on the cover or in the summary",
        )


def find_untold_arrays(reading: Reading) -> Iterator[Fault]:
    """Drawings of people whose text alternative does not say whom, k of N and when, as the data has it (AX-02)."""
    told = [normalise(f"{tag.alt} {tag.actual_text}") for tag in reading.tags.tags if tag.name == "Figure"]
    for array in reading.expected.arrays:
        if not any(_tells(text, array) for text in told):
            yield Fault(
                f"no drawing is told as {array.count} of {array.whole} people, {quote(array.group)}, {array.at}",
                "its text alternative names the group, k of N, the outcome and the time",
            )


def _tells(text: str, array: ExpectedArray) -> bool:
    return all(normalise(part) in text for part in (array.group, str(array.count), str(array.whole), array.at))


def find_nameless_pages(reading: Reading) -> Iterator[Fault]:
    """Pages that do not print document, revision and date (ME-04).

    Where the brochure is read from the right, the signs of its feet are held against them, in any order.
    """
    lines = reading.silent if reading.is_turned else reading.lines
    for number in range(len(reading.contents)):
        shown = normalise("".join(line.text for line in lines if line.page == number))
        has = partial(holds_signs, shown=shown) if reading.is_turned else shown.__contains__
        lacking = [mark for mark in reading.expected.marks if not has(normalise(mark))]
        if lacking:
            yield Fault(
                f"{name_page(number)}: {', '.join(lacking)} is not printed",
                "print document, revision and date in the foot of every page",
            )
