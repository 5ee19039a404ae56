"""Which columns a sheet of clinics can have, and which one a header means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from foldwell.model.brand import ROLE_NAMES, Brand, FoldwellDefaults
from foldwell.model.clinic import Clinic, Offer, Photo, Price, Site, Trial
from foldwell.model.printer import Edges, Readings, Shift
from foldwell.read.yaml_source import write_field
from foldwell.roster.cells import DAY, FLAG, HOURS, LINES, NAMES, NUMBER_TEXT, NUMBERS, PAIRS, TEXT, WHOLE, Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from foldwell.model.base import Model
    from foldwell.read.shelf import Shelf
    from foldwell.read.yaml_source import Steps

Target = Literal["id", "clinic", "brand", "logo"]
MOST_SITES = 20
_FIELDS = {
    "name": TEXT,
    "jurisdiction": TEXT,
    "locales": NAMES,
    "paper": NAMES,
    "stock": TEXT,
    "print_shop": TEXT,
    "phone": NUMBER_TEXT,
    "after_hours": NUMBER_TEXT,
    "hours": HOURS,
    "web": TEXT,
    "layouts": NAMES,
    "since": DAY,
}
_OFFER = {
    "guide": TEXT,
    "sells": FLAG,
    "locales": NAMES,
    "variant": PAIRS,
    "price.amount": WHOLE,
    "price.currency": TEXT,
    "price.year": WHOLE,
    "price.covers.": TEXT,
    "trial.number": TEXT,
    "trial.phase": TEXT,
    "trial.oversight": TEXT,
    "trial.pays": TEXT,
    "trial.told.": TEXT,
}
"""Below an offer; a name that ends in a point is followed by a locale."""
_PHOTO = {"file": TEXT, "focus": NUMBERS, "alt.": TEXT}
_READINGS = {
    **{f"shift.{way}": TEXT for way in Shift.model_fields},
    **{f"edge.{side}": TEXT for side in Edges.model_fields},
}
_LOOKS: dict[str, Steps] = {"short_name": ("meta", "name", "short"), "theme": ("defaults", "foldwell", "theme")}
_LOOKS |= {"cover": ("defaults", "foldwell", "cover")} | {f"color.{role}": ("color", role) for role in ROLE_NAMES}
_OTHER_NAMES = {
    "clinic": "name",
    "clinic name": "name",
    "clinic id": "id",
    "languages": "locales",
    "papers": "paper",
    "opening hours": "hours",
    "telephone": "phone",
    "website": "web",
    "web site": "web",
    "site name": "site",
    "logo on dark": "logo_reversed",
}
"""What people call them besides."""
_MODELS: dict[tuple[str, ...], type[Model]] = {
    (): Clinic,
    ("offers", "*"): Offer,
    ("offers", "*", "price"): Price,
    ("offers", "*", "trial"): Trial,
    ("sites", "*"): Site,
    ("photos", "*"): Photo,
    ("printer", "*"): Readings,
    ("printer", "*", "shift"): Shift,
    ("printer", "*", "edge"): Edges,
}


@dataclass(frozen=True)
class Column:
    """A column: what its header is, and which value of which file stands in it. field: as findings name the value."""

    header: str
    target: Target
    steps: Steps
    form: Form

    @property
    def field(self) -> str:
        """The value's name in findings; empty for what is in no file."""
        return write_field(self.steps) if self.target in {"clinic", "brand"} else ""


@dataclass(frozen=True)
class Names:
    """What of other files columns are named for."""

    topics: tuple[str, ...]
    locales: tuple[str, ...]
    sheets: tuple[str, ...]
    photos: tuple[str, ...] = ()


def read_names(shelf: Shelf, photos: Iterable[str] = ()) -> Names:
    """The names that a project knows."""
    library = shelf.library
    return Names(library.topics(), library.locales(), tuple(shelf.known_sheets()), tuple(photos))


def list_columns(names: Names) -> Iterator[Column]:
    """Every column that there can be, in the order in which an exported sheet has them."""
    yield Column("id", "id", (), TEXT)
    for name, form in _FIELDS.items():
        if name == "web":
            yield from _list_sites()
        yield Column(name, "clinic", (name,), form)
        if name == "name":
            yield Column("short_name", "brand", _LOOKS["short_name"], TEXT)
    yield Column("logo", "logo", ("light",), TEXT)
    yield Column("logo_reversed", "logo", ("dark",), TEXT)
    for topic in names.topics:
        yield from _list_below(("offers", topic), _OFFER, names.locales)
    for photo in names.photos:
        yield from _list_below(("photos", photo), _PHOTO, names.locales)
    for sheet in names.sheets:
        yield from _list_below(("printer", sheet), _READINGS, ())
    for name, steps in _LOOKS.items():
        if name != "short_name":
            yield Column(name, "brand", steps, TEXT)


def _list_sites() -> Iterator[Column]:
    for number in range(MOST_SITES):
        ending = f".{number + 1}" if number else ""
        yield Column(f"site{ending}", "clinic", ("sites", number, "name"), TEXT)
        yield Column(f"address{ending}", "clinic", ("sites", number, "address"), LINES)


def _list_below(steps: tuple[str, str], forms: dict[str, Form], locales: tuple[str, ...]) -> Iterator[Column]:
    for name, form in forms.items():
        for tail in [f"{name}{tag}" for tag in locales] if name.endswith(".") else [name]:
            yield Column(f"{steps[0]}.{steps[1]}.{tail}", "clinic", (*steps, *tail.split(".")), form)


def match_headers(headers: Iterable[str], columns: Iterable[Column]) -> list[Column | None]:
    """The column that each header means: in any case, with spaces, points, hyphens or underscores between words."""
    known = {column.header: column for column in columns}
    plain: dict[str, Column | None] = {}
    for header, column in known.items():
        plain[_plain(header)] = None if _plain(header) in plain else column
    plain |= {_plain(name): known[meant] for name, meant in _OTHER_NAMES.items()}
    plain |= {f"{_plain(name)}1": known[name] for name in ("site", "address")}
    return [known.get(header) or plain.get(_plain(header)) for header in headers]


def find_photos(headers: Iterable[str]) -> list[str]:
    """The photos that headers speak of."""
    found = (re.match(r"photos?[.: /]+([a-z][a-z0-9-]*)[.: /]", header.lower()) for header in headers)
    return list(dict.fromkeys(match[1] for match in found if match))


def _plain(header: str) -> str:
    return re.sub(r"[\W_]+", "", header.casefold())


def list_keys(steps: Steps) -> list[str]:
    """The keys that a mapping of `clinic.yml` has at a path, in the order in which they are written."""
    path = tuple(str(step) if number % 2 == 0 else "*" for number, step in enumerate(steps))
    model = _MODELS.get(path)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def list_brand_keys(steps: Steps) -> list[str]:
    """The same of `_brand.yml`."""
    if steps == ("color",):
        return ["palette", *ROLE_NAMES]
    if steps == ("defaults", "foldwell"):
        return list(FoldwellDefaults.model_fields)
    return [] if steps else list(Brand.model_fields)
