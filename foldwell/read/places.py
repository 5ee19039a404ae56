"""Where each value of a brochure stands in its files."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from foldwell.findings import Place
    from foldwell.model.notice import Notice
    from foldwell.model.topic import Topic
    from foldwell.read.shelf import Files, Loaded, Shelf
    from foldwell.read.yaml_nodes import Data
    from foldwell.read.yaml_source import Source, Steps


def find_places(files: Files, notice: Loaded[Notice] | None, shelf: Shelf) -> Mapping[str, Place]:
    """Where values stand: by `words:<path>`, `topic:<path>`, `clinic:<path>`, and blocks by `topic:blocks.<id>`."""
    words, topic, clinic = files.words.source, files.topic, files.clinic.source
    found = [
        shelf.derive("places", topic.source.file, make=lambda: _find_topic_places(topic)),
        shelf.derive("places", words.file, make=lambda: dict(_list_places("words", words))),
        shelf.derive("places", clinic.file, make=lambda: dict(_list_places("clinic", clinic))),
    ]
    if notice:
        found.append({"notice:wording": notice.source.place(("wording",))})
    return ChainMap(*found)


def _find_topic_places(topic: Loaded[Topic]) -> dict[str, Place]:
    places = dict(_list_places("topic", topic.source))
    for number, section in enumerate(topic.model.sections):
        for position, block in enumerate(section.blocks):
            places[f"topic:blocks.{block.id}"] = topic.source.place(("sections", number, "blocks", position))
    return places


def _list_places(name: str, source: Source) -> Iterator[tuple[str, Place]]:
    for steps in _list_steps(source.data, ()):
        yield f"{name}:" + ".".join(map(str, steps)), source.place(steps)


def _list_steps(data: Data, steps: Steps) -> Iterator[Steps]:
    """The way to every value of a file."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield (*steps, key)
        yield from _list_steps(value, (*steps, key))
