"""JSON Schemas of every file that people write, so that editors complete and explain the keys."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from foldwell.atomic import write_whole
from foldwell.model.brand import Brand
from foldwell.model.clinic import Clinic
from foldwell.model.jurisdiction import EmergencyNumbers, Jurisdiction
from foldwell.model.layout import Layout
from foldwell.model.lexicon import GROUPS
from foldwell.model.locale import Locale
from foldwell.model.notice import Notice
from foldwell.model.print_shop import PrintShop
from foldwell.model.release import Manifest, TextRecord, Withdrawal
from foldwell.model.signatures import Signatures
from foldwell.model.theme import Theme
from foldwell.model.topic import Topic
from foldwell.model.translated import Translated
from foldwell.model.words import Words
from foldwell.model.words_overlay import WordsOverlay
from foldwell.read.schema_walk import Schema, read_schema

if TYPE_CHECKING:
    from pathlib import Path

    from foldwell.model.base import Model

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: dict[str, type[Model]] = {
    "topic": Topic,
    "words": Words,
    "words-overlay": WordsOverlay,
    "clinic": Clinic,
    "brand": Brand,
    "layout": Layout,
    "locale": Locale,
    "notice": Notice,
    "jurisdiction": Jurisdiction,
    "emergency-numbers": EmergencyNumbers,
    "print-shop": PrintShop,
    "signatures": Signatures,
    "theme": Theme,
    "release": Manifest,
    "texts": TextRecord,
    "translated": Translated,
    "withdrawal": Withdrawal,
    **{f"{group}-words": model for group, model in GROUPS.items()},
}
"""The kinds of file, by the name of their schema."""


def build_schemas() -> dict[str, Schema]:
    """The JSON Schema of each kind of file, by name; descriptions come from the models' docstrings."""
    return {name: _build_schema(model) for name, model in MODELS.items()}


def _build_schema(model: type[Model]) -> Schema:
    schema = copy.deepcopy(read_schema(model))
    _finish(schema)
    return {"$schema": DIALECT, **schema}


def _finish(node: Any) -> None:  # noqa: ANN401 (any JSON value)
    """Drop titles that only repeat the key, and refuse keys that no pattern allows."""
    if isinstance(node, dict):
        if "patternProperties" in node:
            node.setdefault("additionalProperties", False)
        for name, part in node.get("properties", {}).items():
            if str(part.get("title", "")).lower().replace(" ", "_") == name:
                del part["title"]
        for value in node.values():
            _finish(value)
    elif isinstance(node, list):
        for value in node:
            _finish(value)


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write `<name>.json` for each kind of file; same models, same bytes.

    Raises OutputError when the folder can't be written.
    """
    written = []
    for name, schema in build_schemas().items():
        path = folder / f"{name}.json"
        write_whole(path, (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode())
        written.append(path)
    return tuple(written)
