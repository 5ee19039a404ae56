"""Layout: the same words at another place, in another size, font or colour, and pages of another shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from foldwell.release.compare.changes import LayoutChange

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from foldwell.release.compare.alignment import Alignment
    from foldwell.release.compare.page_alignment import PagePair
    from foldwell.release.compare.reading import PageShape
    from foldwell.release.compare.words import Word

TOLERANCE_POINTS = 0.5
"""Less than this is no change: a sixth of a millimetre, under what a desktop printer holds."""
SIZE_TOLERANCE_POINTS = 0.05
"""Sizes are numbers of the file, not measured: only rounding is forgiven."""
LEAST_BLOCK = 4
"""Words in a row that move by the same way are a block; fewer are a paragraph that runs otherwise."""


class _Shift(NamedTuple):
    """How one word, known by its position in the old text, stands otherwise. Points, right and down."""

    place: int
    old: Word
    new: Word
    right: float
    down: float
    turned_page: bool

    @property
    def points(self) -> float:
        return float((self.right**2 + self.down**2) ** 0.5)

    @property
    def restyled(self) -> tuple[str, ...]:
        """What became of size, font and colour, for people; empty where they stayed."""
        told = []
        if abs(self.old.size - self.new.size) > SIZE_TOLERANCE_POINTS:
            told.append(f"{self.old.size:.1f} pt became {self.new.size:.1f} pt")
        if self.old.font != self.new.font:
            told.append(f"{self.old.font} became {self.new.font}")
        if self.old.colour != self.new.colour:
            told.append(f"{self.old.colour} became {self.new.colour}")
        return tuple(told)


@dataclass(frozen=True)
class _Block:
    shifts: list[_Shift]
    together: bool


def tell_layout(
    old: Sequence[Word],
    new: Sequence[Word],
    alignment: Alignment,
    pages: Iterable[PagePair],
    tolerance: float = TOLERANCE_POINTS,
) -> tuple[LayoutChange, ...]:
    """Words that both versions have and that stand otherwise, those that moved farthest first.

    tolerance: in points. Words on a page that is not the same one are told as having gone there.
    """
    partner = dict(pages)
    shifts = []
    for one, two in sorted(alignment.pairs):
        was, now = old[one], new[two]
        turned = partner.get(was.page) != now.page
        shift = _Shift(one, was, now, now.x - was.x, was.y - now.y, turned)
        if turned or shift.restyled or shift.points > tolerance:
            shifts.append(shift)
    moved = [shift for shift in shifts if shift.turned_page or shift.points > tolerance]
    unmoved = [shift for shift in shifts if not (shift.turned_page or shift.points > tolerance)]
    blocks = (*_merge(_group(moved, tolerance)), *_gather_restyled(unmoved))
    changes = [_tell(block) for block in blocks]
    return tuple(sorted(changes, key=lambda change: -change.points))


def tell_shapes(
    old: Sequence[PageShape], new: Sequence[PageShape], pages: Iterable[PagePair]
) -> Iterator[LayoutChange]:
    """Pages that came or went, and those whose boxes or rotation differ."""
    for one, two in pages:
        if one is None or two is None:
            where = ("new", new[two or 0]) if one is None else ("gone", old[one])
            number = (two if one is None else one) or 0
            how = f"this page is {where[0]}"
            places = (0, number + 1) if one is None else (number + 1, 0)
            yield LayoutChange(*places, f"page {number + 1}", how, max(where[1].size))
            continue
        names: dict[tuple[str, float], list[str]] = {}
        for name, was in old[one].boxes.items():
            now = new[two].boxes[name]
            far = max(abs(a - b) for a, b in zip(was, now, strict=True))
            if far > SIZE_TOLERANCE_POINTS:
                names.setdefault((f"{_tell_box(was)} became {_tell_box(now)}", far), []).append(name)
        for (how, far), alike in names.items():
            yield LayoutChange(one + 1, two + 1, f"{', '.join(alike)} box", how, far)
        if old[one].rotation != new[two].rotation:
            how = f"{old[one].rotation}° became {new[two].rotation}°"
            yield LayoutChange(one + 1, two + 1, "rotation of the page", how, max(new[two].size))


def _tell_box(box: Sequence[float]) -> str:
    left, bottom, right, top = box
    at = f" at {left:g}, {bottom:g}" if left or bottom else ""
    return f"{right - left:.6g} × {top - bottom:.6g} pt{at}"


def _group(shifts: list[_Shift], tolerance: float) -> Iterator[_Block]:
    """Words in a row that moved by the same way and changed alike."""
    run: list[_Shift] = []
    for shift in shifts:
        if run and not _goes_on(run[0], run[-1], shift, tolerance):
            yield _Block(run, together=True)
            run = []
        run.append(shift)
    if run:
        yield _Block(run, together=True)


def _gather_restyled(shifts: list[_Shift]) -> Iterator[_Block]:
    """Words of a page that stay in their place and change alike, as one: a new colour is one decision."""
    alike: dict[object, list[_Shift]] = {}
    for shift in shifts:
        alike.setdefault((shift.old.page, shift.new.page, shift.restyled), []).append(shift)
    yield from (_Block(run, together=True) for run in alike.values())


def _goes_on(first: _Shift, last: _Shift, shift: _Shift, tolerance: float) -> bool:
    if shift.place != last.place + 1 or not _alike(first, shift):
        return False
    off = max(abs(first.right - shift.right), abs(first.down - shift.down))
    return shift.turned_page or off <= tolerance


def _alike(one: _Shift, other: _Shift) -> bool:
    pages = [(shift.old.page, shift.new.page, shift.restyled) for shift in (one, other)]
    return pages[0] == pages[1]


def _merge(blocks: Iterable[_Block]) -> list[_Block]:
    """Short blocks one after the other are one paragraph whose lines break otherwise."""
    merged: list[_Block] = []
    for block in blocks:
        last = merged[-1] if merged else None
        small = len(block.shifts) < LEAST_BLOCK
        if (
            last
            and small
            and (not last.together or len(last.shifts) < LEAST_BLOCK)
            and block.shifts[0].place - last.shifts[-1].place <= LEAST_BLOCK
            and _alike(last.shifts[0], block.shifts[0])
        ):
            merged[-1] = _Block(last.shifts + block.shifts, together=False)
        else:
            merged.append(block)
    return merged


def _tell(block: _Block) -> LayoutChange:
    first = block.shifts[0]
    points = max(shift.points for shift in block.shifts)
    told = [*first.restyled]
    if first.turned_page:
        points = 0.0 if first.old.page == first.new.page else max(points, 72.0)
        told.append(f"now on page {first.new.page + 1}")
    elif not block.together:
        told.append(f"lines run otherwise, by up to {points:.1f} pt")
    elif points > SIZE_TOLERANCE_POINTS:
        told.append(f"moved {_tell_way(first)}")
    text = " ".join(shift.new.text for shift in block.shifts)
    return LayoutChange(
        first.old.page + 1, first.new.page + 1, text, ", ".join(told), round(points, 2), len(block.shifts)
    )


def _tell_way(shift: _Shift) -> str:
    across = f"{abs(shift.right):.1f} pt {'right' if shift.right > 0 else 'left'}"
    along = f"{abs(shift.down):.1f} pt {'down' if shift.down > 0 else 'up'}"
    told = [way for way, by in ((across, shift.right), (along, shift.down)) if abs(by) >= SIZE_TOLERANCE_POINTS]
    return " and ".join(told)
