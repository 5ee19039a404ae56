import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.compose.phone_links import phone_link


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("(217) 555-0142", "tel:2175550142"),
        ("911", "tel:911"),
        ("+44 (0)20 7946 0123", "tel:+442079460123"),
        ("+1 217 555 0142", "tel:+12175550142"),
        ("217-555-0142 ext. 7", "tel:2175550142;ext=7"),
        ("217-555-0142 x12", "tel:2175550142;ext=12"),
        ("020 7946 0123", "tel:02079460123"),
    ],
)
def test_a_number_as_a_phone_calls_it(written, link):
    assert phone_link(written) == link


@given(st.from_regex(r"\+?[0-9 ().-]{3,20}", fullmatch=True))
def test_it_holds_nothing_but_digits(written):
    assert re.fullmatch(r"tel:\+?\d*", phone_link(written))
