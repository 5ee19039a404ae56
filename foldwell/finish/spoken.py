"""What a screen reader says of links and lists, which the engine leaves unsaid."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pikepdf import Dictionary, Name, String

from foldwell.finish.tree import is_annotation, is_element, kids_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pikepdf import Object

    from foldwell.finish.marked_text import MarkedText

BULLETS = {"•": Name.Disc, "◦": Name.Circle, "▪": Name.Square, "■": Name.Square}
"""Bullets that the standard knows; any other label is text outside its numbering schemes (Table 347)."""


def describe_links(elements: Iterable[Object], texts: MarkedText) -> None:
    """Describe every link by its words, and where it leads outside, by its address too (ISO 14289-1, 7.18.5).

    The engine gives the address alone, and one link for each line that the words take.
    """
    for parent in elements:
        for target, run in groupby(kids_of(parent), key=_target_of):
            if target:
                _describe_run([kid for kid in run if is_element(kid)], target, texts)


def number_lists(elements: Iterable[Object], texts: MarkedText) -> None:
    """Say of every labelled list how it is numbered (ISO 32000-1, 14.8.5.5), so that a reader counts its items."""
    for element in elements:
        if element.S != Name.L:
            continue
        labels = [kid for item in kids_of(element) if is_element(item, "/LI") for kid in kids_of(item)]
        label = next((kid for kid in labels if is_element(kid, "/Lbl")), None)
        if label is not None:
            text = read_element(label, texts).strip()
            numbering = Name.Decimal if text[:1].isdigit() else BULLETS.get(text, Name("/None"))
            element.A = Dictionary(O=Name.List, ListNumbering=numbering)


def read_element(element: Object, texts: MarkedText) -> str:
    """The words of an element and of all it holds; of a figure, its description."""
    if "/Alt" in element:
        return str(element.Alt)
    parts = []
    for kid in kids_of(element):
        if isinstance(kid, int):
            parts.append(texts.read(element.Pg, kid))
        elif is_element(kid):
            parts.append(read_element(kid, texts))
    return "".join(parts)


def _target_of(kid: Object | int) -> str:
    """Where a link leads; empty for anything else."""
    annotations = _annotations([kid]) if is_element(kid, "/Link") else []
    if not annotations:
        return ""
    annotation = annotations[0]
    if "/A" in annotation and "/URI" in annotation.A:
        return str(annotation.A.URI)
    return f"#{annotation.get('/Dest', '')}"


def _annotations(links: Iterable[Object]) -> list[Object]:
    return [kid.Obj for link in links for kid in kids_of(link) if is_annotation(kid)]


def _describe_run(links: list[Object], target: str, texts: MarkedText) -> None:
    lines = [read_element(link, texts) for link in links]
    words = " ".join(" ".join(lines).split())
    if not target.startswith("#"):
        words = target if "".join(lines) in target else f"{words}, {target}"
    for annotation in _annotations(links):
        annotation.Contents = String(words)
