"""The inline subset: bold, italic, links and terms pass; everything else is refused with a remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.model.inline import PARSER, inline_problems, italics, plain_text, unfinished_marks, used_terms


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**Call** *now*.", "Call now."),
        ("See [the guide](https://example.org/a_b).", "See the guide."),
        ("A [stem cell](term:stem-cell) shot", "A stem cell shot"),
        ("Risk < 5 & > 1, 2 * 3 * 4", "Risk < 5 & > 1, 2 * 3 * 4"),
        ("one\ntwo", "one two"),
        (r"a \*star\*", "a *star*"),
        ("My notes: ____", "My notes: ____"),
        ("Nº 5 – “quoted” – 日本語", "Nº 5 – “quoted” – 日本語"),
    ],
)
def test_what_may_be_written(text, plain):
    assert inline_problems(text) == []
    assert plain_text(text) == plain


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<b>bold</b>", "HTML tag"),
        ("a<br>b", "HTML tag"),
        ("<script>x</script>", "HTML tag"),
        ("<!-- x -->", "HTML tag"),
        ("![x](a.png)", "picture"),
        ("# Heading", "heading"),
        ("Heading\n===", "heading"),
        ("- one\n- two", "list"),
        ("1. one", "numbered list"),
        ("> said", "quotation"),
        ("`code`", "code"),
        ("one\n\ntwo", "empty line"),
        ("one  \ntwo", "line break"),
        ("Call {{phone}}", "unfinished"),
        ("{% if x %}", "unfinished"),
        ("XXX", "unfinished"),
        ("TBD", "unfinished"),
        ("a&nbsp;b", "entity"),
        ("[x](javascript:alert(1))", "leads nowhere"),
        ("[x](data:text/html,x)", "leads nowhere"),
        ("[x](/local)", "leads nowhere"),
        ("[x](term:Bad Id)", "would be printed"),
        ("[x](mailto:a@example.org)", "leads nowhere"),
        ("[x](https://a.example 'title')", "title"),
        ("<https://a.example>", "not read as a link"),
        ("[a]: https://a.example", "link definition"),
        ("**open", "would be printed"),
    ],
)
def test_what_may_not_be_written(text, said):
    problems = inline_problems(text)
    assert any(said in problem for problem in problems), problems
    assert all("; " in problem for problem in problems)


def test_terms_are_named_once_in_order():
    assert used_terms("[b](term:b) [a](term:a) [b](term:b) [c](https://c.example)") == ("b", "a")


def test_marks_of_unfinished_text():
    assert unfinished_marks("Phone (555) 555-0100, tbd") == []
    assert len(unfinished_marks("XXXX and {{x}} and TBD")) == 4


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_the_parser_never_makes_anything_but_the_subset(text):
    tokens = PARSER.parseInline(text)[0].children or []
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {"text", "softbreak", "hardbreak", "strong", "em", "link"}
    assert isinstance(inline_problems(text), list)


@given(st.lists(st.text("abc é", min_size=1, max_size=8).map(str.strip).filter(bool), min_size=1, max_size=5))
def test_markup_never_changes_the_words(words):
    assert plain_text(" ".join(f"**{word}**" for word in words)) == " ".join(words)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("plain", ()),
        ("*one* and *two words*", ("one", "two words")),
        ("**bold *both* bold**", ("both",)),
        ("*with [a link](https://a.sample) in it*", ("with a link in it",)),
    ],
)
def test_runs_in_italics(text, runs):
    assert italics(text) == runs
