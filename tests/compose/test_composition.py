from __future__ import annotations

import re
from dataclasses import replace

import pytest

from foldwell.compose.candidates import list_candidates
from foldwell.compose.fit import Fit
from foldwell.compose.wording import option_texts
from foldwell.errors import InputError
from foldwell.model.inline import plain_text
from foldwell.model.signatures import Signature
from tests.samples import (
    BUNDLED,
    SAMPLES,
    SMALL,
    Page,
    composer,
    fold,
    offering,
    restructure,
    reword,
    sample,
    small,
)

NO_TERM = {"blocks__short-harm": {"lead": "It can harm", "text": "Take care."}}


def compose(brochure, library=SMALL, *, without=(), **options):
    blocks = frozenset(list_candidates(brochure).by_id) - set(without)
    return composer(library).compose(brochure, Fit(blocks, 12.0), **options)


def texts_told(brochure):
    """Every text of the topic that a brochure with all its blocks must print."""
    words, topic = brochure.words, brochure.topic
    yield from (words.title, words.purpose, words.choice, words.kicker, words.main_message[0])
    candidates = list_candidates(brochure)
    for candidate in candidates.all:
        block = candidate.block
        yield words.sections[candidate.section.id]
        told = words.blocks.get(block.id, ())
        yield from [told] if isinstance(told, str) else [told[key] for key in told]
        if block.kind == "claim":
            yield words.claims[block.use]
        elif block.kind == "icon_array":
            number = words.numbers[block.use]
            yield from (number.question, number.study, *number.arms.values())
        elif block.kind == "status":
            yield words.status[brochure.clinic.jurisdiction]
        elif block.kind == "main_message":
            yield from words.main_message
        elif block.kind == "figure" and words.figures[block.use].caption:
            yield words.figures[block.use].caption
        elif block.kind == "options":
            for option in topic.options:
                if brochure.layout.detail == "full" or option.short:
                    yield from option_texts(brochure, words.options[option.id])


@pytest.mark.parametrize(("clinic", "paper", "layout"), SAMPLES)
def test_every_word_of_the_chosen_blocks_is_printed(clinic, paper, layout):
    brochure = sample(clinic, paper, layout)
    text = Page(compose(brochure, BUNDLED).html).text
    assert [told for told in texts_told(brochure) if fold(plain_text(told)) not in text] == []


def test_a_lost_word_is_seen():
    brochure = small()
    text = Page(compose(brochure, without=["what"]).html).text
    assert brochure.words.blocks["what"] in list(texts_told(brochure))
    assert fold(plain_text(brochure.words.blocks["what"])) not in text


@pytest.mark.parametrize("layout", ["trifold", "handout", "booklet"])
def test_a_draft_says_so_three_times(layout):
    brochure = small(layout)
    composition = compose(brochure)
    page, fixed = Page(composition.html), brochure.locale.words
    said = [paragraph for paragraph in page.paragraphs if fold(paragraph) != brochure.clinic.name]
    assert fold(said[0]) == fold(fixed.draft_note), "the first paragraph after the name of the clinic"
    assert page.title == composition.title == fixed.draft_title.replace("{title}", brochure.words.title)
    assert composition.foot.startswith(fixed.draft_foot)
    assert composition.foot in composition.css


@pytest.mark.parametrize("layout", ["trifold", "handout", "booklet"])
def test_a_patient_build_does_not(layout):
    brochure = small(layout, profile="patient")
    composition = compose(brochure)
    assert composition.title == brochure.words.title
    assert brochure.locale.words.draft_note not in Page(composition.html).text
    assert brochure.locale.words.draft_foot not in composition.css


def test_the_same_input_gives_the_same_document():
    one, other = compose(small("booklet")), composer.__wrapped__(SMALL)
    fit = Fit(frozenset(sorted(list_candidates(small("booklet")).by_id, reverse=True)), 12.0)
    assert other.compose(small("booklet"), fit) == one


@pytest.mark.parametrize("mono", [False, True])
@pytest.mark.parametrize("layout", ["trifold", "handout", "booklet"])
def test_no_role_of_colour_is_left(layout, mono):
    composition = compose(small(layout), mono=mono)
    drawn = [asset.data.decode() for asset in composition.assets.values() if asset.media_type.endswith("svg+xml")]
    assert drawn
    assert [text for text in (composition.html, composition.css, *drawn) if "var(" in text] == []


def test_every_asset_that_is_called_is_there():
    for brochure, library in ((small("booklet"), SMALL), (sample("riverside", "letter", "booklet"), BUNDLED)):
        composition = compose(brochure, library)
        called = re.findall(r"asset:([A-Za-z0-9._-]+)", composition.html + composition.css)
        assert set(called) == composition.assets.keys()


def styled(tmp_path, css):
    (tmp_path / "styles/layouts").mkdir(parents=True)
    (tmp_path / "styles/layouts/trifold.css").write_text(css, encoding="utf-8")
    return composer(type(SMALL)((tmp_path, *SMALL.roots)))


def test_an_unknown_role_of_colour_is_refused_with_its_place(tmp_path):
    shop = styled(tmp_path, "/* look */\np { color: var(--brnad) }")
    with pytest.raises(InputError, match=r"trifold\.css:2:12: .*'brnad'; did you mean 'brand'"):
        shop.compose(small(), Fit(frozenset(), 12.0))


def test_an_unknown_symbol_is_refused():
    brochure = restructure(small(), lambda data: data["sections"][0].update(icon="no-such"))
    with pytest.raises(InputError, match="the symbol 'no-such', which styles/icons/ does not hold"):
        compose(brochure)


def test_words_of_people_are_never_html():
    bad = '<i>x</i> & "y"'
    fields = ("title", "purpose", "blocks__what", "claims__pain", "options__wrap__gain")
    brochure = reword(small("booklet"), **dict.fromkeys(fields, bad))
    brochure = replace(brochure, clinic=brochure.clinic.model_copy(update={"name": bad}))
    composition = compose(brochure)
    assert "<i>" not in composition.html
    assert Page(composition.html).text.count('<i>x</i> & "y"') >= 6


def test_marks_of_markdown_never_show():
    bold = "a **bold** word"
    brochure = reword(
        small("booklet"),
        title=bold,
        kicker=bold,
        sections__price=bold,
        numbers__better__question=bold,
        numbers__better__outcome=bold,
        numbers__better__arms__wrap=bold,
        figures__knee__alt=bold,
        figures__knee__caption=bold,
        figures__knee__labels__wrap=bold,
        glossary__wrap__means=bold,
        references={"R1": bold},
        blocks__ask__need=bold,
    )
    figure = {"id": "picture", "kind": "figure", "use": "knee"}
    brochure = restructure(brochure, lambda data: data["sections"][1].update(blocks=[figure]))
    composition = compose(brochure)
    drawn = composition.assets["figure-knee.svg"].data.decode()
    assert [text for text in (composition.html, composition.title, drawn) if "**" in text] == []


def test_a_term_that_only_an_option_or_another_term_uses_has_its_entry():
    brochure = reword(
        small("booklet"),
        **NO_TERM,
        options__wrap__gain="Less [ache](term:ache).",
        glossary__ache={"term": "ache", "means": "Pain under the [wrap](term:wrap)."},
    )
    html = compose(brochure).html
    assert 'href="#term-ache"' in html
    assert 'id="term-ache"' in html
    assert 'id="term-wrap"' in html


def test_every_link_inside_the_document_leads_somewhere():
    for layout in ("trifold", "booklet"):
        html = compose(small(layout)).html
        targets = set(re.findall(r'href="#([^"]+)"', html))
        assert targets
        assert [target for target in targets if f'id="{target}"' not in html] == []


def test_a_section_without_entries_is_left_out():
    brochure = reword(small("booklet"), **NO_TERM)
    assert brochure.words.sections["words-to-know"] not in Page(compose(brochure).html).text
    assert brochure.words.sections["words-to-know"] in Page(compose(small("booklet")).html).text
    others = [c.id for c in list_candidates(brochure).all if c.section.kind != "references"]
    assert brochure.words.sections["sources"] not in Page(compose(brochure, without=others).html).text


def test_padding_pages_are_pages():
    blocks = frozenset(list_candidates(small("booklet")).by_id)
    html = composer().compose(small("booklet"), Fit(blocks, 12.0, padding_pages=2)).html
    assert html.count('padding--0" style="break-before:page') == 1
    assert html.count('padding--1" style="break-before:page') == 1


def test_pictures_that_no_template_places_are_not_carried():
    assert not any(name.startswith("array") for name in compose(small(), without=["better-array"]).assets)


def test_advice_on_the_address_is_passed_on():
    long = offering(small(), guide="https://plain.example/" + "wrap" * 40)
    assert [finding.code for finding in compose(long).findings] == ["compose.qr-length"]


def test_who_checked_it_is_named():
    fields = {"name": "Sam Sample", "credential": "MD", "date": "2026-03-02", "locale": "en-US", "revision": "1.0.0"}
    signed = [Signature(role=role, hash="sha256:" + "0" * 64, **fields) for role in ("legal", "clinical")]
    text = Page(compose(replace(small(), signatures=tuple(signed))).html).text
    assert text.count("Sam Sample") == 1
    assert small().locale.words.not_checked not in text
    assert small().locale.words.not_checked in Page(compose(small()).html).text


def test_who_wrote_and_who_paid_is_printed():
    text = Page(compose(small()).html).text
    assert "Written by Ada Sample, RN, nurse." in text
    assert small().words.funding in text


def laid_out_by(tmp_path, **files):
    for name, text in files.items():
        path = tmp_path / {"template": "templates/layouts/mine.html.j2", "style": "styles/layouts/mine.css"}[name]
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    composed = composer(type(SMALL)((tmp_path, *SMALL.roots)))
    return composed.compose(replace(small(), layout_id="mine"), Fit(frozenset(), 12.0))


def test_a_layout_without_its_files_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"there is no template templates/layouts/mine\.html\.j2"):
        laid_out_by(tmp_path)
    with pytest.raises(InputError, match=r"styles/layouts/mine\.css: there is no such file"):
        laid_out_by(tmp_path, template='{% extends "base.html.j2" %}')


def test_a_template_with_a_mistake_is_refused_with_its_line(tmp_path):
    with pytest.raises(InputError, match=r"templates/layouts/mine\.html\.j2:2:1"):
        laid_out_by(tmp_path, template="<p>\n{% if %}", style="")


def test_a_template_that_asks_for_too_much_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"mine\.html\.j2:1:1: there is nothing called 'titel' here"):
        laid_out_by(tmp_path, template="{{ page.titel }}", style="")


@pytest.mark.parametrize("layout", ["trifold", "handout"])
def test_long_names_titles_and_headings_are_set_a_step_smaller(layout):
    brochure = small(layout)
    assert not re.search(r'class="[^"]*\blong\b', compose(brochure).html)
    name = brochure.clinic.model_copy(update={"name": "The Greater Northwestern Center for Bones and Joints"})
    brochure = replace(brochure, clinic=name)
    brochure = reword(brochure, title="Cell shots and other kinds of care for knees")
    first = brochure.topic.sections[0].id
    brochure = reword(brochure, **{f"sections__{first}": "What this is and where it comes from today"})
    html = compose(brochure).html
    assert '<div class="clinic-name long">' in html
    assert re.search(r'<h2 class="[^"]*long"', html)
    assert ('<h1 class="long">' in html) is (layout == "trifold")


def test_the_white_of_a_cover_without_a_drawing_stands_above_its_message():
    bare = restructure(small(), lambda data: data.update(cover_figure=None))
    white = Fit(frozenset(), 12.0, extra={"cover": 80.0})
    assert '<p class="first-message" style="margin-top:80.0pt">' in composer().compose(bare, white).html
    assert '<p class="first-message">' in composer().compose(small(), white).html
