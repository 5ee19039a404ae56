"""No stream of a finished file ends with a carriage return."""

import io
import zlib

import pytest
from pikepdf import Dictionary, Name, Pdf, Stream

from foldwell.finish.stream_ends import settle_stream_ends, write_bytes


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
    assert b"\r\nendstream" not in written
    with Pdf.open(io.BytesIO(written)) as pdf:
        kept = pdf.Root.Kept
        assert kept.read_bytes() == data + b" "
        assert "/Length1" not in keys or kept.Length1 == len(data) + 1


def test_a_writer_that_does_not_settle_is_caught():
    with Pdf.new() as pdf:
        pdf.Root.Kept = pdf.make_indirect(Stream(pdf, find_unlucky(b"q Q ")))
        written = io.BytesIO()
        pdf.save(written)
    assert b"\r\nendstream" in written.getvalue()


def test_leaves_metadata_readable():
    with Pdf.new() as pdf:
        pdf.Root.Metadata = pdf.make_indirect(Stream(pdf, b"<x/>", Dictionary(Type=Name.Metadata)))
        settle_stream_ends(pdf)
        assert "/Filter" not in pdf.Root.Metadata
