"""Blocks that patients act with: what to do, to ask, to watch for and to write down, and whom to reach."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, field_validator

from foldwell.model.base import Id, Whole
from foldwell.model.block_base import BaseBlock, Listed, Wordless


class Checklist(Listed):
    """Points to tick."""

    kind: Literal["checklist"]


class Steps(Listed):
    """Numbered steps, each with its drawing where there is one."""

    kind: Literal["steps"]
    figures: dict[Id, Id] = {}
    """Drawing of a step, by the step's id."""


Subject = Literal["evidence", "harms", "alternatives", "cost", "status"]
"""What a question asks about."""


class Questions(Listed):
    """Questions to ask."""

    kind: Literal["questions"]
    covers: dict[Id, Subject | tuple[Subject, ...]] = {}
    """What a question asks about, by its id."""

    def covered(self) -> frozenset[Subject]:
        """All that its questions ask about."""
        told = (self.covers[item] for item in self.items if item in self.covers)
        return frozenset(one for subject in told for one in ((subject,) if isinstance(subject, str) else subject))


class WarningSigns(BaseBlock):
    """Signs to call the clinic for, or the emergency number."""

    kind: Literal["warning_signs"]
    call: Literal["clinic", "emergency"]
    """Whose number is printed."""
    items: tuple[Id, ...] = Field(min_length=1, max_length=10)

    def word_ids(self) -> tuple[str, ...]:
        return ("lead", *self.items)


class Contact(Wordless):
    """The clinic's address, phones and hours."""

    kind: Literal["contact"]


class Qr(BaseBlock):
    """A QR code that leads to the clinic's page of this guide, with a line that says so."""

    kind: Literal["qr"]


class NotesLines(BaseBlock):
    """Lines to write on; they take the room that is left."""

    kind: Literal["notes_lines"]
    least: Whole = Field(default=3, ge=1, le=12)
    """How many lines there must be."""


AppointmentPart = Literal["date", "time", "with", "where", "bring"]
"""What is written down of a visit; the locale's fixed words label it."""


class Appointment(BaseBlock):
    """The next visit, to be written in: a line for each part, under a text of its own."""

    kind: Literal["appointment"]
    asks: tuple[AppointmentPart, ...] = Field(default=("date", "time", "with", "where"), min_length=1)
    """The lines, in order."""

    @field_validator("asks")
    @classmethod
    def _ask_once(cls, asks: tuple[AppointmentPart, ...]) -> tuple[AppointmentPart, ...]:
        twice = [part for part in dict.fromkeys(asks) if asks.count(part) > 1]
        if twice:
            raise ValueError(f"{', '.join(twice)} is asked for twice; name each line once")
        return asks
