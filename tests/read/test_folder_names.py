"""Names of folders."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.read.folder_names import is_folder_name, suggest_name


@given(st.text(max_size=60))
def test_what_is_suggested_can_be_used(name):
    suggested = suggest_name(name, "clinic")
    assert suggested == "" or is_folder_name(suggested)
    assert suggest_name(suggested, "clinic") == suggested


@pytest.mark.parametrize("name", ["", "Lake", "lake_view", "lake-", "1-lake", "../lake", "lake view", "l" * 41])
def test_what_can_not_be_a_folder_is_none(name):
    assert not is_folder_name(name)
