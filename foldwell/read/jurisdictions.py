"""The law of a clinic's jurisdiction: its own facts, and those of the country or union that it lies within."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from foldwell.errors import InputError
from foldwell.findings import note
from foldwell.model.jurisdiction import Law
from foldwell.read.suggestions import suggest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from foldwell.findings import Finding
    from foldwell.model.brochure import Profile
    from foldwell.model.jurisdiction import Jurisdiction
    from foldwell.read.shelf import Loaded, Shelf
    from foldwell.read.yaml_source import Source, Steps

Told = TypeVar("Told")
NEEDED = {
    "regulator": "who approves medicines there",
    "emergency": "which number reaches an ambulance there",
    "report": "how a bad effect is reported there",
    "unapproved": "what may be said there of a medicine that is not approved",
}
"""What every brochure needs to know of the law, in words."""


def read_law(shelf: Shelf, name: str) -> Law:
    """What holds in a jurisdiction.

    Raises InputError where it, or one that it lies within, has no file, mistakes, or facts that nobody tells.
    """
    return shelf.derive("law", name, make=lambda: _read_law(shelf, name))


def _read_law(shelf: Shelf, name: str) -> Law:
    files = _read_chain(shelf, name)
    own = files[0].source
    missing = [
        own.error("read.incomplete-jurisdiction", f"nothing says {why}", f"add {fact}:, with its source", (fact,))
        for fact, why in NEEDED.items()
        if not any(getattr(file.model, fact) for file in files)
    ]
    if missing:
        raise InputError(missing)
    ids = (name, *(file.model.within for file in files if file.model.within))
    table = shelf.emergency_numbers().model.numbers
    numbers = _first(files, lambda told: told.emergency)
    known = next((table[one] for one in ids if one in table), ())
    return Law(
        chain=ids,
        name=files[0].model.name,
        regulator=_first(files, lambda told: told.regulator),
        emergency=numbers,
        report={tag: text for file in reversed(files) for tag, text in file.model.report.items()},
        unapproved=_first(files, lambda told: told.unapproved),
        notices=tuple(dict.fromkeys(one for file in files for one in file.model.notices)),
        signs=tuple(dict.fromkeys(one for file in files for one in file.model.signs)),
        known_numbers=known,
        foreign_numbers=frozenset(chain.from_iterable(table.values())) - {*numbers, *known},
    )


def _read_chain(shelf: Shelf, name: str) -> list[Loaded[Jurisdiction]]:
    """The file of a jurisdiction, then those that it lies within."""
    files = [shelf.jurisdiction(name)]
    while wider := files[-1].model.within:
        source = files[-1].source
        if wider not in shelf.library.jurisdictions():
            remedy = suggest(wider, shelf.library.jurisdictions())
            raise InputError([source.error("read.unknown-jurisdiction", f"there is no {wider}", remedy, ("within",))])
        files.append(shelf.jurisdiction(wider))
        if files[-1] in files[:-1]:
            message = f"{name} would lie within itself"
            raise InputError([source.error("read.wrong-value", message, "take within: away", ("within",))])
    return files


def _first(files: list[Loaded[Jurisdiction]], tell: Callable[[Jurisdiction], Told | None]) -> Told:
    """A fact, as the narrowest jurisdiction that has it tells it."""
    return next(told for file in files if (told := tell(file.model)))


def list_law_sources(shelf: Shelf, law: Law) -> tuple[Source, ...]:
    """The files that say what holds in a place, its notices among them."""
    told = (shelf.jurisdiction(name).source for name in law.chain)
    return (*told, *(shelf.notice(name).source for name in law.notices))


def check_jurisdiction(shelf: Shelf, source: Source, name: str) -> Iterator[Finding]:
    """Whether a clinic names a jurisdiction that there is; one that people write otherwise is told the right id."""
    known = shelf.library.jurisdictions()
    if name in known:
        return
    wide = name.partition("-")[0]
    right = [one for one in known if {name, wide} & {*shelf.jurisdiction(one).model.also_written}]
    message = f"there is no jurisdiction {name}"
    add = f"write content/jurisdictions/{name}.yaml (docs/jurisdictions.md); there are: {', '.join(known)}"
    yield source.error("read.unknown-jurisdiction", message, f"write {right[0]}" if right else add, ("jurisdiction",))


def check_open_law(shelf: Shelf, law: Law, profile: Profile) -> Iterator[Finding]:
    """Facts that nobody has verified, in any of the files that a law comes from."""
    for name in law.chain:
        file = shelf.jurisdiction(name)
        if file.model.is_open:
            told = f"nobody has held what this file says of the law of {file.model.name} against the law"
            yield tell_unverified("read.unverified-jurisdiction", told, file.source, ("verify",), profile)


def tell_unverified(code: str, told: str, source: Source, steps: Steps, profile: Profile) -> Finding:
    """A finding on something that nobody has verified: it stops a patient build, and a draft only says so."""
    remedy = "compare it with the sources that it names, then write verified: {by: NAME, on: DAY}"
    if profile == "patient":
        return source.error(code, told, remedy, steps)
    return note(code, f"{told} (stops a patient build)", remedy, source.place(steps), str(steps[-1]))


def check_report_route(shelf: Shelf, law: Law, locale: str) -> Iterator[Finding]:
    """Whether the way to report a bad effect is told in a locale."""
    if locale not in law.report:
        teller = next(file for name in law.chain if (file := shelf.jurisdiction(name)).model.report)
        message = f"nothing says in {locale} how a bad effect is reported in {law.name}"
        yield teller.source.error("read.missing-words", message, f"add {locale}:", ("report",))
