"""Data to models: everything that is wrong with a file, at once, each with its line and what to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from foldwell.errors import InputError
from foldwell.findings import Finding, error
from foldwell.model.base import Model
from foldwell.read.error_paths import PathError, locate_errors
from foldwell.read.plain_words import Told, show, tell_error
from foldwell.read.schema_walk import find_schema, key_schema
from foldwell.read.yaml_source import write_field

if TYPE_CHECKING:
    from foldwell.read.yaml_source import Source

Written = TypeVar("Written", bound=Model)


def validate(source: Source, model_type: type[Written]) -> Written:
    """The model that a file describes.

    Raises InputError with one finding for each mistake, in the order of the file.
    """
    if not isinstance(source.data, dict):
        message = f"the file holds {show(source.data)}, not keys with values"
        raise InputError([error("read.wrong-type", message, "write name: value lines", source.place())])
    try:
        return model_type.model_validate(source.data)
    except ValidationError as problem:
        located = locate_errors(problem.errors(include_url=False), source.data)
    findings = [_make_finding(found, source, model_type) for found in located]
    raise InputError(dict.fromkeys(sorted(findings, key=_line)))


def _line(finding: Finding) -> tuple[int, int]:
    return (finding.place.line, finding.place.column) if finding.place else (0, 0)


def _make_finding(found: PathError, source: Source, model_type: type[Model]) -> Finding:
    steps = found.steps
    if found.kind.startswith("union_tag"):
        steps = (*steps, str(found.context["discriminator"]).strip("'"))
    if found.about_key:
        told = _tell_key(found, source, model_type)
        return error(told.code, told.message, told.remedy, source.key_place(steps), write_field(steps))
    around = find_schema(model_type, steps[:-1], source.data)
    told = tell_error(found, find_schema(model_type, steps, source.data), list(around.get("properties", {})))
    at_key = found.kind == "extra_forbidden"
    place = source.key_place(steps) if at_key else source.place(steps)
    return error(told.code, told.message, told.remedy, place, write_field(steps))


def _tell_key(found: PathError, source: Source, model_type: type[Model]) -> Told:
    mapping = find_schema(model_type, found.steps[:-1], source.data)
    told = tell_error(found, key_schema(mapping), [])
    return Told(told.code, f"the key {told.message}" if told.code == "read.wrong-form" else told.message, told.remedy)
