"""The command as a process: stopped, out of room, two at once, and nobody listening."""

import os
import re
import resource
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from foldwell.errors import ExitCode
from foldwell.stamp.kept import ENDING
from tests.projects import WORDS, finish

SCREEN = "plain/tiny.en-US.handout-letter.screen.pdf"


def change_words(project):
    project.change(WORDS, "keeps it warm", "keeps it hot")


@pytest.mark.parametrize("seconds", [0.05, 0.5, 1.0, 1.6])
def test_ctrl_c_leaves_no_half_file_and_a_later_build_heals(small_project, seconds):
    change_words(small_project)
    before = small_project.files()
    process = small_project.start("build")
    wait_until_it_runs(process)
    time.sleep(seconds)
    process.send_signal(signal.SIGINT)
    told = finish(process)
    after = small_project.files()
    if came_before_the_program(told.text):
        return
    assert "Traceback" not in told.text
    assert after.keys() == before.keys()
    if told.code in (ExitCode.INTERRUPTED, -signal.SIGINT):  # Python may end by the signal; shells call that 130 too
        assert told.err.strip() in ("", "Stopped. Files that were finished are in place; no half file was left.")
    else:
        assert told.code == ExitCode.OK  # it was done before the signal came
    assert all(data[:5] == b"%PDF-" and b"%%EOF" in data[-32:] for name, (data, _) in after.items() if ".pdf" in name)
    if seconds == 1.6:
        healed = finish(small_project.start("build"))
        assert healed.code == ExitCode.OK
        assert small_project.files()[SCREEN][0] != before[SCREEN][0]


def came_before_the_program(text):
    """Whether Python was still starting: then it tells of the signal itself, with no line of ours."""
    places = re.findall(r'^  File "(.*?)"', text, re.MULTILINE)
    return bool(places) and all(place.startswith("<frozen ") for place in places)


def wait_until_it_runs(process):
    """Until Python has started and answers to signals."""
    if not Path("/proc").is_dir():
        time.sleep(0.3)
        return
    for _ in range(200):
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        caught = next(line for line in status.splitlines() if line.startswith("SigCgt"))
        if int(caught.split()[1], 16) & (1 << (signal.SIGINT - 1)):
            return
        time.sleep(0.01)


def test_files_that_may_not_grow(small_project):
    change_words(small_project)
    before = small_project.files()
    limit = 20_000

    def hold():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    told = finish(small_project.start("build", preexec_fn=hold))
    assert told.code == ExitCode.OUTPUT
    (line,) = told.errors
    assert "can't be written: file too large; free some room on the disk, or choose another folder" in line
    assert small_project.files() == before


@pytest.fixture
def tiny_disk(tmp_path):
    """A disk with room for next to nothing, where this user may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=24k", "tmpfs", str(folder)]
    if (
        os.geteuid()
        or shutil.which("mount") is None
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(small_project, tiny_disk):
    if tiny_disk is None:
        return  # test_files_that_may_not_grow shows the same to those who may not mount
    told = finish(small_project.start("build", "--output", tiny_disk))
    assert told.code == ExitCode.OUTPUT
    (line,) = told.errors
    assert "can't be written: no space left on device; free some room on the disk" in line
    there = (path for path in tiny_disk.rglob("*") if path.is_file() and path.suffix != ENDING)
    assert [path.name for path in there if path.stat().st_size] == []


def test_two_builds_at_once_both_end_well(small_project):
    change_words(small_project)
    both = [small_project.start("build"), small_project.start("build", "--medium", "screen")]
    assert [finish(process).code for process in both] == [ExitCode.OK, ExitCode.OK]
    before = small_project.files()
    assert not [name for name in before if "/." in name.removeprefix(".")]
    for arguments in ((), ("--medium", "screen")):
        assert small_project.run("build", *arguments).out.startswith("Nothing has changed: 1 brochure")
    assert small_project.files() == before


@pytest.mark.parametrize("arguments", [("list",), ("schema",), ("check", "--json")])
def test_nobody_listens(small_project, arguments):
    process = small_project.start(*arguments)
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(60) == ExitCode.OK


def test_a_build_goes_on_where_nobody_listens(small_project):
    change_words(small_project)
    before = small_project.files()[SCREEN]
    process = small_project.start("build")
    process.stdout.close()
    process.stderr.close()
    assert process.wait(60) == ExitCode.OK
    assert small_project.files()[SCREEN] != before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_output_that_can_not_be_shown(small_project):
    with Path("/dev/full").open("w", encoding="ascii") as full:
        told = finish(small_project.start("list", stdout=full))
    assert told.code == ExitCode.OUTPUT
    assert "No space left on device" in told.err
    assert "Traceback" not in told.err
