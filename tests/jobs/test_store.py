"""The memory of an output folder: what is damaged counts as lost, and two builds share it."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import replace

import pytest

from foldwell.errors import OutputError
from foldwell.jobs.records import Built, Output
from foldwell.jobs.store import FORMAT, MEMORY, Store
from tests.projects import ROOT

ONE = Built("key-1", (Output("a.pdf", 1, 5),), ({"code": "x"},), "12.5 pt", "one")
FIT = {"body": 12.5, "blocks": ["x"]}


@pytest.fixture
def folder(tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(b"1")
    os.utime(file, ns=(5, 5))
    Store(tmp_path).remember("one", ONE)
    return tmp_path


def records(folder):
    return sorted(path for path in (folder / MEMORY).rglob("*") if path.is_file() and path.name != "lock")


def test_what_is_remembered_comes_back(folder):
    store = Store(folder)
    assert store.list_built() == {"one": ONE}
    assert store.find_current("one", "key-1") == ONE
    assert store.find_current("one", "key-2") is None
    assert store.find_current("two", "key-1") is None


def test_a_file_that_was_touched_is_not_current(folder):
    (folder / "a.pdf").write_bytes(b"2")
    assert Store(folder).find_current("one", "key-1") is None
    (folder / "a.pdf").unlink()
    assert Store(folder).find_current("one", "key-1") is None


def test_the_paths_of_what_was_made(folder):
    assert Store(folder).made == {str(folder.resolve() / "a.pdf")}


def test_a_request_is_unchanged_while_inputs_and_files_are(folder):
    Store(folder).remember_request("all", "print-1", ["one"])
    found = Store(folder).find_unchanged("all", "print-1")
    assert (found.keys, found.files) == ({"one": "key-1"}, ONE.files)
    assert Store(folder).find_details(found) == [ONE]
    assert Store(folder).find_unchanged("all", "print-2") is None
    assert Store(folder).find_unchanged("other", "print-1") is None
    (folder / "a.pdf").write_bytes(b"2")
    assert Store(folder).find_unchanged("all", "print-1") is None


def test_what_is_known_of_a_request_is_not_told_from_another_build(folder):
    Store(folder).remember_request("all", "print-1", ["one"])
    found = Store(folder).find_unchanged("all", "print-1")
    Store(folder).remember("one", replace(ONE, key="key-2"))
    assert Store(folder).find_details(found) is None
    Store(folder).forget("one")
    assert Store(folder).find_details(found) is None


def test_a_request_whose_brochures_are_forgotten_is_not_remembered(folder):
    Store(folder).remember_request("all", "print-1", ["one", "two"])
    assert Store(folder).find_unchanged("all", "print-1") is None


def test_two_builds_at_once_both_remember(folder):
    def remember(number):
        for turn in range(10):
            Store(folder).remember(f"{number}-{turn}", ONE)
            Store(folder).remember("same", replace(ONE, key=f"{number}-{turn}"))

    builds = [threading.Thread(target=remember, args=(number,)) for number in range(3)]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert len(Store(folder).list_built()) == 1 + 1 + 30
    assert Store(folder).find("same") is not None


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("12.5", "13.5"),
        lambda text: text.replace('"key-1"', '"key-2"'),
        lambda text: "null",
        lambda text: "[]",
        lambda text: "[" * 100_000,
        lambda text: "\ud800",
    ],
)
def test_a_damaged_memory_counts_as_lost(folder, damage):
    (file,) = records(folder)
    text = file.read_text(encoding="utf-8")
    assert damage(text) != text
    file.write_bytes(damage(text).encode(errors="surrogatepass"))
    assert Store(folder).list_built() == {}
    Store(folder).remember("one", ONE)
    assert Store(folder).find_current("one", "key-1")


def test_a_memory_of_another_version_counts_as_lost(folder, monkeypatch):
    monkeypatch.setattr("foldwell.jobs.store.FORMAT", FORMAT + 1)
    assert Store(folder).find("one") is None
    Store(folder).remember("one", ONE)
    assert Store(folder).find("one") == ONE
    monkeypatch.undo()
    assert Store(folder).find("one") is None


@pytest.mark.parametrize("name", ["../a.pdf", "plain/../../a.pdf", "/tmp/a.pdf"])
def test_a_memory_of_files_elsewhere_counts_as_lost(folder, name):
    store = Store(folder)
    store.remember("one", Built("key-1", (Output(name, 1, 5),), brochure="one"))
    assert store.find("one") is None
    assert store.list_built() == {}


def test_files_are_put_with_their_hash(folder):
    (output,) = Store(folder).put({"plain/a.pdf": b"one"})
    assert (output.name, output.size, output.sha256) == ("plain/a.pdf", 3, hashlib.sha256(b"one").hexdigest())
    assert output.is_there(folder)
    assert Store(folder).read_files(Built("key", (output, Output("plain/b.pdf", 1, 5)))) == {"plain/a.pdf": b"one"}


def test_the_memory_is_the_same_for_the_same_builds(folder):
    before = {file: file.read_bytes() for file in records(folder)}
    Store(folder).remember("one", ONE)
    assert {file: file.read_bytes() for file in records(folder)} == before


def test_what_was_not_used_for_longest_leaves_the_caches_first(folder):
    store = Store(folder)
    for number in range(4):
        before = records(folder)
        store.remember_fit(str(number), FIT)
        (new,) = set(records(folder)) - set(before)
        os.utime(new, (number, number))
        size = new.stat().st_size
    assert store.find_fit("0") == FIT  # it was used just now
    assert store.trim(2 * size) == 2
    assert [number for number in "0123" if store.find_fit(number)] == ["0", "3"]
    assert store.find("one") == ONE, "what was built is no cache"
    assert store.trim(0) == 2


CRASH = """
import os, signal, sys
from pathlib import Path
from foldwell.jobs.records import Built
from foldwell.jobs.store import Store
before = Path.replace
def stop(path, target):
    os.kill(os.getpid(), signal.SIGKILL)
Path.replace = stop
Store(Path(sys.argv[1])).remember("one", Built("key-2", ()))
"""


def test_a_crash_in_the_middle_leaves_what_was_there(folder):
    ended = subprocess.run([sys.executable, "-c", CRASH, str(folder)], cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert Store(folder).find("one") == ONE
    Store(folder).remember("one", replace(ONE, key="key-2"))
    assert Store(folder).find("one").key == "key-2"


@pytest.fixture
def full_disk(tmp_path):
    """A disk of 64 KB with a memory on it and no room left."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if os.geteuid() or shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:  # noqa: PLW1510
        pytest.skip("this user may not mount a disk; tests/jobs/test_processes.py limits the size of files instead")
    try:
        Store(folder).remember("one", ONE)
        with suppress(OSError), (folder / "rest").open("wb", buffering=0) as rest:
            while rest.write(b"x" * 4096):
                pass
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_keeps_what_was_there(full_disk):
    for remember in (
        lambda store: store.remember("one", replace(ONE, key="key-2")),
        lambda store: store.remember("two", ONE),
        lambda store: store.remember_fit("fit", FIT),
    ):
        with pytest.raises(OutputError, match="no space left on device; free some room"):
            remember(Store(full_disk))
    assert Store(full_disk).list_built() == {"one": ONE}
    (full_disk / "rest").unlink()
    Store(full_disk).remember("two", ONE)
    assert Store(full_disk).list_built().keys() == {"one", "two"}


def test_one_build_waits_for_the_other(tmp_path):
    order = []

    def write_second():
        with Store(tmp_path).hold():
            order.append("second")

    other = threading.Thread(target=write_second)
    with Store(tmp_path).hold():
        other.start()
        other.join(0.1)
        order.append("first")
    other.join()
    assert order == ["first", "second"]


def test_a_folder_that_can_not_be_held(tmp_path):
    (tmp_path / MEMORY).write_bytes(b"")
    with pytest.raises(OutputError, match="can't be written"), Store(tmp_path).hold():
        pass
