"""The matrix of brochures."""

import shutil

import pytest

from foldwell.errors import InputError, UsageError
from foldwell.jobs.plan import Filters, plan_jobs
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from tests.projects import BRAND, CLINIC, ROOT, SMALL, Project

LAYOUTS = "layouts: [booklet, handout, trifold]"


@pytest.fixture
def project(tmp_path):
    shutil.copytree(SMALL, tmp_path / "p")
    project = Project(tmp_path / "p")
    project.change(CLINIC, "paper: [letter, a4]", "paper: [letter, a4]\n" + LAYOUTS)
    shutil.copytree(tmp_path / "p/content/clinics/plain", tmp_path / "p/content/clinics/lake")
    return project


def plan(project, **filters):
    return plan_jobs(Shelf(Library((project.root, ROOT))), Filters(**filters))


def test_a_clinic_that_names_no_layouts_gets_all_that_fit_its_paper_and_its_law(project):
    project.change(CLINIC, LAYOUTS, "")
    library = Library((project.root, ROOT))
    layouts = {name: Shelf(library).layout(name).model for name in library.layouts()}
    fit = {name for name, layout in layouts.items() if {"letter", "a4"} & set(layout.papers)}
    made = {job.layout for job in plan(project, clinics=("plain",)).jobs}
    assert made == {name for name in fit if not layouts[name].needs_notice}
    assert "notice" in fit


def test_a_notice_that_the_law_does_not_ask_for_is_refused(project):
    project.change(CLINIC, LAYOUTS, "layouts: [notice]")
    told = plan(project)
    assert (told.left_out, [finding.code for finding in told.findings]) == (("clinic plain",), ["read.missing-notice"])
    project.change(CLINIC, "layouts: [notice]", "")
    with pytest.raises(UsageError, match="where plain is, has none"):
        plan(project, clinics=("plain",), layouts=("notice",))


def test_every_clinic_gets_every_layout_that_fits_its_paper(project):
    jobs = plan(project).jobs
    assert len(jobs) == len(set(jobs)) == 2 * 3 * 2
    assert list(jobs) == sorted(jobs)
    assert jobs[0].name == "lake/tiny.en-US.booklet-a4"
    assert jobs[0].names == {
        "clinic": "lake", "topic": "tiny", "locale": "en-US", "layout": "booklet", "paper": "a4",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({"clinics": ("lake",)}, 6),
        ({"layouts": ("trifold", "handout")}, 8),
        ({"papers": ("a4",)}, 6),
        ({"topics": ("tiny",), "locales": ("en-US",)}, 12),
        ({"clinics": ("lake",), "layouts": ("trifold",), "papers": ("a4",)}, 1),
        ({"clinics": ("lake", "lake")}, 6),
    ],
)
def test_filters_take_what_they_name(project, filters, number):
    assert len(plan(project, **filters).jobs) == number


def test_a_theme_to_try_is_part_of_each_name(project):
    jobs = plan(project, theme="warm", layouts=("trifold",), papers=("a4",), clinics=("lake",)).jobs
    assert [job.name for job in jobs] == ["lake/tiny.en-US.trifold-a4.warm"]
    assert jobs[0].names["theme"] == "warm"


def test_a_theme_that_does_not_exist_is_refused(project):
    with pytest.raises(UsageError, match="no theme 'warn'"):
        plan(project, theme="warn")


def test_a_clinic_may_want_few_layouts(project):
    project.change(CLINIC, LAYOUTS, "layouts: [trifold]")
    project.change(CLINIC, "paper: [letter, a4]", "paper: [a4]")
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
    assert {job.layout for job in told.jobs} == {"booklet", "trifold"}
    assert told.left_out == ("layout handout",)
    assert len(told.findings) == 1


def test_a_brand_with_mistakes_is_the_business_of_its_brochures(project):
    project.change(BRAND, "primary: sea", "primary: see")
    assert len(plan(project).jobs) == 12


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
    assert len(told.jobs) == 12
    assert plan(project, clinics=("lake",)).findings == ()


def test_a_pseudo_locale_is_planned_only_where_it_is_named(project):
    assert {job.locale for job in plan(project).jobs} == {"en-US"}
    assert {job.locale for job in plan(project, locales=("en-XA", "en-US")).jobs} == {"en-US", "en-XA"}
    jobs = plan(project, locales=("ar-XB",), clinics=("lake",), layouts=("handout",)).jobs
    assert [job.name for job in jobs] == ["lake/tiny.ar-XB.handout-a4", "lake/tiny.ar-XB.handout-letter"]
    with pytest.raises(UsageError, match="did you mean 'en-XA'"):
        plan(project, locales=("en-XB",))
