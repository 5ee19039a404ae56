"""A brochure is read whole: models, colours, pictures, places, signatures."""

import os
from pathlib import Path

import pytest

from foldwell.errors import InputError, UsageError
from foldwell.findings import Severity
from foldwell.read.brochures import read_brochure, read_with_findings
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf

ROOT = Path(__file__).parents[2]
NAMES = {"topic": "tiny", "clinic": "plain", "layout": "trifold", "paper": "letter", "locale": "en-US"}


def test_a_brochure_has_all_it_needs(project):
    brochure, findings = project.read()
    assert findings == ()
    assert brochure.name == "plain/tiny.en-US.trifold-letter"
    assert brochure.colors == {"foreground": "#222222", "background": "#ffffff", "primary": "#2f6f8f"}
    assert brochure.logo.file == "content/clinics/plain/logo.svg"
    assert brochure.logo_reversed.file == "content/clinics/plain/logo-reversed.svg"
    assert set(brochure.figures) == {"knee"}
    assert brochure.is_draft
    assert brochure.signatures == ()


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("words:title", "title: A wrap"),
        ("words:main_message.1", "- No one has shown"),
        ("words:sections.ask", "ask: Questions"),
        ("words:blocks.what", "what: A wrap"),
        ("words:blocks.day", "day:"),
        ("words:blocks.day.wind", "wind: We wind"),
        ("words:claims.pain", "pain: At 6 weeks"),
        ("words:numbers.better", "better:"),
        ("words:options.wait", "wait: {name"),
        ("words:glossary.wrap", "wrap: {term"),
        ("words:status.US", "US: No law"),
        ("topic:blocks.pain-less", "- {id: pain-less"),
    ],
)
def test_places_name_the_line_of_every_word(project, path, written):
    place = project.read()[0].place(path)
    lines = (project.root / place.file).read_text().splitlines()
    assert lines[place.line - 1].strip().startswith(written)


def test_mistakes_in_several_files_are_told_together(project):
    project.change("content/topics/tiny/topic.yaml", "type: treatment", "type: treatmnt")
    project.change("content/topics/tiny/en-US.yaml", "title: A wrap for a sore knee", "titel: x")
    project.change("content/clinics/plain/_brand.yml", "palette", "pallette")
    files = {finding.place.file.rsplit("/", 1)[1] for finding in project.findings()}
    assert files == {"topic.yaml", "en-US.yaml", "_brand.yml"}


def test_pictures_and_colours_are_told_with_the_rest(project):
    project.change("content/clinics/plain/_brand.yml", "primary: sea", "primary: see")
    project.change("content/topics/tiny/topic.yaml", "file: knee.svg", "file: nee.svg")
    project.change("content/topics/tiny/en-US.yaml", "  ask: Questions to ask\n", "")
    assert {"read.unknown-color", "read.missing-words"} < {finding.code for finding in project.findings()}
    assert any("nee.svg" in str(finding) for finding in project.findings())


def test_a_picture_can_not_be_taken_from_another_folder(project):
    project.change("content/topics/tiny/topic.yaml", "file: knee.svg", "file: ../../../../secret.svg")
    assert project.findings()[0].code == "read.wrong-form"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"topic": "tinny"}, "did you mean 'tiny'"),
        ({"clinic": "plane"}, "did you mean 'plain'"),
        ({"layout": "trifol"}, "did you mean 'trifold'"),
        ({"paper": "a5"}, "there is no paper of this layout 'a5'"),
        ({"locale": "es-US"}, "there is no locale of tiny"),
    ],
)
def test_names_that_do_not_exist_are_refused(project, wrong, said):
    with pytest.raises(UsageError, match=said):
        read_brochure(project.library, **{**NAMES, **wrong})


def test_a_paper_the_clinic_does_not_have_is_refused(project):
    project.change("content/clinics/plain/clinic.yml", "paper: [letter, a4]", "paper: [a4]")
    with pytest.raises(UsageError, match="paper that plain prints on"):
        project.read()


def test_a_shelf_reads_each_file_once(project):
    shelf = Shelf(project.library)
    first = read_brochure(shelf, **NAMES)
    os.remove(project.root / "content/topics/tiny/topic.yaml")  # noqa: PTH107
    (project.root / "content/topics/tiny/topic.yaml").write_text("schema: broken")
    second = read_brochure(shelf, **{**NAMES, "layout": "booklet", "paper": "a4"})
    assert second.topic is first.topic
    with pytest.raises(InputError):
        read_brochure(project.library, **NAMES)


def test_a_shelf_tells_a_mistake_each_time(project):
    project.change("content/topics/tiny/topic.yaml", "type: treatment", "type: treatmnt")
    shelf = Shelf(project.library)
    told = []
    for layout in ("trifold", "handout"):
        with pytest.raises(InputError) as caught:
            read_brochure(shelf, **{**NAMES, "layout": layout})
        told.append(str(caught.value))
    assert told[0] == told[1]


def test_every_sample_brochure_reads_without_a_warning():
    shelf = Shelf(Library((ROOT,)))
    names = [
        {"topic": topic, "clinic": clinic, "layout": layout, "paper": paper, "locale": locale}
        for clinic in shelf.library.clinics()
        for topic, offer in shelf.clinic(clinic).model.offers.items()
        for layout in shelf.clinic(clinic).model.layouts or set(shelf.library.layouts()) - {"notice"}
        for paper in shelf.clinic(clinic).model.paper
        for locale in offer.locales or shelf.clinic(clinic).model.locales
        if paper in shelf.layout(layout).model.papers
    ]
    assert names
    findings = [finding for brochure in names for finding in read_with_findings(shelf, **brochure)[1]]
    assert [finding for finding in findings if finding.severity is not Severity.NOTE] == []


def test_the_same_files_give_the_same_brochure(project):
    assert project.read()[0] == project.read()[0]


def test_a_label_that_the_drawing_has_no_place_for_is_told(project):
    project.change("content/topics/tiny/topic.yaml", "labels: [wrap]", "labels: [wrap, strap]")
    project.change("content/topics/tiny/en-US.yaml", "labels: {", "labels: {strap: Strap, ")
    with pytest.raises(InputError, match=r"topic\.yaml:32:41: .*knee\.svg has no text for the label 'strap'"):
        project.read()
