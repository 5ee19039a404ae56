"""References inside an SVG: that they end, that they don't explode, and that their names meet no other file's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from foldwell.read.svg_safety import MARKERS, PAINTS, POINTERS, count_points, pointed_id

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from foldwell.read.svg_tree import SvgTree

MOST_DRAWN = 20_000
"""Elements that are drawn once every reference is followed; the engine draws about 5,000 a second."""
_LONGEST_CHAIN = 150


class _TooMuchError(Exception):
    """Following the references does not end, or not soon."""


@dataclass
class _Cost:
    """What drawing an element takes: elements, and points that may carry a marker."""

    elements: int = 1
    points: int = 0


@dataclass
class _Reckoning:
    targets: dict[str, Element]
    known: dict[Element, _Cost] = field(default_factory=dict)
    active: set[Element] = field(default_factory=set)

    def cost(self, element: Element) -> _Cost:
        if element in self.known:
            return self.known[element]
        if element in self.active:
            raise _TooMuchError("the drawing contains itself, through its references")
        if len(self.active) > _LONGEST_CHAIN:
            raise _TooMuchError("references follow each other without end")
        self.active.add(element)
        self.known[element] = cost = self._add_up(element)
        self.active.remove(element)
        if cost.elements > MOST_DRAWN:
            raise _TooMuchError(f"more than {MOST_DRAWN:,} elements are drawn, once every reference is followed")
        return cost

    def _add_up(self, element: Element) -> _Cost:
        """Paints and markers are inherited: they are drawn for each element and point below the one they stand on."""
        cost = _Cost(1, count_points(element.get("d", "") + element.get("points", "")))
        named = reference_names(element)
        inside = [self.targets[name] for key, name in named.items() if key in {"href", "clip-path", "mask"}]
        for part in (*element, *inside):
            added = self.cost(part)
            cost.elements += added.elements
            cost.points += added.points
        paints = sum(self._paint_cost(self.targets[name]) for key, name in named.items() if key in PAINTS)
        markers = sum(self.cost(self.targets[name]).elements for key, name in named.items() if key in MARKERS)
        cost.elements += cost.elements * paints + cost.points * markers
        return cost

    def _paint_cost(self, target: Element) -> int:
        elements = self.cost(target).elements
        return elements if target.tag == "pattern" else 0


def reference_names(element: Element) -> dict[str, str]:
    """The id that each referring attribute of an element points to."""
    names = {key: pointed_id(element.get(key, "")) for key in (*PAINTS, *POINTERS)}
    names["href"] = element.get("href", "").strip().removeprefix("#")
    return {key: name for key, name in names.items() if name}


def check_references(tree: SvgTree) -> None:
    """Refuse references to nothing, circles, and drawings that grow beyond MOST_DRAWN."""
    targets = _targets(tree)
    is_complete = True
    for element in tree.root.iter():
        for key, name in reference_names(element).items():
            if name not in targets:
                is_complete = False
                tree.refuse(element, f"{key} points to #{name}, which is not in the file")
    if not is_complete:
        return
    try:
        _Reckoning(targets).cost(tree.root)
    except _TooMuchError as problem:
        tree.refuse(tree.root, str(problem), "simplify the drawing")


def rename_references(tree: SvgTree, prefix: str) -> None:
    """Give every id that is used a name of this file's own, and take the others away."""
    used = {name for element in tree.root.iter() for name in reference_names(element).values()}
    targets = {name: element for name, element in _targets(tree).items() if name in used}
    new_names = {name: f"{prefix}-{number}" for number, name in enumerate(targets, 1)}
    for element in tree.root.iter():
        element.attrib.pop("id", None)
        for key, name in reference_names(element).items():
            fallback = element.attrib[key].partition(")")[2] if key in PAINTS else ""
            element.set(key, f"#{new_names[name]}" if key == "href" else f"url(#{new_names[name]}){fallback}")
    for name, element in targets.items():
        element.set("id", new_names[name])


def _targets(tree: SvgTree) -> dict[str, Element]:
    targets: dict[str, Element] = {}
    for element in tree.root.iter():
        if "id" in element.attrib:
            targets.setdefault(element.attrib["id"], element)
    return targets
