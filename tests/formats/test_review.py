"""The reviewer's page: all words once, findings in place, and nothing that browsers or screen readers stumble over."""

import re
from collections import Counter
from dataclasses import replace
from html import unescape

import pytest

from foldwell.edit.judge import judge, measure
from foldwell.findings import Place, Severity, error
from foldwell.formats.review import write_review
from foldwell.formats.review_signing import Review
from foldwell.formats.review_texts import list_parts
from foldwell.model.brochure import Original
from foldwell.model.inline import plain_text
from foldwell.model.signatures import QUESTIONS
from foldwell.model.translated import list_texts
from foldwell.read.jurisdictions import read_law
from tests.edit.samples import ROOT, SHELF, TODAY, make, sign
from tests.samples import sample
from tests.web_pages import open_browser

TEMPLATE = (ROOT / "templates/check/review.html.j2").read_text(encoding="utf-8")
BOOKLET = ("riverside", "letter", "booklet")
WORDS = "content/topics/wrap/en-US.yaml"


def page(brochure, *found, signed=(), judged=3):
    counts = Counter(dict.fromkeys(found, 2))
    scores = [(score, brochure.name) for score in measure(brochure, TODAY)]
    valid, laws = set(brochure.signatures), [brochure.jurisdiction]
    return write_review(Review(brochure, judged, counts, scores, list(signed), valid, laws), TEMPLATE)


def read(html):
    """The page's text."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<style>.*?</style>", "", html, flags=re.S))).split())


def fault(field, words="", severity=Severity.ERROR, file=WORDS, code="CL-05"):
    found = error(code, f"bad at {field}", "write this", Place(file, 7, 3), field)
    return replace(found, words=words, severity=severity, source="FTC")


def test_every_text_stands_there_once():
    for brochure in (make(), sample(*BOOKLET)):
        parts = list_parts(brochure.topic, brochure.words)
        told = Counter(path for part in parts for block in part.blocks for path in block.texts)
        told.update(part.head for part in parts if part.head)
        assert told == Counter(list_texts(brochure.words).keys())
        text = read(page(brochure))
        assert [one for one in list_texts(brochure.words).values() if plain_text(one) not in text] == []


def test_the_very_words_are_marked_and_lead_to_their_finding():
    html = page(make(), fault("blocks.about", words="soft band"))
    assert (
        '<mark class="error">soft band</mark><a class="number" href="#finding-1" aria-label="finding 1">1</a>' in html
    )
    assert 'href="#text-blocks.about"' in html
    assert "In 2 of 3 brochures" in read(html)
    assert "Asked for by FTC" in read(html)


@pytest.mark.parametrize(
    ("field", "file", "anchor"),
    [
        ("main_message[1]", WORDS, "text-main_message.1"),
        ("sections.what", WORDS, "text-sections.what"),
        ("options.wrap.gain", WORDS, "text-options.wrap.gain"),
        ("claims.pain", "content/topics/wrap/topic.yaml", "block-less-pain"),
        ("blocks.rash", "content/topics/wrap/topic.yaml", "block-rash"),
    ],
)
def test_findings_stand_where_they_belong(field, file, anchor):
    html = page(make(), fault(field, file=file))
    assert f'href="#{anchor}"' in html
    assert f'id="{anchor}"' in html
    assert html.count(f"bad at {field}") == 2


def test_what_belongs_to_no_text_is_told_in_the_list():
    html = page(make(), fault("phone", file="content/clinics/plain/clinic.yml"))
    assert html.count("bad at phone") == 1


def test_the_worst_comes_first_and_is_named_in_words():
    html = page(make(), fault("title", severity=Severity.NOTE), fault("kicker"))
    assert re.findall(r"(error|note) (\d)</span> <b>CL-05", html)[:2] == [("error", "1"), ("note", "2")]


def test_the_evidence_stands_beside_each_claim():
    text = read(page(make()))
    assert "Tells a benefit, seen in people Against none When 6 weeks Certainty low Sources A review" in text
    assert "Wrap 3 of 6, about 50 of 100 No wrap 2 of 6, about 33 of 100" in text
    assert "R1 A review. systematic review, looked up 2026-03-02." in text


def test_a_translation_stands_over_its_source():
    original = Original("en-US", {"kicker": "What **patients** read"})
    html = page(make(original=original, locale_tag="es-US"))
    assert '<span class="source" lang="en-US">What patients read</span>' in html
    assert "Reviewer of the translation nobody yet" in read(html)
    assert 'class="source"' not in page(make())


def test_who_signed_and_who_did_not():
    assert "Clinical sign-off nobody yet" in read(page(make()))
    signed = sign()
    assert "Sam Sample MD 2026-03-10 ✓ signed" in read(page(make(signatures=(signed,)), signed=[signed]))
    old = read(page(make(), signed=[signed]))
    assert "void: words changed" in old
    assert "Clinical sign-off nobody yet" in old


def test_the_law_of_a_place_asks_for_a_lawyer():
    florida = read_law(SHELF, "US-FL")
    lawyer = sign("legal")
    unsigned = make(jurisdiction=florida)
    assert "Legal sign-off for the law of US-FL nobody yet" in read(page(unsigned))
    signed = read(page(make(jurisdiction=florida, signatures=(lawyer,)), signed=[lawyer]))
    assert "Legal sign-off for the law of US-FL Sam Sample MD 2026-03-10 ✓ signed" in signed
    assert "US-FL nobody yet" not in signed
    assert "for another place" in read(page(make(), signed=[lawyer]))


def test_each_question_that_no_program_can_judge_is_told_with_who_answered():
    assert all(f"{question} nobody yet" in read(page(make())) for question in QUESTIONS.values())
    signed = sign()
    text = read(page(make(signatures=(signed,)), signed=[signed]))
    assert all(f"{question} Sam Sample MD 2026-03-10 ✓ yes" in text for question in QUESTIONS.values())
    one = signed.model_copy(update={"confirms": ("fair-tone",)})
    assert read(page(make(signatures=(one,)), signed=[one])).count("✓ yes") == 1
    assert "✓ yes" not in read(page(make(), signed=[signed]))


def test_words_are_text_and_never_markup():
    html = page(make(words={"title": "<script>x</script>", "blocks.about": "a & <b>b</b>"}))
    assert "<script>" not in html
    assert "<b>b</b>" not in html


def test_the_page_needs_no_other_file():
    html = page(sample(*BOOKLET))
    assert not re.search(r"<(?:script|link|img|iframe)\b|\bsrc=|url\(", html)


def test_a_browser_and_axe_find_nothing(tmp_path):
    pytest.importorskip("playwright", reason="pip install axe-playwright-python")
    from axe_playwright_python.sync_playwright import Axe

    brochure = sample(*BOOKLET)
    found = [replace(one, words="knee") if one.field == "title" else one for one in judge(brochure, TODAY)]
    file = tmp_path / "page.html"
    home = f"content/topics/{brochure.topic_id}/{brochure.locale_tag}.yaml"
    faults = [
        fault(f"main_message[{number}]", "treatment", severity, file=home) for number, severity in enumerate(Severity)
    ]
    file.write_text(page(brochure, *found, *faults), encoding="utf-8")
    with open_browser() as browser:
        for width in (1280, 400):
            for scheme in ("light", "dark"):
                tab = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                tab.goto(file.as_uri())
                assert tab.evaluate("document.documentElement.scrollWidth") <= width
                violations = Axe().run(tab).response["violations"]
                assert [(one["id"], one["nodes"][0]["html"]) for one in violations] == []
                tab.close()
