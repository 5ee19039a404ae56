"""Packing of streams: none ends with a carriage return (`finish/stream_ends.py` says why)."""

from __future__ import annotations

import zlib

_LEVEL = 6


def pack(data: bytes) -> bytes:
    """A stream's data, packed by Flate."""
    packed = zlib.compress(data, _LEVEL)
    while packed.endswith(b"\r"):
        data += b" "
        packed = zlib.compress(data, _LEVEL)
    return packed
