"""A group: brochures whose documents are the same outside their slots, and the file that was made once for them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foldwell.stamp.base import Base
from foldwell.stamp.slots import cut_slots, find_ancestors
from foldwell.typeset.panels import Panels

if TYPE_CHECKING:
    from foldwell.compose.composition import Composition
    from foldwell.compose.fit import Fit
    from foldwell.compose.shared_parts import SharedParts
    from foldwell.findings import Finding
    from foldwell.preflight.slot_checks import Surroundings
    from foldwell.stamp.template import Template
    from foldwell.typeset.boxes import SlotBox
    from foldwell.typeset.fit_report import FitReport
    from foldwell.typeset.panels import PanelPage
    from foldwell.typeset.write_ins import WriteIn


@dataclass(frozen=True)
class Group:
    """A group with its file taken apart.

    common: what its brochures' documents have in common. findings: of judging its file with empty slots.
    around: what stands around its codes. shared: what is composed once for all of them.
    """

    base: Base
    template: Template
    common: str
    findings: tuple[Finding, ...]
    around: dict[str, Surroundings]
    shared: SharedParts


@dataclass(frozen=True)
class KeptGroup:
    """What of a group is kept from build to build: all but its document, which is composed anew in a moment."""

    made_for: str
    pages: tuple[PanelPage, ...]
    fit: Fit
    report: FitReport
    layout_findings: tuple[Finding, ...]
    write_ins: tuple[WriteIn | None, ...]
    slots: tuple[SlotBox, ...]
    template: Template
    common: str
    findings: tuple[Finding, ...]
    around: dict[str, Surroundings]


def put_away(group: Group) -> KeptGroup:
    """A group without what can be composed anew."""
    panels = group.base.panels
    return KeptGroup(
        group.base.made_for,
        panels.pages,
        panels.fit,
        panels.report,
        panels.findings,
        panels.write_ins,
        panels.slots,
        group.template,
        group.common,
        group.findings,
        group.around,
    )


def take_out(kept: KeptGroup, composition: Composition, shared: SharedParts) -> Group:
    """A group that was kept. composition: the document of one of its brochures with its fit."""
    panels = Panels(
        b"", composition, kept.pages, kept.fit, kept.report, kept.layout_findings, kept.write_ins, kept.slots
    )
    cut = cut_slots(composition.html)
    base = Base(kept.made_for, panels, b"", cut, find_ancestors(cut))
    return Group(base, kept.template, kept.common, kept.findings, kept.around, shared)


def without_file(base: Base) -> Base:
    """A base whose file was taken apart and is needed no more."""
    return replace(base, screen=b"")
