"""Only what changed is built again, and what is there stays as it is where nothing better comes."""

import os
import shutil

import pytest

from foldwell.errors import ExitCode
from foldwell.jobs.store import MEMORY
from tests.projects import CLINIC, TOPIC, WORDS

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")  # the engine's own leak

SCREEN = "plain/tiny.en-US.handout-letter.screen.pdf"


def papers(project):
    """The brochures' files, without the memory."""
    return {name: told for name, told in project.files().items() if not name.startswith(MEMORY)}


def test_an_unchanged_build_touches_no_file(small_project):
    small_project.run("build")  # it was copied, so that it remembers another folder
    before = small_project.files()
    told = small_project.run("build")
    assert told.out == "Nothing has changed: 1 brochure (2 files) in output/, all current.\n"
    assert told.err == ""
    assert small_project.files() == before


def test_a_project_that_was_moved_is_not_built_again(small_project):
    before = papers(small_project)
    assert "(2 files, 0 built anew)" in small_project.run("build").out
    assert papers(small_project) == before


def test_touched_but_equal_inputs_build_nothing(small_project):
    before = papers(small_project)
    for path in small_project.root.rglob("*.y*ml"):
        os.utime(path)
    assert "0 built anew" in small_project.run("build").out
    assert papers(small_project) == before


def test_a_changed_word_rebuilds_only_what_shows_it(small_project):
    other = small_project.root / "content/clinics/lake"
    shutil.copytree(small_project.root / "content/clinics/plain", other)
    small_project.run("build")
    before = papers(small_project)
    assert len(before) == 4
    small_project.change("content/clinics/lake/clinic.yml", "1 Plain Street", "2 Lake Street")
    assert "2 of 2 brochures in output/ (4 files, 1 built anew)." in small_project.run("build").out
    after = papers(small_project)
    assert {name.split("/")[0] for name in before if after[name] != before[name]} == {"lake"}
    small_project.change(WORDS, "keeps it warm", "keeps it hot")
    assert "2 built anew" in small_project.run("build").out
    assert all(papers(small_project)[name] != after[name] for name in after)


def test_what_was_built_before_leaves_no_trace(small_project):
    for words in ("keeps it warm and dry all day, at home and at work", "keeps it warm"):
        small_project.change("content/clinics/plain/clinic.yml", "1 Plain Street", f"1 Plain Street, {words}"[:60])
        small_project.run("build")
        built = {name: data for name, (data, _) in papers(small_project).items()}
        shutil.rmtree(small_project.root / "output")
        small_project.run("build")
        assert {name: data for name, (data, _) in papers(small_project).items()} == built
        small_project.change("content/clinics/plain/clinic.yml", f"1 Plain Street, {words}"[:60], "1 Plain Street")


@pytest.mark.parametrize("harm", ["lost", "changed"])
def test_an_output_that_was_harmed_is_made_again(small_project, harm):
    before = papers(small_project)[SCREEN][0]
    file = small_project.output / SCREEN
    file.unlink() if harm == "lost" else file.write_bytes(b"%PDF-")
    assert "1 built anew" in small_project.run("build").out
    assert papers(small_project)[SCREEN][0] == before


def test_a_lost_memory_costs_a_build_and_changes_no_file(small_project):
    before = papers(small_project)
    (small_project.output / MEMORY / "built.json").write_text("{", encoding="utf-8")
    assert "1 built anew" in small_project.run("build").out
    assert papers(small_project) == before


def test_another_folder_gets_the_same_files(small_project, tmp_path):
    told = small_project.run("build", "--output", tmp_path / "elsewhere")
    assert told.code == ExitCode.OK
    for name, (data, _) in papers(small_project).items():
        assert (tmp_path / "elsewhere" / name).read_bytes() == data


@pytest.mark.parametrize(
    ("in_the_way", "told"),
    [
        ("output", "output can't be the folder for the files: "),
        ("output/.foldwell", "output/.foldwell can't be the folder for the files: "),
        ("output/plain", "output/plain/tiny.en-US.handout-letter.screen.pdf can't be written: file exists; move"),
    ],
)
def test_a_file_where_a_folder_should_be(small_project, in_the_way, told):
    shutil.rmtree(small_project.output)
    small_project.write(in_the_way, "mine")
    said = small_project.run("build")
    assert said.code == ExitCode.OUTPUT
    assert len(said.errors) == 1
    assert told in said.err
    assert (small_project.root / in_the_way).read_text(encoding="utf-8") == "mine"


def test_of_two_files_none_is_replaced_where_one_can_not_be(small_project):
    office = small_project.output / SCREEN.replace("screen", "office")
    office.unlink()
    (office / "mine").mkdir(parents=True)
    small_project.change(WORDS, "keeps it warm", "keeps it hot")
    before = small_project.files()
    told = small_project.run("build")
    assert told.code == ExitCode.OUTPUT
    assert "office.pdf can't be written: is a directory; move away what stands in its place" in told.err
    assert small_project.files() == before


def test_of_several_failures_the_smallest_code_is_told(small_project):
    shutil.copytree(small_project.root / "content/clinics/plain", small_project.root / "content/clinics/lake")
    small_project.change("content/clinics/lake/_brand.yml", "primary: sea", "primary: see")
    small_project.change(WORDS, "keeps it warm", "keeps it warm. " + "The band is soft. " * 1500)
    told = small_project.run("build")
    assert {line.split("[")[-1] for line in told.errors} == {"read.unknown-color]", "typeset.overset]"}
    assert told.code == min(ExitCode.BAD_INPUT, ExitCode.OVERSET)
    assert "2 brochures failed; what was there before is untouched." in told.out


def test_a_fit_that_is_known_still_tells_what_is_wrong(small_project):
    small_project.change(TOPIC, "revision: 1.0.0", "revision: 1.0.1")
    small_project.change(CLINIC, "name: Plain Clinic", "name: 证")
    told = small_project.run("build")
    assert told.code == ExitCode.BAD_INPUT
    assert "clinic.yml:3:7: name: no bundled font has '证'" in told.err
