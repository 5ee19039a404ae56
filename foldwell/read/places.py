"""Where each value of a brochure stands in its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.findings import Place
    from foldwell.model.notice import Notice
    from foldwell.read.shelf import Files, Loaded
    from foldwell.read.yaml_nodes import Data
    from foldwell.read.yaml_source import Steps


def find_places(files: Files, notice: Loaded[Notice] | None) -> dict[str, Place]:
    """Where values stand: by `words:<path>`, `topic:<path>`, `clinic:<path>`, and blocks by `topic:blocks.<id>`."""
    places: dict[str, Place] = {}
    if notice:
        places["notice:wording"] = notice.source.place(("wording",))
    for name, source in (("words", files.words.source), ("topic", files.topic.source), ("clinic", files.clinic.source)):
        for steps in _list_steps(source.data, ()):
            places[f"{name}:" + ".".join(map(str, steps))] = source.place(steps)
    for number, section in enumerate(files.topic.model.sections):
        for position, block in enumerate(section.blocks):
            places[f"topic:blocks.{block.id}"] = files.topic.source.place(("sections", number, "blocks", position))
    return places


def _list_steps(data: Data, steps: Steps) -> Iterator[Steps]:
    """The way to every value of a file."""
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield (*steps, key)
        yield from _list_steps(value, (*steps, key))
