"""Style rules inside an SVG, turned into attributes of the elements they are for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import tinycss2  # type: ignore[import-untyped]

from foldwell.errors import InputError
from foldwell.findings import Place, error
from foldwell.read.svg_safety import LONGEST_VALUE, PROPERTIES, find_problem
from foldwell.read.svg_tree import PLAIN_SVG

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from foldwell.read.svg_tree import SvgTree

_SELECTOR = re.compile(r"(\*|[a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)")
_INSIDE = re.compile(r"url\(\s*[\"']?#[^\"'()]*[\"']?\s*\)", re.IGNORECASE)
MOST_RULES, MOST_APPLIED = 1_000, 500_000


class Declaration(NamedTuple):
    """One property that a rule sets."""

    name: str
    value: str
    is_important: bool


@dataclass(frozen=True)
class _Rule:
    tag: str
    marks: frozenset[str]
    """The classes (`.a`) and the id (`#a`) an element must have."""
    order: int
    declarations: tuple[Declaration, ...]

    def weight(self) -> tuple[int, int, int, int]:
        ids = sum(mark.startswith("#") for mark in self.marks)
        return (ids, len(self.marks) - ids, self.tag != "*", self.order)


def apply_styles(tree: SvgTree) -> None:
    """Set what style rules and style attributes say as attributes, and take the rules away."""
    rules = _take_rules(tree)
    applied = 0
    for element in tree.root.iter():
        ordered = _matching_declarations(rules, element)
        applied += len(ordered)
        if applied > MOST_APPLIED:
            raise InputError(
                [error("read.svg", "its style rules overlap too often", PLAIN_SVG, tree.places[tree.root])]
            )
        written = element.attrib.pop("style", "")
        ordered += _read_declarations(tree, element, tinycss2.parse_blocks_contents(written, skip_comments=True))
        for declaration in sorted(ordered, key=lambda declaration: declaration.is_important):
            element.set(declaration.name, declaration.value)


def _matching_declarations(rules: dict[str, list[_Rule]], element: Element) -> list[Declaration]:
    """What rules say of an element, the weightiest last."""
    classes = element.attrib.pop("class", "").split()
    marks = {f".{name}" for name in classes} | {f"#{element.get('id', '')}"}
    matching = [
        rule
        for key in (*marks, element.tag, "*")
        for rule in rules.get(key, ())
        if rule.marks <= marks and rule.tag in {"*", element.tag}
    ]
    return [declaration for rule in sorted(matching, key=_Rule.weight) for declaration in rule.declarations]


def _take_rules(tree: SvgTree) -> dict[str, list[_Rule]]:
    """Rules by the most telling part of their selector."""
    rules: list[_Rule] = []
    for parent in list(tree.root.iter()):
        for element in [child for child in parent if child.tag == "style"]:
            rules += islice(_read_rules(tree, element, len(rules)), MOST_RULES + 1)
            parent.remove(element)
    if len(rules) > MOST_RULES:
        message = f"the drawing has more than {MOST_RULES:,} style rules"
        raise InputError([error("read.svg", message, PLAIN_SVG, tree.places[tree.root])])
    indexed: dict[str, list[_Rule]] = {}
    for rule in rules:
        indexed.setdefault(min(rule.marks, default=rule.tag), []).append(rule)
    return indexed


def _read_rules(tree: SvgTree, element: Element, first: int) -> Iterable[_Rule]:
    for order, node in enumerate(tinycss2.parse_stylesheet(element.text or "", True, True), first):
        if node.type == "at-rule":
            _refuse(tree, element, node, f"@{node.at_keyword} reaches outside the drawing or is not for print")
        elif node.type == "error":
            _refuse(tree, element, node, f"this style rule is broken ({node.message})")
        else:
            parsed = tinycss2.parse_blocks_contents(node.content, skip_comments=True)
            read = _read_declarations(tree, element, parsed)
            declarations = tuple({(each.name, each.is_important): each for each in read}.values())
            for selector in tinycss2.serialize(node.prelude).split(","):
                match = _SELECTOR.fullmatch(selector.strip())
                if not match or not match[0]:
                    message = f"the selector {selector.strip()[:40]!r} is not simple"
                    _refuse(tree, element, node, message)
                else:
                    marks = frozenset(re.findall(r"[.#][\w-]+", match[2]))
                    yield _Rule(match[1] or "*", marks, order, declarations)


def _read_declarations(tree: SvgTree, element: Element, nodes: Iterable[tinycss2.ast.Node]) -> list[Declaration]:
    declarations = []
    for node in nodes:
        if node.type == "whitespace":
            continue
        if node.type != "declaration":
            _refuse(tree, element, node, "this style is broken")
            continue
        value = tinycss2.serialize(node.value).strip()
        name = node.lower_name
        problem = _check_declaration(name, value)
        if problem:
            _refuse(tree, element, node, f"{name}: {problem}")
        elif name in PROPERTIES:
            declarations.append(Declaration(name, value, node.important))
    return declarations


def _check_declaration(name: str, value: str) -> str | None:
    """What is wrong with a declaration; what only editors and screens know is well, since it is left out."""
    if name == "filter" and value != "none":
        return "shadows and blurs can't be printed sharply"
    if name in PROPERTIES:
        return find_problem(name, value)
    if len(value) > LONGEST_VALUE:
        return f"the value has {len(value):,} characters"
    if "url" in _INSIDE.sub("", value).lower() or "\\" in value:
        return f"{value[:60]!r} points outside the file"
    return None


def _refuse(tree: SvgTree, element: Element, node: tinycss2.ast.Node, message: str) -> None:
    place = tree.places[element]
    if element.tag == "style":
        place = Place(place.file, place.line + node.source_line - 1, node.source_column)
    tree.refuse(place, message)
