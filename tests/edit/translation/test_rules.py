"""Rules on translations: each has a bad sample that it catches, and a good one that it lets pass."""

from dataclasses import replace

import pytest

from foldwell.edit.judge import judge
from foldwell.findings import Severity
from foldwell.model.brochure import Original
from foldwell.model.translated import Translated, hash_texts, list_texts
from foldwell.model.words import Words
from tests.edit.samples import TODAY, WORDS, load, make

ANA = {"name": "Ana Ruiz", "credential": "ATA-certified translator", "date": "2026-03-05"}
BEN = {"name": "Ben Soto", "credential": "MD", "date": "2026-03-06"}
DRAFT = {"profile": "draft"}
RULES = ("TR-01", "TR-02", "TR-03", "TR-04", "TR-06", "TR-07")


def original(**changes):
    texts = {**list_texts(Words.model_validate(load(WORDS))), **changes}
    return Original("en-US", {name: text for name, text in texts.items() if text})


def translated(tag="es-US", source=None, before=None, made=None, **told):
    """The small brochure as a translation of itself; made: what else it is made with, told: its `translation:`."""
    source = source or original()
    signed = {"from_hash": hash_texts((before or source).texts), "translator": ANA, "reviewer": BEN, **told}
    signed = {name: value for name, value in signed.items() if value is not None}
    brochure = make(words={"translation": signed}, **(made or {}))
    kept = Translated(schema="translated/1", texts=dict(before.texts)) if before else None
    return replace(brochure, locale_tag=tag, original=replace(source, before=kept))


def find(brochure):
    found = {}
    for finding in judge(brochure, TODAY):
        if finding.code in RULES:
            found.setdefault(finding.code, []).append(finding)
    return found


def find_one(rule, brochure):
    found = find(brochure)
    assert list(found) == [rule]
    (finding,) = found[rule]
    return finding


def test_a_sound_translation_passes():
    assert find(translated()) == {}


def test_the_source_itself_is_no_translation():
    assert find(make()) == {}


@pytest.mark.parametrize("role", ["translator", "reviewer"])
def test_somebody_must_vouch_for_it(role):
    assert find_one("TR-01", translated(**{role: None})).severity is Severity.ERROR
    in_draft = find_one("TR-01", translated(made=DRAFT, **{role: None}))
    assert in_draft.severity is Severity.NOTE
    assert f"--{role}" in in_draft.remedy


def test_nobody_reviews_their_own_work():
    same = {**BEN, "name": "ana  RUIZ"}
    assert "same person" in find_one("TR-01", translated(reviewer=same)).message


def test_work_is_not_finished_in_the_future():
    assert "still to come" in find_one("TR-01", translated(reviewer={**BEN, "date": "2026-03-11"})).message


def test_a_machine_needs_a_reviewer():
    assert find(translated(machine="true")) == {}
    assert list(find(translated(machine="true", reviewer=None))) == ["TR-01", "TR-02"]


def test_a_stale_translation_names_what_changed():
    before = original(**{"title": "An old title", "kicker": "Leaflet", "blocks.gone": "Gone."})
    finding = find_one("TR-03", translated(before=before))
    assert "title, kicker, blocks.gone" in finding.message
    assert finding.field == "translation.from_hash"


def test_a_stale_translation_is_told_where_nothing_else_is_known():
    brochure = translated(before=original(title="An old title"))
    unknown = replace(brochure, original=replace(brochure.original, before=None))
    assert "changed since" in find_one("TR-03", unknown).message


def test_words_of_another_locale_need_to_say_what_they_were_made_from():
    brochure = replace(make(), locale_tag="es-US", original=original())
    assert "translate stamp" in find_one("TR-03", brochure).remedy


def test_numbers_must_be_those_of_the_source():
    source = original(**{"claims.pain": "Some people had a **little** less pain at 9 weeks."})
    finding = find_one("TR-04", translated(source=source))
    assert (finding.field, finding.words) == ("claims.pain", "6")
    assert "the source tells 9" in finding.message


def test_what_the_source_tells_must_be_told():
    finding = find_one("TR-04", translated(source=original(**{"figures.knee.caption": "A knee."})))
    assert "“A knee.”" in finding.remedy


def test_a_difference_that_is_right_can_be_allowed():
    allowed = {"rule": "TR-04", "block": "rash", "reason": "r", "by": "B", "until": "2026-12-01", "locale": "es-US"}
    source = original(**{"blocks.rash.do": "Take it off and call us in 2 days."})
    brochure = translated(source=source, made={"topic": {"allow": [allowed]}})
    assert find_one("TR-04", brochure).severity is Severity.NOTE


@pytest.mark.parametrize(("readers", "told"), [(None, "no reader"), ("4", "only 4"), ("5", "")])
def test_readers_try_what_no_formula_measures(readers, told):
    found = find(translated("de-DE", user_test=readers))
    assert [one.severity for one in found.get("TR-06", ())] == ([Severity.WARNING] if told else [])
    assert all(told in one.message for one in found.get("TR-06", ()))
    in_draft = find(translated("de-DE", user_test=readers, made=DRAFT))
    assert [one.severity for one in in_draft.get("TR-06", ())] == ([Severity.NOTE] if told else [])


def test_direction_fits_the_script():
    assert "direction: ltr" in find_one("TR-07", translated(made={"locale": {"direction": "rtl"}})).remedy


def test_the_one_word_that_each_language_chooses_is_its_own():
    """`terms:` names words of one language, which another need not have, and may have of its own."""
    source = load(WORDS) | {"terms": {"joint": "knee"}}
    told = list_texts(Words.model_validate(source))
    assert find(translated(source=Original("en-US", told))) == {}
    own = {"words": {"terms": {"joint": "rodilla"}, "translation": {"from_hash": hash_texts(original().texts)}}}
    brochure = replace(make(**own, **DRAFT), locale_tag="es-US", original=original())
    assert "TR-04" not in find(brochure)
