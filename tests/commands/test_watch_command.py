"""`build --watch`: changes in, builds out; then the command itself as people use it."""

import json
import os
import queue
import shutil
import signal
import subprocess
import threading
from pathlib import Path

import pytest

from foldwell.commands.build_command import BuildRequest
from foldwell.commands.choosing import find_roots
from foldwell.commands.watch_command import WatchedBuild
from foldwell.errors import ExitCode, UsageError
from tests.projects import CLINIC, WORDS

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")  # the engine's own leak

NAME = "plain/tiny.en-US.handout-letter"
SCREEN = f"{NAME}.screen.pdf"
FILTERS = dict.fromkeys(("clinics", "topics", "layouts", "papers", "locales"), ())
FLAGS = dict.fromkeys(("turn_back", "grey_proof", "strict", "verbose"), False) | {"form": "text"}
ASKED = {**FILTERS, **FLAGS, "media": ("screen",), "profile": "draft", "ink": "colour", "theme": "", "print_shop": ""}


@pytest.fixture
def watched(small_project, monkeypatch, capsys):
    """Starts a watch on the small project, and answers with a function that rebuilds and tells what was said."""
    monkeypatch.chdir(small_project.root)

    def start(**options):
        request = BuildRequest(**{**ASKED, "output": Path("output"), **options})
        build = WatchedBuild(request, find_roots(Path.cwd()))
        build.start()
        capsys.readouterr()

        def rebuild():
            build.rebuild()
            told = capsys.readouterr()
            return told.err + told.out

        return rebuild

    return start


def add_clinic(project, name="lake"):
    shutil.copytree(project.root / "content/clinics/plain", project.root / f"content/clinics/{name}")


def test_a_saved_file_builds_what_it_touches(small_project, watched):
    add_clinic(small_project)
    rebuild = watched()
    assert rebuild() == ""
    before = small_project.files()
    small_project.change("content/clinics/lake/clinic.yml", "1 Plain Street", "2 Lake Street")
    told = rebuild().splitlines()
    assert [line.split()[:2] for line in told if line.startswith("built")] == [
        ["built", "lake/tiny.en-US.handout-letter"]
    ]
    assert told[0].endswith(" s")
    assert told[-1].startswith("1 brochure built anew in ")
    after = small_project.files()
    assert {name for name in after if ".pdf" in name and after[name] != before.get(name)} == {
        "lake/tiny.en-US.handout-letter.screen.pdf"
    }
    assert rebuild() == ""
    assert small_project.run("build", "--medium", "screen").out.startswith("Nothing has changed: 2 brochures")


def test_a_file_that_is_saved_unchanged_builds_nothing(small_project, watched):
    rebuild = watched()
    os.utime(small_project.root / WORDS)
    assert rebuild() == "Nothing to build: every brochure is current.\n"


def test_a_file_that_is_broken_and_mended(small_project, watched):
    rebuild = watched()
    before = small_project.files()[SCREEN]
    small_project.change(WORDS, "kicker: ", "kicker: [")
    told = rebuild()
    assert f"error: {WORDS}:" in told
    assert f"FAILED   {NAME}" in told
    assert "1 brochure failed; what was there before is untouched." in told
    assert small_project.files()[SCREEN] == before
    small_project.write("content/clinics/plain/notes.txt", "x")  # an input, since it may be what was missing
    assert "FAILED" in rebuild()
    os.utime(small_project.root / CLINIC)
    told = rebuild()
    assert told == f"Still failing, as told before: {NAME}.\n"
    small_project.change(WORDS, "kicker: [", "kicker: Warm ")
    assert f"built    {NAME}" in rebuild()
    assert small_project.files()[SCREEN] != before


def test_a_clinic_that_can_not_be_planned_is_told_once(small_project, watched):
    add_clinic(small_project)
    rebuild = watched()
    small_project.change(CLINIC, "phone:", "phon:")
    told = rebuild()
    assert "there is no such key here; did you mean 'phone'?" in told
    assert "Left out, because their files have mistakes: clinic plain." in told
    small_project.change("content/clinics/lake/clinic.yml", "1 Plain Street", "2 Lake Street")
    told = rebuild()
    assert "error: " not in told
    assert "built    lake/" in told
    assert "Left out, because their files have mistakes: clinic plain." in told
    small_project.change(CLINIC, "phon:", "phone:")
    assert rebuild() == "Nothing to build: every brochure is current.\n"


def test_clinics_come_change_their_name_and_go(small_project, watched):
    rebuild = watched()
    add_clinic(small_project)
    assert "built    lake/tiny" in rebuild()
    clinics = small_project.root / "content/clinics"
    (clinics / "lake").rename(clinics / "sea")
    assert "built    sea/tiny" in rebuild()
    shutil.rmtree(clinics / "sea")
    assert rebuild() == "Nothing to build: every brochure is current.\n"
    shutil.rmtree(clinics / "plain")
    assert "there is no clinic yet" in rebuild()


def test_what_a_filter_names_may_go_and_come_back(small_project, watched):
    with pytest.raises(UsageError):
        watched(clinics=("lake",))
    add_clinic(small_project)
    rebuild = watched(clinics=("lake",))
    lake = small_project.root / "content/clinics/lake"
    lake.rename(small_project.root / "away")
    assert rebuild() == "error: there is no clinic 'lake'; write one of: plain\n"
    (small_project.root / "away").rename(lake)
    assert rebuild() == "Nothing to build: every brochure is current.\n"


def test_a_project_that_vanishes_is_waited_for(small_project, watched):
    rebuild = watched()
    copy = small_project.copy(small_project.root.with_name("copy"))
    shutil.rmtree(small_project.root)
    assert rebuild().endswith("content is gone; waiting until it is back\n")
    assert rebuild() == ""
    copy.change(WORDS, "keeps it warm", "keeps it hot")
    copy.root.rename(small_project.root)
    told = rebuild()
    assert "content is back" in told
    assert f"built    {NAME}" in told
    assert (small_project.root / "output" / SCREEN).is_file()


@pytest.mark.parametrize("output", ["content", "content/made", "content/clinics", "."])
def test_what_is_made_is_never_taken_for_a_change(small_project, watched, tmp_path, output):
    rebuild = watched(output=Path(output))
    small_project.change(WORDS, "keeps it warm", "keeps it hot")
    assert f"built    {NAME}" in rebuild()
    assert rebuild() == ""
    os.utime(small_project.root / WORDS)
    assert rebuild() == "Nothing to build: every brochure is current.\n"


def test_a_folder_that_takes_no_files_is_told_and_waited_for(small_project, watched):
    rebuild = watched()
    shutil.rmtree(small_project.output)
    small_project.write("output", "a file in its place")
    small_project.change(WORDS, "keeps it warm", "keeps it hot")
    assert "error: output can't be the folder for the files" in rebuild()
    (small_project.root / "output").unlink()
    os.utime(small_project.root / WORDS)
    assert f"built    {NAME}" in rebuild()


def test_a_mistake_of_the_program_ends_no_watch(small_project, watched, monkeypatch):
    rebuild = watched()
    monkeypatch.setattr("foldwell.jobs.plan.check_clinic_file", None)
    small_project.change(WORDS, "keeps it warm", "keeps it hot")
    assert "internal error (TypeError: " in rebuild()
    monkeypatch.undo()
    os.chdir(small_project.root)
    os.utime(small_project.root / WORDS)
    assert f"built    {NAME}" in rebuild()


def test_one_json_document_per_line_and_build(small_project, watched):
    rebuild = watched(form="json")
    small_project.change(WORDS, "keeps it warm", "keeps it hot")
    (brochure,) = json.loads(rebuild())["brochures"]
    assert (brochure["brochure"], brochure["status"]) == (NAME, "built")
    shutil.rmtree(small_project.root / "content/clinics")
    told, line = rebuild().rsplit("\n", 2)[:2]
    data = json.loads(line)
    assert (data["status"], data["brochures"]) == ("failed", [])
    assert [found["code"] for found in data["findings"]] == ["read.no-clinic"]
    assert "there is no clinic yet" in told


class Running:
    """The command as a process, and the lines it says."""

    def __init__(self, project, *arguments):
        self.process = project.start("build", "--watch", *arguments, stderr=subprocess.STDOUT)
        self._lines = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self):
        with self.process.stdout as said:
            for line in said:
                self._lines.put(line)

    def wait_for(self, beginning):
        """The lines up to the one that begins so."""
        lines = []
        while not lines or not lines[-1].startswith(beginning):
            lines.append(self._lines.get(timeout=60))
        return lines

    def stop(self):
        """Press Ctrl-C; the exit code, and what was still said."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=60)
        self._reader.join()
        return code, "".join(self._lines.queue)

    def end(self):
        """Leave no process behind."""
        self.process.kill()
        self.process.wait()
        self._reader.join()


@pytest.fixture
def start(small_project):
    """Starts the command in the small project, and ends it after the test."""
    running = []

    def run(*arguments):
        running.append(Running(small_project, *arguments))
        return running[-1]

    yield run
    for one in running:
        one.end()


def test_the_command_builds_watches_and_stops(small_project, start):
    running = start("--layout", "handout")
    told = running.wait_for("Watching ")
    assert "1 of 1 brochure in output/ (2 files, 0 built anew).\n" in told
    assert told[-1] == f"Watching templates/, styles/, content/ in {small_project.root} (Ctrl-C stops)\n"
    before = small_project.files()
    words = (small_project.root / WORDS).read_text(encoding="utf-8")
    for heat in ("hot", "cool", "cosy"):  # a burst, each as editors save
        new = small_project.write(f"{WORDS}.new", words.replace("keeps it warm", f"keeps it {heat}"))
        new.rename(small_project.root / WORDS)
    told = running.wait_for("1 brochure built anew")
    assert sum(line.startswith("built") for line in told) == 1
    assert small_project.files()[SCREEN] != before[SCREEN]
    small_project.change(WORDS, "kicker: ", "kicker: [")
    assert not any(line.startswith("built") for line in running.wait_for("1 brochure failed"))
    assert running.stop() == (
        ExitCode.INTERRUPTED,
        "Stopped. Files that were finished are in place; no half file was left.\n",
    )


def test_a_save_during_a_build_is_not_lost_and_ctrl_c_ends_at_any_time(small_project, start):
    small_project.change(WORDS, "keeps it warm", "keeps it hot")
    running = start("--json", "--medium", "screen")
    before = small_project.files()[SCREEN]
    first = json.loads(running.wait_for("{")[-1])
    small_project.change(WORDS, "keeps it hot", "keeps it cool")  # nothing is watched yet
    second = json.loads(running.wait_for("{")[-1])
    assert [data["brochures"][0]["status"] for data in (first, second)] == ["built", "built"]
    small_project.change(WORDS, "keeps it cool", "keeps it cosy")
    code, told = running.stop()
    assert code == ExitCode.INTERRUPTED
    assert "Traceback" not in told
    after = small_project.files()[SCREEN]
    assert after != before
    assert after[0].endswith(b"%%EOF\n")


def test_a_request_that_names_nothing_ends_at_once(small_project):
    told = small_project.run("build", "--watch", "--clinic", "plian")
    assert told.code == ExitCode.USAGE
    assert "did you mean 'plain'?" in told.err
