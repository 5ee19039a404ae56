from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from foldwell.compose.inline import keep_with, set_text
from foldwell.model.inline import plain_text

TERMS = frozenset({"wrap"})
ALLOWED = {
    "<strong>": "</strong>",
    "<em>": "</em>",
    '<a class="term" href="#term-wrap">': "</a>",
}
MARKS = ("*", "**", "_", "[", "](term:wrap)", "](https://a.example/?a=1&b=%22)", "](javascript:x)", "\\", "`")
HTML = ("<", ">", "&", "<script>", "<b>", "&lt;", '"', "'")
PLAIN = ("\n", "  \n", " ", "\u00a0", "{{", "word", "a b c", "é", "\U0001f9b5")
pieces = st.sampled_from(MARKS + HTML + PLAIN)
texts = st.one_of(st.text(max_size=60), st.lists(pieces, max_size=14).map("".join))


class Tags(HTMLParser):
    """The tags of a text as they stand, and its words."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.words = [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        self.tags.append(f"</{tag}>")

    def handle_data(self, data):
        self.words.append(data)

    def handle_comment(self, data):
        self.tags.append(f"<!--{data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def fold(text):
    return " ".join(text.replace("\x00", "\ufffd").split())


def is_allowed(tag):
    if tag in ALLOWED or tag in ALLOWED.values():
        return True
    link = re.fullmatch(r'<a href="([^"<>]*)">', tag)
    return bool(link and re.match(r"https?://", unescape(link[1])))


@given(texts, st.booleans(), st.booleans())
def test_any_text_gives_its_words_and_only_the_allowed_tags(text, linked, ends_line):
    html = set_text(text, linked_terms=TERMS if linked else frozenset(), ends_line=ends_line)
    read = Tags(str(html))
    assert fold("".join(read.words)) == fold(plain_text(text))
    assert [tag for tag in read.tags if not is_allowed(tag)] == []


def test_a_tag_that_is_not_allowed_is_seen():
    read = Tags('a <b>bold</b> <a href="javascript:x">link</a> <!-- c -->')
    assert [tag for tag in read.tags if not is_allowed(tag)] == ["<b>", "</b>", '<a href="javascript:x">', "<!-- c "]


@given(texts)
def test_tags_are_closed_in_order(text):
    waiting = []
    for tag in Tags(str(set_text(text, linked_terms=TERMS))).tags:
        if not tag.startswith("</"):
            waiting.append(re.match(r"<(\w+)", tag)[1])
        else:
            assert waiting.pop() == tag[2:-1]
    assert waiting == []


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**bold** and *soft*", "<strong>bold</strong> and <em>soft</em>"),
        ('a <b>&"c"', "a &lt;b&gt;&amp;&#34;c&#34;"),
        ("see [us](https://a.example/?a=1&b=2)", 'see <a href="https://a.example/?a=1&amp;b=2">us</a>'),
        ("see [us](javascript:alert)", "see [us](javascript:alert)"),
        ("one\ntwo", "one two"),
        ("one  \ntwo", "one two"),
    ],
)
def test_the_subset(text, html):
    assert set_text(text) == html


def test_a_term_links_only_where_it_is_printed():
    text = "A [wrap](term:wrap) and a [band](term:band)"
    assert set_text(text) == "A wrap and a band"
    assert set_text(text, linked_terms=TERMS) == 'A <a class="term" href="#term-wrap">wrap</a> and a band'


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("We call you on day two", "We call you on day\u00a0two"),
        ("two words", "two words"),
        ("We keep it untouched-for-long", "We keep it untouched-for-long"),
        ("We call **you** on day two", "We call <strong>you</strong> on day\u00a0two"),
    ],
)
def test_the_last_short_word_is_never_alone(text, tied):
    assert set_text(text) == tied
    assert "\u00a0" not in set_text(text, ends_line=False)


def test_marks_of_citation_stay_with_the_last_word():
    mark = Markup("<sup>1</sup>")
    assert keep_with(Markup("a few words"), mark) == 'a few <span class="keep">words<sup>1</sup></span>'
    assert keep_with(Markup("a few words"), Markup("")) == "a few words"
    assert keep_with(Markup("a <strong>few words</strong>"), mark) == "a <strong>few words</strong><sup>1</sup>"
    endless = Markup("a " + "b" * 300)
    assert keep_with(endless, mark) == endless + mark, "it must break to stay in its column"
