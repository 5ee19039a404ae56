"""The print shop's file of one brochure: typeset for the shop, imposed with bleed, finished and judged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from foldwell.expectations import expect_press
from foldwell.findings import Place, warning
from foldwell.finish.facts import document_facts, source_data
from foldwell.finish.press.sheets import PressJob, finish_press, press_margin
from foldwell.impose.press_sheets import overhang, press_sides
from foldwell.preflight.check import check_file
from foldwell.read.brand_colors import resolve_palette

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.findings import Finding
    from foldwell.model.brochure import Brochure
    from foldwell.model.print_shop import PressProfile
    from foldwell.read.library import Library
    from foldwell.typeset.panels import Panels
    from foldwell.typeset.typesetting import Typesetter


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
    facts, source = document_facts(brochure, panels), source_data(brochure, panels.fit)
    data = finish_press(pages, sides, PressJob(profile, facts, source, colours, printed))
    expected = expect_press(suited, panels, sides, library, profile)
    return Pressed(data, (*_find_heavy_inks(brochure, profile), *check_file(data, expected)))


def _find_heavy_inks(brochure: Brochure, profile: PressProfile) -> Iterator[Finding]:
    """Brand colours that the shop's limit brings down: they print lighter than the brand says."""
    limit = profile.shop.ink_limit
    for name, printed in brochure.brand.defaults.foldwell.print.items():
        inks = printed.cmyk
        total = inks.c + inks.m + inks.y + inks.k if inks else 0
        if total > limit:
            yield warning(
                "press.brand-over-limit",
                f"{name} is {total:g} % of ink, and {profile.name} takes {limit:g} %: its colours are brought down",
                "agree lighter values with the brand's keeper, or choose a print shop that takes more",
                Place(f"content/clinics/{brochure.clinic_id}/_brand.yml"),
                f"defaults.foldwell.print.{name}.cmyk",
            )


def suit_shop(brochure: Brochure, profile: PressProfile) -> Brochure:
    """The brochure with the fold allowance that the shop asks for, where it asks for one."""
    allowance = profile.shop.fold_allowance
    if allowance is None:
        return brochure
    return replace(brochure, clinic=brochure.clinic.model_copy(update={"stock": allowance}))
