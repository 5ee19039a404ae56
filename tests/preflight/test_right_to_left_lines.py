from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foldwell.preflight.right_to_left import (
    Piece,
    drawn_backwards,
    has_same_signs,
    holds_signs,
    join_pieces,
    turn_lines,
)
from foldwell.preflight.wording import compare_texts, normalise

SOURCES = ("اتصل بالرقم 911 فورًا.", "من $1,150 إلى $12,000 (2017).")


def compare(lines):
    return compare_texts(
        [source.translate(str.maketrans("", "", "()")) for source in SOURCES], turn_lines(SOURCES, lines)
    )


def test_painted_lines_are_put_in_the_order_of_the_source():
    lines = ["فورًا.911 اتصل بالرقم ", "$12,000 إلى $1,150 من", ".)2017("]
    assert compare(lines) == compare_texts((), ())


def test_a_lost_sign_a_changed_number_and_a_line_too_many_are_found():
    assert compare(["فورًا. اتصل بالرقم ", "$12,000 إلى $1,150 من", ".)2017("]).lost
    assert compare(["فورًا.912 اتصل بالرقم ", "$12,000 إلى $1,150 من", ".)2017("]).lost
    assert compare(["فورًا.911 اتصل بالرقم ", "لا", "$12,000 إلى $1,150 من", ".)2017("]).extra


def test_a_whole_text_that_is_missing_is_found_and_the_next_one_is_not():
    lost = compare(["$12,000 إلى $1,150 من", ".)2017("]).lost
    assert {one.source for one in lost} == {0}


def test_a_foot_may_be_painted_in_any_order_but_not_with_other_signs():
    assert has_same_signs("مسودة · KSC-1 v1.0.0", "v1.0.0 KSC-1 · مسودة")
    assert not has_same_signs("مسودة · KSC-1 v1.0.0", "v1.0.1 KSC-1 · مسودة")


def test_a_page_without_the_date_in_its_foot_is_known():
    assert holds_signs("نوفمبر 2026", "2026 ربمفون · 1.0.0v -1KSC · ")
    assert not holds_signs("نوفمبر 2026", "2025 ربمفون · 1.0.0v -1KSC · ")


def test_a_label_is_known_by_its_letters_set_from_the_left():
    assert drawn_backwards("الهلالة") in normalise("ﺔﻟﻼﻬﻟﺍ")


def piece(text, baseline, size=12.0, area="cover", mark=None):
    return Piece(text, area, mark, baseline, size)


def test_without_marks_the_pieces_of_a_line_are_those_on_its_baseline():
    """A vowel sign and a raised figure stand beside it; the next line, and the same height elsewhere, do not."""
    pieces = [
        piece("علاج", 133.5),
        piece("ُ", 139.7),
        piece("7", 137.5, size=8.0),
        piece("تعطها", 117.0),
        piece("مسودة", 117.0, area="back"),
    ]
    assert join_pieces(pieces) == ["علاجُ7", "", "", "تعطها", "مسودة"]


def test_a_mark_holds_its_pieces_together_wherever_they_stand():
    pieces = [piece("من", 100.0, mark=1), piece("إلى", 80.0, mark=1), piece("2017", 80.0, mark=2)]
    assert join_pieces(pieces) == ["منإلى", "", "2017"]


def test_a_line_of_several_sources_is_cut_where_each_begins():
    sources = ("السعر (2017).", "2", ",", "3", "سعرنا $4,800")
    painted = [".)2017( السعر2,3$4,800 سعرنا", "", "", "", ""]
    assert turn_lines(sources, painted) == [normalise(source.strip("()")) for source in ("السعر2017.", *sources[1:])]


def test_a_word_of_a_drawing_is_not_the_same_word_further_on():
    sources, drawn = ("اتصل بنا.", "الغضروف", "ينحسر."), "فورضغلا"
    turned = turn_lines(sources, [drawn, ".بنا اتصل", "الغضروف", ".ينحسر"], (drawn,))
    assert turned == [drawn, *map(normalise, sources)]


@given(st.permutations(list("سلام عليكم911")))
def test_any_order_of_a_line_is_known_again(signs):
    assert turn_lines(["سلام عليكم911"], ["".join(signs)]) == [normalise("سلام عليكم911")]
