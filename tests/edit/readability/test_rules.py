"""Reading grade and length of sentences: hard text is caught where it stands."""

import pytest

from foldwell.edit.readability.measures import Reading, measure_reading, reading_grade
from foldwell.edit.readability.rules import find_hard_words
from foldwell.findings import Severity
from tests.edit.samples import fill, find, find_one, make

HARD = (
    "Cell therapy for the knee extracts cells from bone marrow or adipose tissue and injects them into the joint. "
    "The intervention utilizes the regenerative potential of the extracted material. It is processed and concentrated "
    "in a specialized machine. Most individuals describe considerable improvement of mobility after the therapy. "
    "Bioactive molecules modulate inflammation and influence the immune response in the affected joint. "
    "Complications are generally minor. Additional investigation could reduce the need for invasive surgery."
)
"""The kind of text that a clinic's marketing writes: the words of no one source, the faults of many."""
HARD_WORDS = {
    "blocks.about": HARD,
    "blocks.late": HARD,
    "claims.pain": HARD,
    "claims.myth": HARD,
    "blocks.rash.do": HARD,
    "blocks.paid": HARD,
}


def test_the_formula():
    assert Reading(10, 100, 130).grade == pytest.approx(0.39 * 10 + 11.8 * 1.3 - 15.59)
    assert Reading(0, 0, 0).grade == Reading(0, 0, 0).words_per_sentence == 0
    assert measure_reading(["We numb your skin. It can hurt.", "A label"]) == Reading(3, 9, 10)


def test_marketing_text_stops_a_patient_build_at_its_hardest_text():
    finding = find(make(words=HARD_WORDS))["RD-01"][0]
    assert finding.severity is Severity.ERROR
    assert "the text reads at grade 1" in finding.message
    assert finding.field in HARD_WORDS
    assert "“Calm the swelling” for “Modulate the immune response”" in finding.remedy
    assert "regenerative" in finding.remedy
    assert 11 < measure_reading([HARD]).grade < 15
    assert reading_grade(make(words=HARD_WORDS).words) > 8


def test_plain_text_passes():
    assert reading_grade(make().words) < 4
    assert "RD-01" not in find(make())


def test_a_little_too_hard_is_a_warning_that_follows_the_target():
    text = "A doctor will collect cells and carefully inject a concentrated portion. You recover over several weeks."
    words = {
        "blocks.about": text,
        "blocks.late": text,
        "blocks.rash.do": text,
        "claims.myth": text,
        "blocks.paid": text,
    }
    found = find(make(words=words, topic={"grade_target": "3"}))["RD-01"]
    assert [finding.severity for finding in found] == [Severity.WARNING]
    assert "RD-01" not in find(make(words=words, topic={"grade_target": "9"}))


def test_labels_do_not_make_a_hard_text_seem_easy():
    words = dict.fromkeys(("title", "sections.what", "sections.ask", "sections.call"), "No. Yes. No. Yes. No. Yes.")
    assert find(make(words=HARD_WORDS | words))["RD-01"][0].message == find(make(words=HARD_WORDS))["RD-01"][0].message


def test_other_languages_have_other_formulas():
    assert "RD-01" not in find(make(words=HARD_WORDS, locale_tag="es-US"))


@pytest.mark.parametrize(
    ("count", "severity"), [(15, None), (16, Severity.WARNING), (25, Severity.WARNING), (26, Severity.ERROR)]
)
def test_long_sentences(count, severity):
    brochure = make(words={"blocks.about": "We " + "go " * (count - 2) + "on. It is short."})
    if severity is None:
        assert find(brochure) == {}
    else:
        finding = find_one("RD-03", brochure)
        assert (finding.severity, finding.field) == (severity, "blocks.about")
        assert f"has {count} words" in finding.message
        assert "make two of it" in finding.remedy


def test_sentences_that_are_long_on_average():
    text = "We go on and on and on and on and on and on and on."
    (found,) = find(fill(text))["RD-03"]
    assert found.severity is Severity.WARNING
    assert "words on average; 12 is the most" in found.message


def test_smog_needs_thirty_sentences_and_pools_them():
    assert Reading(29, 290, 400, 30).smog is None
    assert Reading(30, 300, 400, 0).smog == pytest.approx(3.1291)
    assert Reading(30, 300, 400, 30).smog == pytest.approx(3.1291 + 1.0430 * 30**0.5)
    assert Reading(60, 600, 800, 60).smog == Reading(30, 300, 400, 30).smog


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("You rest.", None),
        ("Your recovery is easy. The operation is next.", Severity.WARNING),
        ("Your recovery needs medicine and exercise. The operation is important.", Severity.ERROR),
    ],
)
def test_smog(text, severity):
    found = find(fill(text)).get("RD-02", [])
    assert [finding.severity for finding in found] == ([severity] if severity else [])
    assert all(finding.words in text for finding in found)


def test_smog_counts_names_as_its_formula_does():
    found = find(fill("Ask Alexander Montgomery and Gabriela Oliveira. Ask Valentina Alvarez."))
    assert found["RD-02"][0].words in {"Alexander", "Gabriela", "Oliveira", "Valentina", "Alvarez", "Montgomery"}
    assert "RD-05" not in found


def test_one_hard_section_among_easy_ones():
    hard = " ".join([HARD] * 2)
    found = find(make(words={"blocks.about": hard}))["RD-04"]
    assert [(finding.field, finding.severity) for finding in found] == [("sections.what", Severity.WARNING)]
    short = " ".join(HARD.split()[:60])
    assert "RD-04" not in find(make(words={"blocks.about": short}))


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("We see how you are.", None),
        ("You can recover at home with us, and we will help you walk.", None),
        ("A careful recovery takes a few weeks.", Severity.WARNING),
        ("Complete recovery is possible.", Severity.ERROR),
    ],
)
def test_the_share_of_long_words(text, severity):
    found = find(fill(text)).get("RD-05", [])
    assert [finding.severity for finding in found] == ([severity] if severity else [])


def test_names_are_no_long_words():
    assert find_hard_words("Ask the American Academy of Pediatrics for a recovery plan.") == ("recovery",)
    assert find_hard_words("Recovery takes time.") == ("Recovery",)


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("You rest. You walk. You eat. You sleep.", False),
        ("You rest. You walk. You eat. You sleep. You go.", True),
        ("We go " * 30 + "on.", True),
    ],
)
def test_big_paragraphs(text, is_found):
    found = find(make(words={"blocks.late": text})).get("RD-06", [])
    assert [finding.field for finding in found] == (["blocks.late"] if is_found else [])
