"""Cells as people and spreadsheets write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.roster.cells import (
    DAY,
    FLAG,
    HOURS,
    LINES,
    NAMES,
    NUMBER_TEXT,
    NUMBERS,
    PAIRS,
    TEXT,
    WHOLE,
    CellError,
    read_cell,
)

WORKDAYS = {"days": ["mon", "fri"], "opens": "08:00", "closes": "17:00"}
WORDS = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
LINE = st.text(st.characters(categories=["L", "N", "P", "S"], exclude_characters="\n"), min_size=1, max_size=12)
TIMES = st.tuples(st.integers(0, 1438), st.integers(1, 1439)).filter(lambda pair: pair[0] < pair[1])
WEEKDAY = st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])


def clock(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


OPEN = st.builds(
    lambda days, times: {"days": days, "opens": clock(times[0]), "closes": clock(times[1])},
    st.lists(WEEKDAY, min_size=1, max_size=2),
    TIMES,
)
LAWS = {
    "names": (NAMES, st.lists(WORDS, min_size=1, max_size=5)),
    "lines": (LINES, st.lists(LINE, min_size=1, max_size=5)),
    "pairs": (PAIRS, st.dictionaries(WORDS, WORDS, min_size=1, max_size=3)),
    "hours": (HOURS, st.lists(OPEN, min_size=1, max_size=7)),
    "numbers": (NUMBERS, st.lists(st.sampled_from(["0", "0.5", "1"]), min_size=2, max_size=2)),
}


@pytest.mark.parametrize("name", LAWS)
def test_what_is_written_is_read_again(name):
    form, values = LAWS[name]

    @given(values)
    def check(value):
        assert form.read(form.write(value)) == value

    check()


@pytest.mark.parametrize(
    ("form", "cell", "value"),
    [
        (NUMBER_TEXT, "2175550142", "2175550142"),
        (NUMBER_TEXT, "(217)\u00a0555\u20110142", "(217) 555-0142"),
        (TEXT, "'=cmd", "=cmd"),
        (TEXT, "'- Lake -", "- Lake -"),
        (TEXT, "+1 Clinic", "+1 Clinic"),
        (WHOLE, "4800.0", "4800"),
        (WHOLE, "4800,00", "4800"),
        (FLAG, "TRUE", "true"),
        (FLAG, "No", "false"),
        (DAY, "2026-11-22", "2026-11-22"),
        (DAY, "2026-11-22 00:00:00", "2026-11-22"),
        (DAY, "11/22/2026", "2026-11-22"),
        (DAY, "22.11.2026", "2026-11-22"),
        (DAY, "11/11/2026", "2026-11-11"),
        (NAMES, "en-US; es-US", ["en-US", "es-US"]),
        (LINES, "1 Lake St\nTown, IL", ["1 Lake St", "Town, IL"]),
        (HOURS, "Mon-Fri 8:00-17:00", [WORKDAYS]),
        (HOURS, "Monday – Friday: 08:00:00 – 17:00:00", [WORKDAYS]),
        (HOURS, "mon to fri 8 AM to 5 p.m.", [WORKDAYS]),
        (HOURS, "Sat 12 am-12 pm", [{"days": ["sat"], "opens": "00:00", "closes": "12:00"}]),
    ],
)
def test_habits_are_understood(form, cell, value):
    assert read_cell(cell, form) == value


@pytest.mark.parametrize(
    ("form", "cell", "words"),
    [
        (TEXT, '=HYPERLINK("http://x")', "a formula"),
        (NUMBER_TEXT, "2.17555E+09", "has shortened a number"),
        (WHOLE, "4,8E+3", "has shortened a number"),
        (TEXT, "#N/A", "shows no value"),
        (TEXT, "########", "shows no value"),
        (TEXT, "a\x07b", "U+0007"),
        (DAY, "03/04/2026", "two dates: 2026-03-04 and 2026-04-03"),
        (PAIRS, "marrow", "what of what"),
        (HOURS, "daily 9-5", "not days and hours"),
        (HOURS, "mon 9-5", "09:00 to 05:00"),
        (HOURS, "mon 1-5 pm", "01:00 to 17:00"),
        (HOURS, "m-f 08:00-17:00", "not days and hours"),
    ],
)
def test_what_can_not_be_meant_is_refused(form, cell, words):
    with pytest.raises(CellError) as caught:
        read_cell(cell, form)
    assert words in caught.value.message
