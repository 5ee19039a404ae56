"""The kinds of block that a section may hold."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from foldwell.model.action_blocks import Appointment, Checklist, Contact, NotesLines, Qr, Questions, Steps, WarningSigns
from foldwell.model.told_blocks import (
    Card,
    ClaimBlock,
    Cost,
    Fact,
    FigureBlock,
    Glossary,
    Harm,
    IconArray,
    Interest,
    List,
    MainMessage,
    Myth,
    Options,
    Paragraph,
    Photo,
    References,
    ReviewLine,
    StatusBlock,
    Unknown,
)

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
