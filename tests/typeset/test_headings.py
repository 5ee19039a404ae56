from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from foldwell.typeset.boxes import Heading
from foldwell.typeset.fonts import heading_file
from foldwell.typeset.headings import balanced_width
from tests.samples import BUNDLED

FONT = heading_file(BUNDLED, "Source Serif 4")
RULER = ImageFont.truetype(str(FONT), 1000)
words = st.lists(st.text("abcdefghimnorst", min_size=1, max_size=9), min_size=1, max_size=8).map(" ".join)


def lines_in(text, size, column):
    """The lines of a text as any engine breaks it: greedily."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if RULER.getlength(longer) * size / 1000 <= column or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def length(text, size):
    return RULER.getlength(text) * size / 1000


def heading(text, size, column, spacing=1.0):
    """A heading as the engine sets it, with letters so much wider than the ruler's."""
    lines = lines_in(text, size * spacing, column)
    return Heading("h", text, size, column, len(lines), sum(length(line, size * spacing) for line in lines))


@given(words, st.floats(10, 30), st.floats(60, 300), st.sampled_from([1.0, 1.125]))
def test_the_balanced_width_keeps_the_number_of_lines(text, size, column, factor):
    width = balanced_width(heading(text, size, column), FONT, factor)
    if width is None:
        return
    before, after = lines_in(text, size * factor, column), lines_in(text, size * factor, width)
    assert len(after) == len(before) > 1
    assert width < column
    assert max(length(line, size * factor) for line in after) <= max(length(line, size * factor) for line in before)


def test_a_stray_word_gets_company():
    text = "What can go wrong with the wrap"
    size, column = 18, length("What can go wrong with the", 18) + 4
    assert lines_in(text, size, column)[-1] == "wrap"
    width = balanced_width(heading(text, size, column), FONT)
    assert len(lines_in(text, size, width)[-1].split()) > 1


def test_tied_words_are_never_parted():
    text, size = "A wrap for a\u00a0sore\u00a0knee", 30
    column = length("A wrap for", size) + length("sore", size)
    assert lines_in(text, size, column) == ["A wrap for", "a\u00a0sore\u00a0knee"]
    width = balanced_width(heading(text, size, column), FONT)
    assert width is None or len(lines_in(text, size, width)) == 2


@pytest.mark.parametrize("spacing", [0.93, 1.0, 1.08])
def test_the_width_that_the_engine_gave_counts(spacing):
    """A heading that fills its line in another weight is not broken in two, and one that breaks is balanced."""
    text, size = "A wrap for a sore knee", 30
    whole = length(text, size * spacing)
    assert balanced_width(heading(text, size, whole + 3, spacing), FONT) is None
    width = balanced_width(heading(text, size, whole - 3, spacing), FONT)
    assert len(lines_in(text, size * spacing, width)) == 2


@pytest.mark.parametrize(
    ("text", "column"), [("Short", 200), ("Does it work?", 300), ("Incomprehensibilities of knees", 60)]
)
def test_one_line_and_words_that_do_not_fit_are_left_alone(text, column):
    assert balanced_width(heading(text, 18, column), FONT) is None
