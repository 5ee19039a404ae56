"""A layout starts as a copy of another under a name of its own, and builds at once."""

import pytest

from foldwell.commands import scaffold_layout
from foldwell.commands.scaffold_layout import make_layout
from foldwell.errors import InputError, OutputError, UsageError
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from tests.projects import ROOT, Project

LAYOUTS = Library((ROOT,)).layouts()
CLINIC = "content/clinics/plain/clinic.yml"
builds = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")  # the engine's own leak


@pytest.fixture
def project(tmp_path):
    return Project.small(tmp_path / "own")


def make(project, name, source="trifold"):
    return make_layout((project.root, ROOT), project.root, name, source)


def everything(folder):
    return {path.relative_to(folder).as_posix(): path.is_file() and path.read_bytes() for path in folder.rglob("*")}


def names(name):
    return {f"templates/layouts/{name}.yaml", f"templates/layouts/{name}.html.j2", f"styles/layouts/{name}.css"}


@pytest.mark.parametrize("source", LAYOUTS)
def test_each_copy_is_the_same_layout_under_its_own_name(project, source):
    before = everything(project.root)
    make(project, "lake-fold", source)
    made = everything(project.root)
    assert {name for name in made if made[name] is not False} - set(before) == names("lake-fold")
    assert {name: made[name] for name in before} == before
    assert made["templates/layouts/lake-fold.html.j2"] == (ROOT / f"templates/layouts/{source}.html.j2").read_bytes()
    shelf = Shelf(Library((project.root, ROOT)))
    copy, old = shelf.layout("lake-fold").model, shelf.layout(source).model
    assert (copy.title, copy.about) == ("Lake Fold", scaffold_layout.ABOUT)
    assert copy.model_copy(update={"title": old.title, "about": old.about}) == old
    project.change(CLINIC, "layouts: [handout]", "layouts: [lake-fold]")
    project.change(CLINIC, "paper: [letter]", f"paper: [{next(iter(copy.papers))}]")
    assert "layouts/lake-fold" not in project.run("check").text


@builds
@pytest.mark.parametrize(("source", "paper"), [("trifold", "letter"), ("walletcard", "a4")])
def test_a_copy_builds_at_once(tmp_path, source, paper):
    project = Project(tmp_path / "own")
    project.root.mkdir()
    (project.root / "content").symlink_to(ROOT / "content")
    assert project.run("new", "layout", "lake-fold", "--from", source).code == 0
    clinic = "sunfield" if paper == "a4" else "riverside"
    told = project.run("build", "--layout", "lake-fold", "--clinic", clinic, "--paper", paper, "--strict")
    assert told.code == 0, told.text
    assert (project.output / clinic / f"knee-stem-cells.en-US.lake-fold-{paper}.office.pdf").is_file()


def test_the_command_says_what_it_made_and_what_is_next(project):
    told = project.run("new", "layout", "lake-fold")
    assert told.code == 0, told.text
    assert [name for name in names("lake-fold") if name not in told.out] == []
    assert "foldwell build --layout lake-fold" in told.out
    assert "styles/themes/low-vision.css has rules for .trifold" in told.out
    first, second = (project.root / "templates/layouts/lake-fold.yaml").read_text(encoding="utf-8").splitlines()[:2]
    assert first == "# yaml-language-server: $schema=../../content/schemas/layout.json"
    assert second.startswith("# A copy of trifold. Change first: title, about, papers")


def write_own(project, style="", template='{%- extends "base.html.j2" -%}\n', about="about: An old one."):
    text = (ROOT / "templates/layouts/trifold.yaml").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("about:"))
    project.write("templates/layouts/old.yaml", text.replace(line, about))
    project.write("templates/layouts/old.html.j2", template)
    project.write("styles/layouts/old.css", style)


def test_rules_and_classes_of_the_old_name_are_renamed_and_nothing_else(project):
    write_own(
        project,
        ".old .card, h2.old{ margin: 0 }\n@page old { size: 1in }\n.zone-old, .old-age, .bold { margin: 0 }\n",
        '<p class="big old">old {{ old.age }}</p><b class="older {{ old }}">',
    )
    make(project, "new", "old")
    assert (project.root / "styles/layouts/new.css").read_text(encoding="utf-8") == (
        ".new .card, h2.new{ margin: 0 }\n@page old { size: 1in }\n.zone-old, .old-age, .bold { margin: 0 }\n"
    )
    assert (project.root / "templates/layouts/new.html.j2").read_text(encoding="utf-8") == (
        '<p class="big new">old {{ old.age }}</p><b class="older {{ old }}">'
    )


@pytest.mark.parametrize("about", ['about: "a: b"', "about: >-\n  One line,\n  and another.", "about: |\n  é\n\n  b\n"])
def test_an_about_of_several_lines_is_replaced_whole(project, about):
    write_own(project, about=about)
    make(project, "new", "old")
    text = (project.root / "templates/layouts/new.yaml").read_text(encoding="utf-8")
    assert f'about: "{scaffold_layout.ABOUT}"\n' in text
    assert "another" not in text
    assert Shelf(Library((project.root, ROOT))).layout("new").model.title == "New"


@pytest.mark.parametrize("name", ["no", "null", "true", "x-1"])
def test_names_that_yaml_could_misread_stay_text(project, name):
    make(project, name)
    assert Shelf(Library((project.root, ROOT))).layout(name).model.title == name.replace("-", " ").title()


@pytest.mark.parametrize(
    ("name", "source", "told"),
    [
        ("Lake Fold", "trifold", "write lake-fold$"),
        ("../evil", "trifold", "write evil$"),
        ("3-fold", "trifold", "write layout-3-fold$"),
        ("handout", "trifold", "there is a layout 'handout' already"),
        ("lake-fold", "trifolt", "did you mean 'trifold'"),
        ("mine", "trifold", "mine.css exists already"),
    ],
)
def test_bad_and_taken_names_are_refused(project, name, source, told):
    project.write("styles/layouts/mine.css", "")
    before = everything(project.root)
    with pytest.raises(UsageError, match=told):
        make(project, name, source)
    assert everything(project.root) == before


def test_outside_a_project_nothing_is_made(tmp_path):
    with pytest.raises(UsageError, match="foldwell new project DIR"):
        make_layout((ROOT,), tmp_path, "lake-fold")
    assert everything(tmp_path) == {}


def test_a_layout_with_mistakes_is_not_copied(project):
    project.change("templates/layouts/trifold.yaml", "duplex:", "dulpex:")
    before = everything(project.root)
    with pytest.raises(InputError, match="dulpex"):
        make(project, "lake-fold")
    assert everything(project.root) == before


def test_failure_half_way_leaves_nothing(project):
    project.write("styles", "a file where a folder should be")
    before = everything(project.root)
    with pytest.raises(OutputError, match="styles is a file"):
        make(project, "lake-fold")
    assert everything(project.root) == before
