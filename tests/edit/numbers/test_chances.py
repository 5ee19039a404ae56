"""Chances in sentences of all kinds: found where they are told, and nothing found where they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.edit.numbers.chances import make_reader
from foldwell.read.lexicons import read_lexicon
from foldwell.read.library import Library
from tests.edit.samples import LEXICON, ROOT

ENGLISH = make_reader(LEXICON.numbers)


def figures(text, reader=ENGLISH):
    return [(told.k, told.n) for told in reader.counts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("About 18 out of 100 people had a swollen knee.", [(18, 100)]),
        ("Eighteen out of a hundred people had it.", [(18, 100)]),
        ("One in five adults has this pain.", [(1, 5)]),
        ("Nearly 1 in 3 needed a second shot.", [(1, 3)]),
        ("Twenty-five of 100 people stopped.", [(25, 100)]),
        ("Two hundred and fifty of 1,000 people fell.", [(250, 1000)]),
        ("Of 97 people, 49 felt much better.", [(49, 97)]),
        ("Out of every 100 women, 12 had a clot, and 8 out of every 100 men.", [(12, 100), (8, 100)]),
        ("47 of 100 felt better. So did 55 of 100 with salt water.", [(47, 100), (55, 100)]),
        ("There were 4 joint infections in 10,000 needles.", [(4, 10_000)]),
        ("Seven out of ten people would do it again.", [(7, 10)]),
        ("Only 3 of the 40 patients came back.", [(3, 40)]),
        ("There were 5 per 1,000 people.", [(5, 1000)]),
    ],
)
def test_people_out_of_a_group(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 2018, 12 people in 3 states got infections.",
        "Three people in 2018 got ill.",
        "You get 3 shots in 6 weeks.",
        "Come back 2 times in 10 days.",
        "6 of 12 studies looked at men only.",
        "Rate your pain: 7 out of 10 on the scale.",
        "This is page 2 of 8.",
        "You are in stage 2 of 4.",
        "One of three kinds of shot is used.",
        "One of the two nurses calls you.",
        "No one in 3 clinics could tell.",
        "Take one in the morning.",
        "Open 8 to 5, Monday to Friday.",
        "Call (217) 555-0142, 24 hours a day.",
        "It costs $40 of the $90.",
        "The wrap comes in 4 of 6 sizes.",
        "Use 1 of the 2 ice packs for 20 minutes.",
    ],
)
def test_what_is_no_count_of_people(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "18 de cada 100 personas tuvieron hinchazón."),
        ("es", "De cada 100 personas, 18 tuvieron hinchazón."),
        ("zh", "每100人中有18人膝盖肿胀。"),
        ("zh", "100人中有18人膝盖肿胀。"),
        ("ar", "أصيب ١٨ من كل ١٠٠ شخص بتورم."),
        ("ar", "أصيب 18 شخصًا من أصل 100 شخص."),
    ],
)
def test_other_languages(language, text):
    reader = make_reader(read_lexicon(Library((ROOT,)), language).numbers)
    assert figures(text, reader) == [(18, 100)]


@given(st.integers(0, 10_000), st.integers(2, 10_000))
def test_any_count_in_digits_is_read_as_it_was_written(k, n):
    assert figures(f"About {k:,} of {n:,} people had it.") == ([(k, n)] if k <= n else [])


@pytest.mark.parametrize(
    "text",
    [
        "It halves the pain.",
        "The cells cut your risk in half.",
        "Twice as many people felt better.",
        "You heal twice as fast.",
        "The new gel works 2x better.",
        "Pain was 50% lower.",
        "Pain fell: it was 50 percent less after a week.",
        "You are three times more likely to walk.",
        "A threefold gain.",
        "It is ten times safer.",
        "A third fewer people fell.",
        "It reduces swelling by a third.",
        "It lowers the risk by 40%.",
        "The shot doubles your chance.",
    ],
)
def test_changes_without_their_start(text):
    assert ENGLISH.relatives(text)


@pytest.mark.parametrize(
    "text",
    [
        "Cut the tablet in half.",
        "Take it twice a day.",
        "Take it three times a day.",
        "Do this 3 times a week.",
        "It was a double-blind study.",
        "Double-check the name on the box.",
        "Wait half an hour.",
        "Fold the towel in half twice.",
        "Walk twice as far when it does not hurt.",
        "Raise the bed by half an inch.",
        "Most people would not notice that.",
        "Put more weight on it each day.",
        "Rest one third of the day.",
        "We look at the knee twice: before and after.",
    ],
)
def test_what_is_no_relative_change(text):
    assert ENGLISH.relatives(text) == ()


def test_percentages():
    assert ENGLISH.percents("18.26% had swelling.") == ("18.26%",)
    assert ENGLISH.percents("Ten percent of people, and ٥٪ more.") == ("٥٪", "Ten percent")
    assert ENGLISH.percents("We clean it with 70% alcohol. The shot is 0.9 % saline.") == ()
    assert ENGLISH.decimals("about 1.2 points") == ("1.2",)
    assert ENGLISH.decimals("Version 1.0.0 costs $1.50 and takes 2.5 ml.") == ()


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("A joint infection is rare but an emergency.", "rare"),
        ("Swelling is very common.", "very-common"),
        ("Bruises are common.", "common"),
        ("Clots are seldom seen.", "rare"),
        ("A torn tendon is extremely rare.", "very-rare"),
    ],
)
def test_words_for_how_often(text, band):
    assert [name for _, name in ENGLISH.bands(text)] == [band]


@pytest.mark.parametrize(
    "text",
    [
        "We do not know how often rare or late harms happen.",
        "How common is it?",
        "Arthritis is the most common joint disease.",
        "It is not like a common cold.",
        "The two have much in common.",
        "Use common sense.",
        "Studies were too small to find rare harms.",
        "Here are frequently asked questions.",
    ],
)
def test_words_that_tell_nothing_of_how_often(text):
    assert list(ENGLISH.bands(text)) == []


@pytest.mark.parametrize(
    "text", ["Half of them felt better.", "A third of patients had pain.", "Two thirds of the people stopped."]
)
def test_shares_that_leave_the_sum_to_the_reader(text):
    assert ENGLISH.shares(text)


@pytest.mark.parametrize(
    "text",
    [
        "Put a third of the tube on your knee.",
        "Wait half of an hour.",
        "The second half of the day is free.",
        "Rest for a quarter hour.",
    ],
)
def test_shares_of_other_things(text):
    assert ENGLISH.shares(text) == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "每 100 人中有 42 人出现问题。", [(42, 100)]),
        ("zh", "每100人中有42人出现问题。", [(42, 100)]),
        ("zh", "一年后 100 人中 82 人满意。", [(82, 100)]),
        ("zh", "2025 年，6 到 12 周。", []),
        ("ar", "نحو 4 حالات عدوى من كل 10,000 حقنة في المفاصل.", [(4, 10_000)]),
        ("es", "Cerca de 4 infecciones por cada 10,000 inyecciones.", [(4, 10_000)]),
        ("es", "Inyecciones cada 3 meses por 2 años.", []),
    ],
)
def test_chances_in_other_languages(language, text, expected):
    assert figures(text, make_reader(read_lexicon(Library((ROOT,)), language).numbers)) == expected


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [("zh", "大约好 1 分（评分 0 到 10）。", 1), ("ar", "أفضل بنحو نقطة واحدة (مقياس من 0 إلى 10).", 1)],
)
def test_points_in_other_languages(language, text, value):
    reader = make_reader(read_lexicon(Library((ROOT,)), language).numbers)
    assert [points for _, points in reader.points(text)] == [value]
