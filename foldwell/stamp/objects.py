"""Objects of a file as bytes that are copied: what differs from brochure to brochure is left open by a token."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, Object

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
_TOKEN = re.compile(rb"/FWL_([A-Za-z0-9.-]+)")
"""What is left open: a name with a developer's prefix, which neither the engine nor pikepdf writes."""


def name_token(word: str) -> Name:
    """A token as an object of pikepdf, to be put where something is left open."""
    return Name(f"/FWL_{word}")


def write_token(word: str) -> bytes:
    """A token as it stands in the bytes of an object."""
    return b"/FWL_" + word.encode()


def fill_tokens(told: bytes, values: Mapping[bytes, bytes]) -> bytes:
    """The bytes of an object with a value for each token; raises KeyError for one that has none."""
    return _TOKEN.sub(lambda token: values[token[1]], told)


def write_value(value: object, refer: Callable[[Object], bytes]) -> bytes:
    """A value of pikepdf as bytes. refer: how an object that stands by itself is told."""
    if value is None or isinstance(value, bool):
        return {None: b"null", True: b"true", False: b"false"}[value]
    if isinstance(value, int | Decimal):
        return format(value, "f" if isinstance(value, Decimal) else "d").encode()
    if not isinstance(value, Object):
        raise TypeError(f"{type(value).__name__} can't be written")
    return refer(value) if value.is_indirect else write_own(value, refer)


def write_dictionary(value: Object, refer: Callable[[Object], bytes], left_out: frozenset[str] = frozenset()) -> bytes:
    """A dictionary, or that of a stream, as bytes; its keys sorted."""
    pairs = [
        Name(key).unparse() + b" " + write_value(value[key], refer)
        for key in sorted(value.keys())
        if key not in left_out
    ]
    return b"<<" + b" ".join(pairs) + b">>"


def write_own(value: Object, refer: Callable[[Object], bytes]) -> bytes:
    """The value of an object that stands by itself, for its own place in the file."""
    if isinstance(value, Dictionary):
        return write_dictionary(value, refer)
    if isinstance(value, Array):
        return b"[" + b" ".join(write_value(inner, refer) for inner in value) + b"]"
    return value.unparse(resolved=True)
