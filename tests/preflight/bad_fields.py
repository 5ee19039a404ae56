"""Faults of fields: each changes a good field that a good file was given by hand."""

from __future__ import annotations

import warnings
from dataclasses import replace

from pikepdf import Array, Dictionary, Name, String
from pikepdf.exceptions import PageCopyWarning

from foldwell.preflight.expected import ExpectedField
from tests.preflight.bad_samples import CASES, BadSample, elements
from tests.preflight.samples import OFFICE, SCREEN, SIDE, change_pdf, write_sheet

FIELDS = (ExpectedField("day", "My visit: Date", 2), ExpectedField("place", "My visit: Where", 2))
WITH_FIELDS = replace(SCREEN, fields=FIELDS)


def add_good_fields(pdf):
    """Two fields at the foot of the third page, tagged after all else on it."""
    page, root = pdf.pages[2].obj, pdf.Root.StructTreeRoot
    font = Dictionary(Text=next(iter(page.Resources.Font.values())))
    last = [element for element in elements(pdf, "/P") if element.Pg.objgen == page.objgen][-1]
    pdf.Root.AcroForm = pdf.make_indirect(Dictionary(Fields=Array(), DR=Dictionary(Font=font)))
    numbers = root.ParentTree.Nums
    for step, field in enumerate(FIELDS):
        widget = make_widget(pdf, field, page, bottom=100 - 30 * step)
        form = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Form, P=last, Pg=page))
        form.K = Array([pdf.make_indirect(Dictionary(Type=Name.OBJR, Obj=widget, Pg=page))])
        last.K.append(form)
        widget.StructParent = int(numbers[-2]) + 1
        numbers.extend([widget.StructParent, form])
        page.Annots.append(widget)
        pdf.Root.AcroForm.Fields.append(widget)


def make_widget(pdf, field, page, bottom):
    shown = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 20])
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            F=4,
            P=page,
            T=String(field.name),
            TU=String(field.label),
            Rect=Array([SIDE, bottom, SIDE + 100, bottom + 20]),
            DA=String("/Text 12 Tf 0 g"),
            AP=Dictionary(N=shown),
        )
    )


def spoiled(name, said):
    """Register a change to the first of the good fields."""

    def register(change):
        def make(good):
            def spoil(pdf):
                add_good_fields(pdf)
                change(pdf, pdf.Root.AcroForm.Fields[0])

            with warnings.catch_warnings(category=PageCopyWarning, action="ignore"):
                return change_pdf(good, spoil)

        CASES[name] = BadSample("fields", said, make, WITH_FIELDS)
        return change

    return register


CASES["no fields"] = BadSample("fields", "“My visit: Date” (day) is missing", lambda good: good, WITH_FIELDS)
CASES["fields nobody asks for"] = BadSample(
    "fields", "'day' that no block asks for", lambda good: change_pdf(good, add_good_fields), SCREEN
)
CASES["fields on paper"] = BadSample(
    "fields",
    "the file has fields to type in",
    lambda _: change_pdf(write_sheet(), lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(Fields=Array()))),
    OFFICE,
)


@spoiled("two fields of one name", "2 fields are called 'place'")
def _call_alike(pdf, field):
    field.T = String("place")


@spoiled("field untold", "is told in no words")
def _untell(pdf, field):
    del field["/TU"]


@spoiled("field told otherwise", "is told as “Name”")
def _tell_otherwise(pdf, field):
    field.TU = String("Name")


@spoiled("field to tick", "is no field for text")
def _make_button(pdf, field):
    field.FT = Name.Btn


@spoiled("field without a look", "does not say how it looks")
def _strip_look(pdf, field):
    del field["/AP"]


@spoiled("field hidden", "is hidden")
def _hide(pdf, field):
    field.F = 2


@spoiled("field outside its panel", "runs out of its panel")
def _move(pdf, field):
    field.Rect = Array([-5, 100, 95, 120])


@spoiled("field too small", "too small to type in")
def _shrink(pdf, field):
    field.Rect = Array([SIDE, 100, SIDE + 100, 105])


@spoiled("field without a tag", "no tag holds the field 'day'")
def _untag(pdf, field):
    form = elements(pdf, "/Form")[0]
    form.K = Array()


@spoiled("field not listed", "does not list its fields")
def _unlist(pdf, field):
    pdf.Root.AcroForm.Fields = Array([pdf.Root.AcroForm.Fields[1]])


@spoiled("readers draw the fields", "NeedAppearances")
def _ask_readers(pdf, field):
    pdf.Root.AcroForm.NeedAppearances = True


@spoiled("field with a font of the machine", "has no font of the file")
def _take_font(pdf, field):
    field.DA = String("/Helv 12 Tf 0 g")


@spoiled("fields out of order", "not reached in reading order")
def _swap(pdf, field):
    forms = elements(pdf, "/Form")
    forms[0].K[0].Obj, forms[1].K[0].Obj = forms[1].K[0].Obj, forms[0].K[0].Obj


@spoiled("field on another page", "should be on page 3")
def _turn_page(pdf, field):
    pdf.pages[2].Annots = Array([mark for mark in pdf.pages[2].Annots if mark.objgen != field.objgen])
    pdf.pages[1].Annots = Array([field])
