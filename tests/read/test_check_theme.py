"""A theme or a typeface that is not there is told of, never replaced in silence."""

import shutil
from pathlib import Path

import pytest

from foldwell.errors import InputError, UsageError
from foldwell.model.theme import Theme
from foldwell.read.brochures import read_with_findings
from foldwell.read.check_theme import check_theme_name, check_typefaces
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from tests.projects import BRAND, ROOT, SMALL

TYPOGRAPHY = "\ntypography:\n  base: {base}\n  headings: {headings}\n"


@pytest.fixture
def project(tmp_path):
    shutil.copytree(SMALL, tmp_path / "p")
    return tmp_path / "p"


def open_shelf(project: Path) -> Shelf:
    return Shelf(Library((project, ROOT)))


def read(project: Path, theme: str = ""):
    names = {"topic": "tiny", "clinic": "plain", "layout": "handout", "paper": "letter", "locale": "en-US"}
    return read_with_findings(open_shelf(project), **names, theme=theme)


def findings(project: Path, theme: str = ""):
    with pytest.raises(InputError) as caught:
        read(project, theme)
    return caught.value.findings


def put(project: Path, name: str, text: str) -> None:
    folder = project / "styles" / "themes"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text)


def choose(project: Path, theme: str) -> None:
    with (project / BRAND).open("a") as file:
        file.write(f"\ndefaults: {{foldwell: {{theme: {theme}}}}}\n")


def test_a_theme_that_does_not_exist_is_told_with_its_line(project):
    choose(project, "warn")
    (found,) = check_theme_name(open_shelf(project).brand("plain"), Library((project, ROOT)))
    assert (found.place.file, found.place.line, found.field) == (BRAND, 10, "defaults.foldwell.theme")
    assert "there is no theme 'warn'" in found.message
    assert "did you mean 'warm'?" in found.remedy
    assert found in findings(project)


def test_a_theme_to_try_that_does_not_exist_is_refused(project):
    with pytest.raises(UsageError, match=r"no theme 'clea'.*'clear'"):
        read(project, "clea")


def test_the_brand_chooses_and_a_trial_wins(project):
    choose(project, "warm")
    chosen, tried = read(project)[0], read(project, "clear")[0]
    assert (chosen.theme_id, chosen.is_trial, chosen.name) == ("warm", False, "plain/tiny.en-US.handout-letter")
    assert (tried.theme_id, tried.is_trial, tried.name) == ("clear", True, "plain/tiny.en-US.handout-letter.clear")


def test_a_style_sheet_alone_is_a_theme(project):
    put(project, "ours.css", "h1 { color: var(--brand) }")
    assert "ours" in Library((project, ROOT)).themes()
    assert read(project, "ours")[0].theme == Theme()


def test_a_broken_style_sheet_is_told(project):
    put(project, "ours.css", "h1 {\n  color var(--brand) }")
    (found,) = findings(project, "ours")
    assert (found.code, found.place.file, found.place.line) == ("read.broken-style", "styles/themes/ours.css", 2)


def test_a_typeface_that_is_not_there_is_told(project):
    put(project, "ours.css", "")
    put(project, "ours.yaml", "schema: theme/1\ntext: Source Sans\nheadings: Atkinson Hyperlegible Next\n")
    (found,) = findings(project, "ours")
    assert (found.place.file, found.place.line, found.field) == ("styles/themes/ours.yaml", 2, "text")
    assert "did you mean 'Source Sans 3'?" in found.remedy


def test_a_key_that_is_none_is_told_with_a_suggestion(project):
    put(project, "ours.css", "")
    put(project, "ours.yaml", "schema: theme/1\nheading: Source Sans 3\n")
    (found,) = findings(project, "ours")
    assert found.place.line == 2
    assert "headings" in found.remedy


def test_a_file_that_is_no_font_is_told(project):
    fonts = project / "styles" / "fonts"
    fonts.mkdir(parents=True)
    (fonts / "ours.ttf").write_bytes(b"no font")
    assert any(found.code == "read.broken-font" for found in findings(project, "clear"))


@pytest.mark.parametrize("written", ["Inter", "{family: Inter, weight: 400}"])
def test_a_typeface_of_the_brand_that_is_not_set_is_told(project, written):
    with (project / BRAND).open("a") as file:
        file.write(TYPOGRAPHY.format(base=written, headings="Source Serif 4"))
    (found,) = check_typefaces(open_shelf(project).brand("plain"), "calm", Theme())
    assert (found.place.file, found.place.line) == (BRAND, 11)
    assert "Inter is asked for, and Source Sans 3 is set" in found.message


def test_typefaces_of_the_theme_need_no_word(project):
    with (project / BRAND).open("a") as file:
        file.write(TYPOGRAPHY.format(base="{family: Source Sans 3}", headings="Source Serif 4"))
    assert not list(check_typefaces(open_shelf(project).brand("plain"), "calm", Theme()))
