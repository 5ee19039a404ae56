"""The kinds of block a section may hold, and which words each needs.

`word_ids` names the words of a block: None where they are one text, else the ids under which the
locale file gives one text each.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator

from foldwell.model.base import Flag, Id, Model, Priority, RefId, Text, Whole
from foldwell.model.counts import BandName

BlockKind = Literal[
    "main_message",
    "paragraph",
    "fact",
    "list",
    "checklist",
    "steps",
    "claim",
    "icon_array",
    "harm",
    "unknown",
    "myth",
    "card",
    "options",
    "questions",
    "warning_signs",
    "status",
    "cost",
    "contact",
    "qr",
    "interest",
    "glossary",
    "references",
    "figure",
    "photo",
    "review_line",
    "notes_lines",
    "appointment",
]
"""Every kind, as the classes below name them."""


class _Block(Model):
    """What every block has."""

    id: Id
    priority: Priority = 1
    """1 must print, 2 from the tri-fold up, 3 where there is room."""
    safety: Flag = False
    """Never dropped, never smaller than the benefits."""
    detail: Literal["both", "short", "full"] = "both"
    """Whether it is for layouts with little room, for the long ones, or for both."""
    when: dict[Id, Id | tuple[Id, ...]] = {}
    """The clinic's variant that this block is for, such as `{source: marrow}`."""
    law: tuple[Text, ...] = ()
    """The jurisdictions whose law this block tells, such as `[US]`; it prints there alone. Everywhere if left out."""
    pair: tuple[Id, ...] = ()
    """Blocks without which this may not print."""

    def word_ids(self) -> tuple[str, ...] | None:
        """Ids of the texts this block needs; None for one text, () for no words of its own."""
        return None


class _Wordless(_Block):
    def word_ids(self) -> tuple[str, ...]:
        return ()


class _Listed(_Block):
    items: tuple[Id, ...] = Field(min_length=1, max_length=10)
    """Ids of the entries, in order."""

    def word_ids(self) -> tuple[str, ...]:
        return self.items


class MainMessage(_Wordless):
    """The main message in full: at most three sentences, told in the words' `main_message`."""

    kind: Literal["main_message"]


class Paragraph(_Block):
    """A paragraph of plain words that state no effect."""

    kind: Literal["paragraph"]


class Fact(_Block):
    """A short fact with its own small heading."""

    kind: Literal["fact"]
    tells: Literal["harm"] | None = None
    """`harm` where it tells what can go wrong, as the summary does before the section on harms."""

    def word_ids(self) -> tuple[str, ...]:
        return ("lead", "text")


class List(_Listed):
    """Two to seven points."""

    kind: Literal["list"]


class Checklist(_Listed):
    """Points to tick."""

    kind: Literal["checklist"]


class Steps(_Listed):
    """Numbered steps, each with its drawing where there is one."""

    kind: Literal["steps"]
    figures: dict[Id, Id] = {}
    """Drawing of a step, by the step's id."""


class ClaimBlock(_Wordless):
    """A claim with its certainty."""

    kind: Literal["claim"]
    use: Id
    """Id of the claim."""


class IconArray(_Wordless):
    """People out of 100, filled against outlined, one array an arm."""

    kind: Literal["icon_array"]
    use: Id
    """Id of the number."""


class Harm(_Block):
    """One thing that can go wrong: what, and what to do."""

    kind: Literal["harm"]
    severity: Literal["mild", "serious", "emergency"]
    number: Id | None = None
    """Id of the number that says how often; its sentence is set beside it."""
    band: BandName | None = None
    """How often, where sources tell a band and no number; its words print the band's numbers."""
    refs: tuple[RefId, ...] = ()
    """Sources of its own, such as those of its band."""

    def word_ids(self) -> tuple[str, ...]:
        return ("what", "do")


class Unknown(_Block):
    """Something that nobody knows yet."""

    kind: Literal["unknown"]


class Myth(_Block):
    """What people say, and what is known."""

    kind: Literal["myth"]

    def word_ids(self) -> tuple[str, ...]:
        return ("said", "known")


class Card(_Block):
    """A short text on a soft ground, with its own small heading, such as `In a lab`."""

    kind: Literal["card"]
    icon: Id | None = None
    """A symbol of styles/icons/."""

    def word_ids(self) -> tuple[str, ...]:
        return ("lead", "text")


class Options(_Wordless):
    """The options table, in the form its layout asks for."""

    kind: Literal["options"]


Subject = Literal["evidence", "harms", "alternatives", "cost", "status"]
"""What a question asks about."""


class Questions(_Listed):
    """Questions to ask."""

    kind: Literal["questions"]
    covers: dict[Id, Subject | tuple[Subject, ...]] = {}
    """What a question asks about, by its id."""

    def covered(self) -> frozenset[Subject]:
        """All that its questions ask about."""
        told = (self.covers[item] for item in self.items if item in self.covers)
        return frozenset(one for subject in told for one in ((subject,) if isinstance(subject, str) else subject))


class WarningSigns(_Block):
    """Signs to call the clinic for, or the emergency number."""

    kind: Literal["warning_signs"]
    call: Literal["clinic", "emergency"]
    """Whose number is printed."""
    items: tuple[Id, ...] = Field(min_length=1, max_length=10)

    def word_ids(self) -> tuple[str, ...]:
        return ("lead", *self.items)


class StatusBlock(_Block):
    """What the law says where the clinic is; its words are told by jurisdiction in `status`."""

    kind: Literal["status"]
    form: Literal["fact", "line"] = "line"
    """A fact with its small heading, or one line."""

    def word_ids(self) -> tuple[str, ...]:
        return ("lead",) if self.form == "fact" else ()


class Cost(_Block):
    """What it costs: cover, prices elsewhere, and the clinic's own price."""

    kind: Literal["cost"]
    form: Literal["fact", "full"] = "full"
    """A short fact, or all of it."""
    market: Flag = True
    """Whether it tells what others ask; `false` where health plans pay and nobody has counted prices."""

    def word_ids(self) -> tuple[str, ...]:
        return ("lead", "cover", "market") if self.market else ("lead", "cover")


class Contact(_Wordless):
    """The clinic's address, phones and hours."""

    kind: Literal["contact"]


class Qr(_Block):
    """A QR code that leads to the clinic's page of this guide, with a line that says so."""

    kind: Literal["qr"]


class Interest(_Block):
    """What the clinic stands to gain; printed where the clinic sells the treatment."""

    kind: Literal["interest"]


class Glossary(_Wordless):
    """The words' glossary: the terms that the chosen blocks use."""

    kind: Literal["glossary"]


class References(_Wordless):
    """The sources: in full, or short ones with the way to all of them."""

    kind: Literal["references"]


class FigureBlock(_Wordless):
    """A drawing of this topic."""

    kind: Literal["figure"]
    use: Id
    """Id of the figure."""


class Photo(_Wordless):
    """A photo of the clinic's, cropped about its focal point."""

    kind: Literal["photo"]
    use: Id
    """Name of the photo in clinic.yml."""


class ReviewLine(_Wordless):
    """Who wrote and checked it, the revision and the dates."""

    kind: Literal["review_line"]


class NotesLines(_Block):
    """Lines to write on; they take the room that is left."""

    kind: Literal["notes_lines"]
    least: Whole = Field(default=3, ge=1, le=12)
    """How many lines there must be."""


AppointmentPart = Literal["date", "time", "with", "where", "bring"]
"""What is written down of a visit; the locale's fixed words label it."""


class Appointment(_Block):
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


Block = Annotated[
    MainMessage
    | Paragraph
    | Fact
    | List
    | Checklist
    | Steps
    | ClaimBlock
    | IconArray
    | Harm
    | Unknown
    | Myth
    | Card
    | Options
    | Questions
    | WarningSigns
    | StatusBlock
    | Cost
    | Contact
    | Qr
    | Interest
    | Glossary
    | References
    | FigureBlock
    | Photo
    | ReviewLine
    | NotesLines
    | Appointment,
    Field(discriminator="kind"),
]
