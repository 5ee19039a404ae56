"""Near names are found whatever their case and hyphens, and far ones are not."""

import pytest

from foldwell.errors import UsageError
from foldwell.read.suggestions import check_name, find_nearest, suggest


@pytest.mark.parametrize(("name", "near"), [("tri-fold", "trifold"), ("Main_Message", "main-message"), ("xyz", None)])
def test_near_names(name, near):
    assert find_nearest(name, ["trifold", "main-message"]) == near


def test_remedies_name_the_choices():
    assert suggest("hram", ["harm", "gain"]) == "did you mean 'harm'? Allowed: harm, gain"
    assert suggest("x", ["harm", "gain"]) == "write one of: harm, gain"
    assert suggest("x", [], nothing="add it") == "add it"
    assert suggest("x", [f"name{number}" for number in range(99)]).endswith("...")


def test_check_name_gives_the_name_or_raises():
    assert check_name("paper", "a4", ["a4"]) == "a4"
    with pytest.raises(UsageError, match="there is no paper 'A4'; did you mean 'a4'"):
        check_name("paper", "A4", ["a4"])
