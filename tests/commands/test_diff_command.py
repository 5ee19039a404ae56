"""foldwell diff, as people and CI type it."""

import json
import shutil
import subprocess
import zipfile
from html.parser import HTMLParser

import pytest

from foldwell.errors import ExitCode
from tests.projects import WORDS, Project
from tests.release.ledgers import brochure, release
from tests.release.samples import TEXT, write_pdf

CHANGED = ("A wrap may ease a sore knee a lot.", *TEXT[1:])


@pytest.fixture
def desk(tmp_path):
    """A folder with two versions of two files, of which one changed."""
    desk = Project(tmp_path)
    for version in ("old", "new"):
        desk.write(f"{version}/clinic/same.pdf", write_pdf())
        desk.write(f"{version}/clinic/other.pdf", write_pdf(TEXT if version == "old" else CHANGED))
        desk.write(f"{version}/notes.txt", version)
    return desk


def read_report(desk, name="output/diff.html"):
    return (desk.root / name).read_text(encoding="utf-8")


def test_a_change_is_told_and_ends_with_ten(desk):
    told = desk.run("diff", "old", "new")
    assert told.code == ExitCode.CHANGED == 10
    assert "a sore knee a [-little.-] {+lot.+} No one has shown" in told.out
    assert "1 of 2 files changed. Report: output/diff.html" in told.out
    report = read_report(desk)
    assert "<del" in report
    assert "Not looked at, because of another kind: 2." in report


def test_the_report_is_one_file_without_script(desk):
    desk.run("diff", "old", "new", "--output", "told")
    report = read_report(desk, "told/diff.html")
    outside = []

    class Finder(HTMLParser):
        def handle_starttag(self, tag, attrs):
            assert tag not in {"script", "link", "iframe"}
            outside.extend(v for k, v in attrs if k in {"src", "href"} and not v.startswith(("data:image/webp", "#")))

    Finder().feed(report)
    assert outside == []
    assert report.count("<img ") == 3


def test_nothing_changed_ends_with_zero(desk):
    shutil.copytree(desk.root / "old", desk.root / "copy")
    told = desk.run("diff", "old", "copy")
    assert told.code == ExitCode.OK
    assert "Nothing changed" in read_report(desk)


def test_the_same_input_gives_the_same_report(desk):
    desk.run("diff", "old", "new", "--output", "a.html")
    desk.run("diff", "old", "new", "--output", "b.html")
    assert read_report(desk, "a.html") == read_report(desk, "b.html")


def test_only_what_is_asked_for_counts(desk):
    desk.write("new/clinic/other.pdf", write_pdf(title="A band"))
    assert desk.run("diff", "old", "new", "--only", "wording", "--only", "layout").code == ExitCode.OK
    assert desk.run("diff", "old", "new", "--only", "metadata").code == ExitCode.CHANGED


def test_json_tells_all_but_the_pictures(desk):
    told = json.loads(desk.run("diff", "old", "new", "--format", "json").out)
    assert told["status"] == "changed"
    assert [file["name"] for file in told["changed"]] == ["clinic/other.pdf"]
    assert {"mark": "added", "text": "lot.", "words": 1} in told["changed"][0]["wording"][0]["pieces"]
    assert "marked" not in told["changed"][0]["pages"][0]


def test_a_file_that_came_or_went_is_a_change(desk):
    (desk.root / "new/clinic/other.pdf").rename(desk.root / "new/clinic/fresh.pdf")
    told = desk.run("diff", "old", "new")
    assert told.code == ExitCode.CHANGED
    assert "only old  clinic/other.pdf\nonly new  clinic/fresh.pdf" in told.out


def test_two_files_and_zips_are_compared(desk):
    assert desk.run("diff", "old/clinic/other.pdf", "new/clinic/other.pdf").code == ExitCode.CHANGED
    with zipfile.ZipFile(desk.root / "old.zip", "w") as archive:
        for path in sorted((desk.root / "old/clinic").iterdir()):
            archive.write(path, f"clinic/{path.name}")
    assert desk.run("diff", "old.zip", "old").code == ExitCode.OK
    assert desk.run("diff", "old.zip", "new").code == ExitCode.CHANGED


def test_a_release_is_found_by_its_id(desk):
    shutil.copytree(desk.root / "old", desk.root / "output/releases/2026-11")
    assert desk.run("diff", "2026-11", "new").code == ExitCode.CHANGED


@pytest.fixture
def released(desk):
    """The id of a release on record, whose folder holds a cover beside its file, and a folder `same` with the file."""
    manifest = release(desk.root / "releases", brochure())
    folder = f"output/releases/{manifest.id}"
    desk.write(f"{folder}/manifest.json", (desk.root / f"releases/{manifest.id}.json").read_bytes())
    desk.write(f"{folder}/covers/clinic/same.png", b"no picture")
    for place in (folder, "same"):
        desk.write(f"{place}/clinic/same.pdf", write_pdf())
    return manifest.id


@pytest.mark.parametrize("named", ["{}", "releases/{}.json", "output/releases/{}", "output/releases/{}/manifest.json"])
def test_a_release_is_its_brochures_however_it_is_named(desk, released, named):
    told = desk.run("diff", named.format(released), "same")
    assert told.code == ExitCode.OK, told.text
    assert "0 of 1 file changed" in told.out


def test_a_release_whose_files_are_gone(desk, released):
    shutil.rmtree(desk.root / "output/releases")
    told = desk.run("diff", released, "same")
    assert told.code == ExitCode.USAGE
    assert f"the release {released} is on record, but its files are not in output/releases/{released}/" in told.err


def test_a_damaged_record_is_told(desk, released):
    desk.write(f"releases/{released}.json", b"{")
    told = desk.run("diff", released, "same")
    assert told.code == ExitCode.BAD_INPUT
    assert f"releases/{released}.json:1:2: this is not JSON" in told.err


def test_words_are_told_once_for_a_brochure(desk):
    for version in ("old", "new"):
        for medium in ("screen", "office"):
            page = write_pdf(TEXT if version == "old" else CHANGED, title=medium)
            desk.write(f"{version}/clinic/knee.en-US.handout-letter.{medium}.pdf", page)
    told = desk.run("diff", "old/clinic", "new/clinic", "--only", "wording")
    assert told.out.count("{+lot.+}") == 2, "once for the brochure, once for the other file"
    assert "words as in knee.en-US.handout-letter.office.pdf" in told.out
    assert read_report(desk).count('class="change"') == 2


def test_filters_are_for_revisions(desk):
    told = desk.run("diff", "old", "new", "--clinic", "plain")
    assert told.code == ExitCode.USAGE
    assert "old is no git revision, and holds what it holds; leave out --clinic" in told.err


def test_text_of_a_file_is_never_markup(desk):
    evil = "<script>alert\\(1\\)</script><img src=x>"
    desk.write("new/clinic/other.pdf", write_pdf((evil,), title="<b>title"))
    desk.run("diff", "old", "new")
    report = read_report(desk)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img" in report
    assert "<script" not in report
    assert "<b>title" not in report


def test_a_terminal_obeys_nothing_of_a_file(desk):
    desk.write("new/clinic/a\x1b[2J.pdf", write_pdf())
    desk.write("old/page.web.html", "<p>One")
    desk.write("new/page.web.html", "<p>Two\x1b]0;gone\x07")
    told = desk.run("diff", "old", "new")
    assert told.code == ExitCode.CHANGED
    assert "\x1b" not in told.out
    assert "a\ufffd[2J.pdf" in told.out
    desk.write(b"new/clinic/\xff.pdf".decode(errors="surrogateescape"), write_pdf())
    assert desk.run("diff", "old", "new").code == ExitCode.CHANGED


def test_a_bad_file_stops_no_other(desk):
    desk.write("old/clinic/same.pdf", b"none")
    told = desk.run("diff", "old", "new")
    assert told.code == ExitCode.BAD_INPUT
    assert "FAILED    clinic/same.pdf: OLD: this is no PDF file" in told.out
    assert "changed   clinic/other.pdf" in told.out
    assert "Could not be compared" in read_report(desk)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("old", "old", "OLD and NEW are both old; give two versions"),
        ("old", "new/clinic/same.pdf", "new/clinic/same.pdf is a file, but old holds many"),
        ("old", "gone", "'gone' is no file or folder, no release in output/releases/, and no git revision"),
        ("old", "", "OLD and NEW need names"),
        ("old", "--help-me", "No such option"),
        ("empty", "hollow", "neither empty nor hollow holds a PDF, PNG or .web.html file"),
        ("old/notes.txt", "new/clinic/same.pdf", "are files of two kinds"),
    ],
)
def test_what_can_not_be_compared_is_told(desk, old, new, told):
    for name in ("empty", "hollow"):
        (desk.root / name).mkdir()
    answer = desk.run("diff", old, new)
    assert answer.code == ExitCode.USAGE
    assert told in answer.err
    assert not (desk.root / "output/diff.html").exists()


def test_a_damaged_zip_is_told(desk):
    desk.write("bad.zip", b"PK none")
    answer = desk.run("diff", "bad.zip", "old")
    assert answer.code == ExitCode.BAD_INPUT
    assert "bad.zip is no zip, or it is damaged" in answer.err


def test_an_empty_folder_against_a_full_one_is_a_change(desk):
    (desk.root / "empty").mkdir()
    assert desk.run("diff", "old", "empty").code == ExitCode.CHANGED


def test_the_report_replaces_no_version(desk):
    desk.write("a.web.html", "<p>One")
    desk.write("b.web.html", "<p>Two")
    answer = desk.run("diff", "a.web.html", "b.web.html", "--output", "b.web.html")
    assert answer.code == ExitCode.USAGE
    assert (desk.root / "b.web.html").read_text() == "<p>Two"


def run_git(folder, *arguments):
    author = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *author, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")  # the engine's own leak
def test_two_git_revisions_are_built_and_compared(small_project):
    shutil.rmtree(small_project.output)
    run_git(small_project.root, "init", "-q")
    run_git(small_project.root, "add", "content")
    run_git(small_project.root, "commit", "-qm", "one")
    small_project.change(WORDS, "A wrap for a sore knee", "A band for a sore knee")
    run_git(small_project.root, "commit", "-qam", "two")
    told = small_project.run("diff", "HEAD~1", "HEAD", "--only", "wording", "--clinic", "plain")
    assert told.code == ExitCode.CHANGED, told.text
    assert "2 of 2 files changed" in told.out
    assert "words as in plain/tiny.en-US.handout-letter.office.pdf" in told.out
    told = small_project.run("diff", "HEAD~1", "HEAD", "--layout", "trifol")
    assert told.code != ExitCode.OK
    assert "trifol" in told.err
    small_project.write("content/clinics/plain/clinic.yml", "none: 1\n")
    run_git(small_project.root, "commit", "-qam", "three")
    told = small_project.run("diff", "HEAD~1", "HEAD")
    assert told.code != ExitCode.OK
    assert "HEAD" in told.text
    assert "internal error" not in told.text


def test_a_revision_with_a_link_is_refused(small_project):
    (small_project.root / "content/outside").symlink_to("/etc")
    run_git(small_project.root, "init", "-q")
    run_git(small_project.root, "add", "content")
    run_git(small_project.root, "commit", "-qm", "one")
    small_project.change(WORDS, "A wrap for a sore knee", "A band for a sore knee")
    run_git(small_project.root, "commit", "-qam", "two")
    told = small_project.run("diff", "HEAD~1", "HEAD")
    assert told.code == ExitCode.USAGE
    assert "content/outside of revision HEAD~1 is no plain file; put a copy in place of the link" in told.err
