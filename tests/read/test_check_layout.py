"""Each mistake in a layout's file is told at its line, with what is wrong and what to write instead."""

import pytest

from foldwell.errors import InputError
from foldwell.read.check_layout import check_layout
from foldwell.read.shelf import Shelf

MISTAKES = {
    # layout, what stands there, what is written instead; the line, the check, what is said, what to write
    "panels that don't add up": (
        "trifold", "{id: flap, share: 1/3, allowance: -2/3}", "{id: flap, share: 1/3, allowance: 2/3}",
        "letter:", "read.wrong-sum", "'outside' add up to 281.52 mm (11.0833 in), the sheet to 279.40 mm (11",
        "make the shares in this row add up to 1 and the allowances to 0",
    ),
    "rows that don't add up": (
        "tent", "- {panels: [questions], turned: true}\n      - {panels: [message]}",
        "- {panels: [questions], turned: true, height: 2/3}\n      - {panels: [message], height: 1/2}",
        "rows:", "read.wrong-sum", "add up to 7/6 of its height: 2/3 + 1/2", "make them add up to 1",
    ),
    "a row of less than nothing": (
        "tent", "- {panels: [questions], turned: true}\n      - {panels: [message]}",
        "- {panels: [questions], turned: true, height: 3/2}\n      - {panels: [message], height: -1/2}",
        "id: message", "read.no-room", "on letter the panel 'message' leaves", "leave 35 x 25 mm or more",
    ),
    "a cut on two lines": (
        "pocket", "{above: [page-6, page-5]}", "{above: [page-6, back]}",
        "above:", "read.wrong-cut", "page-6, back do not lie side by side in one row", "name panels of one row",
    ),
    "a cut with a gap": (
        "pocket", "{above: [page-6, page-5]}", "{above: [page-7, page-5]}",
        "above:", "read.wrong-cut", "page-7, page-5 do not lie side by side in one row", "name panels of one row",
    ),
    "a cut along the edge of the sheet": (
        "pocket", "{above: [page-6, page-5]}", "{above: [cover, page-2]}",
        "above:", "read.wrong-cut", "under cover is the edge of the sheet", "name panels of an upper row",
    ),
    "a cut under a panel that is not there": (
        "pocket", "{above: [page-6, page-5]}", "{above: [page-6, page-55]}",
        "above:", "read.unknown-panel", "'page-55' is not the id of a panel", "did you mean 'page-5'?",
    ),
    "cards wider than their sheet": (
        "walletcard", "copies: [2, 4]", "copies: [3, 4]",
        "copies: [3", "read.wrong-sum", "3 cards of 85.60 mm (3.3701 in) are 256.80 mm (10.1102 in) wide, the",
        "write fewer copies:, or a smaller card:",
    ),
    "cards of a folded sheet": (
        "trifold", "letter: {sheet: [11in, 8.5in]}", "letter: {sheet: [11in, 8.5in], copies: [2, 1]}",
        "letter:", "read.wrong-value", "only cards are cut from a sheet", "write imposition: n-up",
    ),
    "no copies": (
        "walletcard", "copies: [2, 4]", "copies: [0, 4]",
        "letter:", "read.wrong-value", "copies are counted from 1", "write how many across and how many down",
    ),
    "a panel off the sheet": (
        "zfold", "{id: cover, share: 1/3}", "{id: cover, share: 4/3}",
        "letter:", "read.wrong-sum", "cover 372.53", "add up to 1",
    ),
    "a panel of less than nothing": (
        "trifold", "{id: flap, share: 1/3, allowance: -2/3}", "{id: flap, share: 1/3, allowance: -200/3}",
        "id: flap, share", "read.no-room", "'flap' leaves -33 x 186 mm for text: -12.70 x 215.90 mm less its margins",
        "leave 35 x 25 mm or more",
    ),
    "a page that is no half sheet": (
        "booklet", "share: 1/2", "share: 2/3",
        "share: 2/3", "read.wrong-sum", "the page of a booklet is 1/2 of the sheet wide", "write share: 1/2",
    ),
    "a leaf that is no whole sheet": (
        "large-print", "share: 1}", "share: 1/2}",
        "share: 1/2", "read.wrong-sum", "the page of a layout of leaves is 1 of the sheet wide", "write share: 1,",
    ),
    "a back wider than its front": (
        "trifold", "[inside-left, inside-middle, inside-right]}", "[inside-right, inside-left, inside-middle]}",
        "id: inside-right", "read.wrong-leaf", "'inside-right' (92.08 mm) does not lie exactly behind cover (93.66 mm)",
        "give both sides of a leaf the same share and allowance, and the back in mirrored order",
    ),
    "a third side": (
        "trifold", "  - {id: outside, panels: [flap, back, cover]}\n",
        "  - {id: first, panels: [flap, back]}\n  - {id: outside, panels: [cover]}\n",
        "sides:", "read.wrong-value", "a sheet has two sides, not 3", "keep the front and the back",
    ),
    "a fold between panels that are no neighbours": (
        "trifold", "between: [flap, back]", "between: [flap, cover]",
        "between: [flap", "read.wrong-fold", "flap and cover do not lie beside each other", "with a common edge",
    ),
    "a fold between sides": (
        "trifold", "between: [flap, back]", "between: [flap, inside-right]",
        "between: [flap", "read.wrong-fold", "flap and inside-right do not lie beside each other", "with a common edge",
    ),
    "a panel that folds in and no folds": (
        "trifold",
        "folds:\n  - {between: [flap, back], fold: mountain}\n  - {between: [back, cover], fold: mountain}\n", "",
        "id: cover, share", "read.missing-key", "'cover' has an allowance for a fold, and the layout has no folds",
        "add folds:, the first fold first",
    ),
    "a sheet turned over the wrong edge": (
        "trifold", "duplex: short-edge", "duplex: long-edge",
        "duplex:", "read.wrong-duplex", "on letter a sheet of 279.4 x 215.9 mm comes out with its back upside down",
        "write duplex: short-edge",
    ),
    "a zone without a panel": (
        "trifold", "panels: [back], holds", "panels: [], holds",
        "panels: []", "read.", "there are 0 entries", "write at least 1",
    ),
    "a panel in no zone": (
        "accordion", "inside-4, outside-2, outside-3]\n", "inside-4, outside-2]\n",
        "id: outside-3", "read.panel-place", "the panel 'outside-3' is in no zone", "of exactly one zone",
    ),
    "a panel in two zones": (
        "trifold", "panels: [back], holds", "panels: [back, flap], holds",
        "id: flap", "read.panel-place", "the panel 'flap' is in 2 zones", "of exactly one zone",
    ),
    "a panel on no side": (
        "trifold", "panels: [flap, back, cover]}", "panels: [flap, back]}",
        "id: cover", "read.panel-place", "the panel 'cover' is in no side", "of exactly one side",
    ),
    "a panel that is not there": (
        "trifold", "panels: [back], holds", "panels: [bakc], holds",
        "panels: [bakc]", "read.unknown-panel", "'bakc' is not the id of a panel", "did you mean 'back'?",
    ),
    "two zones of one name": (
        "trifold", "  - id: flap\n", "  - id: cover\n",
        "  - id: cover\n    panels: [flap]", "read.duplicate-id", "the zone 'cover' is here twice", "another id",
    ),
    "a kind in two zones": (
        "trifold", "holds: [notes,", "holds: [what, notes,",
        "holds: [what, notes", "read.kind-in-two-zones", "'what' is in the zone 'inside' already", "keep it in one",
    ),
    "a second cover": (
        "trifold", "    holds: [summary, status, cost, options]\n", "",
        "  - id: flap\n", "read.wrong-value", "'flap' holds no section, so that it prints the cover once", "add holds:",
    ),
    "a zone of a folded sheet that flows": (
        "trifold", "    exempt_from_fill: true\n", "    exempt_from_fill: true\n    flow: true\n",
        "flow: true", "read.wrong-value", "only pages of a booklet or of leaves", "take flow: away",
    ),
    "a zone with a notice and sections": (
        "notice", "notice: true}", "notice: true, holds: [what]}",
        "notice: true, holds", "read.wrong-value", "a zone holds a notice or sections, not both", "take holds:",
    ),
    "an extract without blocks": (
        "walletcard", "blocks: [warning_signs, contact, qr]\n", "",
        "schema: layout", "read.missing-key", "an extract says which kinds", "add blocks: [main_message, contact, qr]",
    ),
    "an extract without a way to the full guide": (
        "walletcard", "contact, qr]\n", "contact]\n",
        "blocks:", "read.wrong-value", "an extract leads to the full guide by its code", "add qr",
    ),
    "blocks in a full layout": (
        "trifold", "role: full\n", "role: full\nblocks: [qr]\n",
        "blocks:", "read.wrong-value", "a full layout prints every kind of block", "take blocks: away",
    ),
    "pages that can't be stapled": (
        "booklet", "pages: {min: 4, max: 96}", "pages: {min: 8, max: 22}",
        "pages:", "read.wrong-value", "8 to 22 pages can't be stapled", "write multiples of 4, the smaller first",
    ),
    "a booklet without pages": (
        "booklet", "pages: {min: 4, max: 96}\n", "",
        "schema: layout", "read.missing-key", "a booklet needs pages:", "add pages: {min: 8, max: 24}",
    ),
    "pages of a folded sheet": (
        "trifold", "duplex:", "pages: {min: 4, max: 8}\nduplex:",
        "pages:", "read.wrong-value", "only booklets and leaves have pages:", "take it away",
    ),
    "a margin at the edge": (
        "trifold", "\nmargins: {edge: 9.5mm", "\nmargins: {edge: 5mm",
        "margins: {edge: 5mm", "read.narrow-margin", "5 mm is too narrow: printers need 7 mm away", "write 7mm or more",
    ),
    "a margin at a fold": (
        "trifold", "\nmargins: {edge: 9.5mm, fold: 8.5mm", "\nmargins: {edge: 9.5mm, fold: 3mm",
        "fold: 3mm", "read.narrow-margin", "3 mm is too narrow: folds keep text 8 mm away", "write 8mm or more",
    ),
    "a margin on a coloured panel": (
        "trifold", "margins: {edge: 12.5mm", "margins: {edge: 11mm",
        "margins: {edge: 11mm, fold: 10mm, top: 12", "read.narrow-margin", "coloured panels keep text 12 mm away",
        "write 12mm or more",
    ),
    "a margin of a paper on a coloured panel": (
        "trifold", "    ground: true\n    margins: {edge: 12mm, fold: 8.5mm, top: 12mm, bottom: 18mm}\n",
        "    ground: true\n",
        "margins: {edge: 11mm", "read.narrow-margin", "11 mm is too narrow: coloured", "write 12mm",
    ),
    "a margin at a card's edge": (
        "walletcard", "margins: {edge: 4mm", "margins: {edge: 2mm",
        "margins: {edge: 2mm", "read.narrow-margin", "2 mm is too narrow: cards keep text 3 mm", "write 3mm or more",
    ),
    "a column too narrow for text": (
        "accordion", "\nmargins: {edge: 9.5mm, fold: 8.5mm", "\nmargins: {edge: 9.5mm, fold: 30mm",
        "id: inside-2", "read.no-room", "on legal the panel 'inside-2' leaves 29 x 186 mm for text", "35 x 25",
    ),
    "small type without a reason": (
        "trifold", "reading: {body_min: 12, body_max: 14,", "reading: {body_min: 10, body_max: 14,",
        "reading: {body_min: 10", "read.wrong-value", "body text under 12 pt needs a reason", "add reason:",
    ),
    "a type range upside down": (
        "trifold", "reading: {body_min: 12, body_max: 14, leading: 1.26}", "reading: {body_min: 14, body_max: 12}",
        "reading: {body_min: 14, body_max: 12", "read.wrong-value", "body_min is above body_max", "swap them",
    ),
    "a sheet of no width": (
        "trifold", "letter: {sheet: [11in, 8.5in]}", "letter: {sheet: [0in, 8.5in]}",
        "letter:", "read.wrong-value", "a sheet or card needs a width and a height above 0", "such as [11in, 8.5in]",
    ),
    "a length that is none": (
        "trifold", "letter: {sheet: [11in, 8.5in]}", "letter: {sheet: [11/00in, 8.5in]}",
        "letter:", "read.", "'11/00in' is not a length", "write a number and a unit",
    ),
    "a length without end": (
        "trifold", "letter: {sheet: [11in, 8.5in]}", f"letter: {{sheet: [{'9' * 400}in, 8.5in]}}",
        "letter:", "read.", "is not a length", "write a number and a unit",
    ),
    "a budget upside down": (
        "trifold", "words: [600, 720]", "words: [720, 600]",
        "words:", "read.wrong-value", "the word budget ends before it begins", "swap them",
    ),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_at_its_line(project, mistake):
    layout, old, new, at, code, said, remedy = mistake
    file = f"templates/layouts/{layout}.yaml"
    project.change(file, old, new)
    found = [finding for finding in find(project, layout) if finding.code.startswith(code) and said in finding.message]
    assert found, "\n".join(map(str, find(project, layout)))
    before, mark, _ = (project.root / file).read_text(encoding="utf-8").partition(at)
    assert mark, f"{at!r} is not in the file"
    first = found[0]
    assert (first.place.file, first.place.line) == (file, before.count("\n") + 1)
    assert first.place.column
    assert remedy in first.remedy


def test_a_layout_without_a_mistake_has_no_finding(project):
    assert [name for name in project.library.layouts() if find(project, name)] == []


def test_a_kind_in_no_zone_is_told_at_the_section(project):
    project.change("templates/layouts/trifold.yaml", "remember, glossary,", "remember,")
    (finding,) = project.findings()
    assert finding.place.file == "content/topics/tiny/topic.yaml"
    assert finding.remedy == "add glossary to holds: of a zone in templates/layouts/trifold.yaml"


@pytest.mark.parametrize("kind", ["steps", "cost", "options", "claim", "icon_array"])
def test_an_extract_holds_no_step_price_or_benefit(project, kind):
    project.change("templates/layouts/walletcard.yaml", "contact, qr]", f"contact, qr, {kind}]")
    (finding,) = find(project, "walletcard")
    assert finding.message == f"an extract may not hold {kind!r}: it tells no benefit, step or price"
    assert (finding.field, finding.remedy) == ("blocks[3]", "leave it to the full layouts")


def find(project, layout):
    """Every finding in a layout's file."""
    try:
        return list(check_layout(Shelf(project.library).layout(layout)))
    except InputError as problem:
        return list(problem.findings)
