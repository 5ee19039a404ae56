"""Writes a file of two layers: objects that are copied as they are, and those of one brochure.

Objects without data lie in two object streams, one for each layer; a stream of cross-references ends the file
(ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

import hashlib
import re
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from foldwell.stamp.packing import pack, pack_filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_HEADER = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_ENTRY = struct.Struct(">BIH")
"""A cross-reference: its kind, then where the object begins, or its stream and its place in it."""
_SIZE = re.compile(rb"/Type /XRef/Size (\d+)")
_FREE, _AT, _IN_STREAM = 0, 1, 2
_LAST_GENERATION = 0xFFFF


class Numbered(NamedTuple):
    """An object by its number; told: its bytes, of a stream its dictionary without the end."""

    number: int
    told: bytes


@dataclass(frozen=True)
class Layer:
    """The beginning of a file, and where its objects are.

    packed: its objects without data, as a stream that still has to get a number.
    """

    data: bytes
    offsets: Mapping[int, int]
    packed: bytes
    members: tuple[int, ...]


def write_layer(streams: Iterable[tuple[Numbered, bytes]], objects: Sequence[Numbered]) -> Layer:
    """What all files of a group begin with."""
    parts, offsets, length = [_HEADER], {}, len(_HEADER)
    for stream, data in streams:
        offsets[stream.number] = length
        parts.append(write_stream(stream, data))
        length += len(parts[-1])
    return Layer(b"".join(parts), offsets, pack_objects(objects), tuple(one.number for one in objects))


def write_stream(stream: Numbered, data: bytes) -> bytes:
    """An object with data, as it stands in the file."""
    return b"%d 0 obj\n%b/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (*stream, len(data), data)


def pack_objects(objects: Sequence[Numbered]) -> bytes:
    """Objects without data as one object stream: its dictionary without the end, and its data."""
    index, place = [], 0
    for number, told in objects:
        index.append(b"%d %d" % (number, place))
        place += len(told) + 1
    head = b" ".join(index) + b" "
    data = pack(head + b" ".join(told for _, told in objects))
    return b"<</Type /ObjStm/N %d/First %d/Filter /FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (
        len(objects),
        len(head),
        len(data),
        data,
    )


def write_file(
    layer: Layer, streams: Iterable[tuple[Numbered, bytes]], objects: Sequence[Numbered], *, root: int, info: int
) -> bytes:
    """A whole file: a layer, then the streams and objects of one brochure."""
    streams = list(streams)
    used = [*layer.offsets, *layer.members, *(one.number for one, _ in streams), *(one.number for one in objects)]
    first = max(used) + 1
    entries: list[tuple[int, int, int]] = [(_FREE, 0, 0)] * (first + 3)
    entries[0] = (_FREE, 0, _LAST_GENERATION)
    for number, offset in layer.offsets.items():
        entries[number] = (_AT, offset, 0)
    parts, length = [layer.data], len(layer.data)

    def add(number: int, data: bytes) -> None:
        nonlocal length
        entries[number] = (_AT, length, 0)
        parts.append(data)
        length += len(data)

    for place, number in enumerate(layer.members):
        entries[number] = (_IN_STREAM, first, place)
    add(first, b"%d 0 obj\n%b" % (first, layer.packed))
    for stream, data in streams:
        add(stream.number, write_stream(stream, data))
    for place, (number, _) in enumerate(objects):
        entries[number] = (_IN_STREAM, first + 1, place)
    add(first + 1, b"%d 0 obj\n%b" % (first + 1, pack_objects(objects)))
    entries[first + 2] = (_AT, length, 0)
    rows, table = pack_filled(
        b"".join([_ENTRY.pack(*entry) for entry in entries]), _ENTRY.pack(_FREE, 0, _LAST_GENERATION)
    )
    name = hashlib.sha256(b"".join(parts)).hexdigest()[:32].encode()
    told = b"<</Type /XRef/Size %d/W [1 4 2]/Root %d 0 R/Info %d 0 R/ID [<%b><%b>]/Filter /FlateDecode" % (
        len(rows) // _ENTRY.size,
        root,
        info,
        name,
        name,
    )
    parts.append(write_stream(Numbered(first + 2, told), table))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % length)
    return b"".join(parts)


def count_objects(file: bytes) -> int:
    """The first number that no object of a file of `write_file` has."""
    return int(_SIZE.findall(file)[-1])


def append_objects(
    file: bytes, streams: Iterable[tuple[Numbered, bytes]], objects: Iterable[Numbered], *, root: int
) -> bytes:
    """A file of `write_file` with more streams and objects, or others in the place of those of the same number.

    What was there stays as it is (ISO 32000-1, 7.5.6).
    """
    written = [(stream.number, write_stream(stream, data)) for stream, data in streams]
    written += [(number, b"%d 0 obj\n%b\nendobj\n" % (number, told)) for number, told in objects]
    table = max(count_objects(file), max((number + 1 for number, _ in written), default=0))
    parts, length, entries = [file], len(file), []
    for _, told in written:
        entries.append(_ENTRY.pack(_AT, length, 0))
        parts.append(told)
        length += len(told)
    entries.append(_ENTRY.pack(_AT, length, 0))
    index = b" ".join(b"%d 1" % number for number in (*(number for number, _ in written), table))
    before = int(file.rsplit(b"startxref\n", 1)[1].split()[0])
    told = b"<</Type /XRef/Size %d/W [1 4 2]/Root %d 0 R/Prev %d/Index [%b]" % (table + 1, root, before, index)
    parts.append(write_stream(Numbered(table, told), b"".join(entries)))
    parts.append(b"startxref\n%d\n%%%%EOF\n" % length)
    return b"".join(parts)
