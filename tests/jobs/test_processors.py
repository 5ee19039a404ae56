"""The share of the processors that this process has."""

import os

import pytest

from foldwell.jobs.processors import count_processors


@pytest.mark.parametrize(
    ("told", "most"), [("100000 100000", 1), ("40000 100000", 1), ("max 100000", None), ("", None), ("x y", None)]
)
def test_a_container_has_its_share(tmp_path, told, most):
    quota = tmp_path / "cpu.max"
    quota.write_text(told, encoding="ascii")
    assert count_processors(quota) == (most or count_processors(tmp_path / "none"))
    assert 1 <= count_processors(quota) <= (os.cpu_count() or 1)
