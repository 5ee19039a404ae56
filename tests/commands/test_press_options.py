"""`build --medium press` on the command line: what it makes, and what it refuses before anything is written."""

import json
import shutil

import pytest

from tests.projects import CLINIC, ROOT


def test_press_files_are_made_and_are_current_the_next_time(small_project):
    told = small_project.run("build", "--medium", "press", "--json")
    assert told.code == 0, told.text
    (made,) = json.loads(told.out)["brochures"]
    assert made["files"] == ["plain/tiny.en-US.handout-letter.press.pdf"]
    again = small_project.run("build", "--medium", "press")
    assert "Nothing has changed" in again.out


def test_another_shop_makes_the_file_anew(small_project):
    small_project.run("build", "--medium", "press")
    file = small_project.output / "plain/tiny.en-US.handout-letter.press.pdf"
    before = file.read_bytes()
    told = small_project.run("build", "--medium", "press", "--print-shop", "eu-coated")
    assert told.code == 0, told.text
    assert b"FOGRA39" in file.read_bytes()
    assert b"FOGRA39" not in before


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--medium", "press", "--ink", "mono"), "--ink mono"),
        (("--print-shop", "us-coated"), "--medium press"),
        (("--medium", "press", "--print-shop", "us-coatd"), "did you mean 'us-coated'"),
    ],
)
def test_what_does_not_go_together_is_a_usage_error(small_project, options, told):
    result = small_project.run("build", *options)
    assert result.code == 2
    assert told in result.text


def test_a_clinics_unknown_shop_is_told_by_line(small_project):
    small_project.change(CLINIC, "jurisdiction:", "print_shop: nobody\njurisdiction:")
    result = small_project.run("build", "--medium", "press")
    assert result.code == 3
    (line,) = result.errors
    assert line.startswith(f"error: {CLINIC}:")
    assert "read.unknown-print-shop" in line


def test_a_profile_for_screens_is_refused_and_nothing_is_written(small_project):
    folder = small_project.root / "content/print-shops"
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "content/print-shops/us-coated.yaml", folder)
    (folder / "GRACoL2006_TR006_free.icc").write_bytes(b"no profile")
    result = small_project.run("build", "--medium", "press")
    assert result.code == 3
    assert "content/print-shops/us-coated.yaml:5:" in result.text
    assert not list(small_project.output.rglob("*.press.pdf"))
