"""What a rule is, what it looks at, and what it may find."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from foldwell.edit.claims.reading import find_hits
from foldwell.edit.numbers.chances import Reader, make_reader
from foldwell.edit.numbers.evidence import Evidence
from foldwell.edit.passages import Passage, PrintableBlock, collect_passages, printable_blocks
from foldwell.findings import Place, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date

    from foldwell.edit.claims.net import Hit
    from foldwell.model.brochure import Brochure

TopicType = Literal["treatment", "condition", "procedure", "aftercare", "medicine"]
Role = Literal["full", "extract"]


@dataclass(frozen=True)
class Manuscript:
    """What the rules judge: a brochure, the day it is judged on, and what it may print.

    Of the clinic the brochure shows what `edit/in_common.py` leaves.
    """

    brochure: Brochure
    today: date

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Its texts."""
        return collect_passages(self.brochure)

    @cached_property
    def blocks(self) -> tuple[PrintableBlock, ...]:
        """Its blocks."""
        return printable_blocks(self.brochure)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of its blocks and of their sections."""
        return frozenset(kind for one in self.blocks for kind in (one.block.kind, one.section.kind))

    def name_without(self, kinds: Collection[str]) -> str:
        """Who has no block and no section of these kinds, as a message begins: the topic, or this layout alone.

        What the topic lacks in every layout is so told in the same words, and `check` tells it once.
        """
        brochure = self.brochure
        has = {
            kind
            for section, block in brochure.topic.blocks()
            if brochure.holds(section.when) and brochure.holds(block.when)
            if not block.law or brochure.jurisdiction.holds(block.law)
            for kind in (section.kind, block.kind)
        }
        return "the topic" if has.isdisjoint(kinds) else f"the {brochure.layout.title}"

    @cached_property
    def claim_hits(self) -> tuple[tuple[Passage, Hit], ...]:
        """What the net for claims finds in its texts."""
        return find_hits(self)

    @cached_property
    def evidence(self) -> Evidence:
        """The figures of its data."""
        return Evidence(self.brochure)

    @cached_property
    def reader(self) -> Reader:
        """What finds chances in its texts."""
        return make_reader(self.brochure.lexicon.numbers)


@dataclass(frozen=True)
class Fault:
    """What a rule found.

    path: where it stands, `words:`, `topic:`, `clinic:`, `locale:` or `jurisdiction:` and the path inside that file.
    severity: ERROR stops a patient build; in_draft: the most that it weighs in a draft.
    words: the very words at fault, as the passage has them, where some are.
    """

    path: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR
    in_draft: Severity = Severity.WARNING
    words: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule of the catalogue.

    source: who asks for it (PEMAT, IPDAS, DISCERN, FTC, ...; OUR for our own judgement).
    check: judges what brochures of many clinics have in common; check_clinic: what the clinic's own files say.
    languages, types, roles: what it judges; empty for all. is_firm: whether no allowance lifts it.
    """

    id: str
    title: str
    source: str
    check: Callable[[Manuscript], Iterator[Fault]] | None = field(compare=False)
    languages: tuple[str, ...] = ()
    types: tuple[TopicType, ...] = ()
    roles: tuple[Role, ...] = ()
    is_firm: bool = False
    check_clinic: Callable[[Brochure], Iterator[Fault]] | None = field(default=None, compare=False)

    def judges(self, brochure: Brochure) -> bool:
        """Whether the rule is for brochures like this one."""
        language = brochure.locale_tag.split("-")[0]
        return (
            (not self.languages or language in self.languages)
            and (not self.types or brochure.topic.type in self.types)
            and (not self.roles or brochure.layout.role in self.roles)
        )


def find_place(brochure: Brochure, path: str) -> Place:
    """Where a path stands: its line where that is known, else the nearest line above it, else the file."""
    steps = path
    while True:
        if steps in brochure.places:
            return brochure.places[steps]
        if "." not in steps:
            break
        steps = steps.rpartition(".")[0]
    topic, clinic = f"content/topics/{brochure.topic_id}", f"content/clinics/{brochure.clinic_id}"
    files = {
        "topic": f"{topic}/topic.yaml",
        "clinic": f"{clinic}/clinic.yml",
        "locale": f"content/locales/{brochure.written_locale}.yaml",
        "jurisdiction": f"content/jurisdictions/{brochure.jurisdiction.id}.yaml",
    }
    return Place(files.get(path.partition(":")[0], f"{topic}/{brochure.written_locale}.yaml"))
