"""A new version of anything that makes the files is noticed without importing it."""

import re
import sys
import tomllib
from importlib.metadata import requires

import pytest

from foldwell.jobs.engine_versions import PACKAGES, tell_versions
from tests.projects import ROOT

NO_MATTER = {"click", "rich", "watchfiles", "ruamel-yaml", "python-calamine"}
"""They lead to no byte of a brochure: the command line, and what writes into people's own files."""


def name_of(requirement):
    return re.sub(r"[-_.]+", "-", re.match(r"[A-Za-z0-9._-]+", requirement)[0]).lower()


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A folder of installed packages, before all others; what was told before is forgotten."""
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    tell_versions.cache_clear()
    yield tmp_path
    tell_versions.cache_clear()


def test_every_package_that_can_change_a_byte_counts():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {name_of(one) for one in project["dependencies"]}
    engine = {name_of(one) for one in requires("weasyprint") if "extra ==" not in one}
    assert (needed | engine) - PACKAGES == NO_MATTER


@pytest.mark.parametrize(
    ("folder", "counts"),
    [
        ("weasyprint-70.1.dist-info", True),
        ("Markdown_It.Py-4.0.dist-info", True),
        ("pytest-9.0.dist-info", False),
        ("weasyprint", False),
        (".dist-info", False),
    ],
)
def test_a_new_version_is_told(installed, folder, counts):
    before = tell_versions()
    tell_versions.cache_clear()
    (installed / folder).mkdir()
    assert (tell_versions() != before) == counts


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries may lie in other folders")
def test_the_libraries_that_break_lines_are_among_them():
    told = tell_versions()
    assert "libpango-1.0.so.0" in told
    assert "libharfbuzz.so.0" in told
