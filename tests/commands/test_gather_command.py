"""Shards that are gathered are one build, and the release from them is that of a single run, byte for byte."""

import shutil

import pytest

from foldwell.errors import ExitCode
from foldwell.jobs.store import MEMORY
from tests.projects import CLINIC
from tests.releases import EPOCH, make_releasable

OTHERS = ("brook", "lake", "wood")


@pytest.fixture(scope="module")
def sharded(built_small, tmp_path_factory):
    """Four clinics, built in two shards, and by a single run."""
    project = make_releasable(built_small.copy(tmp_path_factory.mktemp("shards") / "project"))
    for name in OTHERS:
        shutil.copytree(project.root / "content/clinics/plain", project.root / "content/clinics" / name)
    shutil.rmtree(project.output)
    for output, arguments in {"whole": (), "1": ("--shard", "1/2"), "2": ("--shard", "2/2")}.items():
        assert project.run("build", "--output", output, *arguments).code == ExitCode.OK
    return project


@pytest.fixture
def project(sharded, tmp_path):
    """The same, as it comes from another machine: with no times of change."""
    shutil.copytree(sharded.root, tmp_path / "project", copy_function=shutil.copyfile)
    return type(sharded)(tmp_path / "project")


def read_all(folder):
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if not name.startswith(MEMORY)}


def test_shards_that_are_gathered_are_one_build(project):
    shards = [read_all(project.root / name) for name in ("1", "2")]
    assert all(shards)
    assert not shards[0].keys() & shards[1].keys()
    told = project.run("gather", "1", "2", "--output", "both")
    assert told.out == "4 brochures in both/ (8 files).\n"
    assert read_all(project.root / "both") == read_all(project.root / "whole")
    assert "4 of 4 brochures in both/ (8 files, 0 built anew)." in project.run("build", "--output", "both").out


def test_a_release_from_shards_is_that_of_a_single_run(project, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    folders = {}
    for name, places in {"alone": (), "from": ("--from", "1", "--from", "2")}.items():
        told = project.run("release", "--output", name, "--ledger", f"ledger-{name}", *places)
        assert told.code == ExitCode.OK, told.text
        assert sum(line.startswith("built ") for line in told.err.splitlines()) == (0 if places else 4)
        folders[name] = read_all(project.root / name), read_all(project.root / f"ledger-{name}")
    assert folders["alone"] == folders["from"]


def test_what_is_not_current_is_built_for_a_release(project, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    project.change("content/clinics/lake/clinic.yml", "name: ", "name: The ")
    (project.root / "whole/wood/tiny.en-US.handout-letter.screen.pdf").write_bytes(b"%PDF-1.7")
    told = project.run("release", "--output", "new", "--from", "whole")
    assert told.code == ExitCode.OK, told.text
    built = [line.split()[1].split("/")[0] for line in told.err.splitlines() if line.startswith("built ")]
    assert built == ["lake", "wood"]


def test_shards_from_different_inputs_are_refused(project):
    project.change(CLINIC, "name: ", "name: The ")
    project.run("build", "--clinic", "plain", "--output", "other")
    told = project.run("gather", "whole", "other", "--output", "both")
    assert told.code == ExitCode.BAD_INPUT
    assert told.err.startswith(
        "error: other: plain/tiny.en-US.handout-letter is here from other inputs than in whole; "
    )
    assert not (project.root / "both").exists()


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(path.read_bytes() + b"x")])
def test_a_file_that_was_changed_is_told_and_the_rest_gathered(project, spoil):
    spoil(project.root / "whole/lake/tiny.en-US.handout-letter.office.pdf")
    told = project.run("gather", "whole", "--output", "both")
    assert told.code == ExitCode.BAD_INPUT
    assert "error: whole: files of lake/tiny.en-US.handout-letter are missing, or not as they were built" in told.err
    assert {name.split("/")[0] for name in read_all(project.root / "both")} == {"plain", "brook", "wood"}


def test_a_folder_where_nothing_was_built(project):
    told = project.run("gather", "1", "content", "--output", "both")
    assert told.code == ExitCode.USAGE
    assert "nothing was built in content" in told.err


def test_a_shard_with_nothing_to_build_says_so(project):
    told = project.run("build", "--clinic", "plain", "--shard", "2/2", "--output", "none")
    other = project.run("build", "--clinic", "plain", "--shard", "1/2", "--output", "none")
    lines = [told.out + told.err, other.out + other.err]
    assert sum("holds no brochure: there are fewer than shards" in line for line in lines) == 1
    assert told.code == other.code == ExitCode.OK
