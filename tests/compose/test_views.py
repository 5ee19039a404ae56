"""Every kind of block: it has a view and a template, and every subset of its optional fields renders."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, product
from typing import get_args

import pytest

from foldwell.compose.fit import Fit
from foldwell.compose.views import VIEWS
from foldwell.errors import InputError
from foldwell.model.blocks import Block
from foldwell.model.brochure import Artwork
from foldwell.model.clinic import Photo, Price, Site
from foldwell.read.library import Library
from tests.samples import ROOT, SMALL, Page, composer, offering, restructure, reword, small

KINDS = {get_args(model.model_fields["kind"].annotation)[0]: model for model in get_args(get_args(Block)[0])}

SECTION = {"id": "in-short", "kind": "summary"}
LEAD = {"lead": "A lead", "text": "Some words"}
ITEMS = {"items": ["one", "two"]}
TWO = {"one": "First point", "two": "Second point"}
SOME = {
    # kind: fields that it must have; optional fields with their values; its words
    "main_message": ({}, {}, None),
    "paragraph": ({}, {}, "Some words"),
    "fact": ({}, {"tells": ["harm"]}, LEAD),
    "list": (ITEMS, {}, TWO),
    "checklist": (ITEMS, {}, TWO),
    "steps": (ITEMS, {"figures": [{"one": "knee"}, {"one": "knee", "two": "knee"}]}, TWO),
    "claim": ({"use": "pain"}, {}, None),
    "icon_array": ({"use": "better"}, {}, None),
    "harm": (
        {},
        {"severity": ["mild", "serious", "emergency"], "number": ["rash-count"], "band": ["rare"], "refs": [["R1"]]},
        {"what": "A", "do": "B"},
    ),
    "unknown": ({}, {}, "Some words"),
    "myth": ({}, {}, {"said": "A", "known": "B"}),
    "card": ({}, {"icon": ["shield"]}, LEAD),
    "options": ({}, {}, None),
    "questions": (ITEMS, {"covers": [{"one": "cost"}]}, TWO),
    "warning_signs": (ITEMS, {"call": ["clinic", "emergency"]}, {"lead": "Call for", **TWO}),
    "status": ({}, {"form": ["fact", "line"]}, {"lead": "A lead"}),
    "cost": ({}, {"form": ["fact", "full"], "market": [False]}, {"lead": "A", "cover": "B", "market": "C"}),
    "contact": ({}, {}, None),
    "qr": ({}, {}, "Some words"),
    "interest": ({}, {}, "Some words"),
    "glossary": ({}, {}, None),
    "references": ({}, {}, None),
    "figure": ({"use": "knee"}, {}, None),
    "photo": ({"use": "door"}, {}, None),
    "review_line": ({}, {}, None),
    "notes_lines": ({}, {"least": ["5"]}, "Some words"),
    "appointment": ({}, {"asks": [["time"], ["date", "time", "with", "where", "bring"]]}, "Some words"),
}
NEEDED = {"harm": "severity", "warning_signs": "call"}


def subsets(kind):
    """Every choice of optional fields: each left out, or with each of its values."""
    _, optional, _ = SOME[kind]
    choices = [[*([] if NEEDED.get(kind) == name else [None]), *values] for name, values in optional.items()]
    for values in product(*choices):
        yield {name: value for name, value in zip(optional, values, strict=True) if value is not None}


def render(kind, fields, layout="trifold", change=None):
    brochure = small(layout)
    block = {"id": "probe", "kind": kind, **SOME[kind][0], **fields}
    words = SOME[kind][2]
    if kind == "status" and fields.get("form") != "fact":
        words = None

    def add(data):
        data["sections"] = [SECTION | {"blocks": [block]}, *data["sections"][1:]]

    brochure = restructure(brochure, add)
    if words:
        brochure = reword(brochure, blocks__probe=words)
    photo = Photo(file="door.jpg", alt={"en-US": "A door"})
    brochure = replace(brochure, photos={"door": Artwork("door.jpg", raster=b"jpeg", width=30, height=20)})
    brochure = replace(brochure, clinic=brochure.clinic.model_copy(update={"photos": {"door": photo}}))
    brochure = change(brochure) if change else brochure
    sources = {"sources"} if kind != "references" else {"law"}
    return composer().compose(brochure, Fit(frozenset({"probe"} | sources), 12.0)).html


def test_every_kind_has_a_template_and_a_view_and_a_sample():
    templates = {path.name.removesuffix(".html.j2") for path in (ROOT / "templates/blocks").iterdir()}
    assert templates == set(KINDS)
    assert set(VIEWS) == set(KINDS)
    assert set(SOME) == set(KINDS)
    assert len(KINDS) >= 26


def test_every_optional_field_has_a_sample():
    shared = {"id", "kind", "priority", "safety", "detail", "when", "law", "pair"}
    for kind, model in KINDS.items():
        required, optional, _ = SOME[kind]
        assert set(model.model_fields) - shared == required.keys() | optional.keys(), kind


@pytest.mark.parametrize("layout", ["trifold", "booklet", "handout"])
@pytest.mark.parametrize("kind", [kind for kind in SOME if kind != "glossary"])
def test_every_subset_of_optional_fields_renders(kind, layout):
    for fields in subsets(kind):
        html = render(kind, fields, layout)
        assert "probe" in html
        assert not re.search(r'[>"]None[<"]', html)


def test_the_samples_cover_more_than_one_choice():
    assert len(list(subsets("harm"))) == 24
    assert {} in list(subsets("steps"))
    assert len(list(subsets("warning_signs"))) == 2


def without(**fields):
    def change(brochure):
        return replace(brochure, clinic=brochure.clinic.model_copy(update=fields))

    return change


def named(brochure):
    return without(sites=(Site(name="West", address=("1 A Street",)), Site(address=("2 B Street", "Town"))))(brochure)


@pytest.mark.parametrize("form", ["fact", "full"])
def test_a_price_is_told_where_the_clinic_has_one(form):
    price = Price(amount=55, currency="USD", year=2026, covers={"en-US": "one wrap"})
    told = render("cost", {"form": form}, change=lambda brochure: offering(brochure, price=price))
    untold = render("cost", {"form": form}, change=lambda brochure: offering(brochure, price=None))
    assert "$55" in told
    assert "$55" not in untold


@pytest.mark.parametrize("form", ["fact", "full"])
def test_what_others_ask_may_be_left_out(form):
    price = Price(amount=55, currency="USD", year=2026, covers={"en-US": "one wrap"})
    lone = {"form": form, "market": False}
    told = render("cost", lone, change=lambda brochure: offering(brochure, price=price))
    assert "$55" in told
    assert "None" not in told
    assert "<p></p>" not in told


def test_sites_print_with_and_without_a_name():
    assert "West<br>1 A Street" in render("contact", {}, change=named)


def test_many_lines_of_address_run_on():
    def move(brochure):
        sites = tuple(Site(name=name, address=("1 A Street", "Floor 2", "Town")) for name in ("East", "West"))
        return replace(brochure, clinic=brochure.clinic.model_copy(update={"sites": sites}))

    html = render("contact", {}, change=move)
    assert "<strong>West:</strong> 1 A Street, Floor 2, Town</p>" in html


def test_options_take_their_short_words_where_the_layout_is_short():
    def shorten(brochure):
        return reword(brochure, options__wrap__gain_short="Less pain.", options__wrap__harm_short="A rash.")

    assert "Less pain." in Page(render("options", {}, "trifold", shorten)).text
    assert "Less pain." not in Page(render("options", {}, "booklet", shorten)).text


@pytest.mark.parametrize("form", ["list", "table", "cards"])
def test_every_form_of_the_options_renders(form):
    def ask(brochure):
        return replace(brochure, layout=brochure.layout.model_copy(update={"options": form}))

    text = Page(render("options", {}, "trifold", ask)).text
    assert "A little less pain." in text
    assert ("$40 to $90 (2025)" in text) is (form == "cards")


def test_sources_without_an_author_or_doi_render():
    def alter(brochure):
        def change(data):
            data["references"]["R2"] |= {"doi": "10.1000/x_y", "url": None}
            data["people"] = {"author": "Ann Author", "role": "writer"}

        return restructure(brochure, change)

    html = render("references", {}, "booklet", alter)
    assert "https://doi.org/10.1000/x_y" in html
    assert "Ann Author" in render("review_line", {}, change=alter)
    assert "Ann Author" not in render("review_line", {})


def test_covers_render_with_and_without_logo_and_drawing():
    for fields in (set(each) for size in range(3) for each in combinations(("logo", "figure"), size)):
        brochure = small()
        if "logo" not in fields:
            brochure = replace(brochure, logo=None, logo_reversed=None)
        if "figure" not in fields:
            brochure = restructure(brochure, lambda data: data.update(cover_figure=None))
        html = composer().compose(brochure, Fit(frozenset(), 12.0)).html
        assert ("asset:logo.svg" in html) is ("logo" in fields)
        assert ("asset:cover-knee.svg" in html) is ("figure" in fields)


def test_a_name_that_no_view_gives_is_refused(tmp_path):
    (tmp_path / "templates/blocks").mkdir(parents=True)
    (tmp_path / "templates/blocks/paragraph.html.j2").write_text("{% macro render(b) %}{{ b.txt }}{% endmacro %}")
    shop = composer(Library((tmp_path, *SMALL.roots)))
    with pytest.raises(InputError, match="txt"):
        shop.compose(small(), Fit(frozenset({"what"}), 12.0))
