"""Finished files read back by other libraries than the one that wrote them: pypdf for tags, PDFium for the rest."""

from __future__ import annotations

import ctypes
import io
from dataclasses import dataclass, field

import pypdf
import pypdfium2
from PIL import Image, ImageChops
from pypdfium2 import raw

PPI = 144
"""At this resolution every panel of the letter tri-fold begins on a whole pixel."""


@dataclass
class Tagged:
    """What a screen reader meets: texts in the order of the tags, and what does not hang together."""

    texts: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def read_tags(pdf: bytes) -> Tagged:
    """Walk the structure tree, and check that the parent tree agrees with it in both directions."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]
    parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    pages = {page.indirect_reference.idnum: index for index, page in enumerate(reader.pages)}
    texts = read_marks(pdf)
    tagged = Tagged()

    def walk(element_ref, inherited):
        element = element_ref.get_object()
        page = pages[element.raw_get("/Pg").idnum] if "/Pg" in element else inherited
        tagged.kinds.append(element["/S"])
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            if isinstance(kid, int):
                listed = parents[int(reader.pages[page]["/StructParents"])].get_object()
                if listed[kid].idnum != element_ref.idnum:
                    tagged.broken.append(f"mark {kid} of page {page} belongs to another element")
                tagged.texts.append(texts[page].pop(kid, ""))
            elif kid.get_object().get("/Type") == "/OBJR":
                annotation = kid.get_object()["/Obj"]
                if parents[annotation["/StructParent"]].idnum != element_ref.idnum:
                    tagged.broken.append("an annotation belongs to another element")
                if kid.get_object().raw_get("/Pg").idnum not in pages:
                    tagged.broken.append("an annotation is on a page that is gone")
            else:
                walk(kid, page)

    for kid in root["/K"]:
        walk(kid, None)
    tagged.broken += [f"text without a tag: {text}" for marks in texts for text in marks.values()]
    return tagged


def read_marks(pdf: bytes) -> list[dict[int, str]]:
    """Text of every mark (MCID), page by page."""
    document = pypdfium2.PdfDocument(pdf)
    marks = []
    for page in document:
        text_page, found = page.get_textpage(), {}
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            mark = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
            length = raw.FPDFTextObj_GetText(thing.raw, text_page.raw, None, 0)
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFTextObj_GetText(
                thing.raw, text_page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
            )
            if mark >= 0:
                found[mark] = found.get(mark, "") + buffer.raw.decode("utf-16-le").rstrip("\0")
        marks.append(found)
    document.close()
    return marks


def read_text_in(pdf: bytes, page: int, box: tuple[float, float, float, float]) -> str:
    """The text inside a box of left, bottom, right, top."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[page].get_textpage().get_text_bounded(*box)
    document.close()
    return " ".join(text.split())


def draw_pages(pdf: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    pictures = [page.render(scale=PPI / 72).to_pil().convert("RGB") for page in document]
    document.close()
    return pictures


def differ(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of any pixel, 0 to 255."""
    return max(high for _, high in ImageChops.difference(one, other).getextrema())
