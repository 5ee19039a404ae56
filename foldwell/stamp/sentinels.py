"""Colours that stand for the roles of a palette while a brochure is laid out, and are exchanged afterwards."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from coloraide import Color

from foldwell.compose.palette import Palette

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_CHANNEL = 255
_PAINT = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|rgba|hsl|hsla)\([^)]*\)")
_SET_COLOUR = re.compile(rb"(?<!\S)(\d(?:\.\d+)?) (\d(?:\.\d+)?) (\d(?:\.\d+)?) (rg|RG)(?!\S)")
_GRADIENT_END = re.compile(rb"/C[01] \[([\d. ]+)\]")
_FIRST, _SECOND = (0x5B, 0xA9), (0x9D, 0x3B)
"""Green and blue of two families of colours that no artwork is likely to have; whether it has is looked at."""

Pieces = tuple["bytes | Ink", ...]
"""A content stream with the roles of its colours left open."""


class Ink(tuple[str, bytes]):
    """A colour that is set in a content stream: a role, and the operator that sets it (`rg` or `RG`)."""

    __slots__ = ()


def stand_in(roles: Iterable[str], *, other: bool = False) -> Palette:
    """A palette that tells its roles apart. other: of a second family of colours, none of which is in the first."""
    green, blue = _SECOND if other else _FIRST
    return Palette({role: f"#{number:02x}{green:02x}{blue:02x}" for number, role in enumerate(sorted(roles), 1)}, {})


def find_literal(palette: Palette, texts: Iterable[str]) -> str | None:
    """The first stand-in colour that texts hold which were made with other colours; None where there is none."""
    found = "\n".join(texts).lower()
    return next((colour for colour in palette.roles.values() if colour in found), None)


def find_colour(palette: Palette, svg: str) -> str | None:
    """The first colour of a drawing, however it is written, that stands for a role; None where there is none."""
    stand_ins = set(palette.roles.values())
    for written in sorted(set(_PAINT.findall(svg))):
        read = Color.match(written, fullmatch=True)
        if read and (colour := read.color.convert("srgb").clip().set("alpha", 1).to_string(hex=True)) in stand_ins:
            return str(colour)
    return None


def leave_open(content: bytes, palette: Palette) -> Pieces:
    """A content stream as pieces: an Ink wherever it sets a colour of the palette."""
    roles = _roles_by_channels(tuple(palette.roles.items()))
    pieces: list[bytes | Ink] = []
    last = 0
    for found in _SET_COLOUR.finditer(content):
        role = roles.get(tuple(round(float(found[n]) * _CHANNEL) for n in (1, 2, 3)))
        if role is not None:
            pieces += [content[last : found.start()], Ink((role, found[4]))]
            last = found.end()
    return (*pieces, content[last:])


def has_open_gradient(told: bytes, palette: Palette) -> bool:
    """Whether an object is a gradient from or to a colour of the palette, which can't be exchanged."""
    stand_ins = _roles_by_channels(tuple(palette.roles.items()))
    ends = (found[1].split() for found in _GRADIENT_END.finditer(told))
    return any(tuple(round(float(number) * _CHANNEL) for number in end) in stand_ins for end in ends)


def write_inks(roles: Mapping[str, str]) -> dict[tuple[str, bytes], bytes]:
    """The operands and operator that set each role's colour, for filling and for strokes."""
    numbers = {role: b" ".join(_number(channel) for channel in _channels(colour)) for role, colour in roles.items()}
    return {(role, sets): told + b" " + sets for role, told in numbers.items() for sets in (b"rg", b"RG")}


def ink_pieces(pieces: Sequence[bytes | Ink], inks: Mapping[tuple[str, bytes], bytes]) -> bytes:
    """A content stream with its colours."""
    return b"".join([inks[piece] if isinstance(piece, Ink) else piece for piece in pieces])


@lru_cache(maxsize=4)
def _roles_by_channels(roles: tuple[tuple[str, str], ...]) -> dict[tuple[int, ...], str]:
    return {_channels(colour): role for role, colour in roles}


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def _number(channel: int) -> bytes:
    """As the engine writes it: at most six decimals, without trailing zeros."""
    return f"{channel / _CHANNEL:.6f}".rstrip("0").rstrip(".").encode()
