"""Streams whose last byte is a carriage return.

The line feed that stands before `endstream` then reads as half of one line end with it, and a validator of
PDF/A counts the stream one byte short (6.1.6.1 of ISO 19005-3). A packed stream's last byte is chance: one in
256 ends so. A byte more, which every reader skips, makes it end otherwise.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from typing import TYPE_CHECKING

from pikepdf import Dictionary, Name, Pdf, Stream, String

if TYPE_CHECKING:
    from pikepdf import Object

_SPLIT_LINE_END = b"\r\nendstream"
_STREAM = b"stream\n"
_SPARE = "/FWL_Spare"
"""A name with a developer's prefix (ISO 32000-1, Annex E) that readers skip."""
_MOST_TRIES = 16


def write_bytes(pdf: Pdf) -> bytes:
    """The file, with an identifier that follows from its content, and no stream that ends with a carriage return.

    Streams of objects are packed by the writer; where one of them ends so, an object in it says one thing more.
    """
    settle_stream_ends(pdf)
    written = _save(pdf)
    for spare in range(1, _MOST_TRIES):
        end = written.find(_SPLIT_LINE_END)
        if end < 0:
            break
        with Pdf.open(io.BytesIO(written)) as again:
            _find_member(again, written, end)[_SPARE] = spare
            written = _save(again)
    return written


def _save(pdf: Pdf) -> bytes:
    written = io.BytesIO()
    pdf.save(written, deterministic_id=True)
    return written.getvalue()


def _find_member(pdf: Pdf, written: bytes, end: int) -> Object:
    """A dictionary in the stream of objects whose last byte stands at `end`; the catalog, where it is none of objects.

    Such a stream begins with pairs of an object's number and its place.
    """
    start = written.rindex(_STREAM, 0, end) + len(_STREAM)
    if b"/ObjStm" in written[written.rindex(b" obj", 0, start) : start]:
        for number in zlib.decompress(written[start : end + 1]).split()[::2]:
            if not number.isdigit():
                break
            member = pdf.get_object(int(number), 0)
            if isinstance(member, Dictionary):
                return member
    return pdf.Root


def settle_stream_ends(pdf: Pdf) -> None:
    """Pack what is not packed, and let no stream end with a carriage return."""
    for found in pdf.objects:
        if isinstance(found, Stream) and found.get("/Type") != Name.Metadata:
            _settle(found)


def _settle(stream: Object) -> None:
    is_packed = "/Filter" in stream
    packed = stream.read_raw_bytes() if is_packed else zlib.compress(stream.read_raw_bytes())
    if is_packed and not packed.endswith(b"\r"):
        return
    if packed.endswith(b"\r"):
        data = stream.read_bytes() + b" "
        packed = zlib.compress(data)
        _tell_length(stream, data)
    stream.write(packed, filter=Name.FlateDecode)


def _tell_length(stream: Object, data: bytes) -> None:
    """Keep what a stream's dictionary says of its unpacked data true."""
    if "/Length1" in stream:
        stream.Length1 = len(data)
    if "/Params" in stream:
        stream.Params.Size = len(data)
        stream.Params.CheckSum = String(hashlib.md5(data, usedforsecurity=False).digest())
