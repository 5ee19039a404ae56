"""What a finished file says of itself: read from its source data and metadata, without belief in either.

A file from outside may be anything. Its size, and what any of its streams may grow to, are bounded, and texts are
cut and freed of control characters before they are told.
"""

from __future__ import annotations

import io
import json
import re
import zlib
from dataclasses import asdict, dataclass, fields, replace
from html import unescape
from typing import TYPE_CHECKING, Any

import pikepdf
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from pikepdf import Name, Pdf, PdfError

from foldwell.errors import InputError
from foldwell.findings import Place, error

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

MOST_BYTES = 200_000_000
_MOST_STREAM = 4_000_000
"""Bytes that source data or metadata may have; ours have a few thousand."""
_MOST_TEXT = 200
_ATTACHMENT = "brochure.json"
_SOURCE = "{https://foldwell.example/ns/1.0/}Source"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_METADATA = {
    "brochure": "{http://purl.org/dc/elements/1.1/}identifier",
    "locale": "{http://purl.org/dc/elements/1.1/}language",
    "document": "{http://ns.adobe.com/xap/1.0/}Identifier",
    "revision": "{http://ns.adobe.com/xap/1.0/mm/}VersionID",
    "tool": "{http://ns.adobe.com/xap/1.0/}CreatorTool",
}
_PRODUCER = re.compile(r"Foldwell (\S+)")
_BROCHURE = re.compile(r"(?P<clinic>[^/]+)/(?P<topic>[^./]+)\.(?P<locale>[^./]+)\.(?P<layout>.+)-(?P<paper>[^.]+)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)\b", re.IGNORECASE)
_PAGE_SOURCE = re.compile(rb'<meta name="foldwell:source" content="([^"<>]{2,20000})">')
_ARCHIVE = b"PK\x03\x04"
_BROKEN = (PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, NotImplementedError)


@dataclass(frozen=True)
class Identity:
    """Which brochure a file says that it is; each value is empty where it does not say."""

    brochure: str = ""
    topic: str = ""
    document: str = ""
    revision: str = ""
    locale: str = ""
    clinic: str = ""
    layout: str = ""
    paper: str = ""
    profile: str = ""
    wording: str = ""
    foldwell: str = ""
    """Version of the program that made it."""

    @property
    def data(self) -> dict[str, str]:
        """For programs."""
        return asdict(self)


def read_bytes(path: Path) -> bytes:
    """A file's bytes. Raises InputError where it can't be read, is empty or has more than 200 MB."""
    place = Place(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as problem:
        message = f"it can't be read: {(problem.strerror or str(problem)).lower()}"
        raise InputError([error("verify.unreadable", message, "check its name and permissions", place)]) from None
    if len(data) > MOST_BYTES:
        message = f"it has more than {MOST_BYTES // 1_000_000} MB, which no brochure has"
        raise InputError([error("verify.too-large", message, "name a file that Foldwell made", place)])
    if not data:
        raise InputError([error("verify.empty", "the file is empty", "fetch it again", place)])
    return data


def is_pdf(data: bytes) -> bool:
    """Whether bytes begin like a PDF, as readers look for it; an archive that holds one does not."""
    return b"%PDF-" in data[:1024] and not data.startswith(_ARCHIVE)


def read_identity(data: bytes, shown_as: str) -> Identity | None:
    """What a PDF or a web page says that it is; None where it says nothing of the kind.

    Raises InputError for what is neither, or a PDF that is encrypted or damaged.
    """
    place = Place(shown_as)
    if _PAGE.match(data):
        told = _PAGE_SOURCE.search(data)
        return _read_json(unescape(told[1].decode("utf-8", "replace")).encode()) if told else None
    if not is_pdf(data):
        is_archive = data.startswith(_ARCHIVE)
        message = f"this is {'an archive' if is_archive else 'no PDF or web page'}, and no file that the ledger knows"
        remedy = "unpack it, and name the files in it" if is_archive else "name a file that Foldwell made"
        raise InputError([error("verify.not-pdf", message, remedy, place)])
    try:
        with Pdf.open(io.BytesIO(data), attempt_recovery=False, suppress_warnings=True) as pdf:
            if not pdf.is_encrypted:
                return _read_source(pdf) or _read_metadata(pdf)
    except pikepdf.PasswordError:
        pass
    except _BROKEN:
        message = "this PDF is damaged or cut off"
        raise InputError([error("verify.damaged", message, "fetch it again", place)]) from None
    message = "it is encrypted; Foldwell encrypts nothing, so this is not the file that was released"
    raise InputError([error("verify.encrypted", message, "ask for the file as it was sent out", place)])


def _read_source(pdf: Pdf) -> Identity | None:
    """The identity in the embedded source data."""
    for spec in list(pdf.Root.get("/AF", []))[:20]:
        if str(spec.get("/UF", spec.get("/F", ""))) == _ATTACHMENT:
            return _read_json(_read_stream(spec.EF.get("/UF", spec.EF.get("/F"))))
    return None


def _read_metadata(pdf: Pdf) -> Identity | None:
    """The identity in the XMP packet: the source data that press files keep there, or else its plain facts."""
    packet = pdf.Root.get("/Metadata")
    if packet is None:
        return None
    try:
        root = ElementTree.fromstring(_read_stream(packet))
    except (ElementTree.ParseError, DefusedXmlException, LookupError):
        return None
    if (source := _find_value(root, _SOURCE)) and (told := _read_json(source.encode())):
        return told
    values = {name: clean(_find_value(root, tag)) for name, tag in _METADATA.items()}
    made_by = _PRODUCER.fullmatch(values.pop("tool"))
    if not made_by:
        return None
    parts = _BROCHURE.fullmatch(values["brochure"])
    return Identity(**{**(parts.groupdict() if parts else {}), **values, "foldwell": made_by[1]})


def _find_value(root: Element, tag: str) -> str:
    """The text of a property, written as an element, a list of one, or an attribute; empty where there is none."""
    for element in root.iter():
        if element.tag == tag:
            item = element.find(f".//{_RDF}li")
            return (element if item is None else item).text or ""
        if tag in element.attrib:
            return element.attrib[tag]
    return ""


def _read_json(data: bytes) -> Identity | None:
    try:
        told = json.loads(data)
    except ValueError:
        return None
    return read_source_data(told) if isinstance(told, dict) else None


def read_source_data(told: dict[str, Any]) -> Identity | None:
    """The identity in source data; None where they name neither document nor topic."""
    names = [field.name for field in fields(Identity)]
    identity = Identity(**{name: clean(told[name]) for name in names if isinstance(told.get(name), str)})
    if not (identity.document and identity.topic):
        return None
    if not identity.brochure:
        name = f"{identity.clinic}/{identity.topic}.{identity.locale}.{identity.layout}-{identity.paper}"
        return replace(identity, brochure=name)
    return identity


def clean(text: str) -> str:
    """A text from outside that a terminal may show: cut, without control characters and marks of direction."""
    return _CONTROL.sub("", text)[:_MOST_TEXT].strip()


def _read_stream(stream: Any) -> bytes:  # noqa: ANN401 (pikepdf's objects are of one type)
    """A stream's bytes, plain or deflated; raises ValueError for any other filter, and for what grows too large."""
    raw: bytes = stream.read_raw_bytes()
    filters = stream.get("/Filter")
    if filters is None:
        data = raw
    elif filters in (Name.FlateDecode, [Name.FlateDecode]) and "/DecodeParms" not in stream:
        try:
            data = zlib.decompressobj().decompress(raw, _MOST_STREAM + 1)
        except zlib.error:
            raise ValueError("the stream is damaged") from None
    else:
        raise ValueError("no source data are written with this filter")
    if len(data) > _MOST_STREAM:
        raise ValueError("no source data are that large")
    return data
