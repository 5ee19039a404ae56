"""What files say of themselves, and files that would rather not be read."""

import io
import json
import zlib

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf

from foldwell.errors import InputError
from foldwell.finish.facts import document_facts, source_data
from foldwell.finish.office import finish_office
from foldwell.finish.screen import finish_screen
from foldwell.impose.sides import impose_panels
from foldwell.release.identity import MOST_BYTES, Identity, clean, read_bytes, read_identity
from tests.samples import small, typeset

TOLD = Identity(
    brochure="plain/tiny.en-US.handout-letter",
    topic="tiny",
    document="TINY-1",
    revision="1.0.0",
    locale="en-US",
    clinic="plain",
    layout="handout",
    paper="letter",
    profile="draft",
)


@pytest.fixture(scope="module")
def panels():
    return typeset(small("handout"))


@pytest.fixture(scope="module")
def screen(panels):
    brochure = small("handout")
    facts = document_facts(brochure, panels)
    return finish_screen(panels.pdf, facts=facts, source=source_data(brochure, panels.fit))


def change(data, alter, **options):
    with Pdf.open(io.BytesIO(data)) as pdf:
        alter(pdf)
        out = io.BytesIO()
        pdf.save(out, **options)
    return out.getvalue()


def refuse(data):
    with pytest.raises(InputError) as caught:
        read_identity(data, "x.pdf")
    (finding,) = caught.value.findings
    assert finding.place.file == "x.pdf"
    return finding.code


def without_attachment(pdf):
    del pdf.Root.AF
    del pdf.Root.Names


def put_source(pdf, told):
    packet = pdf.Root.Metadata.read_bytes().decode()
    written = json.dumps(told).replace("&", "&amp;").replace("<", "&lt;")
    extra = f'<foldwell:Source xmlns:foldwell="https://foldwell.example/ns/1.0/">{written}</foldwell:Source>'
    without_attachment(pdf)
    pdf.Root.Metadata.write(packet.replace("<pdfaid:part>3", f"{extra}<pdfaid:part>3", 1).encode())


def test_source_data_tell_all(screen):
    told = read_identity(screen, "x.pdf")
    assert told.wording == small("handout").wording_hash
    assert {name: value for name, value in told.data.items() if name not in {"wording", "foldwell"}} == {
        name: value for name, value in TOLD.data.items() if name not in {"wording", "foldwell"}
    }


def test_an_office_file_tells_the_same(screen, panels):
    brochure = small("handout")
    sides = impose_panels(brochure.form, [page.panel for page in panels.pages])
    office = finish_office(screen, sides, duplex="long-edge")
    assert read_identity(office, "x.pdf") == read_identity(screen, "x.pdf")


def test_a_press_file_tells_it_in_its_metadata(screen):
    told = {"topic": "tiny", "document": "TINY-1", "revision": "2.0.0", "clinic": "a & <b>"}
    read = read_identity(change(screen, lambda pdf: put_source(pdf, told)), "x.pdf")
    assert (read.revision, read.clinic) == ("2.0.0", "a & <b>")


def test_plain_metadata_serve_where_there_is_nothing_else(screen):
    read = read_identity(change(screen, without_attachment), "x.pdf")
    assert (read.document, read.revision, read.brochure) == (TOLD.document, TOLD.revision, TOLD.brochure)
    assert (read.topic, read.clinic, read.layout, read.paper) == ("tiny", "plain", "handout", "letter")
    assert read.profile == "", "they do not tell a draft, so nothing is said"


def test_a_file_of_another_program_says_nothing():
    pdf = Pdf.new()
    pdf.add_blank_page()
    out = io.BytesIO()
    pdf.save(out)
    assert read_identity(out.getvalue(), "x.pdf") is None


def test_encrypted_files(screen):
    for password in ("", "secret"):
        locked = change(screen, lambda pdf: None, encryption=pikepdf.Encryption(owner="owner", user=password))
        assert refuse(locked) == "verify.encrypted"


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off(screen, part):
    assert refuse(screen[: int(len(screen) * part)]) == "verify.damaged"


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04", b"\x00" * 5000])
def test_what_is_no_pdf(data):
    assert refuse(data) == "verify.not-pdf"


def test_a_header_alone():
    assert refuse(b"%PDF-1.7\n") == "verify.damaged"


def put_attachment(pdf, data, **entries):
    stream = pdf.make_stream(b"")
    stream.write(data, **entries)
    pdf.Root.AF[0].EF = Dictionary(F=stream, UF=stream)


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff", b'{"topic": 1, "document": []}', b'{"topic": {}}', b"1" * 5000],
)
def test_source_data_that_say_nothing_leave_it_to_the_metadata(screen, data):
    altered = change(screen, lambda pdf: put_attachment(pdf, data))
    assert read_identity(altered, "x.pdf").document == "TINY-1"


def test_a_bomb_is_not_unpacked(screen):
    bomb = zlib.compress(b" " * 50_000_000, 9)
    assert refuse(change(screen, lambda pdf: put_attachment(pdf, bomb, filter=Name.FlateDecode))) == "verify.damaged"


def test_deep_data(screen):
    assert refuse(change(screen, lambda pdf: put_attachment(pdf, b"[" * 100_000))) == "verify.damaged"


@pytest.mark.parametrize(
    "packet",
    [
        b"",
        b"<a",
        b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        b'<?xml version="1.0" encoding="nonsense"?><a/>',
    ],
)
def test_hostile_metadata_are_not_read(screen, packet):
    def alter(pdf):
        without_attachment(pdf)
        pdf.Root.Metadata.write(packet)

    assert read_identity(change(screen, alter), "x.pdf") is None


def test_texts_can_not_write_to_the_terminal(screen):
    told = {"topic": "tiny\x1b[2J", "document": "TINY-1\n", "revision": "1" * 999, "clinic": "\u202eabc"}
    read = read_identity(change(screen, lambda pdf: put_attachment(pdf, json.dumps(told).encode())), "x.pdf")
    assert (read.topic, read.document, read.clinic, len(read.revision)) == ("tiny[2J", "TINY-1", "abc", 200)
    assert clean("a\x00\x9bb") == "ab"


def test_files_that_can_not_be_read(tmp_path):
    empty, huge = tmp_path / "empty.pdf", tmp_path / "huge.pdf"
    empty.touch()
    with huge.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    for path, code in ((empty, "verify.empty"), (huge, "verify.too-large"), (tmp_path, "verify.unreadable")):
        with pytest.raises(InputError) as caught:
            read_bytes(path)
        assert caught.value.findings[0].code == code
