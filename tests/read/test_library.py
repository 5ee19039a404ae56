"""What exists is found, the project's own files first."""

from pathlib import Path

import pytest

from foldwell.errors import UsageError
from foldwell.read.library import Library

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests/fixtures/small"


@pytest.fixture
def library():
    return Library((SMALL, ROOT))


def test_names_are_sorted_and_of_one_root(library):
    assert library.topics() == ("tiny",)
    assert library.clinics() == ("plain",)
    assert {"booklet", "handout", "trifold"} <= set(library.layouts())
    assert list(library.layouts()) == sorted(library.layouts())
    assert library.locales("tiny") == ("en-US",)
    assert "en-US" in library.locales()


def test_a_file_of_the_first_root_wins(library, tmp_path):
    own = tmp_path / "templates/layouts/trifold.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("own")
    assert Library((tmp_path, ROOT)).find("templates/layouts/trifold.yaml") == own
    assert library.find("templates/layouts/trifold.yaml") == ROOT / "templates/layouts/trifold.yaml"
    assert library.find("templates/layouts/none.yaml") is None
    assert library.path("templates/layouts/none.yaml") == SMALL / "templates/layouts/none.yaml"


def test_an_empty_project_shows_the_bundled_samples(tmp_path):
    assert Library((tmp_path, SMALL)).topics() == ("tiny",)


def test_wrong_names_are_refused_with_the_near_one(library):
    assert library.check_topic("tiny") == "tiny"
    with pytest.raises(UsageError, match="there is no layout 'tri-fold'; did you mean 'trifold'"):
        library.check_layout("tri-fold")
    with pytest.raises(UsageError, match="there is no clinic 'xyz'; write one of: plain"):
        library.check_clinic("xyz")
    with pytest.raises(UsageError, match="did you mean 'en-US'"):
        library.check_locale("tiny", "en_us")
    with pytest.raises(UsageError, match="there is no topic at all"):
        Library((SMALL / "none",)).check_topic("tiny")
