"""What is wrong with a value, in plain words: errors of the models to message and remedy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from foldwell.read.error_paths import SHAPE_ERRORS
from foldwell.read.suggestions import suggest

if TYPE_CHECKING:
    from foldwell.read.error_paths import PathError

_QUOTED = re.compile(r"'([^']*)'|\b(\d+)\b")
_COMPARED = {
    "greater_than": ("gt", "too small", "more than"),
    "greater_than_equal": ("ge", "too small", "at least"),
    "less_than": ("lt", "too large", "less than"),
    "less_than_equal": ("le", "too large", "at most"),
}


class Told(NamedTuple):
    """A finding's code, message and remedy."""

    code: str
    message: str
    remedy: str


def show(value: object) -> str:
    """A value as a message shows it: short, and a mapping or list only by its kind."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    text = str(value)
    return repr(text if len(text) <= 60 else text[:57] + "...")


def tell_error(found: PathError, schema: dict[str, Any], allowed: list[str]) -> Told:
    """One error in plain words.

    schema: JSON Schema of the value (of the missing value, where one is missing); allowed: the keys that
    the mapping around an unknown key may have.
    """
    if found.kind == "missing":
        return Told("read.missing-key", "this key is missing", _remedy_missing(schema))
    if found.kind == "union_tag_not_found":
        return Told("read.missing-key", "this key is missing", "add it; it says which kind of entry this is")
    if found.kind == "extra_forbidden":
        return Told("read.unknown-key", "there is no such key here", suggest(str(found.steps[-1]), allowed))
    if found.kind in {"literal_error", "union_tag_invalid"}:
        return _tell_choice(found)
    return _tell_value(found, schema)


def _tell_value(found: PathError, schema: dict[str, Any]) -> Told:
    if found.kind == "union" or found.kind in SHAPE_ERRORS:
        return _tell_shape(found, schema)
    if found.kind == "string_pattern_mismatch":
        return Told("read.wrong-form", f"{show(found.value)} does not have the right form", _remedy_form(schema))
    if found.kind == "value_error":
        message, _, remedy = str(found.context.get("error", found.text)).partition("; ")
        return Told("read.wrong-value", "nothing is written here" if found.value is None else message, remedy)
    return _tell_size(found)


def _remedy_missing(schema: dict[str, Any]) -> str:
    meaning = str(schema.get("description", "")).split("\n\n")[0].replace("\n", " ").removesuffix(".")
    choices = [str(choice) for choice in schema.get("enum", [])]
    if "const" in schema:
        return f"add it with the value {schema['const']}"
    if choices:
        return "add it" + (f" ({meaning})" if meaning else "") + f"; it is one of: {', '.join(choices)}"
    example = f", such as {schema['examples'][0]}" if schema.get("examples") else ""
    return f"add it: {meaning}{example}" if meaning else f"add it{example}"


def _remedy_form(schema: dict[str, Any]) -> str:
    examples = [str(example) for example in schema.get("examples", [])]
    meaning = str(schema.get("description", "")).removesuffix(".")
    if examples:
        return f"write it like {' or '.join(examples)}"
    return f"write {meaning[:1].lower()}{meaning[1:]}" if meaning else f"write it to match {schema.get('pattern', '')}"


def _tell_choice(found: PathError) -> Told:
    listed = str(found.context.get("expected") or found.context.get("expected_tags"))
    choices = [quoted or number for quoted, number in _QUOTED.findall(listed)]
    written = found.context.get("tag", found.value)
    if len(choices) == 1:
        return Told("read.unknown-value", f"{show(written)} can't be read here", f"write {choices[0]}")
    remedy = suggest(str(written), choices)
    return Told("read.unknown-value", f"{show(written)} is not a value that can stand here", remedy)


def _tell_shape(found: PathError, schema: dict[str, Any]) -> Told:
    wanted = " or ".join(found.wanted or (SHAPE_ERRORS[found.kind],))
    meaning = str(schema.get("description", "")).split("\n")[0].removesuffix(".")
    stands = "nothing is written here" if found.value is None else f"{show(found.value)} can't stand here"
    return Told("read.wrong-type", stands, f"write {wanted}" + (f": {meaning}" if meaning else ""))


def _tell_size(found: PathError) -> Told:
    context = found.context
    if found.kind == "string_too_short":
        return Told("read.empty-text", "the text is empty", "write it, or take the key away if it may be left out")
    if found.kind == "string_too_long":
        length, most = len(str(found.value).strip()), context["max_length"]
        return Told("read.too-long", f"the text has {length} characters", f"write at most {most}")
    if found.kind == "too_short":
        return Told("read.too-few", f"there are {context['actual_length']} entries", _entries("at least", context))
    if found.kind == "too_long":
        return Told("read.too-many", f"there are {context['actual_length']} entries", _entries("at most", context))
    if found.kind in _COMPARED:
        name, size, relation = _COMPARED[found.kind]
        return Told("read.out-of-range", f"{show(found.value)} is {size}", f"write {relation} {context[name]}")
    return Told("read.wrong-value", found.text[:1].lower() + found.text[1:], "")


def _entries(relation: str, context: dict[str, Any]) -> str:
    count = context.get("min_length", context.get("max_length"))
    return f"write {relation} {count}"
