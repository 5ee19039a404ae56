"""What stands on the pages of a finished file, read by PDFium: lines of text and pictures, with their places."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium_c

from foldwell.preflight.expected import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfPage

DEEPEST_FORM = 8
"""Form XObjects inside each other that are followed; a file of ours has none."""

END_OF_LINE_HYPHEN = "\x02"
"""What PDFium returns for a hyphen that it takes for the break of a word."""


class Matrix(NamedTuple):
    """A PDF transformation: x' = ax + cy + e, y' = bx + dy + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, outer: Matrix) -> Matrix:
        """This transformation, followed by another."""
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )

    def move(self, box: Box) -> Box:
        """The upright rectangle around a transformed one."""
        corners = [(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)]
        xs = [self.a * x + self.c * y + self.e for x, y in corners]
        ys = [self.b * x + self.d * y + self.f for x, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True)
class Line:
    """One run of characters that the file shows in one go: a line of text or a part of one.

    box: around its ink, in points on the page; start: the origin of its first character.
    size: the height of its em as printed, in points.
    colour: red, green, blue, alpha from 0 to 255; None where the fill is a pattern.
    mcid: its marked-content id; artifact: whether the file declares it silent.
    """

    page: int
    text: str
    box: Box
    start: tuple[float, float]
    size: float
    colour: tuple[int, int, int, int] | None
    font: str
    is_embedded: bool
    mcid: int | None
    artifact: bool

    @property
    def is_blank(self) -> bool:
        """Whether it shows only white space."""
        return not self.text.strip()


@dataclass(frozen=True)
class Picture:
    """A raster image as printed; ppi is the lower one of its two directions."""

    page: int
    box: Box
    width: int
    height: int
    ppi: float


@dataclass(frozen=True)
class PageContent:
    """What one page shows. `text_objects` are PDFium's handles of all text on it, valid while the page is open."""

    lines: tuple[Line, ...]
    pictures: tuple[Picture, ...]
    text_objects: tuple[pdfium_c.FPDF_PAGEOBJECT, ...]


class _Shown(NamedTuple):
    """A page object with what it inherits from the forms around it."""

    handle: pdfium_c.FPDF_PAGEOBJECT
    kind: int
    to_page: Matrix
    mcid: int | None
    artifact: bool


def read_content(page: PdfPage, number: int) -> PageContent:
    """Read a page that counts as `number` from 0."""
    texts = _text_of_objects(page.raw)
    lines, pictures, handles = [], [], []
    for shown in _walk_objects(page.raw):
        if shown.kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
            handles.append(shown.handle)
            lines.append(_read_line(shown, number, texts.get(_address(shown.handle), "")))
        elif shown.kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_read_picture(shown, number, page.raw))
    return PageContent(tuple(lines), tuple(pictures), tuple(handles))


def _address(handle: pdfium_c.FPDF_PAGEOBJECT) -> int | None:
    return ctypes.cast(handle, ctypes.c_void_p).value


_owner_address = ctypes.CFUNCTYPE(ctypes.c_void_p, pdfium_c.FPDF_TEXTPAGE, ctypes.c_int)(
    ctypes.cast(pdfium_c.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
"""The object that a character belongs to, as an address: it is asked for every character, and a pointer is a thing of
Python's that takes longer to make than the answer."""


def _text_of_objects(page: pdfium_c.FPDF_PAGE) -> dict[int | None, str]:
    """The characters of each text object, in logical order; white space that PDFium invents belongs to none."""
    found: dict[int | None, list[str]] = {}
    reader = pdfium_c.FPDFText_LoadPage(page)
    if not reader:
        raise ValueError("the text of the page can't be read")
    try:
        for index in range(pdfium_c.FPDFText_CountChars(reader)):
            if owner := _owner_address(reader, index):
                found.setdefault(owner, []).append(chr(pdfium_c.FPDFText_GetUnicode(reader, index)))
    finally:
        pdfium_c.FPDFText_ClosePage(reader)
    return {owner: _join_surrogates(characters) for owner, characters in found.items()}


def _join_surrogates(characters: list[str]) -> str:
    text = "".join(characters).replace(END_OF_LINE_HYPHEN, "-")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _walk_objects(page: pdfium_c.FPDF_PAGE) -> Iterator[_Shown]:
    for index in range(pdfium_c.FPDFPage_CountObjects(page)):
        yield from _open_object(pdfium_c.FPDFPage_GetObject(page, index), Matrix(), None, False, 0)


def _open_object(
    handle: pdfium_c.FPDF_PAGEOBJECT, to_page: Matrix, mcid: int | None, artifact: bool, depth: int
) -> Iterator[_Shown]:
    """The object, or what is inside it where it is a form.

    Marks around a form hold for all inside. Ids inside a form count apart from the page's, and are not followed:
    no file of ours tags that way, and such text then counts as silent.
    """
    own = pdfium_c.FPDFPageObj_GetMarkedContentID(handle)
    mcid = own if own >= 0 and depth == 0 else mcid
    artifact = artifact or (mcid is None and _is_artifact(handle))
    kind = pdfium_c.FPDFPageObj_GetType(handle)
    if kind != pdfium_c.FPDF_PAGEOBJ_FORM:
        yield _Shown(handle, kind, to_page, mcid, artifact)
    elif depth < DEEPEST_FORM:
        inner = _matrix_of(handle).then(to_page)
        for index in range(pdfium_c.FPDFFormObj_CountObjects(handle)):
            yield from _open_object(pdfium_c.FPDFFormObj_GetObject(handle, index), inner, mcid, artifact, depth + 1)


def _is_artifact(handle: pdfium_c.FPDF_PAGEOBJECT) -> bool:
    name = (ctypes.c_ushort * 16)()
    length = ctypes.c_ulong()
    for index in range(pdfium_c.FPDFPageObj_CountMarks(handle)):
        mark = pdfium_c.FPDFPageObj_GetMark(handle, index)
        pdfium_c.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length)
        if bytes(name).decode("utf-16-le", "replace").split("\0", 1)[0] == "Artifact":
            return True
    return False


def _matrix_of(handle: pdfium_c.FPDF_PAGEOBJECT) -> Matrix:
    found = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFPageObj_GetMatrix(handle, found)
    return Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _bounds_of(shown: _Shown) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium_c.FPDFPageObj_GetBounds(shown.handle, left, bottom, right, top)
    box = Box(left.value, bottom.value, right.value, top.value)
    return box if shown.to_page == Matrix() else shown.to_page.move(box)


def _read_line(shown: _Shown, page: int, text: str) -> Line:
    matrix = _matrix_of(shown.handle).then(shown.to_page)
    size = ctypes.c_float()
    pdfium_c.FPDFTextObj_GetFontSize(shown.handle, size)
    font = pdfium_c.FPDFTextObj_GetFont(shown.handle)
    return Line(
        page=page,
        text=text,
        box=_bounds_of(shown),
        start=(matrix.e, matrix.f),
        size=abs(size.value) * (matrix.c**2 + matrix.d**2) ** 0.5,
        colour=_fill_of(shown.handle),
        font=_font_name(font),
        is_embedded=pdfium_c.FPDFFont_GetIsEmbedded(font) == 1,
        mcid=shown.mcid,
        artifact=shown.artifact,
    )


def _fill_of(handle: pdfium_c.FPDF_PAGEOBJECT) -> tuple[int, int, int, int] | None:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
        return None
    return red.value, green.value, blue.value, alpha.value


def _font_name(font: pdfium_c.FPDF_FONT) -> str:
    name = ctypes.create_string_buffer(256)
    pdfium_c.FPDFFont_GetBaseFontName(font, name, len(name))
    return name.value.decode("utf-8", "replace")


def _read_picture(shown: _Shown, page: int, page_handle: pdfium_c.FPDF_PAGE) -> Picture:
    """Its resolution is worked out from the printed size, so that forms around it count."""
    about = pdfium_c.FPDF_IMAGEOBJ_METADATA()
    pdfium_c.FPDFImageObj_GetImageMetadata(shown.handle, page_handle, about)
    matrix = _matrix_of(shown.handle).then(shown.to_page)
    across = (matrix.a**2 + matrix.b**2) ** 0.5 / 72
    upward = (matrix.c**2 + matrix.d**2) ** 0.5 / 72
    ppi = min(about.width / across if across else 0.0, about.height / upward if upward else 0.0)
    return Picture(page, _bounds_of(shown), about.width, about.height, ppi)
