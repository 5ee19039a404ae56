"""A jurisdiction (`content/jurisdictions/<id>.yaml`), and the law that it comes to with those that it lies within."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from foldwell.model.base import Day, Flag, LocaleTag, Model, Text, WebAddress
from foldwell.model.signatures import Role
from foldwell.model.verification import Verification

if TYPE_CHECKING:
    from collections.abc import Mapping

JurisdictionId = Annotated[
    str, StringConstraints(pattern=r"^[A-Z]{2}(-[A-Z]{2,3})?$"), Field(examples=["US", "US-CA", "GB"])
]
"""ISO 3166: a country's two letters, or those of a part of it; EU stands for the European Union."""
Number = Annotated[str, StringConstraints(pattern=r"^[0-9]{2,6}$"), Field(examples=["911", "112"])]
Advertising = Literal["full", "information_only"]
"""What may be said to the public of a medicine that is not approved: `information_only` allows no effect, price,
product or call to book."""
Fact = Literal["regulator", "emergency", "report", "unapproved", "notices", "signs"]


class FactSource(Model):
    """Where a fact was looked up."""

    citation: Text
    url: WebAddress
    accessed: Day


class Regulator(Model):
    """Who approves medicines."""

    name: Text
    short: Text
    """The name that its letters make, such as FDA."""


class Jurisdiction(Model):
    """What the law of one place asks of a brochure; what it leaves out is as in the one that it lies within."""

    schema_: Literal["jurisdiction/1"] = Field(alias="schema")
    name: Text
    """Its name in a sentence, such as `the United States`."""
    also_written: tuple[Text, ...] = ()
    """What people write for its id, such as UK, so that they are told the right one."""
    within: JurisdictionId | None = None
    """The country of a state, or the union that a country is part of."""
    regulator: Regulator | None = None
    emergency: tuple[Number, ...] = ()
    """The numbers that reach an ambulance; the first is printed."""
    report: dict[LocaleTag, Text] = {}
    """How a patient reports a bad effect, in each locale."""
    unapproved: Advertising | None = None
    notices: tuple[JurisdictionId, ...] = ()
    """The notices that the law words, by their files in content/notices/; those of the wider law hold too."""
    signs: tuple[Role, ...] = ()
    """Who must sign the wording for this place, beside those who sign it for every place."""
    sources: dict[Fact, FactSource]
    """Where each fact of this file was looked up."""
    verify: Flag = False
    """Whether somebody must still hold the facts against the law; no patient build is made before."""
    verified: Verification | None = None

    @model_validator(mode="after")
    def _names_its_sources(self) -> Jurisdiction:
        told = {name for name in Fact.__args__ if getattr(self, name)}  # type: ignore[attr-defined]
        if missing := sorted(told - self.sources.keys()):
            raise ValueError(f"nothing says where {', '.join(missing)} was looked up; add it under sources:")
        if extra := sorted(self.sources.keys() - told):
            raise ValueError(f"sources: names {', '.join(extra)}, which this file does not tell; take it away")
        return self

    @property
    def is_open(self) -> bool:
        """Whether nobody has verified facts that must be."""
        return self.verify and self.verified is None


class EmergencyNumbers(Model):
    """The numbers that reach an ambulance in countries with and without a jurisdiction of their own."""

    schema_: Literal["emergency-numbers/1"] = Field(alias="schema")
    numbers: dict[JurisdictionId, tuple[Number, ...]]
    """By country."""
    sources: tuple[FactSource, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Law:
    """What holds in one jurisdiction: its own facts, and those of the wider ones where it tells none.

    chain: its id, then those that it lies within. emergency: numbers that reach an ambulance.
    report: how to report a bad effect, by locale. signs: roles that must sign beside the usual ones.
    known_numbers: what the table of all countries has for this one; foreign_numbers: those of others alone.
    """

    chain: tuple[str, ...]
    name: str
    regulator: Regulator
    emergency: tuple[str, ...]
    report: Mapping[str, str]
    unapproved: Advertising
    notices: tuple[str, ...] = ()
    signs: tuple[Role, ...] = ()
    known_numbers: tuple[str, ...] = ()
    foreign_numbers: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """Its own id."""
        return self.chain[0]

    def holds(self, jurisdictions: tuple[str, ...]) -> bool:
        """Whether it is one of these, or lies within one."""
        return any(one in jurisdictions for one in self.chain)
