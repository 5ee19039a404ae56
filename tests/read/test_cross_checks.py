"""Checks between the files of a brochure: the small project passes, and each mistake is caught where it stands."""

import pytest

from foldwell.read.shelf import Shelf

TOPIC = "content/topics/tiny/topic.yaml"
WORDS = "content/topics/tiny/en-US.yaml"
CLINIC = "content/clinics/plain/clinic.yml"
LOCALE = "content/locales/en-US.yaml"
TRIFOLD = "templates/layouts/trifold.yaml"
BOOKLET = "templates/layouts/booklet.yaml"

MISTAKES = [
    # ids and what they name
    (TOPIC, "- {id: code, kind: qr}", "- {id: clinic, kind: qr}", "read.duplicate-id", "'clinic' is here twice"),
    (TOPIC, "- id: ask\n", "- id: price\n", "read.duplicate-id", "'price' is here twice"),
    (TOPIC, "items: [proof, harm", "items: [proof, proof, harm", "read.duplicate-id", "'proof' is here twice"),
    (TOPIC, "{id: wait, proof", "{id: wrap, proof", "read.duplicate-id", "'wrap' is here twice"),
    (TOPIC, "{id: none, k: 24", "{id: wrap, k: 24", "read.duplicate-id", "'wrap' is here twice"),
    (TOPIC, "comparator: no wrap, at: 6 weeks, certainty: low, refs: [R1]",
     "comparator: no wrap, certainty: low, refs: [R3]", "read.unknown-reference", "'R3' is not the id of a reference"),
    (TOPIC, "per: a wrap, refs: [R2]}", "per: a wrap, refs: [R9]}", "read.unknown-reference", "'R9'"),
    (TOPIC, "use: pain}", "use: pian}", "read.unknown-id", "'pian' is not the id of a claim"),
    (TOPIC, "use: better,", "use: beter,", "read.unknown-id", "'beter' is not the id of a number"),
    (TOPIC, "number: rash-count", "number: rash-counts", "read.unknown-id", "did you mean 'rash-count'?"),
    (TOPIC, "items: [wash, wind, rest]}", "items: [wash, wind, rest], figures: {wsh: knee}}", "read.unknown-id",
     "'wsh' is not the id of a step"),
    (TOPIC, "items: [wash, wind, rest]}", "items: [wash, wind, rest], figures: {wash: kne}}", "read.unknown-id",
     "'kne' is not the id of a figure"),
    (TOPIC, "cover_figure: knee", "cover_figure: nee", "read.unknown-id", "'nee' is not the id of a figure"),
    (TOPIC, "{id: what, kind: paragraph}", "{id: what, kind: figure, use: foot}", "read.unknown-id", "'foot'"),
    (TOPIC, "{id: what, kind: paragraph}", "{id: what, kind: paragraph, pair: [rush]}", "read.unknown-id", "'rush'"),
    (TOPIC, "{id: what, kind: paragraph}", "{id: what, kind: paragraph, when: {size: big}}", "read.unknown-id",
     "'size' is not the id of a variant"),
    (TOPIC, "    kind: what\n", "    kind: what\n    icon: jiont\n", "read.unknown-icon", "did you mean 'joint'?"),
    # what may not stand alone
    (TOPIC, "refs: [R1], pair: [rash, late]}", "refs: [R1], pair: [late]}", "read.unbalanced-benefit", "a harm"),
    (TOPIC, "refs: [R1], pair: [rash, late]}", "refs: [R1], pair: [rash]}", "read.unbalanced-benefit", "an unknown"),
    (TOPIC, "    pair: [rash, late]\n", "", "read.unbalanced-benefit", "a harm"),
    (TOPIC, "      - {id: law, kind: status, safety: true}\n", "", "read.benefits-without-status", "RG-04"),
    (TOPIC, "market: {", "# {", "read.missing-market", "what others ask"),
    (TOPIC, "kind: cost, safety: true}", "kind: cost, market: false, safety: true}", "read.extra-words", "'market'"),
    # words
    (WORDS, "  ask: Questions to ask\n", "", "read.missing-words", "no words for 'ask'"),
    (WORDS, "  code: Scan for the full guide.\n", "", "read.missing-words", "no words for 'code'"),
    (WORDS, "    proof: What did", "    prooof: What did", "read.extra-words", "did you mean 'proof'?"),
    (WORDS, "  pain: At 6", "  pian: At 6", "read.missing-words", "is 'pian' meant for it?"),
    (WORDS, "arms: {wrap: Wrap, none: No wrap}", "arms: {wrap: Wrap}", "read.missing-words", "'none'"),
    (WORDS, "  wait: {name", "  wate: {name", "read.missing-words", "'wait'"),
    (WORDS, "    labels: {wrap: Wrap}\n", "", "read.missing-words", "'wrap'"),
    (WORDS, "  US: No law", "  GB: No law", "read.missing-words", "the law of US says"),
    (WORDS, "  notes: My questions", "  notes: {a: My questions}", "read.wrong-words", "one text, not several"),
    (WORDS, "  rash: {what: A rash within 6 weeks, do: 90 did not. Take it off and call us.}", "  rash: A rash",
     "read.wrong-words", "write a text for each of: what, do"),
    (WORDS, "  code: Scan", "  law: x\n  code: Scan", "read.extra-words", "'law' has no words of its own"),
    (WORDS, "glossary:\n", "references: {R7: x}\nglossary:\n", "read.extra-words", "no 'R7'"),
    (WORDS, "  what: A wrap is a soft band.", "  what: A wrap is a <b>soft</b> band.", "read.bad-text", "HTML tag"),
    (WORDS, "  what: A wrap is a soft band.", "  what: Call {{phone}}.", "read.bad-text", "unfinished"),
    (WORDS, "purpose: Help to decide", "purpose: TBD to decide", "read.bad-text", "'TBD'"),
    (WORDS, "[wrap](term:wrap)", "[wrap](term:warp)", "read.unknown-term", "did you mean 'wrap'?"),
    (WORDS, "[wrap](term:wrap)", "[wrap](ftp://x)", "read.bad-text", "leads nowhere"),
    # clinic
    (CLINIC, "jurisdiction: US", "jurisdiction: IE", "read.missing-status", "the law of IE"),
    (CLINIC, "jurisdiction: US", "jurisdiction: CA", "read.unknown-jurisdiction", "no jurisdiction CA"),
    (CLINIC, "jurisdiction: US", "jurisdiction: UK", "read.unknown-jurisdiction", "write GB"),
    (CLINIC, "jurisdiction: US", "jurisdiction: IE", "read.missing-words", "how a bad effect is reported in Ireland"),
    (CLINIC, "paper: [letter, a4]", "paper: [letter, a4, leter]", "read.unknown-paper", "did you mean 'letter'?"),
    (CLINIC, "offers:\n", "layouts: [trifolds]\noffers:\n", "read.unknown-layout", "did you mean 'trifold'?"),
    (CLINIC, "locales: [en-US]", "locales: [en-US, xx]", "read.unknown-locale", "'xx'"),
    (CLINIC, "offers:\n", "offers:\n  tinny: {guide: 'https://a.example'}\n", "read.unknown-topic", "mean 'tiny'?"),
    (CLINIC, "  tiny:\n", "  tiny:\n    variant: {size: big}\n", "read.unknown-id", "'size'"),
    (CLINIC, "covers: {en-US: one wrap}", "covers: {es-US: una}", "read.missing-words", "in en-US what it covers"),
    (CLINIC, "name: Plain Clinic", "name: XXX Clinic", "read.bad-text", "'XXX'"),
    (TOPIC, "{id: what, kind: paragraph}", "{id: what, kind: photo, use: door}", "read.unknown-photo", "'door'"),
    # locale
    (LOCALE, "  sun: Sun\n", "", "read.missing-words", "the day 'sun'"),
    (LOCALE, "  sun: Sun\n", "  sun: Sun\n  sunday: Sun\n", "read.extra-words", "'sunday' is no day"),
    (LOCALE, "{count} of {whole} people\"\n", "{count} of {hole} people\"\n", "read.bad-blank", "{hole}"),
    (LOCALE, "  page: \"Page {number}\"", "  page: Page", "read.missing-blank", "{number} is missing"),
    (LOCALE, "  page: \"Page {number}\"", "  page: \"Page {number:02}\"", "read.bad-blank", "carries a format"),
    (LOCALE, "  page: \"Page {number}\"", "  page: \"Page {number\"", "read.bad-blank", "has no partner"),
    (LOCALE, "hours_range: \"{days}, ", "hours_range: \"", "read.missing-blank", "{days} is missing"),
    # layout
    (TRIFOLD, "{id: flap, share: 1/3, allowance: -2/3}", "{id: flap, share: 1/3, allowance: -1/3}", "read.wrong-sum",
     "'outside' add up to"),
    (TRIFOLD, "panels: [flap, back, cover]}", "panels: [flap, back]}", "read.panel-place", "'cover' is in no side"),
    (TRIFOLD, "panels: [back], holds", "panels: [back, flap], holds", "read.panel-place", "'flap' is in 2 zones"),
    (TRIFOLD, "panels: [back], holds", "panels: [bakc], holds", "read.unknown-panel", "did you mean 'back'?"),
    (TRIFOLD, "holds: [notes, ", "holds: [what, notes, ", "read.kind-in-two-zones", "'what' is in the zone"),
    (TRIFOLD, "remember, glossary,", "remember,", "read.no-zone", "no zone for a section of kind 'glossary'"),
    (TRIFOLD, "margins: {edge: 12.5mm", "margins: {edge: 11mm", "read.narrow-margin", "11 mm is too narrow"),
]  # fmt: skip


def test_the_small_project_has_no_mistake_in_any_layout(project):
    shelf = Shelf(project.library)
    for layout in project.library.layouts():
        model = shelf.layout(layout).model
        for paper in {"letter", "a4"} & set(model.papers):
            assert model.needs_notice or project.read(layout, paper)[1] == ()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake[3]}: {mistake[4]}")
def test_each_mistake_is_caught(project, mistake):
    file, old, new, code, said = mistake
    project.change(file, old, new)
    found = [finding for finding in project.findings() if finding.code == code and said in str(finding)]
    assert found, "\n".join(map(str, project.findings()))
    assert all(finding.place and finding.place.line and finding.remedy for finding in found)


def test_a_price_needs_no_market_where_nobody_has_counted_one(project):
    project.change(TOPIC, "market: {", "# {")
    project.change(TOPIC, "kind: cost, safety: true}", "kind: cost, market: false, safety: true}")
    project.change(WORDS, "    market: Others ask $40 to $90 for a wrap (2025).\n", "")
    assert not [finding for finding in project.findings() if "market" in finding.code or "words" in finding.code]


def test_a_finding_stands_at_the_line_of_the_mistake(project):
    project.change(TOPIC, "use: pain}", "use: pian}")
    line = (project.root / TOPIC).read_text().split("use: pian}")[0].count("\n") + 1
    finding = next(finding for finding in project.findings() if "pian" in finding.message)
    assert str(finding.place).startswith(f"{TOPIC}:{line}:")
    assert finding.field == "sections[2].blocks[1].use"


def test_everything_is_told_at_once_in_file_order(project):
    project.change(TOPIC, "use: pain}", "use: pian}")
    project.change(WORDS, "  ask: Questions to ask\n", "")
    project.change(CLINIC, "paper: [letter, a4]", "paper: [letter, a4, leter]")
    findings = project.findings()
    assert {finding.code for finding in findings} >= {"read.unknown-id", "read.missing-words", "read.unknown-paper"}
    places = [(finding.place.file, finding.place.line) for finding in findings]
    assert places == sorted(places)


def test_what_nothing_uses_is_a_warning(project):
    project.change(TOPIC, "refs: [R1], pair: [rash, late]}\n", "refs: [R1], pair: [rash, late]}\n  spare: "
                   "{topic: harm, setting: human, certainty: low, refs: [R1]}\n")  # fmt: skip
    project.change(WORDS, "claims:\n", "claims:\n  spare: Spare.\n")
    project.change(TOPIC, "numbers:\n", "  R3: {cite: c, short: s, kind: law, year: 2025, doi: d, accessed: 2026-03-02}"
                   "\nnumbers:\n")  # fmt: skip
    project.change(WORDS, "glossary:\n", "glossary:\n  knee: {term: knee, means: A joint.}\n")
    warnings = project.read()[1]
    assert {finding.code for finding in warnings} == {"read.unused", "read.unused-reference", "read.unused-term"}


def test_a_condition_has_no_law_beside_its_benefits_unless_it_tells_one(project):
    project.change(TOPIC, "      - {id: law, kind: status, safety: true}\n", "")
    project.change(TOPIC, "type: treatment", "type: condition")
    assert [finding.code for finding in project.findings()] == ["read.benefits-without-status"]
    project.change(TOPIC, "      - {id: short-status, kind: status, form: fact, safety: true}\n", "")
    project.change(TOPIC, "status:\n  US: {standing: not-approved, checked_on: 2026-03-02, refs: [R2]}\n", "")
    assert "read.benefits-without-status" not in {finding.code for finding in project.findings()}


def test_a_booklet_needs_pages_that_can_be_stapled(project):
    project.change(BOOKLET, "pages: {min: 4, max: 96}", "pages: {min: 8, max: 22}")
    assert any("can't be stapled" in finding.message for finding in project.findings("booklet"))
    project.change(BOOKLET, "pages: {min: 8, max: 22}", "")
    assert any(finding.field == "pages" for finding in project.findings("booklet"))


def test_variants_are_declared_chosen_and_allowed(project):
    project.change(TOPIC, "references:\n", "variants: {size: [big, small]}\nreferences:\n")
    assert [finding.code for finding in project.findings()] == ["read.missing-variant"]
    project.change(CLINIC, "  tiny:\n", "  tiny:\n    variant: {size: bigg}\n")
    assert "did you mean 'big'?" in project.findings()[0].remedy
    project.change(CLINIC, "bigg", "big")
    project.change(TOPIC, "{id: what, kind: paragraph}", "{id: what, kind: paragraph, when: {size: [big, tall]}}")
    assert project.findings()[0].field == "sections[1].blocks[0].when.size[1]"
