"""The texts of a topic that a translation has to tell, and the record of those that one was made from."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from foldwell.model.base import Model, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from foldwell.model.topic import Topic
    from foldwell.model.words import Words

_NOT_TRANSLATED = {"schema_", "translation", "references", "terms"}
"""What is no text; citations, which stay as they were published; and the one word that each language chooses itself."""


class Translated(Model):
    """The source texts that a locale was translated from (`<locale>.from.yaml`, written by the program)."""

    schema_: Literal["translated/1"] = Field(alias="schema")
    texts: dict[Text, Text]
    """Each text by its path in the words, such as `blocks.day-steps.numb`."""


def list_texts(words: Words) -> dict[str, str]:
    """Every text of a topic's words by its path, in the order of the model; list positions count from 0."""
    return dict(_flatten("", words.model_dump(exclude=_NOT_TRANSLATED, exclude_none=True)))


def list_source_texts(topic: Topic, words: Words) -> dict[str, str]:
    """The same of the source locale, with what topic.yaml tells in its language: when each number was measured."""
    numbers = {
        name: told if told.at or name not in topic.numbers else told.model_copy(update={"at": topic.numbers[name].at})
        for name, told in words.numbers.items()
    }
    return list_texts(words.model_copy(update={"numbers": numbers}))


def hash_texts(texts: Mapping[str, str]) -> str:
    """`sha256:` and 64 digits over texts and paths; where a line is wrapped, and their order, change nothing."""
    told = {path: " ".join(text.split()) for path, text in texts.items()}
    written = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(written.encode()).hexdigest()


def list_changed(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Paths of the texts that are new, gone or told otherwise, in the order of `now`, those that are gone last."""
    told = {path: " ".join(text.split()) for path, text in before.items()}
    changed = [path for path, text in now.items() if told.get(path) != " ".join(text.split())]
    return (*changed, *(path for path in before if path not in now))


def _flatten(path: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    for name, entry in entries:
        yield from _flatten(f"{path}.{name}" if path else str(name), entry)
