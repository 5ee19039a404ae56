"""The search for garbage is put off for a while, and goes on as it was."""

import gc
from contextlib import suppress

import pytest

from foldwell.collector import pause_collector


@pytest.mark.parametrize("was_on", [True, False])
def test_it_is_as_it_was_afterwards_also_where_one_pause_is_inside_another(was_on):
    before = gc.isenabled()
    (gc.enable if was_on else gc.disable)()
    try:
        with pause_collector():
            with suppress(ZeroDivisionError), pause_collector():
                assert not gc.isenabled()
                raise ZeroDivisionError
            assert not gc.isenabled()
        assert gc.isenabled() == was_on
    finally:
        (gc.enable if before else gc.disable)()
