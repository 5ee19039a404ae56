"""Releases as people make them: built, put on record, verified, withdrawn, and refused."""

import json
import subprocess
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from pikepdf import Pdf
from PIL import Image

from foldwell.errors import ExitCode
from foldwell.release.ledger import open_ledger
from foldwell.release.manifest import read_manifest
from foldwell.release.records import hash_bytes
from tests.projects import CLINIC, TOPIC, WORDS, Project, finish
from tests.releases import DAY, EPOCH, correct, make_releasable

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")  # the engine's own leak

STEM = "plain/tiny.en-US.handout-letter"
WITHDRAW = ("withdraw", "TINY-1", "--revision", "1.0.0", "--reason", "wrong phone", "--name", "Ann Lee")


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A project with one release; copy it, never change it."""
    project = make_releasable(Project.small(tmp_path_factory.mktemp("released") / "project"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        told = project.run("release", "--name", "First")
    assert told.code == ExitCode.OK, told.text
    return project


@pytest.fixture
def project(released, tmp_path):
    return released.copy(tmp_path / "project")


def records(project):
    return sorted(path.name for path in (project.root / "releases").glob("*.json"))


def folders(project):
    return sorted(project.root.glob("output/releases/*"))


def screen(project):
    return next(project.root.glob(f"output/releases/*/{STEM}.screen.pdf"))


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_release_holds_what_its_manifest_says(project):
    (folder,) = folders(project)
    manifest = read_manifest(folder)
    assert records(project) == [f"{manifest.id}.json"]
    assert (manifest.released_on.isoformat(), manifest.name, manifest.profile) == (DAY, "First", "draft")
    held = tree(folder)
    told = {file.path: (file.sha256, file.size) for file in (*manifest.files, *manifest.archives, *manifest.covers)}
    assert told == {path: (hash_bytes(held[path]), len(held[path])) for path in told}
    assert set(held) == {*told, "manifest.json", "changes.md"}
    assert [(file.medium, file.pages) for file in manifest.files] == [("office", 2), ("screen", 4)]
    assert manifest.brochures[0].name == STEM
    assert {"foldwell", "weasyprint", "pikepdf", "pango", "harfbuzz", "fontconfig"} <= manifest.tools.keys()
    assert all(version[0].isdecimal() for version in manifest.tools.values())
    sources = {source.path for source in manifest.sources}
    assert {TOPIC, WORDS, CLINIC, "bundled:styles/brochure.css"} <= sources
    assert all(font.path.endswith(".ttf") for font in manifest.fonts)
    assert manifest.fonts
    assert (folder / "manifest.json").read_bytes() == (project.root / "releases" / records(project)[0]).read_bytes()


def test_archive_and_cover(project):
    (folder,) = folders(project)
    with zipfile.ZipFile(folder / "plain.zip") as archive:
        assert archive.namelist() == [f"{STEM}.office.pdf", f"{STEM}.screen.pdf"]
        assert archive.read(f"{STEM}.screen.pdf") == screen(project).read_bytes()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    with Image.open(BytesIO((folder / "covers" / f"{STEM}.png").read_bytes())) as cover:
        assert cover.width == 600
        assert len(cover.getcolors(100_000)) > 10


def test_the_same_again_is_the_same_release(project):
    (folder,) = folders(project)
    before = tree(folder)
    screen(project).unlink()
    told = project.run("release", "--name", "First")
    assert told.code == ExitCode.OK
    assert "Nothing has changed since" in told.out
    assert (len(records(project)), tree(folder)) == (1, before)


def test_a_second_release_tells_what_changed(project):
    old = screen(project)
    correct(project)
    told = project.run("release", "--json")
    assert told.code == ExitCode.OK, told.text
    data = json.loads(told.out)
    assert data["status"] == "released"
    folder = project.root / data["folder"]
    assert "Ask **us** first" in (folder / "changes.md").read_text(encoding="utf-8")
    assert list(read_manifest(folder).follows) == [read_manifest(old.parents[1]).id]
    told = project.run("verify", old, folder / f"{STEM}.screen.pdf", "--json")
    assert told.code == ExitCode.UNVERIFIED
    assert [file["standing"] for file in json.loads(told.out)["files"]] == ["superseded", "current"]
    assert json.loads(told.out)["files"][0]["superseded_by"] == {
        "release": data["id"],
        "revision": "1.1.0",
        "is_withdrawn": False,
    }


def test_a_dry_run_makes_nothing(project):
    correct(project)
    before = tree(project.root)
    told = project.run("release", "--dry-run")
    assert told.code == ExitCode.OK
    assert STEM in told.out
    assert "Ask **us** first" in told.out
    assert tree(project.root) == before


def test_a_warning_stops_it_and_nothing_is_recorded(project):
    project.change(
        WORDS,
        "You wash your knee.",
        "You wash your knee with a soft cloth and some warm water and then you pat it dry.",
    )
    told = project.run("release")
    assert told.code == ExitCode.STRICT
    assert "Nothing was released (1 warning: a release has none); the ledger is as it was." in told.out
    assert (len(records(project)), len(folders(project))) == (1, 1)
    assert not list(project.root.glob("output/releases/.*")), "nothing is left of what was begun"


def test_a_warning_of_planning_stops_it_before_anything_is_built(project):
    project.write("content/clinics/lost/notes.txt", "no clinic.yml")
    told = project.run("release")
    assert told.code == ExitCode.STRICT
    assert "this folder has no clinic.yml" in told.err
    assert "built" not in told.err
    assert len(records(project)) == 1


def test_unsigned_words_are_not_for_patients(project):
    told = project.run("release", "--profile", "patient")
    assert told.code == ExitCode.UNSIGNED
    assert "Nothing was released; the ledger is as it was." in told.out
    assert len(records(project)) == 1


def test_a_withdrawn_revision_is_told_and_not_released_again(project):
    told = project.run(*WITHDRAW)
    assert told.code == ExitCode.OK, told.text
    assert len(records(project)) == 2
    told = project.run("verify", screen(project))
    assert told.code == ExitCode.UNVERIFIED
    assert "WITHDRAWN" in told.out
    assert f"on {DAY} by Ann Lee: wrong phone" in told.out
    told = project.run("release")
    assert told.code == ExitCode.BAD_INPUT
    assert f"{TOPIC}:" in told.text
    assert "was withdrawn on" in told.text
    again = project.run(*WITHDRAW)
    assert again.code == ExitCode.USAGE
    assert "is withdrawn already" in again.text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("TINY-2", "--revision", "1.0.0"), "there is no released document 'TINY-2'; did you mean 'TINY-1'?"),
        (("TINY-1", "--revision", "1.0.1"), "did you mean '1.0.0'?"),
        (("TINY-1", "--revision", "1.0.0", "--clinic", "plian"), "did you mean 'plain'?"),
    ],
)
def test_what_was_never_released_is_not_withdrawn(project, arguments, told):
    answer = project.run("withdraw", *arguments, "--reason", "x", "--name", "y")
    assert (answer.code, len(records(project))) == (ExitCode.USAGE, 1)
    assert told in answer.text


def test_a_file_that_was_changed(project, tmp_path):
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(screen(project).read_bytes() + b"\n% a note")
    told = project.run("verify", changed)
    assert told.code == ExitCode.UNVERIFIED
    assert "CHANGED" in told.out


def test_without_a_ledger_a_file_still_says_what_it_is(project, tmp_path):
    told = project.run("verify", screen(project), folder=tmp_path)
    assert told.code == ExitCode.OK
    for part in ("TINY-1 revision 1.0.0", "tiny, en-US", "plain", "handout, letter", "DRAFT", "not checked"):
        assert part in told.out


def test_a_number_from_a_foot(project):
    told = project.run("verify", "--document", "TINY-1 v1.0.0")
    assert (told.code, STEM in told.out, "current" in told.out) == (ExitCode.OK, True, True)
    told = project.run("verify", "--document", "TINY-1 v1.0.1")
    assert told.code == ExitCode.UNVERIFIED
    assert "never released; did you mean 'TINY-1 v1.0.0'?" in told.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "name files, or one --document"),
        (("x.pdf", "--document", "TINY-1"), "name files, or one --document"),
        (("--document", "tiny"), "'tiny' is no document number"),
        (("x.pdf", "--ledger", "none"), "there is no ledger none"),
    ],
)
def test_verify_says_how_it_is_called(project, arguments, told):
    answer = project.run("verify", *arguments)
    assert answer.code == ExitCode.USAGE
    assert told in answer.text


def test_bad_files_stop_no_other(project, tmp_path):
    for name, content in (("none.txt", b"hello"), ("cut.pdf", screen(project).read_bytes()[:9000])):
        (tmp_path / name).write_bytes(content)
    told = project.run("verify", tmp_path / "none.txt", tmp_path / "cut.pdf", tmp_path / "gone.pdf", screen(project))
    assert told.code == ExitCode.BAD_INPUT
    assert "unchanged and current" in told.out
    assert len(told.err.splitlines()) == 3


def test_an_edited_manifest(project):
    (name,) = records(project)
    path = project.root / "releases" / name
    path.write_text(path.read_text(encoding="utf-8").replace('"First"', '"Last"'), encoding="utf-8")
    for arguments in (("release",), ("verify", screen(project))):
        told = project.run(*arguments)
        assert told.code == ExitCode.BAD_INPUT
        assert f"releases/{name}: seal: its content does not agree with its seal" in told.text


@pytest.mark.parametrize("content", ["a file", "another release"])
def test_a_folder_that_holds_something_else(project, tmp_path, content):
    target = tmp_path / "target"
    target.mkdir()
    if content == "a file":
        (target / "notes.txt").write_text("mine")
    else:
        (target / "manifest.json").write_bytes((folders(project)[0] / "manifest.json").read_bytes())
    before = tree(target)
    correct(project)
    told = project.run("release", "--output", target)
    assert (told.code, tree(target), len(records(project))) == (ExitCode.USAGE, before, 1)


def test_a_folder_of_ones_own(project, tmp_path):
    (tmp_path / "empty").mkdir()
    correct(project)
    assert project.run("release", "--output", tmp_path / "empty").code == ExitCode.OK
    assert read_manifest(tmp_path / "empty").brochures[0].revision == "1.1.0"


def test_two_releases_at_once(project):
    """Both are put on record, one after the other, whichever comes first."""
    correct(project)
    running = [project.start("release", "--name", name) for name in ("One", "Two")]
    told = [finish(process) for process in running]
    assert [one.code for one in told] == [ExitCode.OK] * 2, [one.text for one in told]
    assert len(records(project)) == 3
    answer = project.run("verify", *folders(project)[0].rglob("*.screen.pdf"), "--json")
    assert json.loads(answer.out)["findings"] == []


@pytest.fixture(scope="module")
def released_for_all(released, tmp_path_factory):
    """The same project, released in every medium that goes out; copy it, never change it."""
    project = released.copy(tmp_path_factory.mktemp("all") / "project")
    media = [part for medium in ("screen", "press", "web") for part in ("--medium", medium)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        told = project.run("release", "--name", "All", *media)
    assert told.code == ExitCode.OK, told.text
    return project


def verify(project, *paths):
    """What a file is: its standing, the document that it says it is, and the medium that the ledger knows."""
    told = json.loads(project.run("verify", "--json", *paths).out)
    identities = [file["identity"] or {} for file in told["files"]]
    return [
        (file["standing"], identity.get("document"), file["medium"])
        for file, identity in zip(told["files"], identities, strict=True)
    ]


def test_every_file_of_a_release_is_known(released_for_all):
    for folder in folders(released_for_all):
        paths = [path for path in sorted(folder.rglob("*")) if path.suffix not in {".json", ".md", ""}]
        for path, told in zip(paths, verify(released_for_all, *paths), strict=True):
            medium = {".zip": "archive", ".png": "cover"}.get(path.suffix, path.name.split(".")[-2])
            assert told == ("current", "" if medium == "archive" else "TINY-1", medium), path


def test_every_edited_file_still_says_what_it_is(released_for_all, tmp_path):
    edited = []
    for path in released_for_all.root.glob("output/releases/*/plain/*"):
        target = tmp_path / f"{len(edited)}{path.suffix}"
        if path.suffix == ".pdf":
            with Pdf.open(path) as pdf:
                pdf.pages[0].rotate(90, relative=True)
                pdf.save(target)
        else:
            target.write_bytes(path.read_bytes().replace(b"First", b"Last") + b"\n")
        edited.append(target)
    assert len(edited) == 5
    assert set(verify(released_for_all, *edited)) == {("changed", "TINY-1", None)}


def test_what_is_no_part_of_a_release(project, tmp_path):
    for name, content in (
        ("page.html", b"<!doctype html><title>A page</title>"),
        ("forged.html", b'<html><meta name="foldwell:source" content="{&quot;topic&quot;: [1]}">'),
    ):
        (tmp_path / name).write_bytes(content)
    assert verify(project, tmp_path / "page.html", tmp_path / "forged.html") == [("unknown", None, None)] * 2
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.write(screen(project), "a.pdf")
    told = project.run("verify", tmp_path / "other.zip")
    assert told.code == ExitCode.BAD_INPUT
    assert "this is an archive, and no file that the ledger knows; unpack it" in told.err


def test_an_archive_is_withdrawn_with_what_it_holds(project):
    (archive,) = project.root.glob("output/releases/*/plain.zip")
    assert project.run(*WITHDRAW).code == ExitCode.OK
    told = project.run("verify", archive)
    assert told.code == ExitCode.UNVERIFIED
    assert "plain.zip: WITHDRAWN" in told.out
    assert "by Ann Lee: wrong phone" in told.out


def test_a_killed_release_leaves_nothing_on_record(project):
    """Whenever it is killed; the next run makes the release whole, and the remains are no part of it."""
    correct(project)
    before = records(project)
    for wait in (0.5, 1.2, 2):
        running = project.start("release", "--name", "Second")
        with suppress(subprocess.TimeoutExpired):
            running.wait(wait)
        running.kill()
        running.communicate()
        ledger = open_ledger(project.root / "releases")
        assert ledger.findings == ()
        assert all((project.root / "output/releases" / told.id / "manifest.json").is_file() for told in ledger.releases)
    told = project.run("release", "--name", "Second")
    assert told.code == ExitCode.OK, told.text
    assert len(records(project)) == len(before) + 1
    paths = project.root.glob(f"output/releases/2*/{STEM}.screen.pdf")
    assert sorted(told[0] for told in verify(project, *paths)) == ["current", "superseded"]


def test_a_day_that_is_none(project, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    told = project.run("release")
    assert told.code == ExitCode.USAGE
    assert "SOURCE_DATE_EPOCH is 'yesterday'" in told.text


def test_pseudo_locales_are_not_released(project):
    assert project.run("release", "--locale", "en-XA").code == ExitCode.USAGE


def test_two_folders_release_the_same_bytes(released, project, tmp_path):
    other = make_releasable(Project.small(tmp_path / "elsewhere"))
    assert other.run("release", "--name", "First").code == ExitCode.OK
    assert tree(other.root / "releases") == tree(project.root / "releases")
    assert tree(folders(other)[0]) == tree(folders(project)[0])
