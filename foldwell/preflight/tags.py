"""The structure tree of a finished file, as a screen reader walks it: a flat list of tags in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pikepdf

MOST_TAGS, DEEPEST_TAG = 50_000, 100
"""More than any brochure has; a tree that runs in a circle ends here."""


@dataclass(frozen=True)
class Tag:
    """One element of the structure.

    name: its standard name without slash, such as `H1`; path: the names around it, outermost first.
    parent: position of the element around it in the list, -1 for the outermost.
    page: of its content, from 0; -1 where unknown.
    """

    name: str
    path: tuple[str, ...]
    parent: int
    page: int
    alt: str
    actual_text: str
    has_scope: bool


class Marked(NamedTuple):
    """Marked content in reading order: the page, its id on that page, and the position of its tag."""

    page: int
    mcid: int
    tag: int


@dataclass(frozen=True)
class TagTree:
    """The structure as two lists in reading order."""

    tags: tuple[Tag, ...]
    marked: tuple[Marked, ...]


def read_tags(pdf: pikepdf.Pdf) -> TagTree:
    """Walk the tree; a file without one gives empty lists. Raises ValueError for a tree without end."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, pikepdf.Dictionary):
        return TagTree((), ())
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    roles = _read_roles(root)
    tags: list[Tag] = []
    marked: list[Marked] = []
    waiting = [_Waiting(kid, -1, -1, ()) for kid in reversed(_kids(root))]
    while waiting:
        kid, parent, page, path = waiting.pop()
        if isinstance(kid, int):
            marked.append(Marked(page, int(kid), parent))
            continue
        if not isinstance(kid, pikepdf.Dictionary):
            continue
        page = _page_of(kid, pages, page)
        if "/S" not in kid:
            if "/MCID" in kid and "/Stm" not in kid:
                marked.append(Marked(page, int(kid.MCID), parent))
            continue
        if len(tags) >= MOST_TAGS or len(path) >= DEEPEST_TAG:
            raise ValueError(f"the tags have no end: {len(tags)} of them, {len(path)} deep")
        name = str(kid.S).removeprefix("/")
        name = roles.get(name, name)
        tags.append(_read_tag(kid, name, path, parent, page))
        position = len(tags) - 1
        inside = (*path, name)
        waiting += [_Waiting(inner, position, page, inside) for inner in reversed(_kids(kid))]
    return TagTree(tuple(tags), tuple(marked))


class _Waiting(NamedTuple):
    kid: object
    parent: int
    page: int
    path: tuple[str, ...]


def _read_tag(element: pikepdf.Dictionary, name: str, path: tuple[str, ...], parent: int, page: int) -> Tag:
    alt, actual = element.get("/Alt"), element.get("/ActualText")
    return Tag(
        name=name,
        path=path,
        parent=parent,
        page=page,
        alt=str(alt) if alt is not None else "",
        actual_text=str(actual) if actual is not None else "",
        has_scope=name == "TH" and _has_scope(element),
    )


def _kids(element: pikepdf.Dictionary) -> list[object]:
    found = element.get("/K")
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _page_of(element: pikepdf.Dictionary, pages: dict[tuple[int, int], int], inherited: int) -> int:
    page = element.get("/Pg")
    return pages.get(page.objgen, -1) if isinstance(page, pikepdf.Dictionary) else inherited


def _has_scope(element: pikepdf.Dictionary) -> bool:
    attributes = element.get("/A")
    entries = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    return any(isinstance(entry, pikepdf.Dictionary) and "/Scope" in entry for entry in entries)


def _read_roles(root: pikepdf.Dictionary) -> dict[str, str]:
    found = root.get("/RoleMap")
    if not isinstance(found, pikepdf.Dictionary):
        return {}
    return {name.removeprefix("/"): str(role).removeprefix("/") for name, role in found.items()}
