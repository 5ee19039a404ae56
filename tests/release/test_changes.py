"""Changes of the wording, word by word."""

import re

from hypothesis import given
from hypothesis import strategies as st

from foldwell.release.changes import TextChange, compare_texts, mark_words, write_changes
from tests.release.ledgers import texts

WORD = st.text(st.characters(categories=["L", "N"], include_characters="*_~`[]<>\\"), min_size=1, max_size=6)
SENTENCE = st.lists(WORD, max_size=8).map(" ".join)


def test_what_came_went_and_changed():
    old, new = (
        texts(a="One two.", b="Gone.", same="As it was."),
        texts("1.1.0", a="One three.", same="As it was.", c="Came."),
    )
    (subject,) = compare_texts({old.subject: old}, [new])
    assert set(subject.changes) == {
        TextChange("a", "One two.", "One three."),
        TextChange("b", "Gone.", ""),
        TextChange("c", "", "Came."),
    }
    page = write_changes("Changes", [subject])
    assert "## topic tiny en-US, revision 1.0.0 → 1.1.0\n" in page
    assert "### Changed\n\n- `a`: One ~~two.~~ **three.**\n" in page
    assert "### New\n\n- `c`: **Came.**\n" in page
    assert page.endswith("### Gone\n\n- `b`: ~~Gone.~~\n")


def test_the_first_time_and_no_change():
    first, same = compare_texts({}, [texts()]), compare_texts({texts().subject: texts()}, [texts()])
    assert "Released for the first time: 1 texts." in write_changes("C", first)
    assert "No change in 1 texts." in write_changes("C", same)


def test_marks_of_the_text_are_not_marks_of_the_page():
    assert mark_words("It is **not** proven.", "It is *not* proven.") == (r"It is ~~\*\*not\*\*~~ **\*not\*** proven.")


@given(SENTENCE, SENTENCE)
def test_both_texts_can_be_read_from_the_marks(before, after):
    told = re.sub(r"\\(.)", lambda found: chr(0xE000 + ord(found[1])), mark_words(before, after))
    old = re.sub(r"\*\*(.*?)\*\*", "", told).replace("~~", "")
    new = re.sub(r"~~(.*?)~~", "", told).replace("**", "")
    for text, read in ((before, old), (after, new)):
        plain = "".join(chr(ord(c) - 0xE000) if 0xE000 <= ord(c) < 0xE080 else c for c in read)
        assert plain.split() == text.split()
