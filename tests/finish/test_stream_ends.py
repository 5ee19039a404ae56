"""No stream of a finished file ends with a carriage return."""

import io
import zlib

import pytest
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, String

from foldwell.finish.stream_ends import settle_stream_ends, write_bytes

SPLIT = b"\r\nendstream"


def find_unlucky(start):
    """Bytes that begin with `start` and whose packed form ends with a carriage return."""
    tries = (start + bytes([32 + n % 90]) * (1 + n // 90) for n in range(5000))
    return next(data for data in tries if zlib.compress(data).endswith(b"\r"))


@pytest.mark.parametrize("keys", [{}, {"Length1": 3}, {"Subtype": Name.Image}])
@pytest.mark.parametrize("is_packed", [True, False])
def test_settles_an_unlucky_stream(keys, is_packed):
    data = find_unlucky(b"q Q ")
    with Pdf.new() as pdf:
        stream = pdf.make_indirect(Stream(pdf, zlib.compress(data) if is_packed else data))
        if is_packed:
            stream.Filter = Name.FlateDecode
        for key, value in keys.items():
            stream[f"/{key}"] = value
        pdf.Root.Kept = stream
        written = write_bytes(pdf)
    assert SPLIT not in written
    with Pdf.open(io.BytesIO(written)) as pdf:
        kept = pdf.Root.Kept
        assert kept.read_bytes() == data + b" "
        assert "/Length1" not in keys or kept.Length1 == len(data) + 1


def test_a_writer_that_does_not_settle_is_caught():
    with Pdf.new() as pdf:
        pdf.Root.Kept = pdf.make_indirect(Stream(pdf, find_unlucky(b"q Q ")))
        written = io.BytesIO()
        pdf.save(written)
    assert SPLIT in written.getvalue()


def write_many(told):
    """A file of two streams of objects, of which the catalog is in the first, and `told` in the second."""
    written = io.BytesIO()
    with Pdf.new() as pdf:
        pdf.Root.Kept = Array([pdf.make_indirect(Dictionary(Told=n)) for n in range(150)])
        pdf.Root.Kept[149].Told = String(told)
        pdf.save(written, object_stream_mode=ObjectStreamMode.generate)
    return written.getvalue()


def test_settles_streams_of_objects_that_the_catalog_is_not_in():
    tries = (write_many("a" * n) for n in range(1, 1000))
    unlucky = next(data for data in tries if data.count(b"/ObjStm") == 2 and SPLIT in data)
    with Pdf.open(io.BytesIO(unlucky)) as pdf:
        pdf.Root.More = 1
        marked = io.BytesIO()
        pdf.save(marked)
        assert SPLIT in marked.getvalue(), "a change of the catalog alone does not help"
        del pdf.Root.More
        written = write_bytes(pdf)
    assert SPLIT not in written
    with Pdf.open(io.BytesIO(written)) as pdf:
        assert [int(kept.Told) for kept in pdf.Root.Kept[:149]] == list(range(149))


def test_leaves_metadata_readable():
    with Pdf.new() as pdf:
        pdf.Root.Metadata = pdf.make_indirect(Stream(pdf, b"<x/>", Dictionary(Type=Name.Metadata)))
        settle_stream_ends(pdf)
        assert "/Filter" not in pdf.Root.Metadata
