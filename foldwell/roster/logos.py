"""Logos that a sheet names: files or folders beside it, checked as any logo is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from foldwell.errors import InputError
from foldwell.read.artwork import read_logo
from foldwell.roster.cells import CellError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from foldwell.model.brochure import Artwork

Ground = Literal["light", "dark"]
STEMS: Mapping[Ground, str] = {"light": "logo", "dark": "logo-reversed"}
"""What a logo's file is called in a clinic's folder."""
ENDINGS = (".svg", ".png", ".jpg", ".jpeg", ".webp")


@dataclass(frozen=True)
class Logo:
    """A logo's file: its ending and its bytes."""

    ending: str
    data: bytes


class LogoFinder:
    """Finds and checks logos, each file once: clinics of a group share theirs."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._found: dict[Path, Logo | CellError] = {}

    def is_folder(self, told: str) -> bool:
        """Whether a cell names a folder."""
        return "://" not in told and self._path(told).is_dir()

    def _path(self, told: str) -> Path:
        return self._home / told.replace("\\", "/")

    def find(self, told: str, ground: Ground) -> Logo | None:
        """The logo that a cell names: a file, or the one in a folder; None where a folder has none for dark grounds.

        Raises CellError with all that is wrong with it.
        """
        if "://" in told:
            raise CellError(f"{told!r} is an address", "save the logo as a file beside the sheet, and write its name")
        path = self._path(told)
        if path.is_dir():
            inside = [path / f"{STEMS[ground]}{ending}" for ending in ENDINGS]
            found = next((file for file in inside if file.is_file()), None)
            if found is None and ground == "dark":
                return None
            if found is None:
                message = f"the folder {told!r} holds no {STEMS[ground]}.svg, .png, .jpg or .webp"
                raise CellError(message, "name the logo's file itself")
            path = found
        if path not in self._found:
            self._found[path] = _read(path, told)
        found_logo = self._found[path]
        if isinstance(found_logo, CellError):
            raise found_logo
        return found_logo


def _read(path: Path, told: str) -> Logo | CellError:
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        return CellError(f"{told!r} is no picture by its name", f"name it {', '.join(ENDINGS)}")
    try:
        artwork: Artwork = read_logo(path, told)
    except InputError as problem:
        first = problem.findings[0]
        return CellError(f"the logo {told!r} can't be used: {first.message}", first.remedy)
    is_drawn = not artwork.raster
    if is_drawn != (ending == ".svg"):
        message = f"{told!r} is {'a drawing (SVG)' if is_drawn else 'no SVG'}, whatever its name says"
        return CellError(message, "give it the ending of what it is")
    return Logo(ending, path.read_bytes())
