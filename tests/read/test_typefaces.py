"""Font files are known by what they say of themselves."""

from foldwell.read.typefaces import list_faces
from tests.samples import BUNDLED


def test_faces_are_read_from_the_files():
    faces = {face.name: face for face in list_faces(BUNDLED)}
    semibold, italic = faces["SourceSerif4-SemiBold"], faces["SourceSans3-Italic"]
    assert (semibold.family, semibold.weight, semibold.is_italic) == ("Source Serif 4", 600, False)
    assert (italic.family, italic.weight, italic.is_italic) == ("Source Sans 3", 400, True)
    assert {face.family for face in faces.values()} == {
        "Atkinson Hyperlegible Next",
        "Foldwell Hei",
        "Foldwell Hei Marks",
        "Foldwell Naskh",
        "Source Sans 3",
        "Source Serif 4",
    }


def test_every_family_has_its_licence_beside_it():
    assert all((face.path.parent / "OFL.txt").is_file() for face in list_faces(BUNDLED))
