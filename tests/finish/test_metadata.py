from __future__ import annotations

import io
from dataclasses import replace
from xml.etree import ElementTree as ET

import page as validator
import pypdf
import pytest
from pikepdf import Pdf

from foldwell import __version__
from foldwell.finish.metadata import attach_source, write_metadata, write_packet
from foldwell.finish.structure import repair_structure
from tests.impose.sample import FACTS, SOURCE, write_engine_pdf

DC = "{http://purl.org/dc/elements/1.1/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def read_packet(text: str) -> ET.Element:
    return ET.fromstring(text)


def test_packet_says_the_facts_and_escapes_them():
    packet = read_packet(write_packet(FACTS))
    assert packet.findtext(f".//{DC}title//{RDF}li") == "Cell shots & you: “draft”"
    assert packet.findtext(f".//{DC}description//{RDF}li") == "What we know about cell shots <so far>"
    assert [li.text for li in packet.findall(f".//{DC}subject//{RDF}li")] == ["knee", "cell shots"]
    assert packet.findtext(".//{http://ns.adobe.com/xap/1.0/}CreateDate") == "2026-11-22T00:00:00Z"
    assert packet.findtext(".//{http://www.aiim.org/pdfua/ns/id/}part") == "1"
    assert packet.findtext(".//{http://www.aiim.org/pdfa/ns/id/}conformance") == "A"


def test_what_xml_can_not_hold_is_left_out():
    title = read_packet(write_packet(replace(FACTS, title="a\x0b\x00b {title} 😀"))).findtext(f".//{DC}title//{RDF}li")
    assert title == "ab {title} 😀"


@pytest.fixture
def written() -> bytes:
    with Pdf.open(io.BytesIO(write_engine_pdf())) as pdf:
        repair_structure(pdf)
        write_metadata(pdf, FACTS)
        attach_source(pdf, SOURCE, FACTS)
        saved = io.BytesIO()
        pdf.save(saved)
    return saved.getvalue()


def test_one_file_is_both_and_the_engine_s_own_is_not(written):
    for profile in ("ua1", "3a"):
        assert validator.validate_pdf_bytes(written, profile=profile).is_compliant
        assert not validator.validate_pdf_bytes(write_engine_pdf(), profile=profile).is_compliant


def test_info_language_and_title_bar(written):
    reader = pypdf.PdfReader(io.BytesIO(written))
    assert dict(reader.metadata) == {
        "/Title": FACTS.title,
        "/Author": FACTS.author,
        "/Subject": FACTS.description,
        "/Keywords": "knee, cell shots",
        "/Creator": f"Foldwell {__version__}",
        "/Producer": f"Foldwell {__version__}",
        "/CreationDate": "D:20261122000000Z",
        "/ModDate": "D:20261122000000Z",
    }
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en-US"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/Filter" not in root["/Metadata"], "XMP stays readable"


def test_source_is_embedded_with_a_fixed_date(written):
    reader = pypdf.PdfReader(io.BytesIO(written))
    assert reader.attachments["brochure.json"] == [SOURCE]
    spec = reader.trailer["/Root"]["/AF"][0]
    assert spec["/AFRelationship"] == "/Source"
    stream = spec["/EF"]["/F"]
    assert stream["/Subtype"] == "/application/json"
    assert stream["/Params"]["/ModDate"] == stream["/Params"]["/CreationDate"] == "D:20261122000000Z"
