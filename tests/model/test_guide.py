"""The address of the clinic's page: what it may leave open, and what it becomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from foldwell.model.base import GuideAddress, WebAddress
from foldwell.model.brochure import GUIDE_PLACEHOLDERS
from tests.samples import offering, small

BROCHURE = small("handout")


def fill(address):
    return offering(BROCHURE, guide=address).guide


def test_placeholders_are_filled_in():
    told = "https://a.example/{topic}/{layout}?d={document}&r={revision}&l={locale}&r={revision}"
    assert fill(told) == "https://a.example/tiny/handout?d=TINY-1&r=1.0.0&l=en-US&r=1.0.0"


def test_an_address_without_any_stays():
    assert BROCHURE.guide == BROCHURE.offer.guide == fill(BROCHURE.offer.guide)


@given(
    st.lists(st.sampled_from([*(f"{{{name}}}" for name in GUIDE_PLACEHOLDERS), "a", "?", "#", "=", "%20"]), max_size=9)
)
def test_what_may_be_written_becomes_a_web_address(parts):
    address = TypeAdapter(GuideAddress).validate_python("https://a.example/" + "".join(parts))
    filled = TypeAdapter(WebAddress).validate_python(fill(address))
    assert "{" not in filled


@pytest.mark.parametrize(
    "address",
    [
        "https://{topic}.example",
        "https://a.example:{revision}/",
        "https://a.example/{",
        "https://a.example/}",
        "https://a.example/{{topic}}",
        "https://a.example/{to pic}",
        "ftp://a.example/{topic}",
        "https:///x",
    ],
)
def test_what_is_no_address(address):
    with pytest.raises(ValidationError):
        TypeAdapter(GuideAddress).validate_python(address)
