"""Faults of text, places, type and pictures: each makes a file, or an expectation, that its check must find.

`bad_objects` adds the faults of structure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from foldwell.preflight.expected import Expected, ExpectedNotice, ExpectedQr
from tests.preflight.samples import (
    CONTENT,
    MM,
    OFFICE,
    SCREEN,
    URL,
    change_pdf,
    draw_qr,
    write_screen,
    write_sheet,
)

if TYPE_CHECKING:
    from collections.abc import Callable

CASES: dict[str, BadSample] = {}


@dataclass(frozen=True)
class BadSample:
    """check: the name of the check that must find it; said: words that its message must have."""

    check: str
    said: str
    make: Callable[[bytes], bytes]
    expected: Expected = SCREEN


def written(name: str, check: str, said: str, expected: Expected = SCREEN, **options) -> None:
    """A sample that is written with other content or style."""
    CASES[name] = BadSample(check, said, lambda _: write_screen(**options), expected)


def changed(name: str, check: str, said: str):
    """A good file of which an object is changed."""

    def register(change):
        CASES[name] = BadSample(check, said, lambda good: change_pdf(good, change))
        return change

    return register


def expecting(name: str, check: str, said: str, **other) -> None:
    """A good file of which something else was expected."""
    CASES[name] = BadSample(check, said, lambda good: good, replace(SCREEN, **other))


def elements(pdf: pikepdf.Pdf, name: str) -> list[Dictionary]:
    return [item for item in pdf.objects if isinstance(item, Dictionary) and item.get("/S") == name]


def _pages_ops(pdf: pikepdf.Pdf, number: int):
    return list(pikepdf.parse_content_stream(pdf.pages[number]))


def _write_ops(pdf: pikepdf.Pdf, number: int, steps) -> None:
    pdf.pages[number].Contents = pdf.make_stream(pikepdf.unparse_content_stream(steps))


INSIDE = CONTENT["inside-left"]

# pages


@changed("page too many", "pages", "7 pages")
def _add_page(pdf):
    pdf.add_blank_page(page_size=(265.5, 612))


@changed("trim box too narrow", "pages", "TrimBox is 264.50 x 612.00")
def _narrow(pdf):
    pdf.pages[2].TrimBox = Array([0, 0, 264.5, 612])


@changed("page turned", "pages", "turned")
def _turn(pdf):
    pdf.pages[1].Rotate = 90


# text


@changed("text dropped", "text-lost", "fever or chills")
def _drop(pdf):
    steps = _pages_ops(pdf, 2)
    last = [number for number, step in enumerate(steps) if str(step.operator) == "TJ"][-2]
    _write_ops(pdf, 2, steps[:last] + steps[last + 1 :])


expecting("word lost", "text-lost", "lacks “new”", texts=(*SCREEN.texts[:6], "first new item", *SCREEN.texts[7:]))
expecting("label lost", "text-lost", "“bone”", figure_texts=("joint", "bone"))


@changed("order swapped", "text-order", "In short")
def _swap(pdf):
    body = pdf.Root.StructTreeRoot.K
    body = body[0] if isinstance(body, Array) else body
    kids = list(body.K)
    body.K = Array([kids[0], kids[2], kids[1], *kids[3:]])


written("text nobody wrote", "text-extra", "Buy now", flap=CONTENT["flap"] + "<p>Buy now</p>")


@changed("text without tag", "text-silent", "Cell shots")
def _untag(pdf):
    elements(pdf, "/H1")[0].K = Array([])


written("foot missing", "text-silent", "foot line", style="@page back { @bottom-left { content: none } }")


@changed("codes without characters", "text-codes", "can't be searched")
def _unmap(pdf):
    for font in pdf.pages[0].Resources.Font.values():
        del font["/ToUnicode"]


# places

written(
    "text clipped",
    "text-hidden",
    "fever or chills",
    style="#inside-left p:last-child { height: 9pt; overflow: hidden }",
)
written(
    "text clipped by a little",
    "text-hidden",
    "fever or chills",
    style="#inside-left p:last-child { height: 9.5pt; overflow: hidden }",
)
written(
    "text clipped at its end",
    "text-hidden",
    "fever or chills",
    style="#inside-left p:last-child { width: 80pt; white-space: nowrap; overflow: hidden }",
)
written(
    "text covered",
    "text-hidden",
    "fever or chills",
    inside_left=INSIDE
    + '<div style="background:#fff;width:60pt;height:20pt;position:relative;top:-22pt;left:40pt"></div>',
)
written("text in no colour", "text-hidden", "fever", style="#inside-left p:last-child { color: transparent }")
written("text past the left", "safe-area", "6.9 pt past the safe area on the left", style="h3 { margin-left: -8pt }")
written(
    "text past the right",
    "safe-area",
    "on the right",
    style="#inside-left p:last-child { white-space: nowrap; margin-left: 30pt }",
)
written(
    "foot too low", "safe-area", "the foot's area at the bottom", style="@page { @bottom-left { padding-top: 30pt } }"
)
CASES["ink at the edge"] = BadSample(
    "edge", "of the left edge", lambda _: write_sheet(style="#sheet { background: #eef }"), OFFICE
)
CASES["text where the printer leaves white"] = BadSample(
    "printable",
    "comes within 9.0 mm of the bottom edge, where the printer leaves 9.5 mm white",
    lambda _: write_sheet(),
    replace(
        OFFICE,
        edge_clear=(7 * MM, 9.5 * MM, 7 * MM, 7 * MM),
        panels=tuple(replace(panel, safe=(panel.safe[0], 8.5 * MM, *panel.safe[2:])) for panel in OFFICE.panels),
    ),
)

# type


@changed("font not embedded", "fonts", "is not in the file")
def _take_font_out(pdf):
    for font in pdf.pages[0].Resources.Font.values():
        descriptor = font.DescendantFonts[0].FontDescriptor
        if "/FontFile2" in descriptor:
            del descriptor["/FontFile2"]


@changed("font whole", "fonts", "in the file whole")
def _rename_font(pdf):
    for font in pdf.pages[0].Resources.Font.values():
        font.BaseFont = font.DescendantFonts[0].BaseFont = Name("/Source-Sans-3")


expecting("font of someone else", "fonts", "not a font of this brochure", fonts=frozenset({"Lato-Regular"}))
written("sign without shape", "glyphs", "empty box", flap=CONTENT["flap"] + "<p>\u2624</p>")
written("6 pt text", "type-size", "6.0 pt", style="h3 { font-size: 6pt }")
written(
    "8 pt by scaling",
    "type-size",
    "8.4 pt",
    style="h3 { font-size: 12pt; transform: scale(.7); transform-origin: left }",
)
written("small body", "type-size", "most of the text is 10.5 pt", style="html { font-size: 10.5pt }")
written("40 ppi photo", "images", "40 ppi, under 150", photo=80)
written("pale text", "contrast", "“Fever” has a contrast of 1.6", style="h3 { color: #ccc }")
written("white on pale", "contrast", "not a proven treatment", style=".note { background: #9bf }")
written("pale on photo", "contrast", "“Fever”", style="h3 { background: url(asset:photo.jpg); color: #fff }")
CASES["clear in colour only"] = BadSample(
    "contrast", "printed in grey", lambda _: write_sheet(style="h3 + p { color: #336; background: #0f0 }"), OFFICE
)

# QR

BACK = CONTENT["back"]
expecting("a notice too small", "notice", "of the notice is", notice=ExpectedNotice("first item second item", 40))
expecting(
    "type that outdoes a notice", "notice", "wants in type no smaller", notice=ExpectedNotice("first item", 9, True)
)
expecting("a notice with another word", "notice", "word for word", notice=ExpectedNotice("first new item", 9))
expecting("a code for the wall", "qr", "has modules of", qr=(ExpectedQr(URL, 5, 1.0),))
expecting("another URL", "qr", "no QR code that reads as", qr=(ExpectedQr("https://clinic.example/hip", 5),))
written("no QR", "qr", "no QR code that reads as", back=BACK.replace(draw_qr(), ""))
written("pale QR", "qr", "too pale", back=BACK.replace(draw_qr(), draw_qr(dark="#bbb")))
written(
    "QR crowded",
    "qr",
    "within 4 modules",
    back=BACK.replace(draw_qr(), draw_qr(border=1)),
    style=".qr { border: 1pt solid #000; display: inline-block }",
)
written("QR tiny", "qr", "modules of 0.33 mm", style=".qr svg { width: 12mm }")
written("QR nobody wants", "qr", "nobody asked for", back=BACK + draw_qr(URL + "/spam"))
