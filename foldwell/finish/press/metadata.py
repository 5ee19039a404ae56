"""What a print shop's file says of itself by the rules of PDF/X-4 (ISO 15930-7, 6.2 and 6.3).

Its identifiers follow from its content and its dates are the wording's, so that the same input gives the same bytes.
"""

from __future__ import annotations

import hashlib
import uuid
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Stream, String

from foldwell.finish.metadata import fill_packet, write_info

if TYPE_CHECKING:
    from pikepdf import Pdf

    from foldwell.finish.facts import DocumentFacts
    from foldwell.model.print_shop import PressProfile

NAMESPACE = "https://foldwell.example/ns/1.0/"
"""Of the property `foldwell:Source`: what the file was made from, as JSON."""
REGISTRY = "http://www.color.org"
REGISTERED = ("FOGRA", "CGATS", "IFRA", "JC2", "PC1")
"""How the names of the conditions begin that the ICC's registry knows."""

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/" xmlns:foldwell="{namespace}">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{description}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:subject><rdf:Bag>{subjects}</rdf:Bag></dc:subject>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:identifier>{identifier}</dc:identifier>
<xmp:Identifier><rdf:Bag><rdf:li>{number}</rdf:li></rdf:Bag></xmp:Identifier>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate><xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmpMM:DocumentID>uuid:{document_id}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{instance_id}</xmpMM:InstanceID>
<xmpMM:VersionID>{revision}</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords><pdf:Trapped>False</pdf:Trapped>
<foldwell:Source>{source}</foldwell:Source>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def write_press_metadata(pdf: Pdf, facts: DocumentFacts, source: bytes) -> None:
    """Write all facts as XMP and in the Info dictionary, and that nothing is trapped."""
    packet = pdf.make_stream(write_press_packet(facts, source, content_id(pdf)).encode())
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = packet
    write_info(pdf, facts)
    pdf.docinfo["/Trapped"] = Name("/False")


def write_press_packet(facts: DocumentFacts, source: bytes, instance: uuid.UUID) -> str:
    """The XMP packet. source: JSON. instance: the identifier of these very pages."""
    return fill_packet(
        _PACKET,
        facts,
        document_id=str(uuid.uuid5(uuid.NAMESPACE_URL, f"{NAMESPACE}{facts.identifier}")),
        instance_id=str(instance),
        namespace=NAMESPACE,
        source=source.decode(),
    )


def content_id(pdf: Pdf) -> uuid.UUID:
    """An identifier that follows from all that the file paints with: pages, forms, pictures, fonts."""
    told = hashlib.sha256()
    for item in pdf.objects:
        if isinstance(item, Stream):
            told.update(item.read_raw_bytes())
    return uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE + told.hexdigest())


def write_output_intent(pdf: Pdf, profile: PressProfile) -> None:
    """Say for which printing condition the inks were mixed, and embed its profile."""
    condition = profile.shop.condition
    icc = pdf.make_stream(profile.icc)
    icc.N, icc.Alternate = 4, Name.DeviceCMYK
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(condition),
        OutputCondition=String(profile.shop.title),
        Info=String(profile.shop.title),
        DestOutputProfile=icc,
    )
    if condition.startswith(REGISTERED):
        intent.RegistryName = String(REGISTRY)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
