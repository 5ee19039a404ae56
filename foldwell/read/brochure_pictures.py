"""The pictures of a brochure: its logos, its drawings and the photos that it uses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from foldwell.findings import error
from foldwell.read.logos import choose_logo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from foldwell.findings import Finding
    from foldwell.model.brochure import Artwork
    from foldwell.read.mistakes import Mistakes
    from foldwell.read.shelf import Files, Shelf


def read_logos(files: Files, shelf: Shelf, mistakes: Mistakes) -> tuple[Artwork | None, Artwork | None]:
    """The logo for light grounds and the one for dark grounds, where the brand has them."""
    chosen = choose_logo(files.brand.model, files.brand.source)
    mistakes.findings += chosen.findings
    folder = f"content/clinics/{files.clinic_id}"
    light, dark = (f"{folder}/{path}" if path else None for path in (chosen.light, chosen.dark))
    return (
        mistakes.take(partial(shelf.logo, light)) if light else None,
        mistakes.take(partial(shelf.logo, dark)) if dark else None,
    )


def read_figures(files: Files, shelf: Shelf, mistakes: Mistakes) -> dict[str, Artwork]:
    """The topic's drawings by their id."""
    folder = f"content/topics/{files.topic_id}/figures"
    names = {name: f"{folder}/{figure.file}" for name, figure in files.topic.model.figures.items()}
    pictures = _read_pictures(names, shelf.svg, mistakes)
    mistakes.findings += _missing_labels(files, pictures)
    return pictures


def _missing_labels(files: Files, pictures: Mapping[str, Artwork]) -> Iterator[Finding]:
    """Labels that the topic promises and that the drawing has no place for."""
    for name, picture in pictures.items():
        figure = files.topic.model.figures[name]
        for number, label in enumerate(figure.labels):
            if f'data-label="{label}"' not in picture.svg:
                place = files.topic.source.place(("figures", name, "labels", number))
                remedy = f'draw <text data-label="{label}">, or take the label away'
                message = f"the drawing {figure.file} has no text for the label {label!r}"
                yield error("read.missing-label", message, remedy, place, f"figures.{name}.labels[{number}]")


def read_photos(files: Files, shelf: Shelf, mistakes: Mistakes) -> dict[str, Artwork]:
    """The clinic's photos that the topic uses, by their name."""
    used = {block.use for _, block in files.topic.model.blocks() if block.kind == "photo"}
    photos = files.clinic.model.photos
    names = {name: f"content/clinics/{files.clinic_id}/{photos[name].file}" for name in photos if name in used}
    return _read_pictures(names, shelf.photo, mistakes)


def _read_pictures(names: Mapping[str, str], read: Callable[[str], Artwork], mistakes: Mistakes) -> dict[str, Artwork]:
    pictures = {name: mistakes.take(partial(read, path)) for name, path in names.items()}
    return {name: picture for name, picture in pictures.items() if picture}
