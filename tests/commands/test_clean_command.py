"""What no clinic wants any more goes, and nothing else does."""

import json
import shutil

import pytest

from foldwell.errors import ExitCode
from foldwell.jobs.store import MEMORY
from tests.projects import CLINIC

GONE = ["plain/tiny.en-US.handout-letter.office.pdf", "plain/tiny.en-US.handout-letter.screen.pdf"]


def names(project):
    return sorted(name for name in project.files() if not name.startswith(MEMORY))


@pytest.fixture
def unwanted(small_project):
    """A project whose clinic gave its one brochure up for another, that is not built yet."""
    small_project.change(CLINIC, "layouts: [handout]", "layouts: [trifold]")
    return small_project


def test_nothing_goes_where_all_is_wanted(small_project):
    before = small_project.files()
    assert small_project.run("clean").out == "Nothing to clean: every file that was built in output/ is wanted.\n"
    assert small_project.files() == before


def test_a_dry_run_takes_nothing_away(unwanted):
    before = unwanted.files()
    told = unwanted.run("clean", "--dry-run")
    assert told.code == ExitCode.OK
    assert told.out.splitlines()[:2] == [f"would go  output/{name}" for name in GONE]
    assert told.out.splitlines()[2].startswith("2 files would go (")
    assert unwanted.files() == before


def test_what_is_not_wanted_goes_with_its_empty_folder(unwanted):
    told = unwanted.run("clean", "--json")
    assert json.loads(told.out) == {"dry_run": False, "removed": GONE, "kept": []}
    assert names(unwanted) == []
    assert not (unwanted.output / "plain").exists()
    assert unwanted.run("clean").out.startswith("Nothing to clean")


def test_what_foldwell_did_not_make_stays(unwanted):
    unwanted.write("output/plain/tiny.en-US.handout-letter.proof.pdf", b"%PDF- mine")
    unwanted.write("output/lake/letter.pdf", b"%PDF- mine")
    (unwanted.output / GONE[0]).write_bytes(b"%PDF- changed by hand")
    told = unwanted.run("clean")
    assert told.err == f"kept  output/{GONE[0]}: it was changed after it was built\n"
    assert names(unwanted) == ["lake/letter.pdf", GONE[0], "plain/tiny.en-US.handout-letter.proof.pdf"]


def test_nothing_goes_where_a_clinic_has_mistakes(unwanted):
    before = unwanted.files()
    unwanted.change(CLINIC, "layouts: [trifold]", "layouts: [trifolt]")
    told = unwanted.run("clean")
    assert told.code == ExitCode.BAD_INPUT
    assert unwanted.files() == before


def test_what_was_cleaned_away_is_built_again_when_it_is_wanted(unwanted, built_small):
    unwanted.run("clean")
    unwanted.change(CLINIC, "layouts: [trifold]", "layouts: [handout]")
    assert "1 built anew" in unwanted.run("build").out
    assert {name: data for name, (data, _) in unwanted.files().items() if name in GONE} == {
        name: data for name, (data, _) in built_small.files().items() if name in GONE
    }


def test_caches_go_where_they_have_no_room(small_project):
    small_project.run("build")
    caches = [small_project.output / MEMORY / part for part in ("fits", "requests")]
    assert all([*cache.glob("*.json")] for cache in caches)
    small_project.run("clean", "--cache", "0")
    assert not any([*cache.glob("*.json")] for cache in caches)
    assert "(2 files, 0 built anew)" in small_project.run("build").out


def test_a_folder_where_nothing_was_built_stays_as_it_is(small_project):
    shutil.rmtree(small_project.output)
    assert small_project.run("clean").code == ExitCode.OK
    assert not small_project.output.exists()


def test_the_bundled_samples_are_not_cleaned(tmp_path, small_project):
    assert small_project.run("clean", folder=tmp_path).code == ExitCode.USAGE


def test_what_lies_behind_a_url_is_left_alone(small_project):
    told = small_project.run("clean", "--output", "s3://prints/out")
    assert told.code == ExitCode.USAGE
    assert told.errors[0].startswith("error: s3://prints/out is no folder, and clean takes files from folders only")
