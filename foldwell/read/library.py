"""What exists: topics, clinics, layouts and locales in a project's folders, laid over the bundled ones."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from foldwell.errors import InputError
from foldwell.findings import Place, error
from foldwell.read.pseudo_locales import PSEUDO_LOCALES
from foldwell.read.suggestions import check_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Listing = TypeVar("Listing")
_LOCALE_FILE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?\.yaml")


@dataclass(frozen=True)
class Library:
    """Folders that hold templates/, styles/ and content/: the project's own first, then the bundled one.

    A file of an earlier root hides the same file of a later one. Topics and clinics are never mixed: they
    are those of the first root that has room for any, so that a project does not print the bundled samples.
    """

    roots: tuple[Path, ...]

    def find(self, relative: str) -> Path | None:
        """The file at a path such as `styles/brochure.css`, from the first root that has it."""
        return next((root / relative for root in self.roots if (root / relative).is_file()), None)

    def find_all(self, relative: str) -> tuple[Path, ...]:
        """The files at a path, from every root that has it, in the order of the roots."""
        return tuple(root / relative for root in self.roots if (root / relative).is_file())

    def path(self, relative: str) -> Path:
        """The file at a path, or where the first root should have it."""
        return self.find(relative) or self.roots[0] / relative

    def read_text(self, relative: str) -> str:
        """The text of a template or a style.

        Raises InputError where no root has it, or where it is not UTF-8.
        """
        place = Place(relative)
        path = self.find(relative)
        if path is None:
            raise InputError([error("read.missing-file", "there is no such file", "check its name, or add it", place)])
        try:
            return path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, OSError):
            remedy = "check its permissions, and save it as UTF-8"
            raise InputError([error("read.encoding", "this file can't be read as text", remedy, place)]) from None

    def topics(self) -> tuple[str, ...]:
        """Names of the topics, sorted."""
        return self._folders("content/topics", "topic.yaml")

    def clinics(self) -> tuple[str, ...]:
        """Names of the clinics, sorted."""
        return self._folders("content/clinics", "clinic.yml")

    def layouts(self) -> tuple[str, ...]:
        """Names of the layouts, sorted."""
        return tuple(sorted({path.stem for root in self.roots for path in (root / "templates/layouts").glob("*.yaml")}))

    def themes(self) -> tuple[str, ...]:
        """Names of the themes, sorted."""
        return tuple(sorted({path.stem for root in self.roots for path in (root / "styles/themes").glob("*.css")}))

    def locales(self, topic: str | None = None) -> tuple[str, ...]:
        """Tags of the locales that a topic has words in, or that the program has fixed words in; sorted.

        Pseudo-locales are not among them: they are made, and a file of that name is nobody's translation.
        """
        if topic is None:
            folders = [root / "content/locales" for root in self.roots]
        else:
            folders = [self.path(f"content/topics/{topic}/topic.yaml").parent]
        names = {path.name for folder in folders if folder.is_dir() for path in folder.iterdir()}
        tags = {name.removesuffix(".yaml") for name in names if _LOCALE_FILE.fullmatch(name)}
        return tuple(sorted(tags - set(PSEUDO_LOCALES)))

    def print_shops(self) -> tuple[str, ...]:
        """Names of the print shops, sorted."""
        folders = (root / "content/print-shops" for root in self.roots)
        return tuple(sorted({path.stem for folder in folders for path in folder.glob("*.yaml")}))

    def jurisdictions(self) -> tuple[str, ...]:
        """Ids of the jurisdictions, sorted."""
        folders = (root / "content/jurisdictions" for root in self.roots)
        return tuple(sorted({path.stem for folder in folders for path in folder.glob("*.yaml")}))

    def profiles(self) -> tuple[str, ...]:
        """File names of the ICC profiles that print shops can name, sorted."""
        folders = [root / part for root in self.roots for part in ("content/print-shops", "styles/icc")]
        return tuple(sorted({path.name for folder in folders for path in folder.glob("*.ic[cm]")}))

    def icons(self) -> tuple[str, ...]:
        """Names of the symbols, sorted."""
        return tuple(sorted({path.stem for root in self.roots for path in (root / "styles/icons").glob("*.svg")}))

    def check_topic(self, name: str) -> str:
        """The name, where there is such a topic; raises UsageError with a suggestion."""
        return check_name("topic", name, self.topics())

    def check_clinic(self, name: str) -> str:
        """The name, where there is such a clinic; raises UsageError with a suggestion."""
        return check_name("clinic", name, self.clinics())

    def check_layout(self, name: str) -> str:
        """The name, where there is such a layout; raises UsageError with a suggestion."""
        return check_name("layout", name, self.layouts())

    def check_theme(self, name: str) -> str:
        """The name, where there is such a theme; raises UsageError with a suggestion."""
        return check_name("theme", name, self.themes())

    def check_print_shop(self, name: str) -> str:
        """The name, where there is such a print shop; raises UsageError with a suggestion."""
        return check_name("print shop", name, self.print_shops())

    def check_locale(self, topic: str, name: str) -> str:
        """The tag, where the topic has words in it; raises UsageError with a suggestion."""
        return check_name(f"locale of {topic}", name, self.locales(topic))

    def lost_clinics(self) -> tuple[str, ...]:
        """Names of the folders under content/clinics that hold files but no clinic.yml, sorted."""
        folders = (self._home / "content/clinics").glob("*/")
        lost = {folder.name for folder in folders if any(folder.iterdir()) and not folder.name.startswith(".")}
        return tuple(sorted(lost - set(self.clinics())))

    @property
    def _home(self) -> Path:
        """The root whose topics and clinics count."""
        parts = ("content/topics", "content/clinics")
        return next((root for root in self.roots if any((root / part).is_dir() for part in parts)), self.roots[0])

    def _folders(self, relative: str, holding: str) -> tuple[str, ...]:
        return tuple(sorted(path.parent.name for path in (self._home / relative).glob(f"*/{holding}")))


@dataclass(frozen=True)
class KnownLibrary(Library):
    """A library that looks into each folder once; `look_again` where something may have changed."""

    _known: dict[tuple[str, str], Any] = field(default_factory=dict, compare=False, repr=False)

    def look_again(self) -> None:
        """Forget what was there."""
        self._known.clear()

    def find(self, relative: str) -> Path | None:
        return self._once("file", relative, lambda: Library.find(self, relative))

    def topics(self) -> tuple[str, ...]:
        return self._once("topics", "", lambda: Library.topics(self))

    def clinics(self) -> tuple[str, ...]:
        return self._once("clinics", "", lambda: Library.clinics(self))

    def layouts(self) -> tuple[str, ...]:
        return self._once("layouts", "", lambda: Library.layouts(self))

    def themes(self) -> tuple[str, ...]:
        return self._once("themes", "", lambda: Library.themes(self))

    def locales(self, topic: str | None = None) -> tuple[str, ...]:
        return self._once("locales", topic or "", lambda: Library.locales(self, topic))

    def jurisdictions(self) -> tuple[str, ...]:
        return self._once("jurisdictions", "", lambda: Library.jurisdictions(self))

    def _once(self, kind: str, name: str, look: Callable[[], Listing]) -> Listing:
        key = kind, name
        if key not in self._known:
            self._known[key] = look()
        return self._known[key]  # type: ignore[no-any-return]
