"""A web page as a browser's parser reads it: its elements in order, its texts, its styles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tinyhtml5.parser import HTMLParser

from foldwell.preflight.wording import compare_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.preflight.expected_page import ExpectedPage
    from foldwell.preflight.wording import Comparison

_DARK = re.compile(r"@media\s+screen\s+and\s+\(prefers-color-scheme:\s*dark\)\s*\{\s*:root\s*\{([^}]*)\}")
_ROOT = re.compile(r":root\s*\{([^}]*)\}")
_PROPERTY = re.compile(r"--([a-z][a-z0-9-]*)\s*:\s*(#[0-9a-fA-F]{6})")
_SPOKEN_NOT = frozenset({"style", "script", "template", "svg", "head", "nav"})


@dataclass(frozen=True)
class Element:
    """An element. text: all that is read inside it, white space folded."""

    name: str
    attributes: dict[str, str]
    parents: tuple[str, ...]
    text: str
    is_silent: bool

    def __str__(self) -> str:
        shown = f"<{self.name}>"
        return f"{shown} “{self.text[:40]}”" if self.text else shown


@dataclass(frozen=True)
class WebReading:
    """A page that was read.

    errors: what the parser had to mend; texts: what is read aloud, in order, without its list to jump by.
    """

    source: str
    expected: ExpectedPage
    elements: tuple[Element, ...]
    texts: tuple[str, ...]
    errors: tuple[str, ...]

    def named(self, *names: str) -> list[Element]:
        """The elements of these names, in order."""
        return [element for element in self.elements if element.name in names]

    @cached_property
    def by_id(self) -> dict[str, Element]:
        """The elements that have an id."""
        return {element.attributes["id"]: element for element in self.elements if element.attributes.get("id")}

    @cached_property
    def styles(self) -> str:
        """The text of every style element."""
        return "\n".join(re.findall(r"<style[^>]*>(.*?)</style>", self.source, re.DOTALL))

    @cached_property
    def colors(self) -> dict[str, dict[str, str]]:
        """The colours by role, in `light` and in `dark`."""
        light, dark = _ROOT.search(self.styles), _DARK.search(self.styles)
        first = dict(_PROPERTY.findall(light[1])) if light else {}
        return {"light": first, "dark": first | dict(_PROPERTY.findall(dark[1])) if dark else {}}

    @cached_property
    def comparison(self) -> Comparison:
        """The page's texts held against the sources."""
        return compare_texts(self.expected.texts, self.texts, self.expected.own_words)


def read_page(data: bytes, expected: ExpectedPage) -> WebReading:
    """Parse a page. Raises UnicodeDecodeError where it is no UTF-8."""
    source = data.decode("utf-8")
    parser = HTMLParser(namespace_html_elements=False)
    root = parser.parse(source)
    errors = tuple(f"{found[1]} near character {found[0][1]} of line {found[0][0]}" for found in parser.errors)
    elements = tuple(_walk(root, (), is_silent=False))
    return WebReading(source, expected, elements, tuple(_spoken(root)), errors)


def _walk(node: object, parents: tuple[str, ...], *, is_silent: bool) -> Iterator[Element]:
    tag = node.tag  # type: ignore[attr-defined]
    if not isinstance(tag, str):
        return
    name = _bare(tag)
    attributes = {_bare(key): str(value) for key, value in node.attrib.items()}  # type: ignore[attr-defined]
    silent = is_silent or attributes.get("aria-hidden") == "true"
    text = " ".join("".join(node.itertext()).split()) if name not in {"html", "body"} else ""  # type: ignore[attr-defined]
    yield Element(name, attributes, parents, text, silent)
    for child in node:  # type: ignore[attr-defined]
        yield from _walk(child, (*parents, name), is_silent=silent)


def _spoken(node: object) -> Iterator[str]:
    """Texts that a screen reader comes to, in order; drawings speak by their alternatives alone."""
    tag = node.tag  # type: ignore[attr-defined]
    if isinstance(tag, str) and _bare(tag) not in _SPOKEN_NOT and node.attrib.get("aria-hidden") != "true":  # type: ignore[attr-defined]
        if node.text and node.text.strip():  # type: ignore[attr-defined]
            yield node.text  # type: ignore[attr-defined]
        for child in node:  # type: ignore[attr-defined]
            yield from _spoken(child)
            if child.tail and child.tail.strip():
                yield child.tail


def _bare(name: object) -> str:
    return str(name).rpartition("}")[2].lower()
