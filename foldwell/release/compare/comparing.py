"""One file in two versions: all that differs."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foldwell.release.compare.alignment import align_words
from foldwell.release.compare.changes import FileChange, Kind, LayoutChange, PageChange
from foldwell.release.compare.facts import compare_facts
from foldwell.release.compare.layout import TOLERANCE_POINTS, tell_layout, tell_shapes
from foldwell.release.compare.limits import UncomparableError
from foldwell.release.compare.other_files import read_picture, read_web_page
from foldwell.release.compare.page_alignment import align_pages
from foldwell.release.compare.pixels import compare_pictures, draw_marked, write_webp
from foldwell.release.compare.reading import open_file
from foldwell.release.compare.wording import tell_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL.Image import Image

    from foldwell.release.compare.page_alignment import PagePair
    from foldwell.release.compare.reading import OpenFile

MOST_PICTURED = 60
"""Changed pages of one file that are kept as pictures."""
MOST_LAYOUT_CHANGES = 200
"""Of one file, the worst ones; the others are counted."""


@dataclass(frozen=True)
class Terms:
    """What counts as a change. tolerance: of places, in points."""

    kinds: tuple[Kind, ...] = tuple(Kind)
    tolerance: float = TOLERANCE_POINTS


def compare_files(name: str, old: bytes, new: bytes, terms: Terms) -> FileChange:
    """Hold two versions of a file against each other.

    name: by its ending the file is read: `.png`, `.html`, and all others as PDF.
    Raises UncomparableError, which says which version is meant, for what can't be read.
    """
    if old == new:
        return FileChange(name)
    if name.lower().endswith(".png"):
        return _compare_pictures(name, old, new, terms)
    if name.lower().endswith(".html"):
        return _compare_web_pages(name, old, new, terms)
    with ExitStack() as files:
        with _naming("OLD"):
            was = files.enter_context(open_file(old))
        with _naming("NEW"):
            now = files.enter_context(open_file(new))
        return _compare_pdfs(name, was, now, terms)


@contextmanager
def _naming(version: str) -> Iterator[None]:
    """Say which version a problem is in."""
    try:
        yield
    except UncomparableError as problem:
        raise UncomparableError(f"{version}: {problem.message}", problem.remedy) from None


def _compare_pdfs(name: str, old: OpenFile, new: OpenFile, terms: Terms) -> FileChange:
    with _naming("OLD"):
        was = old.read_words()
    with _naming("NEW"):
        now = new.read_words()
    alignment = align_words(was, now)
    pages = align_pages(was, now, alignment, (len(old.shapes), len(new.shapes)))
    notes: list[str] = []
    layout: tuple[LayoutChange, ...] = ()
    if Kind.LAYOUT in terms.kinds:
        moved = tell_layout(was, now, alignment, pages, terms.tolerance)
        layout = (*tell_shapes(old.shapes, new.shapes, pages), *moved)
        if len(layout) > MOST_LAYOUT_CHANGES:
            notes.append(f"{len(layout) - MOST_LAYOUT_CHANGES} smaller changes of the layout are not listed")
    return FileChange(
        name,
        wording=tell_wording(was, now, alignment) if Kind.WORDING in terms.kinds else (),
        layout=layout[:MOST_LAYOUT_CHANGES],
        pages=tuple(_compare_pages(old, new, pages, notes)) if Kind.PIXELS in terms.kinds else (),
        facts=compare_facts(old.facts, new.facts) if Kind.METADATA in terms.kinds else (),
        notes=tuple(notes),
    )


def _compare_pages(old: OpenFile, new: OpenFile, pages: Sequence[PagePair], notes: list[str]) -> Iterator[PageChange]:
    """The pages that look different, with their pictures for the first MOST_PICTURED of them."""
    pictured = 0
    for one, two in pages:
        places = 0 if one is None else one + 1, 0 if two is None else two + 1
        try:
            was = None if one is None else old.draw(one)
            now = None if two is None else new.draw(two)
        except ValueError as problem:
            notes.append(f"page {max(places)} is not compared as a picture: {problem}")
            continue
        change = _compare_drawn(places, was, now)
        if change is None:
            continue
        pictured += 1
        yield change if pictured <= MOST_PICTURED else replace(change, old=b"", new=b"", marked=b"")
    if pictured > MOST_PICTURED:
        notes.append(f"pictures of the first {MOST_PICTURED} changed pages only, of {pictured}")


def _compare_drawn(places: tuple[int, int], was: Image | None, now: Image | None) -> PageChange | None:
    if was is None or now is None:
        drawn = [b"" if picture is None else write_webp(picture) for picture in (was, now)]
        return PageChange(*places, 1.0, (), *drawn)
    difference = compare_pictures(was, now)
    if difference is None:
        return None
    drawn = [write_webp(picture) for picture in (was, now, draw_marked(now, difference))]
    return PageChange(*places, difference.share, difference.regions, *drawn)


def _compare_pictures(name: str, old: bytes, new: bytes, terms: Terms) -> FileChange:
    with _naming("OLD"):
        was = read_picture(old)
    with _naming("NEW"):
        now = read_picture(new)
    sizes = [f"{picture.width} × {picture.height} pixels" for picture in (was, now)]
    layout = () if was.size == now.size else (LayoutChange(1, 1, "size", f"{sizes[0]} became {sizes[1]}"),)
    page = _compare_drawn((1, 1), was, now) if Kind.PIXELS in terms.kinds else None
    return FileChange(name, layout=layout if Kind.LAYOUT in terms.kinds else (), pages=(page,) if page else ())


def _compare_web_pages(name: str, old: bytes, new: bytes, terms: Terms) -> FileChange:
    with _naming("OLD"):
        was, old_facts = read_web_page(old)
    with _naming("NEW"):
        now, new_facts = read_web_page(new)
    return FileChange(
        name,
        wording=tell_wording(was, now, align_words(was, now)) if Kind.WORDING in terms.kinds else (),
        facts=compare_facts(old_facts, new_facts) if Kind.METADATA in terms.kinds else (),
    )
