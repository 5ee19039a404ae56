"""Packing of streams: none ends with a carriage return (`finish/stream_ends.py` says why)."""

from __future__ import annotations

import deflate

_LEVEL = 6


def pack(data: bytes) -> bytes:
    """A stream's data, packed by Flate."""
    return pack_filled(data)[1]


def pack_filled(data: bytes, spare: bytes = b" ") -> tuple[bytes, bytes]:
    """The same, after the data as they were packed: where need be with more of what readers skip.

    spare: not of zeros alone, which leave the checksum at the end as it is.
    """
    packed = bytes(deflate.zlib_compress(data, _LEVEL))
    while packed.endswith(b"\r"):
        data += spare
        packed = bytes(deflate.zlib_compress(data, _LEVEL))
    return data, packed
