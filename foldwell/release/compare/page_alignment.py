"""Which page of the new version is which page of the old one, by their words: a page more shifts no other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from foldwell.release.compare.alignment import Alignment
    from foldwell.release.compare.words import Word

PagePair = tuple[int | None, int | None]
"""Numbers of a page from 0 in the old and the new version; None where that version has no such page."""

_LEAST_LIKENESS = 0.3
"""Share of a page's words that another must have to be the same page."""
_BLANK_LIKENESS = 0.05
"""Two pages without words may be the same one, where words of others do not speak against it."""


def align_pages(
    old: Sequence[Word], new: Sequence[Word], alignment: Alignment, counts: tuple[int, int]
) -> tuple[PagePair, ...]:
    """Pair the pages in order. counts: how many pages each version has."""
    shared = Counter((old[one].page, new[two].page) for one, two in alignment.pairs)
    sizes = Counter(word.page for word in old), Counter(word.page for word in new)
    rows, columns = counts
    if counts[1] < counts[0]:
        turned = Counter({(two, one): number for (one, two), number in shared.items()})
        pairs = [(one, two) for two, one in _best_pairs(turned, sizes[::-1], columns, rows)]
    else:
        pairs = _best_pairs(shared, sizes, rows, columns)
    return tuple(_fill_gaps(pairs, rows, columns))


def _best_pairs(
    shared: Counter[tuple[int, int]], sizes: tuple[Counter[int], ...], rows: int, columns: int
) -> list[tuple[int, int]]:
    """The pairs in order whose likeness is greatest in all."""
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            paired = _likeness(shared, sizes, row, column) + best[row + 1][column + 1]
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    pairs, row, column = [], 0, 0
    while row < rows and column < columns:
        likeness = _likeness(shared, sizes, row, column)
        if likeness and best[row][column] <= likeness + best[row + 1][column + 1]:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row + 1][column] >= best[row][column + 1]:
            row += 1
        else:
            column += 1
    return pairs


def _likeness(shared: Counter[tuple[int, int]], sizes: tuple[Counter[int], ...], row: int, column: int) -> float:
    most = max(sizes[0][row], sizes[1][column])
    if not most:
        return _BLANK_LIKENESS
    likeness = shared[row, column] / most
    return likeness if likeness >= _LEAST_LIKENESS else 0.0


def _fill_gaps(pairs: list[tuple[int, int]], rows: int, columns: int) -> list[PagePair]:
    """Pages between pairs: as many in both versions are the same ones, written anew; else they came or went."""
    filled: list[PagePair] = []
    row, column = 0, 0
    for one, two in [*pairs, (rows, columns)]:
        if one - row == two - column:
            filled += zip(range(row, one), range(column, two), strict=True)
        else:
            filled += [(gone, None) for gone in range(row, one)]
            filled += [(None, come) for come in range(column, two)]
        if (one, two) != (rows, columns):
            filled.append((one, two))
        row, column = one + 1, two + 1
    return filled
