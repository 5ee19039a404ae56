"""Print shops: whose is taken, and profiles that no press file can be made with."""

import shutil
from pathlib import Path

import pytest
from PIL import ImageCms

from foldwell.errors import InputError, UsageError
from foldwell.model.clinic import Clinic
from foldwell.read.library import Library
from foldwell.read.print_shops import find_profile_fault, read_print_shop
from foldwell.read.shelf import Shelf
from tests.samples import BUNDLED, sample, shelf

ROOT = Path(__file__).parents[2]
GOOD = (ROOT / "styles/icc/FOGRA39_coated_free.icc").read_bytes()
SHOP = "schema: print-shop/1\ntitle: Ours\nicc: ours.icc\ncondition: FOGRA51\n"


def clinic(**changes) -> Clinic:
    return sample("riverside", "letter", "trifold").clinic.model_copy(update=changes)


@pytest.fixture
def project(tmp_path):
    """A project with a print shop of its own."""
    folder = tmp_path / "content/print-shops"
    folder.mkdir(parents=True)
    (folder / "ours.yaml").write_text(SHOP)
    (folder / "ours.icc").write_bytes(GOOD)
    return tmp_path


def read(project, name="ours"):
    return read_print_shop(Shelf(Library((project, ROOT))), clinic(), name)


@pytest.mark.parametrize(
    ("jurisdiction", "name"), [("US", "us-coated"), ("US-CA", "us-coated"), ("CA", "us-coated"), ("GB", "eu-coated")]
)
def test_a_clinic_that_names_none_gets_that_of_its_country(jurisdiction, name):
    assert read_print_shop(shelf(BUNDLED), clinic(jurisdiction=jurisdiction)).name == name


def test_the_wanted_shop_goes_before_the_clinics_own():
    ours = clinic(print_shop="eu-coated")
    assert read_print_shop(shelf(BUNDLED), ours).name == "eu-coated"
    assert read_print_shop(shelf(BUNDLED), ours, "us-coated").name == "us-coated"


def test_a_profile_beside_the_shops_file_is_found(project):
    assert read(project).icc == GOOD


def test_an_unknown_shop_is_refused_with_a_suggestion():
    with pytest.raises(UsageError, match="us-coated"):
        read_print_shop(shelf(BUNDLED), clinic(), "us-coatd")


def test_a_missing_profile_is_told_where_it_is_named(project):
    (project / "content/print-shops/ours.icc").unlink()
    with pytest.raises(InputError) as told:
        read(project)
    (finding,) = told.value.findings
    assert finding.code == "read.icc-profile"
    assert (finding.place.file, finding.place.line) == ("content/print-shops/ours.yaml", 3)


def rgb_profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no ICC profile"),
        (b"hello" * 100, "no ICC profile"),
        (GOOD[:5000], "not a whole one"),
        (rgb_profile(), "RGB"),
        (rgb_profile().replace(b"RGB ", b"GRAY", 1), "grey"),
        (GOOD[:12] + b"link" + GOOD[16:], "device link"),
        (GOOD[:128] + b"\xff" * (len(GOOD) - 128), "damaged"),
    ],
    ids=["empty", "text", "cut", "rgb", "grey", "link", "damaged"],
)
def test_what_is_no_profile_for_cmyk_output_is_refused(project, data, told):
    assert told in find_profile_fault(data)
    (project / "content/print-shops/ours.icc").write_bytes(data)
    with pytest.raises(InputError, match=told):
        read(project)


@pytest.mark.parametrize("file", sorted((ROOT / "styles/icc").glob("*.icc")), ids=lambda file: file.name)
def test_the_bundled_profiles_are_sound(file):
    assert find_profile_fault(file.read_bytes()) == ""


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("condition: FOGRA51", "condition: FOGRA51\nbleed: 60mm", "bleed of 60 mm"),
        ("condition: FOGRA51", "condition: FOGRA51\nfold_allowance: -1mm", "fold allowance"),
        ("condition: FOGRA51", "condition: FOGRA51\nmarks: [cropp]", "marks"),
        ("condition: FOGRA51", "condition: FOGRA51\nink_limit: 900", "ink_limit"),
        ("icc: ours.icc", "icc: ../../secret.icc", "icc"),
        ("title: Ours", "titel: Ours", "titel"),
    ],
)
def test_mistakes_in_the_file_are_told(project, old, new, told):
    file = project / "content/print-shops/ours.yaml"
    file.write_text(file.read_text().replace(old, new))
    with pytest.raises(InputError, match=told):
        read(project)


def test_a_project_hides_a_bundled_shop(project):
    shutil.copy(project / "content/print-shops/ours.yaml", project / "content/print-shops/us-coated.yaml")
    assert read(project, "us-coated").shop.title == "Ours"
