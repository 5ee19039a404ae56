"""Files that were read once, for as many brochures as need them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from foldwell.errors import InputError
from foldwell.model.base import Model
from foldwell.model.brand import Brand
from foldwell.model.clinic import Clinic
from foldwell.model.jurisdiction import EmergencyNumbers, Jurisdiction
from foldwell.model.layout import Layout
from foldwell.model.locale import Locale
from foldwell.model.notice import Notice
from foldwell.model.print_shop import PrintShop
from foldwell.model.printer import name_sheet
from foldwell.model.signatures import Signatures
from foldwell.model.theme import Theme
from foldwell.model.topic import Topic
from foldwell.model.translated import Translated
from foldwell.model.words import Words
from foldwell.model.words_overlay import WordsOverlay
from foldwell.read.artwork import read_logo, read_photo, read_svg
from foldwell.read.lexicons import read_lexicon
from foldwell.read.library import KnownLibrary
from foldwell.read.mistakes import Mistakes
from foldwell.read.overlays import lay_over
from foldwell.read.validation import validate
from foldwell.read.yaml_source import Source, load_yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterable, Iterator

    from foldwell.findings import Finding
    from foldwell.model.brochure import Artwork
    from foldwell.model.layout import Paper
    from foldwell.model.lexicon import Lexicon
    from foldwell.read.library import Library
    from foldwell.units import Length

Kind = TypeVar("Kind", bound=Model)
Result = TypeVar("Result")


@dataclass(frozen=True)
class Loaded(Generic[Kind]):
    """A file: its model, and its source for the places of its values."""

    model: Kind
    source: Source


@dataclass(frozen=True)
class Files:
    """The six files of one brochure."""

    topic_id: str
    clinic_id: str
    layout_id: str
    topic: Loaded[Topic]
    words: Loaded[Words]
    clinic: Loaded[Clinic]
    brand: Loaded[Brand]
    layout: Loaded[Layout]
    locale: Loaded[Locale]


class Shelf:
    """Reads each file of a library once; a file with mistakes raises its InputError each time it is asked for."""

    def __init__(self, library: Library) -> None:
        self.library = KnownLibrary(library.roots)
        self._read: dict[tuple[str, str], object] = {}
        self._derived: dict[tuple[Hashable, ...], object] = {}

    def forget(self, changed: Collection[str]) -> None:
        """Read these files anew when they are asked for next; what follows from several files is not kept at all."""
        self.library.look_again()
        self._derived.clear()
        folders = {file.rpartition("/")[0] for file in changed}
        self._read = {
            (kind, name): read
            for (kind, name), read in self._read.items()
            if name not in changed and name not in folders
        }

    def topic(self, topic: str) -> Loaded[Topic]:
        """`content/topics/<topic>/topic.yaml`."""
        return self._load(f"content/topics/{topic}/topic.yaml", Topic)

    def words(self, topic: str, locale: str) -> Loaded[Words]:
        """`content/topics/<topic>/<locale>.yaml`, laid over the words that it is based on where it names some."""

        def load(name: str) -> Loaded[Words]:
            source = self._open(name)
            if isinstance(source.data, dict) and "based_on" in source.data:
                source = self._lay_over(topic, source)
            return Loaded(validate(source, Words), source)

        return self._once("Words", f"content/topics/{topic}/{locale}.yaml", load)

    def _lay_over(self, topic: str, source: Source) -> Source:
        based_on = validate(source, WordsOverlay).based_on
        base = self._open(f"content/topics/{topic}/{based_on}.yaml")
        if isinstance(base.data, dict) and "based_on" in base.data:
            message = f"{based_on} is itself based on another locale"
            remedy = f"write based_on: {base.data['based_on']}"
            raise InputError([source.error("read.wrong-value", message, remedy, ("based_on",))])
        validate(base, Words)
        return lay_over(source, base)

    def translated(self, topic: str, locale: str) -> Translated | None:
        """`content/topics/<topic>/<locale>.from.yaml`: what the locale was translated from, where that is kept."""
        relative = f"content/topics/{topic}/{locale}.from.yaml"
        return None if self.library.find(relative) is None else self._load(relative, Translated).model

    def clinic(self, clinic: str) -> Loaded[Clinic]:
        """`content/clinics/<clinic>/clinic.yml`."""
        return self._load(f"content/clinics/{clinic}/clinic.yml", Clinic)

    def brand(self, clinic: str) -> Loaded[Brand]:
        """`content/clinics/<clinic>/_brand.yml`."""
        return self._load(f"content/clinics/{clinic}/_brand.yml", Brand)

    def layout(self, layout: str) -> Loaded[Layout]:
        """`templates/layouts/<layout>.yaml`."""
        return self._load(f"templates/layouts/{layout}.yaml", Layout)

    def locale(self, locale: str) -> Loaded[Locale]:
        """`content/locales/<locale>.yaml`."""
        return self._load(f"content/locales/{locale}.yaml", Locale)

    def theme(self, theme: str) -> Loaded[Theme] | None:
        """`styles/themes/<theme>.yaml`; None where the theme is a style sheet alone."""
        relative = f"styles/themes/{theme}.yaml"
        return None if self.library.find(relative) is None else self._load(relative, Theme)

    def print_shop(self, name: str) -> Loaded[PrintShop]:
        """`content/print-shops/<name>.yaml`."""
        return self._load(f"content/print-shops/{name}.yaml", PrintShop)

    def lexicon(self, locale: str) -> Lexicon:
        """The words that the rules of wording know in a locale's language."""
        language = locale.partition("-")[0]
        return self._once("lexicon", f"content/lexicons/{language}", lambda _: read_lexicon(self.library, language))

    def jurisdiction(self, name: str) -> Loaded[Jurisdiction]:
        """`content/jurisdictions/<name>.yaml`."""
        return self._load(f"content/jurisdictions/{name}.yaml", Jurisdiction)

    def emergency_numbers(self) -> Loaded[EmergencyNumbers]:
        """`content/emergency-numbers.yaml`."""
        return self._load("content/emergency-numbers.yaml", EmergencyNumbers)

    def notice(self, jurisdiction: str) -> Loaded[Notice]:
        """`content/notices/<jurisdiction>.yaml`."""
        return self._load(f"content/notices/{jurisdiction}.yaml", Notice)

    def known_papers(self) -> tuple[str, ...]:
        """Every paper that a layout of the library prints on; layouts with mistakes are passed over."""
        return self.derive("papers", make=lambda: tuple(sorted({paper for paper, _ in self._list_papers()})))

    def known_sheets(self) -> dict[str, tuple[Length, Length]]:
        """Width and height of every sheet that a layout prints on, by its calibration sheet's name, sorted."""
        return self.derive("sheets", make=self._find_sheets)

    def _find_sheets(self) -> dict[str, tuple[Length, Length]]:
        sheets = {name_sheet(name, *paper.sheet): paper.sheet for name, paper in self._list_papers()}
        return dict(sorted(sheets.items()))

    def _list_papers(self) -> Iterator[tuple[str, Paper]]:
        for name in self.library.layouts():
            with suppress(InputError):
                yield from self.layout(name).model.papers.items()

    def signatures(self, topic: str) -> Signatures:
        """`content/topics/<topic>/signatures.yaml`, empty where nobody signed."""
        relative = f"content/topics/{topic}/signatures.yaml"
        if self.library.find(relative) is None:
            return Signatures(schema="signatures/1")
        return self._load(relative, Signatures).model

    def notices(self, topic: str) -> tuple[Source, ...]:
        """The statutory notices of the jurisdictions that a topic names, as far as there are any."""
        names = [f"content/notices/{jurisdiction}.yaml" for jurisdiction in sorted(self.topic(topic).model.status)]
        return tuple(self._once("source", name, self._open) for name in names if self.library.find(name))

    def check(self, file: str, check: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
        """What a check found in a file, checked once."""
        return self.derive("check", file, make=lambda: tuple(check()))

    def derive(self, *names: Hashable, make: Callable[[], Result]) -> Result:
        """What follows from the files, made once. names: what it is and of which files; all that it hangs on."""
        return _recall(self._derived, names, make)

    def gather(self, *names: Hashable, read: Callable[[Mistakes], Result], mistakes: Mistakes) -> Result:
        """The same for what tells its mistakes as it goes; they are told each time."""

        def make() -> tuple[Result, tuple[Finding, ...]]:
            own = Mistakes([])
            return read(own), tuple(own.findings)

        result, findings = self.derive(*names, make=make)
        mistakes.findings += findings
        return result

    def svg(self, relative: str) -> Artwork:
        """A drawing, safe to draw."""
        return self._once("svg", relative, lambda name: read_svg(self.library.path(name), name))

    def logo(self, relative: str) -> Artwork:
        """A logo, drawn or a raster."""
        return self._once("logo", relative, lambda name: read_logo(self.library.path(name), name))

    def photo(self, relative: str) -> Artwork:
        """A photo."""
        return self._once("photo", relative, lambda name: read_photo(self.library.path(name), name))

    def _open(self, relative: str) -> Source:
        return load_yaml(self.library.path(relative), relative)

    def _load(self, relative: str, model_type: type[Kind]) -> Loaded[Kind]:
        def load(name: str) -> Loaded[Kind]:
            source = self._open(name)
            return Loaded(validate(source, model_type), source)

        return self._once(model_type.__name__, relative, load)

    def _once(self, kind: str, relative: str, read: Callable[[str], Result]) -> Result:
        return _recall(self._read, (kind, relative), lambda: read(relative))


def _recall(kept: dict[Any, object], key: Hashable, make: Callable[[], Result]) -> Result:
    """What was made under a key before, else what is made now; an InputError is kept as well."""
    if key not in kept:
        try:
            kept[key] = make()
        except InputError as problem:
            kept[key] = problem
    result = kept[key]
    if isinstance(result, InputError):
        raise InputError(result.findings)
    return result  # type: ignore[return-value]
