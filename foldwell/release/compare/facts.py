"""What a file says about itself, and what no page shows: metadata, links, descriptions of pictures, bookmarks."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

import pikepdf
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from foldwell.preflight.tags import read_tags
from foldwell.release.compare.changes import FactChange
from foldwell.release.compare.limits import MOST_XML

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

Facts = dict[str, tuple[str, ...]]
"""Entries by the name that people know them by, each with its values in order."""

_DC = "{http://purl.org/dc/elements/1.1/}"
_PROPERTIES = {
    f"{_DC}title": "title (XMP)",
    f"{_DC}creator": "author (XMP)",
    f"{_DC}language": "language (XMP)",
    f"{_DC}description": "description (XMP)",
    f"{_DC}identifier": "identifier",
    "{http://ns.adobe.com/xap/1.0/}Identifier": "document number",
    "{http://ns.adobe.com/xap/1.0/}CreateDate": "date (XMP)",
    "{http://ns.adobe.com/xap/1.0/mm/}VersionID": "revision",
    "{http://www.aiim.org/pdfa/ns/id/}part": "claims PDF/A",
    "{http://www.aiim.org/pdfa/ns/id/}conformance": "PDF/A conformance",
    "{http://www.aiim.org/pdfua/ns/id/}part": "claims PDF/UA",
    "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion": "claims PDF/X",
}
_INFO = {
    "/Title": "title",
    "/Author": "author",
    "/Subject": "subject",
    "/Keywords": "keywords",
    "/Creator": "made with",
    "/CreationDate": "date",
}
_MOST_BOOKMARKS = 5_000


def compare_facts(old: Facts, new: Facts) -> tuple[FactChange, ...]:
    """Entries that differ, in a fixed order; of a list, only the values that went and came."""
    changes = []
    for name in dict.fromkeys((*sorted(old), *sorted(new))):
        was, now = old.get(name, ()), new.get(name, ())
        if was != now:
            gone, come = Counter(was) - Counter(now), Counter(now) - Counter(was)
            if not gone and not come:
                name += " (order)"  # noqa: PLW2901
                gone, come = Counter(was), Counter(now)
            changes.append(FactChange(name, tuple(gone.elements()), tuple(come.elements())))
    return tuple(sorted(changes, key=lambda change: change.name))


def read_facts(pdf: pikepdf.Pdf) -> Facts:
    """All facts of an open file. Raises what pikepdf raises, and ValueError, for a damaged one."""
    facts: dict[str, list[str]] = {}
    for name, value in (*_info(pdf), *_root(pdf), *_xmp(pdf), *_attachments(pdf), *_links(pdf), *_bookmarks(pdf)):
        facts.setdefault(name, []).append(value)
    tree = read_tags(pdf)
    if alts := [tag.alt for tag in tree.tags if tag.alt]:
        facts["descriptions of pictures"] = alts
    facts["tagged"] = ["yes" if tree.tags else "no"]
    return {name: tuple(values) for name, values in facts.items()}


def _info(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    for key, name in _INFO.items():
        if key in pdf.docinfo:
            yield name, str(pdf.docinfo[key])


def _root(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    if "/Lang" in pdf.Root:
        yield "language", str(pdf.Root.Lang)
    intents = pdf.Root.get("/OutputIntents")
    for intent in intents if isinstance(intents, pikepdf.Array) else ():
        if isinstance(intent, pikepdf.Dictionary) and "/OutputConditionIdentifier" in intent:
            yield "output intent", str(intent.OutputConditionIdentifier)


def _xmp(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    packet = pdf.Root.get("/Metadata")
    if not isinstance(packet, pikepdf.Stream):
        return
    try:
        tree = fromstring(packet.read_bytes()[:MOST_XML].strip())
    except (ParseError, DefusedXmlException):
        yield "XMP", "can't be read"
        return
    for element in tree.iter():
        if element.tag in _PROPERTIES:
            yield _PROPERTIES[element.tag], _text_of(element)
        for key, value in element.attrib.items():
            if key in _PROPERTIES:
                yield _PROPERTIES[key], value


def _text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _attachments(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Each embedded file by its hash; what is JSON, as Foldwell's source data is, by its entries."""
    for name, spec in pdf.attachments.items():
        data = spec.get_file().read_bytes()
        try:
            entries = json.loads(data[:MOST_XML]) if name.endswith(".json") else None
        except (ValueError, RecursionError):
            entries = None
        if not isinstance(entries, dict):
            yield f"embedded {name}", f"SHA-256 {hashlib.sha256(data).hexdigest()[:16]}…"
            continue
        for key, value in entries.items():
            for item in value if isinstance(value, list) else [value]:
                yield f"embedded {name}: {key}", str(item)


def _links(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    for page in pdf.pages:
        found = page.obj.get("/Annots")
        for note in found if isinstance(found, pikepdf.Array) else ():
            action = note.get("/A") if isinstance(note, pikepdf.Dictionary) else None
            if isinstance(action, pikepdf.Dictionary) and "/URI" in action:
                yield "links", str(action.URI)


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Titles of the outline in order; one that runs in a circle ends."""
    outlines = pdf.Root.get("/Outlines")
    waiting = [outlines.get("/First")] if isinstance(outlines, pikepdf.Dictionary) else []
    for _ in range(_MOST_BOOKMARKS):
        if not waiting:
            return
        item = waiting.pop()
        if isinstance(item, pikepdf.Dictionary):
            yield "bookmarks", str(item.get("/Title", ""))
            waiting += [item.get("/Next"), item.get("/First")]
