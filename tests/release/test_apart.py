"""Files that would fill the memory end one process and no more."""

import resource
import zlib

import pytest

from foldwell.errors import InputError
from foldwell.guarded import Bounds
from foldwell.release.apart import read_identity_apart
from tests.release.pdfs import make_pdf

CATALOG = b"1 0 <</Type/Catalog/Pages 2 0 R>>"


def make_bomb():
    """A PDF of 3 MB whose catalog stands in an object stream that unpacks to 3 GB."""
    packer = zlib.compressobj(9)
    start = packer.compress(CATALOG) + packer.flush(zlib.Z_FULL_FLUSH)
    megabyte = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = start + megabyte * 3000 + packer.flush()
    pages = b"2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
    header = b"%PDF-1.7\n"
    first, second = len(header), len(header) + len(pages)
    told = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>" % len(packed)
    stream = b"3 0 obj\n" + told + b"stream\n" + packed + b"\nendstream\nendobj\n"
    start = second + len(stream)
    rows = [(0, 0, 65535), (2, 3, 0), (1, first, 0), (1, second, 0), (1, start, 0)]
    table = b"".join(bytes([kind]) + at.to_bytes(4, "big") + number.to_bytes(2, "big") for kind, at, number in rows)
    told = b"<</Type/XRef/Size 5/W[1 4 2]/Root 1 0 R/Length %d>>" % len(table)
    xref = b"4 0 obj\n" + told + b"stream\n" + table + b"\nendstream\nendobj\n"
    return header + pages + stream + xref + b"startxref\n%d\n%%%%EOF\n" % start


def test_a_plain_file_is_read():
    told = read_identity_apart(make_pdf({"topic": "tiny", "document": "TINY-1"}), "x.pdf")
    assert (told.topic, told.document) == ("tiny", "TINY-1")


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"%PDF-1.7\n", "verify.damaged"), (b"x", "verify.not-pdf")],
    ids=["damaged", "no PDF"],
)
def test_what_can_not_be_read_is_told(data, code):
    with pytest.raises(InputError) as caught:
        read_identity_apart(data, "x.pdf")
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.file) == (code, "x.pdf")


def test_a_bomb_is_refused_and_this_process_does_not_grow():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InputError) as caught:
        read_identity_apart(make_bomb(), "x.pdf")
    assert {finding.code for finding in caught.value.findings} <= {"verify.hostile", "verify.damaged"}
    grown_kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown_kilobytes < 100_000


def test_what_takes_too_long_is_told():
    with pytest.raises(InputError) as caught:
        read_identity_apart(make_pdf({"topic": "tiny"}), "x.pdf", Bounds(memory=2_000_000_000, seconds=0))
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.file) == ("verify.hostile", "x.pdf")
