import shutil
from datetime import date
from pathlib import Path

import pytest

from foldwell.commands import scaffold
from foldwell.errors import OutputError, UsageError
from foldwell.findings import Severity
from foldwell.pipeline import Order, Shop
from foldwell.read.brochures import read_with_findings
from foldwell.read.library import Library
from foldwell.read.yaml_source import load_yaml

ROOT = Path(__file__).parents[2]
DAY = date(2026, 11, 22)
builds = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")  # the engine's own leak


@pytest.fixture
def project(tmp_path):
    scaffold.make_project(ROOT, tmp_path / "own")
    return tmp_path / "own"


def read(project, clinic, topic, layout="trifold"):
    library = Library((project, ROOT))
    return read_with_findings(library, topic=topic, clinic=clinic, layout=layout, paper="letter", locale="en-US")


def offer(project, clinic, topic):
    """Add the two lines that `new topic` prints to a clinic's file."""
    file = project / f"content/clinics/{clinic}/clinic.yml"
    text = file.read_text(encoding="utf-8")
    lines = f"offers:\n  {topic}:\n    guide: https://{clinic}.example/{topic}\n"
    file.write_text(text.replace("offers:\n", lines), encoding="utf-8")


def everything(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def build(project, brochure):
    made = Shop(Library((project, ROOT))).make(brochure, Order(media=("screen", "office")))
    assert [str(finding) for finding in made.findings if finding.severity is Severity.ERROR] == []
    assert [file.ending for file in made.files] == ["screen.pdf", "office.pdf"]


def test_project_holds_the_samples_and_room_for_own_files(tmp_path):
    lines = scaffold.make_project(ROOT, tmp_path / "a/own")
    own = tmp_path / "a/own"
    assert {path.name for path in own.iterdir()} == {"content", "templates", "styles", ".gitignore"}
    assert Library((own,)).clinics() == Library((ROOT,)).clinics()
    assert "wins over the bundled one" in (own / "templates/README.md").read_text(encoding="utf-8")
    assert (own / "content/schemas/topic.json").is_file()
    assert lines[-1] == f"Next: cd {own}, then foldwell build"
    assert read(own, "riverside", "knee-stem-cells")[0].clinic.name


def test_project_may_be_made_in_the_empty_folder_one_stands_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert scaffold.make_project(ROOT, Path())[-1] == "Next: foldwell build"
    assert {path.name for path in Path.cwd().iterdir()} == {"content", "templates", "styles", ".gitignore"}


def test_project_goes_into_an_empty_folder_only(tmp_path):
    (tmp_path / "empty").mkdir()
    scaffold.make_project(ROOT, tmp_path / "empty")
    (tmp_path / "full").mkdir()
    (tmp_path / "full/letter.txt").write_text("mine", encoding="utf-8")
    for taken in (tmp_path / "full", tmp_path / "full/letter.txt"):
        with pytest.raises(UsageError, match="not an empty folder; name a new one"):
            scaffold.make_project(ROOT, taken)
    assert everything(tmp_path / "full") == {"letter.txt"}


@builds
def test_clinic_reads_without_a_finding_and_builds(project):
    scaffold.make_clinic((project, ROOT), project, "lake-view", DAY)
    brochure, findings = read(project, "lake-view", "knee-stem-cells")
    assert findings == ()
    assert brochure.clinic.name == "Lake View"
    assert brochure.offer.variant == {"source": "marrow"}
    assert brochure.logo
    assert brochure.logo_reversed
    assert brochure.clinic.phone[-8:-2] == brochure.clinic.after_hours[-8:-2] == "555-01"
    build(project, brochure)


@pytest.mark.parametrize("layout", ["trifold", "handout", "booklet"])
def test_topic_reads_without_a_finding_in_every_layout(project, layout):
    scaffold.make_clinic((project, ROOT), project, "lake-view", DAY)
    scaffold.make_topic((project, ROOT), project, "knee-wrap", DAY)
    offer(project, "lake-view", "knee-wrap")
    brochure, findings = read(project, "lake-view", "knee-wrap", layout)
    assert findings == ()
    assert brochure.words.title == "Knee Wrap"
    assert (brochure.topic.document, brochure.topic.dates.wording) == ("KW-1", DAY)


@builds
def test_topic_builds(project):
    scaffold.make_clinic((project, ROOT), project, "lake-view", DAY)
    scaffold.make_topic((project, ROOT), project, "knee-wrap", DAY)
    offer(project, "lake-view", "knee-wrap")
    build(project, read(project, "lake-view", "knee-wrap", "handout")[0])


def test_topic_changes_no_clinic_and_prints_what_to_add(project):
    before = {path: path.read_bytes() for path in (project / "content/clinics").rglob("*") if path.is_file()}
    lines = scaffold.make_topic((project, ROOT), project, "knee-wrap", DAY)
    assert before == {path: path.read_bytes() for path in (project / "content/clinics").rglob("*") if path.is_file()}
    assert "  knee-wrap:" in lines
    assert "    guide: https://bayview.example/knee-wrap" in lines


def test_every_file_names_its_schema_first(project):
    scaffold.make_clinic((project, ROOT), project, "lake-view", DAY)
    scaffold.make_topic((project, ROOT), project, "knee-wrap", DAY)
    made = {
        "clinics/lake-view/clinic.yml": "clinic",
        "clinics/lake-view/_brand.yml": "brand",
        "topics/knee-wrap/topic.yaml": "topic",
        "topics/knee-wrap/en-US.yaml": "words",
    }
    for name, schema in made.items():
        path = project / "content" / name
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema=../../schemas/{schema}.json"
        assert (path.parent / first.partition("=")[2]).is_file()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Lake View", "lake-view"),
        ("lake_view", "lake-view"),
        ("Clínica  Río!", "clinica-rio"),
        ("St. Mary's", "st-marys"),
        ("3rd-street", "clinic-3rd-street"),
        ("../elsewhere", "elsewhere"),
        ("lake-", "lake"),
        ("a" * 50, "a" * 40),
        ("診療所", "a name such as lake-view"),
        ("", "a name such as lake-view"),
    ],
)
def test_bad_names_are_refused_with_a_better_one(project, written, meant):
    before = everything(project)
    with pytest.raises(UsageError, match=rf"write {meant}$"):
        scaffold.make_clinic((project, ROOT), project, written)
    assert everything(project) == before


def test_taken_names_are_refused(project):
    with pytest.raises(UsageError, match="there is a clinic 'riverside' already"):
        scaffold.make_clinic((project, ROOT), project, "riverside")
    with pytest.raises(UsageError, match="there is a topic 'knee-stem-cells' already"):
        scaffold.make_topic((project, ROOT), project, "knee-stem-cells")


def test_outside_a_project_nothing_is_made(tmp_path):
    for make in (scaffold.make_clinic, scaffold.make_topic):
        with pytest.raises(UsageError, match="foldwell new project DIR"):
            make((ROOT,), tmp_path, "lake-view")
    assert everything(tmp_path) == set()


def test_clinic_needs_a_topic(project):
    shutil.rmtree(project / "content/topics")
    with pytest.raises(UsageError, match="foldwell new topic NAME"):
        scaffold.make_clinic((project,), project, "lake-view")


def test_failure_half_way_leaves_nothing(tmp_path, project):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="nothing was changed"):
        scaffold.make_project(ROOT, tmp_path / "file/own")
    before = everything(project)
    shutil.rmtree(project / "content/clinics")
    (project / "content/clinics").write_text("a file where a folder should be", encoding="utf-8")
    with pytest.raises(OutputError, match="nothing was changed"):
        scaffold.make_clinic((project, ROOT), project, "lake-view")
    left = {name for name in before if not name.startswith("content/clinics/")}
    assert everything(project) == left


def test_full_disk_leaves_an_empty_folder_empty(tmp_path, monkeypatch):
    write = Path.write_bytes

    def write_until_full(path, data):
        if path.name == "README.md":
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", write_until_full)
    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", tmp_path / "other/new"):
        with pytest.raises(OutputError, match="No space left on device"):
            scaffold.make_project(ROOT, folder)
    assert everything(tmp_path) == {"empty"}


def test_templates_of_the_project_win(project):
    own = project / "templates/new/clinic/logo.svg.j2"
    own.parent.mkdir(parents=True)
    own.write_text('<svg xmlns="http://www.w3.org/2000/svg"><title>{{ title }}</title></svg>\n', encoding="utf-8")
    scaffold.make_clinic((project, ROOT), project, "lake-view")
    logo = (project / "content/clinics/lake-view/logo.svg").read_text(encoding="utf-8")
    assert logo == '<svg xmlns="http://www.w3.org/2000/svg"><title>Lake View</title></svg>\n'


@pytest.mark.parametrize(
    ("name", "number"),
    [("knee-wrap", "KW-1"), ("wrap", "WRAP-1"), ("x", "XX-1"), ("b12", "BX-1"), ("shoulder-2", "SHOULD-1")],
)
def test_document_numbers(name, number):
    assert scaffold.write_document_number(name) == number


@pytest.mark.parametrize("name", ["no", "null", "true", "on"])
def test_names_that_yaml_could_misread_stay_text(project, name):
    scaffold.make_clinic((project, ROOT), project, name, DAY)
    clinic = load_yaml(project / f"content/clinics/{name}/clinic.yml", "clinic.yml")
    assert clinic.data["name"] == name.capitalize()
    assert read(project, name, "knee-stem-cells")[0].clinic.name == name.capitalize()


def test_next_review_is_a_year_on_even_from_a_leap_day(project):
    scaffold.make_topic((project, ROOT), project, "wrap", date(2028, 2, 29))
    topic = load_yaml(project / "content/topics/wrap/topic.yaml", "topic.yaml")
    assert topic.data["dates"]["next_review"] == "2029-02-28"
