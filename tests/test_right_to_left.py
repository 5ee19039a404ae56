"""Right to left: the finished page is the mirror image of the other, and passes every check."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from foldwell.expectations import expect_screen
from foldwell.findings import Severity
from foldwell.pipeline import Order, Shop
from foldwell.preflight.pictures import PIXELS_PER_POINT
from foldwell.preflight.reading import open_reading
from tests.samples import BUNDLED, ROOT, sample

FOLDED = [("riverside", "letter", "trifold"), ("sunfield", "a4", "handout")]
MIRRORED = [
    *(
        ("riverside", "letter", layout)
        for layout in ("bifold", "gatefold-open", "zfold", "walletcard", "tent", "pocket")
    ),
    ("riverside", "tabloid", "poster"),
    ("riverside", "tabloid", "gatefold"),
    ("riverside", "legal", "accordion"),
    ("riverside", "rack-4x9", "rackcard"),
    ("sunfield", "a4", "booklet"),
    ("bayview", "letter", "notice"),
]
"""The other layouts; their geometry is held in tests/impose."""
NEAR = 2.5
"""Points that ink may differ by at the two ends of a line: letters have other white at their left than right."""
RAISED = 4.0
"""Points that marks of citation stand above their line, at most."""


@cache
def make(clinic, paper, layout, locale):
    return Shop(BUNDLED).make(sample(clinic, paper, layout, locale), Order(("screen", "office")))


def read(made):
    data = next(file.data for file in made.files if file.ending == "screen.pdf")
    return open_reading(data, expect_screen(made.brochure, made.panels, BUNDLED))


def indents(made, side):
    """White between each line of text and one side of its column, in points, by page and baseline."""
    found: dict[tuple[int, int], list[float]] = {}
    with read(made) as reading:
        drawn = {id(line) for line in reading.drawn}
        for line in sorted(reading.lines, key=lambda line: (line.page, line.start[1])):
            if id(line) in drawn:
                continue
            box = made.panels.pages[line.page].box
            gap = line.box.left - box.left if side == "left" else box.width - box.right - line.box.right
            page, height = next(reversed(found), (-1, 0))
            raised = page == line.page and line.start[1] - height < RAISED
            found.setdefault((page, height) if raised else (line.page, round(line.start[1])), []).append(gap)
    return {place: min(gaps) for place, gaps in found.items()}


@pytest.mark.parametrize("names", [*FOLDED, *MIRRORED], ids=lambda names: names[2])
def test_no_check_finds_anything(names):
    made = make(*names, "ar-XB")
    assert [str(found) for found in made.findings if found.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("names", FOLDED)
def test_every_line_stands_as_far_from_the_right_as_the_other_from_the_left(names):
    plain, turned = indents(make(*names, "en-US"), "left"), indents(make(*names, "ar-XB"), "right")
    assert plain.keys() == turned.keys()
    assert len(plain) > 100
    far = {place: (plain[place], turned[place]) for place in plain if abs(plain[place] - turned[place]) > NEAR}
    assert far == {}


@pytest.mark.parametrize("names", FOLDED)
def test_both_directions_have_the_same_fit(names):
    """The same blocks, sizes, breaks and balanced headings; without letter spacing titles are a little wider."""
    plain, turned = make(*names, "en-US").panels, make(*names, "ar-XB").panels
    assert replace(turned.fit, narrow={}) == replace(plain.fit, narrow={})
    assert turned.fit.narrow == pytest.approx(plain.fit.narrow, rel=0.03)
    assert plain.fit.narrow
    assert [page.fill for page in turned.pages] == pytest.approx([page.fill for page in plain.pages], abs=0.002)


def test_the_comparison_sees_a_page_that_is_not_mirrored():
    made = make(*FOLDED[0], "en-US")
    plain, other = indents(made, "left"), indents(made, "right")
    assert sum(abs(plain[place] - other[place]) > NEAR for place in plain) > 50


@pytest.mark.parametrize(("locale", "sign"), [("en-US", -1), ("ar-XB", 1)])
def test_a_step_has_its_number_where_its_line_begins(locale, sign):
    made = make(*FOLDED[0], locale)
    with read(made) as reading:
        lines = {line.text.strip(): line.box for line in reading.lines if "inside-left" in reading.name_place(line)}
    number, text = lines["1"], lines["We numb your skin."]
    assert sign * (number.left - text.right) > 0 or sign * (number.right - text.left) > 0
    assert sign * ((number.left + number.right) - (text.left + text.right)) > 0


@pytest.mark.parametrize(("locale", "at_left"), [("en-US", True), ("ar-XB", False)])
def test_a_heading_has_its_symbol_where_its_line_begins(locale, at_left):
    made = make(*FOLDED[0], locale)
    with read(made) as reading:
        line = next(line for line in reading.lines if line.text.strip() == "The day of the shot")
        box = made.panels.pages[line.page].box
        picture = reading.picture(line.page).ground.convert("L")
    height = made.panels.pages[line.page].box.height
    top, bottom = height - line.box.top, height - line.box.bottom
    strips = [(box.left, box.left + 20), (box.width - box.right - 20, box.width - box.right)]
    inked = [
        picture.crop(tuple(round(at * PIXELS_PER_POINT) for at in (left, top, right, bottom))).getextrema()[0] < 128
        for left, right in strips
    ]
    assert inked == [at_left, not at_left]


def test_the_file_names_its_language_and_reads_in_order():
    made = make(*FOLDED[0], "ar-XB")
    with pikepdf.open(io.BytesIO(made.files[0].data)) as pdf:
        assert str(pdf.Root.Lang) == "ar-XB"
    with read(made) as reading:
        assert reading.comparison.lost == reading.comparison.moved == reading.comparison.extra == ()


COMMENT = re.compile(r"/\*.*?\*/|{#.*?#}", re.DOTALL)
FOUR_SIDES = r"(?:margin|padding): [^\s;}]+ ([^\s;}]+) [^\s;}]+ (?!\1[\s;}])[\w.-]+"
SIDED = re.compile(rf"(?<!@bottom-)\b(?:left|right)\b|text-align: start|background-position: 0|{FOUR_SIDES}")


def find_sided(text):
    """Rules for sides of the page that have no other for right to left."""
    rules = [rule for line in COMMENT.sub("", text).splitlines() for rule in re.findall(r"[^{}]+{[^{}]*}", line)]
    mirrored = {
        name.strip().removeprefix('[dir="rtl"] ')
        for rule in rules
        if rule.startswith('[dir="rtl"]')
        for name in rule.partition("{")[0].split(",")
    }
    for rule in rules:
        name, _, body = rule.partition("{")
        if '[dir="rtl"]' not in name and "@bottom-" not in name and SIDED.search(body):
            yield from {one.strip() for one in name.split(",")} - mirrored


def find_torn(style):
    """Selectors of steps in a line: from right to left the engine turns them round without their floating numbers."""
    in_line = set(re.findall(r"^(?!\[dir)([^{}\n]*\.step) \{[^}]*display: inline-block", style, re.MULTILINE))
    return {one for one in in_line if not re.search(rf'\[dir="rtl"\] {re.escape(one)} {{[^}}]*float: right', style)}


def test_steps_side_by_side_keep_their_numbers():
    assert find_torn(".steps .step { width: 47%; display: inline-block }") == {".steps .step"}
    files = [ROOT / "styles/brochure.css", *ROOT.glob("styles/layouts/*.css")]
    assert {file.name: torn for file in files if (torn := find_torn(file.read_text(encoding="utf-8")))} == {}


def test_looks_name_starts_and_ends_and_no_sides():
    files = [
        ROOT / "styles/brochure.css",
        *ROOT.glob("styles/layouts/*.css"),
        *ROOT.glob("styles/themes/*.css"),
        *ROOT.glob("templates/blocks/*.j2"),
        *ROOT.glob("templates/*.j2"),
    ]
    assert len(files) > 30
    for file in files:
        assert set(find_sided(file.read_text(encoding="utf-8"))) == set(), file.name
        if file.suffix == ".j2":
            styles = re.findall(r'style="[^"]*"', file.read_text(encoding="utf-8"))
            assert not any(SIDED.search(style) for style in styles), file.name


@pytest.mark.parametrize(
    ("style", "sided"),
    [
        ("p { padding-left: 2pt }", {"p"}),
        ("p, .a { margin: 1pt 2pt 3pt 4pt }", {"p", ".a"}),
        ("p { margin: 1pt 2pt 3pt 2pt }", set()),
        ("p { text-align: start }", {"p"}),
        ('.a { float: left }\n[dir="rtl"] .a { float: right }', set()),
        (".a { float: left }", {".a"}),
        (".a { background-position: 0 2pt }", {".a"}),
    ],
)
def test_a_style_with_sides_is_found(style, sided):
    assert set(find_sided(style)) == sided
