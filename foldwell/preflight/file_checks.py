"""The file itself: pages and boxes, links, bookmarks, and nothing that runs."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pikepdf

from foldwell.preflight.faults import Fault
from foldwell.preflight.naming import name_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.preflight.reading import Reading

ROUNDING = 0.01
"""Points by which a box may miss its size."""

LINK_SCHEMES = ("https", "http")

CALL_SCHEMES = ("mailto", "tel")

HARMLESS_FILES = (".json", ".yaml", ".yml", ".txt", ".csv")
"""Attachments that no reader runs."""

HARMLESS_ACTIONS = ("/URI", "/GoTo")

NAVIGATION = ("/GoToR", "/Named")
"""Actions that turn pages; files of others may have them."""

MOST_BOOKMARKS = 5_000


def find_wrong_pages(reading: Reading) -> Iterator[Fault]:
    """Pages too many or too few, or of another size than the layout's."""
    wanted, leaves = reading.expected.pages, reading.pdf.pages
    if len(leaves) != len(wanted):
        yield Fault(f"the file has {len(leaves)} pages; it should have {len(wanted)}", "look for text that ran over")
    for number, (leaf, (width, height)) in enumerate(zip(leaves, wanted, strict=False)):
        boxes = {"TrimBox": leaf.trimbox} if reading.purpose == "press" else {}
        for name, box in (boxes or {"MediaBox": leaf.mediabox, "TrimBox": leaf.trimbox}).items():
            left, bottom, right, top = (float(value) for value in box.as_list())
            if abs(right - left - width) > ROUNDING or abs(top - bottom - height) > ROUNDING:
                yield Fault(
                    f"{name_page(number)}: its {name} is {right - left:.2f} x {top - bottom:.2f} pt; "
                    f"it should be {width:.2f} x {height:.2f} pt",
                    "make the page as large as the layout says",
                )
        if int(leaf.obj.get("/Rotate", 0)) or float(leaf.obj.get("/UserUnit", 1)) != 1:
            yield Fault(f"{name_page(number)}: the page is turned or scaled", "write it upright, in points")


def find_bad_links(reading: Reading) -> Iterator[Fault]:
    """Links to anything but the web and places of this file."""
    names = _destination_names(reading.pdf)
    for number, leaf in enumerate(reading.pdf.pages):
        for link in leaf.obj.get("/Annots", ()):
            if not isinstance(link, pikepdf.Dictionary) or link.get("/Subtype") != pikepdf.Name.Link:
                continue
            action = link.get("/A", pikepdf.Dictionary())
            if "/URI" in action:
                address = str(action.URI)
                if not _is_safe_address(address, is_ours=reading.known is not None):
                    yield Fault(f"{name_page(number)}: a link leads to {address!r}", "link to http(s) addresses only")
            elif action.get("/S", pikepdf.Name.GoTo) != pikepdf.Name.GoTo:
                continue
            elif not _is_in_file(link.get("/Dest", action.get("/D")), names, reading.pdf):
                yield Fault(f"{name_page(number)}: a link leads nowhere", "link to an id that the brochure has")


def find_bad_bookmarks(reading: Reading) -> Iterator[Fault]:
    """No bookmarks, or some that lead nowhere."""
    names = _destination_names(reading.pdf)
    bookmarks = list(_walk_bookmarks(reading.pdf))
    if not bookmarks and (reading.known or len(reading.pdf.pages) > 1):
        yield Fault("the file has no bookmarks", "export it with bookmarks made from its headings")
    for bookmark in bookmarks:
        target = bookmark.get("/Dest", bookmark.get("/A", pikepdf.Dictionary()).get("/D"))
        if not _is_in_file(target, names, reading.pdf):
            yield Fault(f"the bookmark {str(bookmark.get('/Title', ''))!r} leads nowhere", "headings make bookmarks")


def find_active_content(reading: Reading) -> Iterator[Fault]:
    """Scripts, actions that start something, and attached programs."""
    root = reading.pdf.Root
    trees = root.get("/Names", pikepdf.Dictionary())
    if "/JavaScript" in trees:
        yield Fault("the file holds scripts", "a brochure has nothing to run")
    owners: list[tuple[str, Any]] = [("the file", root)]
    owners += [("a bookmark", bookmark) for bookmark in _walk_bookmarks(reading.pdf)]
    for number, leaf in enumerate(reading.pdf.pages):
        owners.append((name_page(number), leaf.obj))
        owners += [(name_page(number), mark) for mark in leaf.obj.get("/Annots", ())]
    harmless = HARMLESS_ACTIONS if reading.known else HARMLESS_ACTIONS + NAVIGATION
    for where, owner in owners:
        action = owner.get("/OpenAction") if owner is root else owner.get("/A")
        kind = str(action.get("/S", "")) if isinstance(action, pikepdf.Dictionary) else "/GoTo"
        if "/AA" in owner:
            yield Fault(f"{where} starts an action by itself (AA)", "a brochure has nothing to run")
        if kind not in harmless:
            yield Fault(f"{where} starts an action ({kind.removeprefix('/')})", "a brochure has nothing to run")
    for name in reading.pdf.attachments:
        if PurePosixPath(name).suffix.lower() not in HARMLESS_FILES:
            yield Fault(f"the file {name!r} is attached", f"attach only {', '.join(HARMLESS_FILES)}")


def _is_safe_address(address: str, *, is_ours: bool) -> bool:
    """A web address; files of others may also call and write."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme.lower() in LINK_SCHEMES:
        return bool(parts.hostname)
    return not is_ours and parts.scheme.lower() in CALL_SCHEMES


def _destination_names(pdf: pikepdf.Pdf) -> dict[str, object]:
    """Named places: of the name tree, and of the older dictionary, whose keys are names."""
    found = pdf.Root.get("/Names", pikepdf.Dictionary()).get("/Dests")
    names: dict[str, object] = {}
    if found is not None:
        names |= {str(name): target for name, target in pikepdf.NameTree(found).items()}
    older = pdf.Root.get("/Dests")
    if isinstance(older, pikepdf.Dictionary):
        names |= dict(older.items())
    return names


def _is_in_file(target: object, names: dict[str, object], pdf: pikepdf.Pdf) -> bool:
    """Whether a destination, named or written out, leads to a page of this file."""
    if isinstance(target, (pikepdf.String, pikepdf.Name)):
        target = names.get(str(target))
    if isinstance(target, pikepdf.Dictionary):
        target = target.get("/D")
    if not isinstance(target, pikepdf.Array) or not len(target):
        return False
    page = target[0]
    if isinstance(page, int):
        return 0 <= page < len(pdf.pages)
    return isinstance(page, pikepdf.Dictionary) and any(leaf.obj.objgen == page.objgen for leaf in pdf.pages)


def _walk_bookmarks(pdf: pikepdf.Pdf) -> Iterator[Any]:
    waiting = [pdf.Root.get("/Outlines", pikepdf.Dictionary()).get("/First")]
    for _ in range(MOST_BOOKMARKS):
        if not waiting:
            return
        bookmark = waiting.pop()
        if isinstance(bookmark, pikepdf.Dictionary):
            yield bookmark
            waiting += [bookmark.get("/Next"), bookmark.get("/First")]
    raise ValueError(f"the bookmarks have no end: over {MOST_BOOKMARKS} of them")
