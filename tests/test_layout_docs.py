"""docs/layouts.md and the table of layouts in README stay true: the example is built as a user would paste it."""

import re
from pathlib import Path

import pytest

from foldwell.model.geometry import SheetForm, panel_width
from foldwell.model.layout import Layout, Margins, Pages, Panel, Paper, Reading, Row, Zone
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from tests.projects import Project

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs/layouts.md").read_text(encoding="utf-8")
EXAMPLE = TEXT.partition("## Example: a roll fold\n")[2].partition("\n## ")[0]
SHELF = Shelf(Library((ROOT,)))


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """A project in which somebody did what the example says, and what the last command told."""
    project = Project(tmp_path_factory.mktemp("example") / "own")
    project.root.mkdir()
    (project.root / "content").symlink_to(ROOT / "content")
    start, build = (line.split()[1:] for line in re.findall(r"^foldwell .*$", EXAMPLE, re.MULTILINE))
    assert project.run(*start).code == 0
    files = re.findall(r"^`(\S+)`, whole.*?\n```\w+\n(.*?)```", EXAMPLE, re.MULTILINE | re.DOTALL)
    assert [name for name, _ in files] == ["templates/layouts/roll.yaml", "styles/layouts/roll.css"]
    for name, content in files:
        assert (project.root / name).is_file()
        project.write(name, content)
    return project, project.run(*build, "--locale", "en-US", "--strict")


@pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")  # the engine's own leak
def test_the_example_builds_without_a_warning(followed):
    project, told = followed
    assert told.code == 0, told.text
    made = {path.name.partition(".roll-legal.")[2] for path in (project.output / "riverside").iterdir()}
    assert {"office.pdf", "proof.sheet-outside.png", "proof.sheet-inside.png"} <= made


def test_the_example_has_the_widths_of_a_print_shop(followed):
    form = SheetForm(Shelf(Library((followed[0].root, ROOT))).layout("roll").model, "legal")
    widths = [panel_width(form, panel).inches for panel in ("inside-1", "inside-2", "inside-3", "inside-4")]
    assert widths == [3.5625, 3.5625, 3.46875, 3.40625]
    assert all(f"{width:g}" in EXAMPLE for width in widths)


@pytest.mark.parametrize("model", [Layout, Paper, Panel, Row, Zone, Pages, Margins, Reading])
def test_every_key_is_in_the_docs(model):
    keys = [field.alias or name for name, field in model.model_fields.items()]
    assert [key for key in keys if not re.search(rf"[`{{ ,]{key}\b", TEXT)] == []


def write_row(name):
    """A layout's row of the table in README, from its file."""
    layout = SHELF.layout(name).model
    match layout.imposition:
        case "saddle" | "leaves":
            count = f"{layout.pages.min} to {layout.pages.max} pages"
        case _:
            count = f"{len(layout.panels)} panel" + "s" * (len(layout.panels) > 1)
    making = {"saddle": ["stapled"], "leaves": ["loose leaves"], "n-up": ["cut"]}.get(layout.imposition, [])
    for what, steps in (("fold", layout.folds), ("cut", layout.cuts)):
        making += [f"{len(steps)} {what}" + "s" * (len(steps) > 1)] if steps else []
    papers = ", ".join(layout.papers)
    return f"| `{name}` | {layout.about} | {papers} | {count} | {', '.join(making) or 'flat'} |"


def test_the_table_of_layouts_is_current():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = text.partition("\n## Layouts\n")[2].partition("\n## ")[0]
    wanted = [write_row(name) for name in Library((ROOT,)).layouts()]
    assert re.findall(r"^\| `.*$", section, re.MULTILINE) == wanted, "\n".join(wanted)
