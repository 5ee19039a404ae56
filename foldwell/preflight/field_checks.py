"""Fields to type in: those that were asked for, each told, tagged, in its panel and ready for any reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pikepdf

from foldwell.preflight.expected import Box
from foldwell.preflight.faults import Fault
from foldwell.preflight.naming import name_page, quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.preflight.expected import ExpectedField
    from foldwell.preflight.reading import Reading

LEAST_HEIGHT = 12.0
"""Points under which nobody can hit or read a field."""
ROUNDING = 0.1
HIDDEN = 1 << 0 | 1 << 1 | 1 << 5
"""Flags of annotations that nobody sees: invisible, hidden, and not shown on screen (ISO 32000-1, table 165)."""
PRINTED = 1 << 2
_DEEPEST_FIELD = 20


class _Found(NamedTuple):
    """A field of the file: its place on a page, and whether its tag is read."""

    name: str
    page: int
    widget: Any


def find_wrong_fields(reading: Reading) -> Iterator[Fault]:
    """Fields that are missing, too many, untold, out of their panel, out of the tags, or not ready to be typed in."""
    found = list(_list_fields(reading.pdf))
    if reading.expected.medium != "screen":
        if found or "/AcroForm" in reading.pdf.Root:
            yield Fault("the file has fields to type in", "paper has lines to write on; take the fields away")
        return
    wanted = {field.name: field for field in reading.expected.fields}
    yield from _compare_names(found, wanted)
    if not found:
        return
    yield from _judge_form(reading.pdf, found)
    tagged = _list_tagged(reading)
    yield from _judge_order(found, tagged, reading)
    for field in found:
        if field.name in wanted:
            yield from _judge_field(field, wanted[field.name], reading)


def _list_fields(pdf: pikepdf.Pdf) -> Iterator[_Found]:
    for number, leaf in enumerate(pdf.pages):
        for widget in leaf.obj.get("/Annots", ()):
            if widget.get("/Subtype") == pikepdf.Name.Widget:
                yield _Found(_full_name(widget), number, widget)


def _full_name(widget: Any) -> str:  # noqa: ANN401
    """A field's name with those of the fields around it (ISO 32000-1, 12.7.3.2)."""
    parts: list[str] = []
    node: Any = widget
    for _ in range(_DEEPEST_FIELD):
        if node is None:
            break
        if "/T" in node:
            parts.append(str(node.T))
        node = node.get("/Parent")
    return ".".join(reversed(parts))


def _compare_names(found: list[_Found], wanted: dict[str, ExpectedField]) -> Iterator[Fault]:
    names = [field.name for field in found]
    for name, field in wanted.items():
        if name not in names:
            yield Fault(f"the field {quote(field.label)} ({name}) is missing", "lines to write on make it")
    for name in dict.fromkeys(names):
        if name not in wanted:
            yield Fault(f"there is a field {name!r} that no block asks for", "take it away")
        if names.count(name) > 1:
            yield Fault(f"{names.count(name)} fields are called {name!r}", "what is typed in one would show in all")


def _judge_form(pdf: pikepdf.Pdf, found: list[_Found]) -> Iterator[Fault]:
    form = pdf.Root.get("/AcroForm", pikepdf.Dictionary())
    listed = {field.objgen for field in form.get("/Fields", ())}
    if any(field.widget.objgen not in listed for field in found):
        yield Fault("the file does not list its fields (AcroForm)", "readers would not let anybody type")
    if bool(form.get("/NeedAppearances", False)):
        yield Fault("readers are asked to draw the fields (NeedAppearances)", "say what each shows; PDF/A wants it")
    fonts = form.get("/DR", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
    for field in found:
        words = str(field.widget.get("/DA", form.get("/DA", ""))).split()
        name = next((word for word in words if word.startswith("/")), "")
        if name not in fonts or not _is_embedded(fonts[name]):
            yield Fault(f"what is typed in {field.name!r} has no font of the file", "embed a font with all letters")


def _is_embedded(font: Any) -> bool:  # noqa: ANN401
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _list_tagged(reading: Reading) -> list[tuple[int, int]]:
    """Object numbers of the widgets that Form elements hold, in the order of the tags."""
    root = reading.pdf.Root.get("/StructTreeRoot")
    if not reading.tags.tags or root is None:
        return []
    tagged: list[tuple[int, int]] = []
    waiting: list[tuple[Any, bool]] = [(root, False)]
    while waiting:
        node, in_form = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting += [(kid, in_form) for kid in reversed(list(node))]
        elif isinstance(node, pikepdf.Dictionary):
            if in_form and node.get("/Type") == pikepdf.Name.OBJR:
                tagged.append(node.Obj.objgen)
            elif "/K" in node:
                waiting.append((node.K, node.get("/S") == pikepdf.Name.Form))
    return tagged


def _judge_order(found: list[_Found], tagged: list[tuple[int, int]], reading: Reading) -> Iterator[Fault]:
    by_number = {field.widget.objgen: field for field in found}
    for field in found:
        if field.widget.objgen not in tagged:
            yield Fault(f"{name_page(field.page)}: no tag holds the field {field.name!r}", "tag it as Form")
    spoken = [by_number[number].name for number in tagged if number in by_number]
    wanted = [field.name for field in reading.expected.fields if field.name in spoken]
    if [name for name in spoken if name in wanted] != wanted:
        yield Fault("the fields are not reached in reading order", "tag each where its lines stand")


def _judge_field(field: _Found, wanted: ExpectedField, reading: Reading) -> Iterator[Fault]:
    widget, where = field.widget, f"{name_page(field.page)}: the field {field.name!r}"
    told = str(widget.get("/TU", ""))
    if told != wanted.label:
        said = f"is told as {quote(told)}" if told else "is told in no words"
        yield Fault(f"{where} {said}; it should be {quote(wanted.label)}", "write it as TU")
    if widget.get("/FT") != pikepdf.Name.Tx:
        yield Fault(f"{where} is no field for text", "make it one")
    flags = int(widget.get("/F", 0))
    if flags & HIDDEN or not flags & PRINTED:
        yield Fault(f"{where} is hidden, or is not printed", "set its flags to Print alone")
    if "/N" not in widget.get("/AP", pikepdf.Dictionary()):
        yield Fault(f"{where} does not say how it looks (AP)", "give it an empty appearance")
    if field.page != wanted.page:
        yield Fault(f"{where} should be on page {wanted.page + 1}", "put it where its lines stand")
    yield from _judge_place(field, where, reading)


def _judge_place(field: _Found, where: str, reading: Reading) -> Iterator[Fault]:
    box = Box(*(float(number) for number in field.widget.Rect))
    panels = [panel for panel in reading.expected.panels if panel.page == field.page]
    if not any(_holds(Box(*panel.safe), box) for panel in panels):
        yield Fault(f"{where} runs out of its panel's safe area", "keep lines to write on inside their panel")
    if box.top - box.bottom < LEAST_HEIGHT or box.right - box.left < LEAST_HEIGHT:
        yield Fault(f"{where} is too small to type in", f"make it at least {LEAST_HEIGHT:g} pt wide and high")


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer.left - ROUNDING <= inner.left
        and outer.bottom - ROUNDING <= inner.bottom
        and inner.right <= outer.right + ROUNDING
        and inner.top <= outer.top + ROUNDING
    )
