"""The matrix of brochures."""

import shutil

import pytest
import yaml

from foldwell.errors import InputError, UsageError
from foldwell.jobs.plan import Filters, plan_jobs
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from tests.projects import BRAND, CLINIC, ROOT, SMALL, Project


@pytest.fixture
def project(tmp_path):
    shutil.copytree(SMALL, tmp_path / "p")
    shutil.copytree(tmp_path / "p/content/clinics/plain", tmp_path / "p/content/clinics/lake")
    return Project(tmp_path / "p")


FITTING = {
    (path.stem, paper)
    for path in (ROOT / "templates/layouts").glob("*.yaml")
    for paper in yaml.safe_load(path.read_text())["papers"]
    if paper in {"letter", "a4"}
}
"""Every bundled layout on the papers of a clinic of the small project."""
BOTH, ONE, ON_A4 = 2 * len(FITTING), len(FITTING), 2 * sum(paper == "a4" for _, paper in FITTING)


def plan(project, **filters):
    return plan_jobs(Shelf(Library((project.root, ROOT))), Filters(**filters))


def test_every_clinic_gets_every_layout_that_fits_its_paper(project):
    jobs = plan(project).jobs
    assert len(jobs) == len(set(jobs)) == BOTH
    assert list(jobs) == sorted(jobs)
    layout, paper = min(FITTING)
    assert jobs[0].name == f"lake/tiny.en-US.{layout}-{paper}"
    assert jobs[0].names == {
        "clinic": "lake", "topic": "tiny", "locale": "en-US", "layout": layout, "paper": paper,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({"clinics": ("lake",)}, ONE),
        ({"layouts": ("trifold", "handout")}, 8),
        ({"papers": ("a4",)}, ON_A4),
        ({"topics": ("tiny",), "locales": ("en-US",)}, BOTH),
        ({"clinics": ("lake",), "layouts": ("trifold",), "papers": ("a4",)}, 1),
        ({"clinics": ("lake", "lake")}, ONE),
    ],
)
def test_filters_take_what_they_name(project, filters, number):
    assert len(plan(project, **filters).jobs) == number


def test_a_clinic_may_want_few_layouts(project):
    project.change(CLINIC, "paper: [letter, a4]", "paper: [a4]\nlayouts: [trifold]")
    assert [job.name for job in plan(project, clinics=("plain",)).jobs] == ["plain/tiny.en-US.trifold-a4"]


@pytest.mark.parametrize("kind", ["clinics", "topics", "layouts", "papers", "locales"])
def test_a_name_that_does_not_exist_is_refused(project, kind):
    with pytest.raises(UsageError, match=r"there is no .* 'nobody'"):
        plan(project, **{kind: ("nobody",)})


def test_nothing_to_make_is_refused(project):
    project.change(CLINIC, "paper: [letter, a4]", "paper: [a4]")
    with pytest.raises(UsageError, match="no brochure fits these filters; foldwell list"):
        plan(project, clinics=("plain",), papers=("letter",))


def test_a_clinic_with_mistakes_is_left_out_and_told(project):
    project.change(CLINIC, "phone:", "phon:")
    told = plan(project)
    assert {job.clinic for job in told.jobs} == {"lake"}
    assert told.left_out == ("clinic plain",)
    assert {finding.code for finding in told.findings} == {"read.missing-key", "read.unknown-key"}


def test_a_layout_with_mistakes_is_left_out_and_told_once(project):
    project.change("templates/layouts/handout.yaml", "duplex: long-edge", "duplex: long")
    told = plan(project)
    assert {job.layout for job in told.jobs} == {layout for layout, _ in FITTING} - {"handout"}
    assert told.left_out == ("layout handout",)
    assert len(told.findings) == 1


def test_a_brand_with_mistakes_is_the_business_of_its_brochures(project):
    project.change(BRAND, "primary: sea", "primary: see")
    assert len(plan(project).jobs) == BOTH


def test_without_a_clinic_there_is_no_plan(project):
    shutil.rmtree(project.root / "content/clinics")
    with pytest.raises(InputError, match="there is no clinic yet; make one: foldwell new clinic NAME"):
        plan(project)


def test_a_folder_without_a_clinic_file_is_a_warning(project):
    project.write("content/clinics/hill/notes.txt", "later")
    (project.root / "content/clinics/empty").mkdir()
    told = plan(project)
    assert [(finding.code, finding.place.file) for finding in told.findings] == [
        ("read.lost-clinic", "content/clinics/hill")
    ]
    assert len(told.jobs) == BOTH
    assert plan(project, clinics=("lake",)).findings == ()
