"""The engine's shorter ways lead to the same pages as its own."""

import inspect
import re
from dataclasses import replace

import pytest
import weasyprint
from hypothesis import given, settings
from hypothesis import strategies as st
from weasyprint.css import ComputedStyle
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.layout import inline, preferred
from weasyprint.text import fonts, line_break

from foldwell.compose.fit import Fit
from foldwell.typeset import engine_lines, engine_shortcuts, engine_styles
from foldwell.typeset.engine import Engine, PictureCache
from foldwell.typeset.typesetting import Typesetter
from tests.samples import BUNDLED, composer, small

WORDS = (
    "Cell shots are not a proven treatment. <b>Ask us</b> for<br>the <i>results</i>: 1\t2, "
    "co\u00adop\u00ader\u00ada\u00adtion, <bdi>عربي وكلمات أخرى</bdi> <u>under a line</u>"
    " and a-long-word-with-hyphens-in-it-and-Noch_ein_sehr_langes_Wort"
)


@pytest.fixture
def by_itself(monkeypatch):
    """Calls what it is given with the engine as it is by itself."""

    def call(action):
        with monkeypatch.context() as patch:
            patch.setattr(ComputedStyle, "__missing__", engine_styles.compute_in_full)
            patch.setattr(inline, "split_first_line", line_break.split_first_line)
            patch.setattr(preferred, "split_first_line", line_break.split_first_line)
            return action()

    return call


@pytest.fixture(scope="module")
def engine():
    return Engine(BUNDLED)


def compose(html, css):
    page = composer().compose(small(), Fit(frozenset(), 12.0))
    return replace(page, html=f"<html lang=en><title>t</title>{html}</html>", styles=css, page_styles="", assets={})


def lay_out(engine, html, css):
    return engine.lay_out(compose(html, css), PictureCache())


def write(engine, html, css):
    return engine.write(lay_out(engine, html, css))


def test_they_are_those_of_the_engine_that_is_installed():
    assert weasyprint.__version__ == engine_shortcuts.WRITTEN_FOR, "read its changes, then try the shorter ways anew"


def test_another_engine_keeps_its_own_ways(monkeypatch, by_itself):
    def take():
        engine_shortcuts.take_shortcuts()
        return ComputedStyle.__missing__, inline.split_first_line

    monkeypatch.setattr(weasyprint, "__version__", "71.0")
    assert by_itself(take) == (engine_styles.compute_in_full, line_break.split_first_line)
    monkeypatch.undo()
    assert by_itself(take) == (engine_styles.compute, engine_lines.split_line)


STYLES = [
    "p { width: 9em; margin: 1em auto; padding-inline-start: 3pt }",
    "p { width: 40pt; text-align: justify; word-spacing: 2pt; letter-spacing: .5pt; overflow-wrap: anywhere }",
    "p { width: 60pt; hyphens: auto; direction: rtl; border-inline-end: 2pt solid; margin-inline: 3pt 9pt }",
    "html { --wide: 7em } p { width: calc(var(--wide) + 10pt); font: 600 italic 15pt/1.1 'Source Sans 3'; inset: 2pt }",
    "p { width: 8em; white-space: pre-wrap; tab-size: 5; font-feature-settings: 'ss01'; font-variant-caps: smcaps }",
    "p { columns: 2; column-gap: 1em } b { float: right; width: 4em } i { display: inline-block }",
]


@pytest.mark.parametrize("css", STYLES)
def test_pages_are_the_same(engine, by_itself, css):
    html = f"<body><p>{WORDS}<p>{WORDS}"
    own = by_itself(lambda: write(engine, html, css))
    assert [write(engine, html, css) for _ in range(2)] == [own, own]


def test_the_comparison_sees_another_page(engine):
    assert write(engine, f"<p>{WORDS}", STYLES[0]) != write(engine, f"<p>{WORDS}", STYLES[0].replace("9em", "8em"))


ASKED = sorted(name for name in INITIAL_VALUES if not re.search("(^|_)(block|inline)_", name))
"""Properties that the engine asks for; it never asks for one by start and end."""


def list_styles(engine, html, css):
    """Every property of every element, pseudo-element and anonymous box."""
    told, boxes = [], [page._page_box for page in lay_out(engine, html, css).document.pages]
    while boxes:
        box = getattr(boxes[0], "_box", boxes[0])
        boxes[:1] = list(getattr(box, "children", ()))
        told.append([(name, box.style[name]) for name in ASKED])
    return told


MENTIONED = """
margin-top: 3pt; margin-inline-start: 4%; margin-inline: auto; padding-left: inherit; border: inherit; width: 50%;
border-inline-start: 2pt dotted; block-size: 90pt; width: calc(50% + 2pt); font-size: 1.5em; font-size: calc(1em + 2pt);
color: var(--c); --c: #123456; direction: rtl; direction: ltr; text-decoration: underline; float: left; page: cover;
display: flex; display: inline-block; position: relative; all: initial; all: unset; text-indent: min(5%, 9pt);
outline-style: solid; border-top-style: solid; border-collapse: collapse; bleed: 3pt; line-height: 1.5
"""
mentions = st.lists(st.sampled_from([one.strip() for one in MENTIONED.split(";")]), max_size=5).map(";".join)


@given(mentions, mentions, mentions, mentions)
@settings(max_examples=25, deadline=None)
def test_styles_are_the_same(engine, root, outer, inner, pseudo):
    css = f"html {{ {root} }} div {{ {outer} }} p {{ {inner} }} p::before {{ content: 'x'; {pseudo} }}"
    html = "<body><div>some <p>words <b>and</b> <img alt=more></p></div>"
    shorter = list_styles(engine, html, css)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ComputedStyle, "__missing__", engine_styles.compute_in_full)
        assert list_styles(engine, html, css) == shorter


def test_all_that_a_line_depends_on_is_in_its_key():
    reading = (line_break.Layout, line_break.create_layout, line_break.split_first_line, line_break.line_size)
    reading += (line_break.first_line_metrics, fonts.get_font_description)
    read = {name for one in reading for name in re.findall(r"style\[['\"](\w+)['\"]\]", inspect.getsource(one))}
    assert read == set(engine_lines.READ)


def test_no_more_lines_are_kept_than_said(engine, monkeypatch):
    monkeypatch.setattr(engine_lines, "_MOST_LINES", 7)
    monkeypatch.setattr(engine_lines, "_kept", {})
    first = write(engine, f"<p>{WORDS}", STYLES[0])
    (kept,) = engine_lines._kept.values()
    assert len(kept) == 7
    assert write(engine, f"<p>{WORDS}", STYLES[0]) == first


def test_a_brochure_is_the_same(by_itself):
    def typeset():
        return Typesetter(composer(), Engine(BUNDLED)).typeset(small())

    own, shorter = by_itself(typeset), typeset()
    assert (own.pdf, own.fit, own.findings) == (shorter.pdf, shorter.fit, shorter.findings)
