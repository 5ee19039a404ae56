"""Stamped files of several layouts and languages are those of the full layout; benchmarks/stamping.py holds more."""

import pytest

from foldwell.pipeline import Order, Shop
from foldwell.read.brochures import read_brochure
from tests.realistic_clinics import dress
from tests.same_files import find_differences
from tests.samples import BUNDLED, shelf

SAMPLED = [
    ("riverside knee-arthritis en-US handout letter", 11),
    ("riverside knee-stem-cells es-US accordion legal", 12),
    ("northmoor knee-stem-cells en-GB trifold a4", 37),
    ("riverside knee-arthritis en-US zfold letter", 41),
    ("riverside steroid-shot en-US bifold letter", 44),
]
KINDS = ("clinic", "topic", "locale", "layout", "paper")


@pytest.fixture(scope="module")
def shop():
    return Shop(BUNDLED)


@pytest.mark.parametrize(("names", "number"), SAMPLED)
def test_a_stamped_file_is_that_of_the_full_layout(shop, names, number):
    brochure = dress(read_brochure(shelf(BUNDLED), **dict(zip(KINDS, names.split(), strict=True))), number)
    full, stamped = (shop.make(brochure, Order(("screen",), stamp=stamp)) for stamp in (False, True))
    assert stamped.is_stamped, stamped.in_full
    assert find_differences(full.files[0].data, stamped.files[0].data) == []
    assert not shop.make(brochure, Order(("screen",), stamp=True, check_whole=True)).failed
