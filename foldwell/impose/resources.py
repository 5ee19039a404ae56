"""The resources of a sheet's side: what its pages use, renamed where two pages mean different things by a name."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Matrix, Name

from foldwell.impose.content import named_resources

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

BUILT_IN_SPACES = {"/DeviceGray", "/DeviceRGB", "/DeviceCMYK", "/Pattern"}
DEFAULT_SPACES = ("/DefaultGray", "/DefaultRGB", "/DefaultCMYK")


class SideResources:
    """Collects the resources of one side while pages are added to it."""

    def __init__(self, pdf: Pdf) -> None:
        self.dictionary = Dictionary()
        self._pdf = pdf
        self._sources: dict[tuple[str, str], Object] = {}

    def add_page(self, resources: Object, content: bytes, matrix: Matrix) -> dict[tuple[str, str], str]:
        """Take in what the content of a page uses; patterns move with the page, by its matrix.

        Returns the names that the content must use instead, by category and old name.
        Raises ValueError where a resource is missing or can't be shared by two pages.
        """
        self._add_default_spaces(resources)
        renames = {}
        for category, name in named_resources(content):
            if category == "/ColorSpace" and name in BUILT_IN_SPACES:
                continue
            resource = resources.get(category, Dictionary()).get(name)
            if resource is None:
                raise ValueError(f"the page uses {name}, but its resources have no such {category[1:]}")
            if category == "/XObject":
                _check_form(name, resource)
            if category == "/Pattern":
                resource = self._move_pattern(resource, matrix)
            new_name = self._add(category, name, resource)
            if new_name != name:
                renames[category, name] = new_name
        return renames

    def _add(self, category: str, name: str, resource: Object) -> str:
        """Store a resource under its name, or under a free one where the name has another meaning already."""
        if category not in self.dictionary:
            self.dictionary[category] = Dictionary()
        entries, number, free = self.dictionary[category], 0, name
        while free in entries:
            if _is_same(entries[free], resource):
                return free
            number += 1
            free = f"{name}-{number}"
        entries[free] = resource
        return free

    def _add_default_spaces(self, resources: Object) -> None:
        """Colour spaces that work without being named can't be renamed."""
        spaces = resources.get("/ColorSpace", Dictionary())
        for name in DEFAULT_SPACES:
            if name in spaces and self._add("/ColorSpace", name, spaces[name]) != name:
                raise ValueError(f"two pages of one side have a different {name}; they can't be imposed together")

    def _move_pattern(self, pattern: Object, matrix: Matrix) -> Object:
        """A copy of a pattern that stays where the page shows it: patterns lie on the sheet, not on the page."""
        own = Matrix(*(float(number) for number in pattern.get("/Matrix", [1, 0, 0, 1, 0, 0])))
        copied = copy.copy(pattern)
        copied.Matrix = Array([round(number, 6) for number in (own @ matrix).shorthand])
        return copied if copied.is_indirect else self._pdf.make_indirect(copied)


def _is_same(one: Object, other: Object) -> bool:
    if one.is_indirect or other.is_indirect:
        return one.objgen == other.objgen
    return bool(one == other)


def _check_form(name: str, resource: Object) -> None:
    if resource.get("/Subtype") != Name.Form:
        return
    if "/Resources" not in resource:
        raise ValueError(f"form {name} borrows the resources of its page; it can't be imposed")
    if "/StructParents" in resource or b"/MCID" in resource.read_bytes():
        raise ValueError(f"form {name} holds tagged content (opacity on text?); its tags would be lost")
