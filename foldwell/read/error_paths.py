"""Where in a file a pydantic error belongs.

The `loc` of an error mixes steps of the data with names of union members, such as the kind of a block or
`constrained-str`. Those are told apart by walking the data itself, never by how a name looks: of all ways
to read the loc, the one that ends at the very value that pydantic complained about is the true one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from foldwell.read.yaml_nodes import Data
    from foldwell.read.yaml_source import Steps

SHAPE_ERRORS = {
    "string_type": "a text",
    "dict_type": "a mapping (name: value)",
    "model_type": "a mapping (name: value)",
    "model_attributes_type": "a mapping (name: value)",
    "list_type": "a list",
    "tuple_type": "a list",
    "int_type": "a whole number",
    "float_type": "a number",
}
"""Errors that say that a value has another shape, with the shape that is wanted."""


@dataclass(frozen=True)
class PathError:
    """One error with its path in the data.

    members: the union members it came through, each with the path of the union; wanted: the shapes of all
    members of a union that the value fits none of; about_key: whether the key is wrong, not its value.
    """

    kind: str
    steps: Steps
    value: Any
    context: dict[str, Any]
    text: str
    members: tuple[tuple[Steps, str], ...] = ()
    wanted: tuple[str, ...] = ()
    about_key: bool = False


Way: TypeAlias = "tuple[Steps, tuple[tuple[Steps, str], ...], Data]"
"""One way to read a loc: the path, the union members passed, and the value it ends at."""


def locate_errors(errors: list[ErrorDetails], data: Data) -> list[PathError]:
    """Errors with their paths, one for each union instead of one for each of its members."""
    located = [_locate(details, data) for details in errors]
    return _settle_unions([found for found in located if not _is_aftermath(found)])


def _is_aftermath(found: PathError) -> bool:
    """A list that is too short only because its entries have errors of their own."""
    needed = found.context.get("min_length", 0)
    return found.kind == "too_short" and isinstance(found.value, list | dict) and len(found.value) >= needed


def _locate(details: ErrorDetails, data: Data) -> PathError:
    loc: Steps = details["loc"]
    last: Steps = ()
    about_key = loc[-1:] == ("[key]",)
    if about_key:
        loc, last = loc[:-2], loc[-2:-1]
    elif details["type"] == "missing":
        loc, last = loc[:-1], loc[-1:]

    def distance(way: Way) -> tuple[bool, bool, int]:
        value = way[2]
        if about_key:
            return (not (isinstance(value, dict) and last[0] in value), False, len(way[1]))
        return (value is not details["input"], str(value) != str(details["input"]), len(way[1]))

    steps, members, _ = min(_read_ways(loc, data, (), ()), key=distance)
    context = dict(details.get("ctx", {}))
    return PathError(
        details["type"], (*steps, *last), details["input"], context, details["msg"], members, about_key=about_key
    )


def _read_ways(
    loc: tuple[str | int, ...], node: Data, steps: Steps, members: tuple[tuple[Steps, str], ...]
) -> Iterator[Way]:
    """Every way to read a loc: each part is a step of the data, or the name of a union member."""
    if not loc:
        yield steps, members, node
        return
    head, rest = loc[0], loc[1:]
    if isinstance(node, dict) and isinstance(head, str) and head in node:
        yield from _read_ways(rest, node[head], (*steps, head), members)
    if isinstance(node, list) and isinstance(head, int) and head < len(node):
        yield from _read_ways(rest, node[head], (*steps, head), members)
    if isinstance(head, str):
        yield from _read_ways(rest, node, steps, (*members, (steps, head)))


def _settle_unions(errors: list[PathError]) -> list[PathError]:
    members_at: dict[Steps, set[str]] = {}
    for found in errors:
        for steps, member in found.members:
            members_at.setdefault(steps, set()).add(member)
    settled: list[PathError] = []
    unions: dict[Steps, list[PathError]] = {}
    for found in errors:
        union = next((steps for steps, _ in found.members if len(members_at[steps]) > 1), None)
        if union is None:
            settled.append(found)
        else:
            unions.setdefault(union, []).append(found)
    for steps, group in unions.items():
        settled += _settle_union(steps, group)
    return settled


def _settle_union(steps: Steps, group: list[PathError]) -> list[PathError]:
    """The errors of the member that was most likely meant, or one error that names all shapes."""
    by_member: dict[str, list[PathError]] = {}
    for found in group:
        by_member.setdefault(dict(found.members)[steps], []).append(found)
    inside = {name: errors for name, errors in by_member.items() if all(found.steps != steps for found in errors)}
    if inside:
        return _settle_unions(min(inside.values(), key=len))
    first = group[0]
    literal = [found for found in group if found.kind == "literal_error"]
    if literal:
        expected = ", ".join(str(found.context["expected"]) for found in literal)
        return [PathError("literal_error", steps, first.value, {"expected": expected}, first.text)]
    shaped = [found for found in group if found.steps == steps and found.kind in SHAPE_ERRORS]
    misfits = {dict(found.members)[steps] for found in shaped}
    fitting = [errors for name, errors in by_member.items() if name not in misfits]
    if fitting:
        return _settle_unions(min(fitting, key=len))
    wanted = tuple(dict.fromkeys(SHAPE_ERRORS[found.kind] for found in shaped))
    return [PathError("union", steps, first.value, {}, first.text, wanted=wanted)]
