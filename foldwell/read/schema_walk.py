"""What a model says of a value: its part of the JSON Schema, found by the path of the value in the data."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from foldwell.model.base import Id, LocaleTag, RefId
from foldwell.model.explanations import explain_fields

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core.core_schema import ModelSchema

    from foldwell.model.base import Model
    from foldwell.read.yaml_nodes import Data
    from foldwell.read.yaml_source import Steps

Schema = dict[str, Any]
_SHAPES: dict[type, str] = {dict: "object", list: "array", str: "string"}


class _Explained(GenerateJsonSchema):
    """Writes schemas whose properties say what the fields' docstrings say."""

    def model_schema(self, schema: ModelSchema) -> Schema:
        """The schema of one model."""
        written = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        for name, text in explain_fields(model).items():
            alias = model.model_fields[name].alias or name
            written["properties"][alias].setdefault("description", text)
        return written


@lru_cache(maxsize=32)
def read_schema(model: type[Model]) -> Schema:
    """The JSON Schema of what a person writes for a model."""
    return model.model_json_schema(by_alias=True, schema_generator=_Explained, mode="validation")


def find_schema(model: type[Model], steps: Steps, data: Data) -> Schema:
    """The schema of the value at a path; empty where the model knows no such value."""
    whole = read_schema(model)
    node, value = _open(whole, data, whole), data
    own: Schema = {}
    for step in steps:
        own = _step_into(node, step)
        value = _step_data(value, step)
        node = _open(own, value, whole)
    return {**node, **own}


def key_schema(mapping: Schema) -> Schema:
    """The schema of the keys of a mapping whose keys are free."""
    for pattern in mapping.get("patternProperties", {}):
        named = (TypeAdapter(written).json_schema() for written in (Id, RefId, LocaleTag))
        return next((schema for schema in named if schema.get("pattern") == pattern), {"pattern": pattern})
    return dict(mapping.get("propertyNames", {}))


def _step_into(node: Schema, step: str | int) -> Schema:
    if isinstance(step, int):
        fixed = node.get("prefixItems", [])
        found = fixed[step] if step < len(fixed) else node.get("items", {})
    else:
        patterns = list(node.get("patternProperties", {}).values())
        free = patterns[0] if patterns else node.get("additionalProperties", {})
        found = node.get("properties", {}).get(step, free)
    return found if isinstance(found, dict) else {}


def _step_data(value: Data, step: str | int) -> Data:
    if isinstance(value, dict):
        return value.get(str(step))
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _open(node: Schema, value: Data, whole: Schema) -> Schema:
    """Follow references, and choose among alternatives the one that a value is most like."""
    while True:
        choices = node.get("oneOf") or node.get("anyOf")
        if "$ref" in node:
            node = whole["$defs"][node["$ref"].rsplit("/", 1)[-1]]
        elif choices:
            node = _choose(node, choices, value, whole)
        else:
            return node


def _choose(node: Schema, choices: list[Schema], value: Data, whole: Schema) -> Schema:
    discriminator = node.get("discriminator", {})
    if isinstance(value, dict) and discriminator:
        target = discriminator["mapping"].get(value.get(discriminator["propertyName"]))
        if target:
            return {"$ref": target}
    for choice in choices:
        opened = _open(choice, value, whole)
        if opened.get("type") == _SHAPES.get(type(value)) or (value is None and opened.get("type") != "null"):
            return opened
    return {}
