"""Fields to type in: the lines to write on, made fillable in the screen file and plain lines again for print.

An empty field shows nothing, so that the printed line under it is all that is seen. What is typed in several
lines covers them: readers space lines by rules of their own, and never as far apart as a hand writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, String

from foldwell.finish.form_font import embed_form_font
from foldwell.finish.tree import is_annotation, is_element, kids_of, walk_tree
from foldwell.impose.tags import read_parent_tree, write_parent_tree

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pikepdf import Object, Pdf

    from foldwell.typeset.write_ins import WriteIn

_MULTILINE, _DO_NOT_SCROLL = 1 << 12, 1 << 23
"""Flags of text fields (ISO 32000-1, table 228); what would run out of a field could not be printed."""
_PRINT = 4
_PAPER = (1, 1, 1)
_FONT = "/Webdings"
"""What the fields call their font, whichever it is. PDFium, which shows PDFs in Chrome and Edge, sets letters such
as Š and Ω in a system font, unless the font is named as one that has signs of any kind (cpdf_bafontmap.cpp)."""


@dataclass(frozen=True)
class Form:
    """What the fields of a document are made from.

    write_ins: what is written in each empty element of the engine's tags, in their order; None for nothing.
    font: file of the face that is typed in. is_right_to_left: whether typing begins at the right.
    """

    write_ins: Sequence[WriteIn | None]
    font: Path
    is_right_to_left: bool = False


def add_fields(pdf: Pdf, form: Form) -> None:
    """Turn the empty elements that are written in into fields, and take the others away.

    pdf: with repaired tags. Raises ValueError where its empty elements are not those of the form.
    """
    places = _list_empty(pdf)
    if len(places) != len(form.write_ins):
        raise ValueError(f"{len(places)} elements are empty, but {len(form.write_ins)} were laid out")
    pairs = list(zip(places, form.write_ins, strict=True))
    fields = [(element, write_in) for element, write_in in pairs if write_in is not None]
    if fields:
        font = Dictionary({_FONT: embed_form_font(pdf, form.font)})
        parents, widgets = read_parent_tree(pdf), Array()
        for key, (element, write_in) in enumerate(fields, start=max(parents, default=-1) + 1):
            widget = _make_widget(pdf, write_in, key, font, is_right_to_left=form.is_right_to_left)
            _tag_widget(pdf, element, widget)
            parents[key] = element
            widgets.append(widget)
        write_parent_tree(pdf, parents)
        pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=widgets, DR=Dictionary(Font=font)))
    _drop_elements([element for element, write_in in pairs if write_in is None])


def strip_fields(pdf: Pdf) -> None:
    """Take every field away, with its element; the lines stay."""
    for page in pdf.pages:
        kept = [mark for mark in page.obj.get("/Annots", Array()) if mark.get("/Subtype") != Name.Widget]
        if kept:
            page.obj.Annots = Array(kept)
        elif "/Annots" in page.obj:
            del page.obj.Annots
    forms = [element for element, _ in walk_tree(pdf) if is_element(element, "/Form")]
    gone = {int(kid.Obj.StructParent) for form in forms for kid in kids_of(form) if is_annotation(kid)}
    _drop_elements(forms)
    parents = read_parent_tree(pdf)
    write_parent_tree(pdf, {key: parents[key] for key in parents if key not in gone})
    if "/AcroForm" in pdf.Root:
        del pdf.Root.AcroForm


def _list_empty(pdf: Pdf) -> list[Object]:
    return [element for element, _ in walk_tree(pdf) if is_element(element, "/Div") and not kids_of(element)]


def _make_widget(pdf: Pdf, write_in: WriteIn, key: int, font: Object, *, is_right_to_left: bool) -> Object:
    """A text field and its place on the page, in one (ISO 32000-1, 12.5.6.19 and 12.7.4.3).

    What it shows while it is empty is told, since PDF/A lets no reader make that up (ISO 19005-3, 6.3.3).
    """
    width, height = write_in.right - write_in.left, write_in.top - write_in.bottom
    shown = pdf.make_stream(b"/Tx BMC EMC", Type=Name.XObject, Subtype=Name.Form)
    shown.BBox = Array([0, 0, round(width, 3), round(height, 3)])
    shown.Resources = Dictionary(Font=font)
    is_tall = write_in.lines > 1
    widget = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Widget,
        FT=Name.Tx,
        T=String(write_in.name),
        TU=String(write_in.label),
        Contents=String(write_in.label),
        F=_PRINT,
        Ff=_DO_NOT_SCROLL | (_MULTILINE if is_tall else 0),
        Q=2 if is_right_to_left else 0,
        Rect=Array([write_in.left, write_in.bottom, write_in.right, write_in.top]),
        DA=String(f"{_FONT} {write_in.size:g} Tf 0 g"),
        AP=Dictionary(N=shown),
        BS=Dictionary(W=0),
        StructParent=key,
        P=pdf.pages[write_in.page].obj,
    )
    if is_tall:
        widget.MK = Dictionary(BG=Array(_PAPER))
    return pdf.make_indirect(widget)


def _tag_widget(pdf: Pdf, element: Object, widget: Object) -> None:
    page = widget.P
    element.S = Name.Form
    element.K = Array([pdf.make_indirect(Dictionary(Type=Name.OBJR, Obj=widget, Pg=page))])
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(widget)
    page.Tabs = Name.S


def _drop_elements(elements: Sequence[Object]) -> None:
    """Take elements out of the tree, and those around them that then hold nothing."""
    for element in elements:
        parent = element.P
        parent.K = Array([kid for kid in kids_of(parent) if kid != element])
        if is_element(parent) and not is_element(parent, "/Document") and not kids_of(parent):
            _drop_elements([parent])
