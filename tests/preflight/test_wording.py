from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foldwell.preflight.wording import Comparison, Extra, Lost, Moved, compare_texts, normalise

TEXTS = ["Cell shots for knee pain", "They are not proven.", "Ask us about the cost.", "Call 555-0100."]

words = st.lists(st.text("abcdeé-ﬁ ", min_size=1, max_size=12), min_size=1, max_size=12)


def test_ligatures_spaces_hyphens_and_capitals_do_not_count():
    assert normalise("well-\u00adMade\u00a0of\u2010ﬁce") == normalise("WELLmade ofﬁ ce")


def test_digits_and_signs_count():
    assert normalise("26 of 55") != normalise("26 of 56")
    assert normalise("≥ 3") != normalise("≤ 3")


@given(words, st.integers(1, 5))
def test_same_text_cut_elsewhere_is_the_same(texts, step):
    whole = "".join(texts)
    pieces = [whole[at : at + step] for at in range(0, len(whole), step)]
    assert compare_texts(texts, pieces) == Comparison()


@given(st.permutations(range(4)))
def test_no_order_but_the_source_order_passes(order):
    compared = compare_texts(TEXTS, [TEXTS[number] for number in order])
    assert not compared.lost
    assert not compared.extra
    assert bool(compared.moved) == (order != sorted(order))


@given(st.sets(st.integers(0, 3), min_size=1))
def test_every_lost_text_is_told(dropped):
    compared = compare_texts(TEXTS, [text for number, text in enumerate(TEXTS) if number not in dropped])
    assert {lost.source for lost in compared.lost} == dropped
    assert not compared.moved
    assert not compared.extra


def test_lost_text_that_stands_elsewhere_again_is_lost_where_it_belongs():
    compared = compare_texts(["yes", "Is it safe?", "yes", "no"], ["Is it safe?", "yes", "no"])
    assert compared == Comparison(lost=(Lost(0, ("yes",), -1),))


def test_lost_words_are_named_with_the_text_before():
    compared = compare_texts(TEXTS, [*TEXTS[:2], "Ask us the cost.", TEXTS[3]])
    assert compared == Comparison(lost=(Lost(2, ("about",), 1),))


def test_moved_texts_in_a_row_are_one():
    compared = compare_texts(["a1", "b2", "c3", "d4", "e5"], ["d4", "e5", "a1", "b2", "c3"])
    assert compared == Comparison(moved=(Moved(3, 4, 0),))


def test_extra_text_is_told_once():
    compared = compare_texts(TEXTS, [TEXTS[0], "Buy ", "now", *TEXTS[1:]])
    assert compared == Comparison(extra=(Extra("Buy now", 1, 2),))


def test_generated_marks_may_stand_anywhere():
    assert compare_texts(TEXTS, [TEXTS[0], "✓ ", *TEXTS[1:]], ["✓"]) == Comparison()
