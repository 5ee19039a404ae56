"""Plain data as YAML text, in the style of the bundled clinics: short lists in one line, the rest in lines."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from yaml import ScalarNode
from yaml.resolver import Resolver

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from foldwell.read.yaml_nodes import Data
    from foldwell.read.yaml_source import Steps

IN_ONE_LINE = {"hours", "variant", "shift", "edge"}
"""Keys below which mappings stand in braces."""
_RESOLVER = Resolver()
_TEXT_TAG = "tag:yaml.org,2002:str"
_PLAIN = re.compile(r"[\w(+/.](?:[^\n\t]*\S)?")
_SPECIAL = re.compile(r": |:$| #")
_SPECIAL_IN_LINE = re.compile(r"[,\[\]{}:#?]")
_TIME = re.compile(r"\d+(:\d+)+")
_WORD = re.compile(r"[\w.-]+")


class Bare(str):
    """A number, a date or a truth value: it stands without quotes."""

    __slots__ = ()


def sort_keys(data: dict[str, Data], steps: Steps, order: Callable[[Steps], Sequence[str]]) -> dict[str, Data]:
    """A mapping whose keys stand in their order, those within its values too; unknown keys come last."""
    known = list(order(steps))
    keys = sorted(data, key=lambda key: known.index(key) if key in known else len(known))
    return {key: _sort_value(data[key], (*steps, key), order) for key in keys}


def _sort_value(value: Data, steps: Steps, order: Callable[[Steps], Sequence[str]]) -> Data:
    if isinstance(value, dict):
        return sort_keys(value, steps, order)
    if isinstance(value, list):
        return [_sort_value(part, (*steps, number), order) for number, part in enumerate(value)]
    return value


def write_scalar(value: str, *, in_line: bool = False) -> str:
    """A text, in quotes where any reader of YAML could take it for something else. in_line: inside [ ] or { }."""
    if isinstance(value, Bare):
        return str(value)
    special = _SPECIAL_IN_LINE if in_line else _SPECIAL
    is_plain = _PLAIN.fullmatch(value) and value.isprintable() and not (special.search(value) or _TIME.fullmatch(value))
    if is_plain and _is_text(value):
        return value
    quoted = json.dumps(value, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]", lambda found: f"\\u{ord(found[0]):04x}", quoted)


def write_in_line(data: Data) -> str:
    """Data in one line, lists in brackets and mappings in braces."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{_write_key(key)}: {write_in_line(value)}" for key, value in data.items()) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(write_in_line, data)) + "]"
    return "null" if data is None else write_scalar(data, in_line=True)


def write_value(data: Data, indent: int, key: str = "") -> str:
    """What stands behind a key and its colon: ` text`, ` [a, b]`, or lines below. indent: that of the key."""
    if isinstance(data, str):
        return f" {write_scalar(data)}"
    if not data or (key in IN_ONE_LINE and isinstance(data, dict)) or _is_short(data):
        return f" {write_in_line(data)}"
    return f"\n{' ' * (indent + 2)}{write_lines(data, indent + 2, in_line=key in IN_ONE_LINE)}"


def write_lines(data: Data, indent: int, *, in_line: bool = False) -> str:
    """A mapping or list in lines, the first of which begins where this text is put."""
    if isinstance(data, dict):
        entries = [f"{_write_key(key)}:{write_value(value, indent, key)}" for key, value in data.items()]
    elif isinstance(data, list):
        entries = [
            f"- {write_in_line(value) if in_line or not isinstance(value, dict) else write_lines(value, indent + 2)}"
            if not isinstance(value, str)
            else f"- {write_scalar(value)}"
            for value in data
        ]
    else:
        return write_in_line(data)
    return f"\n{' ' * indent}".join(entries)


def _is_text(value: str) -> bool:
    """Whether YAML 1.1, which other tools read, takes a plain value for a text: neither `no` nor `1e3`."""
    return bool(_RESOLVER.resolve(ScalarNode, value, (True, False)) == _TEXT_TAG)  # type: ignore[no-untyped-call]


def _write_key(key: str) -> str:
    return write_scalar(key, in_line=True)


def _is_short(data: Data) -> bool:
    """Whether it is a list of names."""
    return isinstance(data, list) and all(isinstance(value, str) and _WORD.fullmatch(value) for value in data)
