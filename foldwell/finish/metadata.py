"""Metadata that make one file PDF/UA-1 and PDF/A-3a at once (ISO 14289-1, 5; ISO 19005-3, 6.6.2).

The XMP packet is written whole and stays uncompressed. Both standards identify themselves in it, and since
PDF/A knows nothing of PDF/UA's property, the packet carries its description as an extension schema.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from pikepdf import Array, AttachedFileSpec, Dictionary, Name, String

from foldwell import __version__

if TYPE_CHECKING:
    from pikepdf import Pdf

    from foldwell.finish.facts import DocumentFacts

PRODUCER = f"Foldwell {__version__}"
SOURCE_NAME = "brochure.json"

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:identifier>{identifier}</dc:identifier>
<xmp:Identifier><rdf:Bag><rdf:li>{number}</rdf:li></rdf:Bag></xmp:Identifier>
<xmpMM:VersionID>{revision}</xmpMM:VersionID>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate><xmp:CreatorTool>{producer}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part number</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def write_metadata(pdf: Pdf, facts: DocumentFacts) -> None:
    """Write title, language and all other facts of a document, in its Info dictionary and as XMP."""
    root = pdf.Root
    root.Lang = String(facts.language)
    root.MarkInfo = Dictionary(Marked=True)
    if "/ViewerPreferences" not in root:
        root.ViewerPreferences = Dictionary()
    root.ViewerPreferences.DisplayDocTitle = True
    packet = pdf.make_stream(write_packet(facts).encode())
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    root.Metadata = packet
    write_info(pdf, facts)


def write_packet(facts: DocumentFacts) -> str:
    """The XMP packet."""
    return fill_packet(_PACKET, facts)


def fill_packet(packet: str, facts: DocumentFacts, **more: str) -> str:
    """An XMP packet filled with a document's facts, and with what it has besides; all are made safe for XML."""
    values = {
        "title": facts.title,
        "description": facts.description,
        "author": facts.author,
        "language": facts.language,
        "identifier": facts.identifier,
        "number": facts.number,
        "revision": facts.revision,
        "date": f"{facts.date.isoformat()}T00:00:00Z",
        "producer": PRODUCER,
        "keywords": join_keywords(facts),
        **more,
    }
    escaped = {name: escape_xml(value) for name, value in values.items()}
    subjects = "".join(f"<rdf:li>{escape_xml(keyword)}</rdf:li>" for keyword in facts.keywords)
    return packet.format(subjects=subjects, **escaped)


def attach_source(pdf: Pdf, source: bytes, facts: DocumentFacts) -> None:
    """Embed what the document was made from, as PDF/A-3 wants it: related as its source, with a fixed date."""
    dated = _pdf_date(facts)
    spec = AttachedFileSpec(
        pdf,
        source,
        filename=SOURCE_NAME,
        description="The data that this document was made from",
        mime_type="application/json",
        creation_date=dated,
        mod_date=dated,
    )
    spec.relationship = Name.Source
    pdf.attachments[SOURCE_NAME] = spec
    pdf.Root.AF = Array([spec.obj])


def write_info(pdf: Pdf, facts: DocumentFacts) -> None:
    """Info says what XMP says, no more: PDF/A wants them to agree."""
    info = pdf.docinfo
    for key in list(info.keys()):
        del info[key]
    for key, value in list_info(facts).items():
        info[key] = String(value)


def list_info(facts: DocumentFacts) -> dict[str, str]:
    """The entries of Info."""
    dated = _pdf_date(facts)
    return {
        "/Title": facts.title,
        "/Author": facts.author,
        "/Subject": facts.description,
        "/Keywords": join_keywords(facts),
        "/Creator": PRODUCER,
        "/Producer": PRODUCER,
        "/CreationDate": dated,
        "/ModDate": dated,
    }


def join_keywords(facts: DocumentFacts) -> str:
    """The keywords as one text."""
    return ", ".join(facts.keywords)


def _pdf_date(facts: DocumentFacts) -> str:
    return f"D:{facts.date:%Y%m%d}000000Z"


def escape_xml(text: str) -> str:
    """A text as XML, without the characters that XML can't hold."""
    return escape(_NOT_XML.sub("", text))
