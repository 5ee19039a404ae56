"""A locale's file with new words in it: what a person wrote beside them, comments and order too, stays."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

from foldwell.model.translated import Translated, list_texts
from foldwell.model.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from foldwell.model.words import Translation

_WIDTH = 110
_FOLDED = 90
"""Characters of a line: at most, and where a longer text is folded."""
_UNBROKEN = 1_000_000
"""A width for what the library would break wrongly: quoted texts with a backslash."""
_NOT_PLAIN = re.compile(r"[:?#{}\[\],]")
"""Marks that some reader of YAML takes for more than text in braces."""
_RECORD = (
    "# yaml-language-server: $schema=../../schemas/translated.json\n"
    "# Written by `foldwell translate`: the source texts that the translation was made from.\n"
)


def write_words(base: bytes, texts: Mapping[str, str], translation: Translation) -> bytes:
    """A locale's file, made from another: its own, or that of the source locale.

    base: the file to begin with. texts: every text by its path; those of the base that are not among them are
    taken away.
    """
    data = _make_yaml().load(base)
    _remove_gone(data, texts)
    order = [path.split(".") for path in texts]
    for steps, text in zip(order, texts.values(), strict=True):
        _set_text(data, steps, text, order)
    written = _dump(data, translation, _WIDTH)
    return written if _read_texts(written) == texts else _dump(data, translation, _UNBROKEN)


def _read_texts(written: bytes) -> dict[str, str]:
    return list_texts(Words.model_validate(yaml.load(written, yaml.BaseLoader)))


def stamp_words(base: bytes, translation: Translation) -> bytes:
    """A locale's file with who translated it, and from what; its words stay."""
    return _dump(_make_yaml().load(base), translation, _WIDTH)


def write_record(texts: Mapping[str, str]) -> bytes:
    """The file that keeps what a translation was made from."""
    record = Translated(schema="translated/1", texts=dict(texts))
    written = BytesIO()
    _make_yaml().dump(record.model_dump(by_alias=True), written)
    return _RECORD.encode() + written.getvalue()


def _make_yaml(width: int = _WIDTH) -> YAML:
    form = YAML()
    form.preserve_quotes = True
    form.width = width
    form.indent(mapping=2, sequence=4, offset=2)
    return form


def _dump(data: Any, translation: Translation, width: int) -> bytes:  # noqa: ANN401
    data["translation"] = translation.model_dump(exclude_none=True)
    written = BytesIO()
    _make_yaml(width).dump(data, written)
    return written.getvalue()


def _remove_gone(data: Any, texts: Mapping[str, str]) -> None:  # noqa: ANN401
    words = Words.model_validate(_plain(data))
    for path in reversed(list(list_texts(words))):
        if path not in texts:
            *steps, last = path.split(".")
            parent = data
            for step in steps:
                parent = parent[_step(parent, step)]
            del parent[_step(parent, last)]
            if steps and not parent:
                _remove_empty(data, steps)


def _remove_empty(data: Any, steps: list[str]) -> None:  # noqa: ANN401
    parent = data
    for step in steps[:-1]:
        parent = parent[_step(parent, step)]
    del parent[_step(parent, steps[-1])]


def _plain(data: Any) -> Any:  # noqa: ANN401
    """What the file's reader makes of the same data: every value a text."""
    if isinstance(data, dict):
        return {str(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return data


def _step(parent: Any, step: str) -> str | int:  # noqa: ANN401
    return int(step) if isinstance(parent, list) else step


def _set_text(data: Any, steps: list[str], text: str, order: list[list[str]]) -> None:  # noqa: ANN401
    parent = data
    for depth, step in enumerate(steps[:-1], start=1):
        if step not in parent:
            _insert(parent, steps[:depth], {}, order)
        parent = parent[_step(parent, step)]
    if isinstance(parent, list):
        position = int(steps[-1])
        if position == len(parent):
            parent.append(_write(text, parent))
        elif parent[position].strip() != text:
            parent[position] = _write(text, parent, parent[position])
    elif steps[-1] not in parent:
        _insert(parent, steps, _write(text, parent), order)
    elif str(parent[steps[-1]]).strip() != text:
        parent[steps[-1]] = _write(text, parent, parent[steps[-1]])


def _insert(parent: Any, steps: list[str], value: Any, order: list[list[str]]) -> None:  # noqa: ANN401
    """Add a key where the source has it: behind the nearest key before it that is there."""
    depth = len(steps)
    siblings = list(
        dict.fromkeys(path[depth - 1] for path in order if path[: depth - 1] == steps[:-1] and path[depth - 1 :])
    )
    before = [name for name in siblings[: siblings.index(steps[-1])] if name in parent]
    parent.insert(list(parent).index(before[-1]) + 1 if before else 0, steps[-1], value)


def _write(text: str, parent: Any, old: Any = "") -> str:  # noqa: ANN401
    """A text as its place needs it, with the comment and the empty lines behind the one that it replaces."""
    is_line = text == " ".join(text.split()) and text.isprintable()
    if is_line and not _is_flow(parent) and (isinstance(old, FoldedScalarString) or len(text) > _FOLDED):
        folded: Any = FoldedScalarString(text)
        folded.fold_pos = _fold(text)
        folded.comment = getattr(old, "comment", None)
        written: str = folded
        return written
    return DoubleQuotedScalarString(text) if _is_flow(parent) and _NOT_PLAIN.search(text) else text


def _is_flow(parent: Any) -> bool:  # noqa: ANN401
    return bool(hasattr(parent, "fa") and parent.fa.flow_style())


def _fold(text: str) -> list[int]:
    """Positions of the spaces at which a text is folded."""
    places, begin = [], 0
    spaces = [position for position, letter in enumerate(text) if letter == " "]
    for position, following in zip(spaces, [*spaces[1:], len(text)], strict=True):
        if following - begin > _FOLDED:
            places.append(position)
            begin = position
    return places
