"""Whether two files show and say the same: words and their places, tags, links, pixels, facts."""

from __future__ import annotations

import io
import re
from itertools import zip_longest
from xml.etree.ElementTree import canonicalize

import pypdfium2
from pikepdf import Dictionary, Pdf
from PIL import ImageChops, ImageFilter

from foldwell.finish.marked_text import MarkedText
from foldwell.finish.tree import is_annotation, is_element, kids_of
from foldwell.preflight.content import read_content

_WRAPPER = re.compile(r"<\?xpacket[^>]*>")
FACES = 6
"""Letters of a subset's name, which tell the subset and not the face."""
FAINT, EDGE = 3, 128
"""Levels of 255 by which a surface, and by which the edge of a shape, may differ: readers round places for
themselves."""
POINTS = 0.02
"""How far two places may lie apart: the engine rounds to six decimals of its pixels."""


def find_differences(one: bytes, other: bytes, *, pixels: bool = True) -> list[str]:
    """Everything in which two finished files differ for a reader; empty where there is nothing."""
    views = {"lines": list_lines, "tags": list_tags, "links": list_links, "facts": list_facts}
    found = []
    for name, view in views.items():
        for first, second in zip_longest(view(one), view(other)):
            if not _is_same(first, second):
                found.append(f"{name}: {first} / {second}")
    return found + (list(compare_pixels(one, other)) if pixels else [])


def _is_same(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= POINTS
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return one == other


def list_lines(data: bytes) -> list[tuple[object, ...]]:
    """Every run of text in the order of its place, with its face, size, colour and place."""
    document = pypdfium2.PdfDocument(data)
    lines = []
    for number in range(len(document)):
        for line in read_content(document[number], number).lines:
            place = (*line.start, *line.box, line.size)
            told = (line.page, line.text, line.font[FACES:], line.colour, line.artifact)
            lines.append((*told, *(float(n) for n in place)))
    return sorted(lines, key=lambda line: (line[0], round(line[6]), round(line[5]), line[1]))


def list_tags(data: bytes) -> list[tuple[object, ...]]:
    """Every tag in reading order, with its depth, page, attributes and words."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return list(_walk(pdf.Root.StructTreeRoot.K[0], 0, pages, MarkedText()))


def _walk(element, depth, pages, texts):
    attributes = element.get("/A", Dictionary())
    box = tuple(float(number) for number in attributes.get("/BBox", ()))
    rest = {key: str(attributes[key]) for key in attributes if key not in ("/BBox", "/Headers")}
    page = pages[element.Pg.objgen] if "/Pg" in element else None
    own = "".join(texts.read(element.Pg, kid) for kid in kids_of(element) if isinstance(kid, int))
    yield depth, str(element.S), page, str(element.get("/Alt", "")), own, box, tuple(sorted(rest.items()))
    for kid in kids_of(element):
        if is_element(kid):
            yield from _walk(kid, depth + 1, pages, texts)
        elif is_annotation(kid):
            yield depth + 1, "link", pages[kid.Pg.objgen], str(kid.Obj.get("/Contents", ""))


def list_links(data: bytes) -> list[tuple[object, ...]]:
    """Every annotation by its place, and that the parent tree leads from it to the tag that holds it."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        nums = pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = {int(nums[n]): nums[n + 1] for n in range(0, len(nums), 2)}
        found = []
        for number, page in enumerate(pdf.pages):
            for link in page.obj.get("/Annots", ()):
                target = str(link.A.URI) if "/A" in link else str(link.get("/Dest", link.get("/T", "")))
                owner = parents[int(link.StructParent)]
                holds = any(is_annotation(kid) and kid.Obj == link for kid in kids_of(owner))
                place = tuple(float(n) for n in link.Rect)
                found.append((number, target, str(link.get("/Contents", "")), str(owner.S), holds, place))
        return sorted(found, key=lambda link: (link[0], link[5][::-1], link[1]))


def list_facts(data: bytes) -> list[tuple[object, ...]]:
    """What a file says of itself, and what is embedded."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        info = sorted((key, str(value)) for key, value in pdf.docinfo.items())
        packet = canonicalize(_WRAPPER.sub("", pdf.Root.Metadata.read_bytes().decode()), strip_text=True)
        source = pdf.attachments["brochure.json"].get_file().read_bytes().strip()
        with pdf.open_outline() as outline:
            titles = [item.title for item in outline.root]
        boxes = [tuple(float(n) for n in page.mediabox) for page in pdf.pages]
        return [*info, ("xmp", packet), ("source", source), ("outline", *titles), ("pages", *boxes)]


def compare_pixels(one: bytes, other: bytes, ppi: int = 150):
    """A line for each page that looks different."""
    documents = [pypdfium2.PdfDocument(data) for data in (one, other)]
    for number in range(len(documents[0])):
        drawn = [document[number].render(scale=ppi / 72).to_pil().convert("RGB") for document in documents]
        difference = ImageChops.difference(*drawn)
        most = max(high for _, high in difference.getextrema())
        inside = difference.convert("L").point(lambda level: 255 * (level > FAINT)).filter(ImageFilter.MinFilter(3))
        if most > EDGE or inside.getbbox():
            yield f"pixels: page {number + 1} by {most} of 255 in {difference.getbbox()}"
