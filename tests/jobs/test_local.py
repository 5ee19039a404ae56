"""Only what changed is built again, and what is there stays as it is where nothing better comes."""

import json
import os
import shutil
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from foldwell.errors import ExitCode
from foldwell.jobs.local import Builder
from foldwell.jobs.plan import Job
from foldwell.jobs.store import MEMORY
from foldwell.pipeline import Order
from foldwell.read.library import Library
from tests.projects import BRAND, CLINIC, ROOT, TOPIC, WORDS
from tests.same_files import find_differences

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")  # the engine's own leak

SCREEN = "plain/tiny.en-US.handout-letter.screen.pdf"
JOB = Job("plain", "tiny", "en-US", "handout", "letter")
TODAY = date(2026, 12, 1)


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
    for file in (small_project.output / MEMORY).rglob("*.json"):
        file.write_text("{", encoding="utf-8")
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
    assert "clinic.yml:3:7: name: no typeface of this brochure has '证'" in told.err


CHANGES = [
    (WORDS, "keeps it warm", "keeps it hot"),
    (TOPIC, "revision: 1.0.0", "revision: 1.0.1"),
    (CLINIC, "1 Plain Street", "2 Plain Street"),
    (BRAND, "#2f6f8f", "#6f2f8f"),
    ("content/clinics/plain/logo.svg", 'r="16"', 'r="12"'),
    ("content/locales/en-US.yaml", "Draft, not yet checked", "Draft, still unchecked"),
    ("templates/layouts/handout.yaml", "leading: 1.27", "leading: 1.28"),
    ("templates/base.html.j2", "<body ", '<body style="letter-spacing:0.1pt" '),
    ("templates/blocks/steps.html.j2", "<ol ", '<ol style="margin-left:6pt" '),
    ("styles/brochure.css", "h2 {", "h2 { letter-spacing: 0.2pt;"),
]


@pytest.fixture
def whole_project(small_project):
    """The small project with all that it uses in one root, and a template that is used."""
    for folder in ("templates", "styles", "content/locales", "content/jurisdictions", "content/lexicons"):
        shutil.copytree(ROOT / folder, small_project.root / folder)
    shutil.copy(ROOT / "content/emergency-numbers.yaml", small_project.root / "content")
    return small_project


def make_builder(project, output="warm"):
    order = Order(("screen",))
    return Builder(Library((project.root,)), project.root / output, order, "draft", TODAY)


def build(builder, report=lambda _: None):
    (outcome,) = builder.build([JOB], report)
    return outcome


def read_made(project, output="warm"):
    return (project.root / output / SCREEN).read_bytes()


def swap_font(project):
    """Put another font under the name of one."""
    fonts = project.root / "styles/fonts/source-sans-3"
    shutil.copy(fonts / "SourceSans3_700Bold.ttf", fonts / "SourceSans3_400Regular.ttf")


def test_a_builder_that_is_kept_makes_what_a_new_one_makes(whole_project):
    """Each kind of file in turn: what is kept in memory never shows in a brochure."""
    builder = make_builder(whole_project)
    build(builder)
    made = [read_made(whole_project)]
    steps = [partial(whole_project.change, *change) for change in CHANGES]
    for number, change in enumerate([*steps, partial(swap_font, whole_project)]):
        change()
        assert builder.renew(TODAY)
        assert build(builder).failure is None
        made.append(read_made(whole_project))
        assert made[-1] != made[-2], f"change {number} does not show"
    build(make_builder(whole_project, "cold"))
    assert read_made(whole_project, "cold") == made[-1]


def test_nothing_is_renewed_where_nothing_changed(small_project):
    builder = make_builder(small_project)
    assert not builder.renew(TODAY)


def test_what_is_saved_during_a_build_shows_in_the_next(whole_project):
    builder = make_builder(whole_project)
    build(builder, lambda _: whole_project.change(WORDS, "keeps it warm", "keeps it hot"))
    before = read_made(whole_project)
    assert builder.renew(TODAY)
    assert not build(builder).was_current
    assert read_made(whole_project) != before


def test_what_is_saved_while_it_is_read_is_not_taken_for_current(whole_project):
    builder = make_builder(whole_project)
    whole_project.change(WORDS, "keeps it warm", "keeps it hot")  # the builder has seen the file, and not read it
    build(builder)
    assert builder.renew(TODAY)
    assert not build(builder).was_current


def test_what_failed_is_not_tried_again_before_it_changes(whole_project):
    builder = make_builder(whole_project)
    build(builder)
    whole_project.change(WORDS, "kicker: ", "kiker: ")
    builder.renew(TODAY)
    failed = build(builder)
    assert (failed.was_current, failed.failure.exit_code) == (False, ExitCode.BAD_INPUT)
    whole_project.change("content/clinics/plain/logo-reversed.svg", "<svg", " <svg")
    builder.renew(TODAY)
    assert not build(builder).was_current
    os.utime(whole_project.root / WORDS)
    builder.renew(TODAY)
    assert build(builder) == replace(build(builder), was_current=True)
    whole_project.change(WORDS, "kiker: ", "kicker: ")
    builder.renew(TODAY)
    assert build(builder).failure is None


def test_what_another_day_would_judge_otherwise_is_not_taken_over(whole_project):
    builders = {name: make_builder(whole_project, name) for name in ("first", "same", "late")}
    build(builders["first"])
    builders["late"].renew(TODAY.replace(year=TODAY.year + 5))
    for name in ("same", "late"):
        builders[name].take_over([JOB], [whole_project.root / "first"])
    assert build(builders["same"]).was_current
    late = build(builders["late"])
    assert not late.was_current
    assert late.findings != build(builders["first"]).findings


def test_what_is_made_from_other_inputs_is_not_taken_over(whole_project):
    build(make_builder(whole_project, "first"))
    whole_project.change(WORDS, "keeps it warm", "keeps it hot")
    builder = make_builder(whole_project, "second")
    builder.take_over([JOB], [whole_project.root / "first"])
    outcome = build(builder)
    assert (outcome.failure, outcome.was_current) == (None, False)


def test_a_brochure_is_stamped_unless_a_full_layout_is_asked_for(small_project):
    stamped = json.loads(small_project.run("build", "--json", "--medium", "screen").out)["brochures"][0]
    first = (small_project.root / "output" / SCREEN).read_bytes()
    full = json.loads(small_project.run("build", "--json", "--medium", "screen", "--no-stamp").out)["brochures"][0]
    assert (stamped["stamped"], stamped["laid_out_in_full"]) == (True, None)
    assert (full["stamped"], full["laid_out_in_full"], full["status"]) == (False, None, "built")
    assert find_differences((small_project.root / "output" / SCREEN).read_bytes(), first) == []
