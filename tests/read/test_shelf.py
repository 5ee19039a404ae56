"""Files are read once, and what follows from them is found once, until something changes."""

import shutil

import pytest

from foldwell.edit.in_common import identify_common
from foldwell.errors import InputError
from foldwell.read.brochures import read_brochure
from foldwell.read.library import KnownLibrary, Library
from foldwell.read.shelf import Shelf

NAMES = {"topic": "tiny", "layout": "trifold", "paper": "letter", "locale": "en-US"}


@pytest.fixture
def shelf(project):
    shutil.copytree(project.root / "content/clinics/plain", project.root / "content/clinics/other")
    return Shelf(project.library)


def test_brochures_of_two_clinics_share_what_they_have_in_common(project, shelf):
    project.change("content/clinics/other/clinic.yml", "1 Plain Street", "2 Plain Street")
    plain, other = (read_brochure(shelf, clinic=clinic, **NAMES) for clinic in ("plain", "other"))
    assert plain.clinic != other.clinic
    assert identify_common(plain) == identify_common(other)
    assert plain.places["clinic:phone"].file != other.places["clinic:phone"].file
    assert plain.places["words:title"] is other.places["words:title"]


def test_another_paper_layout_or_offer_is_not_in_common(project, shelf):
    project.change("content/clinics/other/clinic.yml", "    price:", "    sells: false\n    price:")
    same = identify_common(read_brochure(shelf, clinic="plain", **NAMES))
    for changed in ({"clinic": "other"}, {"paper": "a4"}, {"layout": "handout"}):
        assert identify_common(read_brochure(shelf, **{"clinic": "plain", **NAMES, **changed})) != same


def test_what_follows_from_files_is_found_once_until_one_changes(shelf):
    asked = []
    for _ in range(2):
        shelf.derive("answer", 42, make=lambda: asked.append(1))
    shelf.forget({"content/topics/none/topic.yaml"})
    shelf.derive("answer", 42, make=lambda: asked.append(2))
    assert asked == [1, 2]


def test_mistakes_are_told_each_time(project, shelf):
    project.change("content/topics/tiny/en-US.yaml", "kicker: ", "kiker: ")
    told = []
    for clinic in ("plain", "other"):
        with pytest.raises(InputError) as caught:
            read_brochure(shelf, clinic=clinic, **NAMES)
        told.append([finding.code for finding in caught.value.findings])
    assert told[0] == told[1] != []


def test_a_known_library_lists_the_same_and_looks_again_when_asked(project):
    plain = Library(project.library.roots)
    known = KnownLibrary(plain.roots)
    listings = ("topics", "clinics", "layouts", "themes", "locales", "jurisdictions")
    assert [getattr(known, name)() for name in listings] == [getattr(plain, name)() for name in listings]
    assert known.locales("tiny") == plain.locales("tiny")
    assert known.find("styles/brochure.css") == plain.find("styles/brochure.css")
    shutil.copytree(project.root / "content/clinics/plain", project.root / "content/clinics/new")
    assert known.clinics() == ("plain",)
    known.look_again()
    assert known.clinics() == ("new", "plain")
