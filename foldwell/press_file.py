"""The print shop's file of one brochure: typeset for the shop, imposed with bleed, finished and judged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foldwell.expectations import expect_press
from foldwell.finish.facts import document_facts, source_data
from foldwell.finish.press.sheets import PressJob, finish_press, press_margin
from foldwell.impose.press_sheets import overhang, press_sides
from foldwell.preflight.check import check_file
from foldwell.read.brand_colors import resolve_palette

if TYPE_CHECKING:
    from foldwell.findings import Finding
    from foldwell.model.brochure import Brochure
    from foldwell.model.print_shop import PressProfile
    from foldwell.read.library import Library
    from foldwell.typeset.typesetting import Panels, Typesetter


@dataclass(frozen=True)
class Pressed:
    """The finished file, and what was found in it."""

    data: bytes
    findings: tuple[Finding, ...]


def make_press(
    brochure: Brochure, panels: Panels, profile: PressProfile, typesetter: Typesetter, library: Library
) -> Pressed:
    """Make the press file of a brochure that is typeset already, with the same lines.

    Where the shop asks for another fold allowance, panels are of another width, and it is typeset anew for them.
    Raises OversetError where its must-have text does not fit these.
    """
    shop = profile.shop
    suited = suit_shop(brochure, profile)
    if suited.form.allowance != brochure.form.allowance:
        panels = typesetter.typeset(suited)
    names, margin = [page.panel for page in panels.pages], press_margin(shop)
    sides = press_sides(suited.form, names, arrangement=shop.sheets, margin=margin)
    pages = typesetter.typeset_with_bleed(suited, panels.fit, shop.bleed.pt + overhang(sides, margin))
    colours = resolve_palette(brochure.brand)
    printed = brochure.brand.defaults.foldwell.print
    facts, source = document_facts(brochure, panels), source_data(brochure, panels)
    data = finish_press(pages, sides, PressJob(profile, facts, source, colours, printed))
    expected = expect_press(suited, panels, sides, library, profile)
    return Pressed(data, check_file(data, expected))


def suit_shop(brochure: Brochure, profile: PressProfile) -> Brochure:
    """The brochure with the fold allowance that the shop asks for, where it asks for one."""
    allowance = profile.shop.fold_allowance
    if allowance is None:
        return brochure
    return replace(brochure, clinic=brochure.clinic.model_copy(update={"stock": allowance}))
