"""Real files are saved, and each burst of them is told once, whatever becomes of the folders."""

import os
import queue
import resource
import shutil
import threading

import pytest

from foldwell.errors import ExitCode, SetupError
from foldwell.jobs import watch
from foldwell.jobs.watch import wait_for_changes

SOON = 10
"""Seconds within which a change must be told, on however busy a machine."""


class Turns:
    """The turns of a watch, counted in the background."""

    def __init__(self, root):
        self._root, self._turns, self._is_over = root, queue.Queue(), False
        self._thread = threading.Thread(target=self._count, daemon=True)
        self._thread.start()
        self.wait()  # the watch stands

    def _count(self):
        for _ in wait_for_changes((self._root,)):
            if self._is_over:
                return
            self._turns.put(None)

    def end(self):
        self._is_over = True
        (self._root / "styles").mkdir(parents=True, exist_ok=True)
        (self._root / "styles/over.css").touch()
        self._thread.join(SOON)
        assert not self._thread.is_alive()

    def wait(self):
        self._turns.get(timeout=SOON)

    def is_quiet(self, seconds=0.4):
        """Whether no turn comes for a while."""
        try:
            self._turns.get(timeout=seconds)
        except queue.Empty:
            return True
        return False


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setattr(watch, "_TICK_MS", 60)
    (tmp_path / "content/topics").mkdir(parents=True)
    (tmp_path / "styles").mkdir()
    return tmp_path


@pytest.fixture
def turns(root):
    turns = Turns(root)
    yield turns
    turns.end()


def test_a_burst_is_one_turn(root, turns):
    for number in range(200):
        file = root / f"content/topics/{number % 7}/{number}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.with_suffix(".new").write_text("x", encoding="utf-8")
        file.with_suffix(".new").rename(file)
    turns.wait()
    assert turns.is_quiet()
    (root / "content/topics/3/3.yaml").unlink()
    turns.wait()


def test_other_folders_are_not_watched(root, turns):
    (root / "output").mkdir()
    (root / "output/made.pdf").write_text("x", encoding="utf-8")
    assert turns.is_quiet()


def test_a_folder_that_comes_later_is_watched(root, turns):
    (root / "templates").mkdir()
    turns.wait()
    (root / "templates/base.html.j2").write_text("x", encoding="utf-8")
    turns.wait()


def leave(root):
    shutil.rmtree(root / "content")


def move(root):
    (root / "content").rename(root / "elsewhere")


def lose_all(root):
    shutil.rmtree(root)


@pytest.mark.parametrize("vanish", [leave, move, lose_all])
def test_a_folder_that_vanishes_and_comes_back_is_watched_again(root, turns, vanish):
    vanish(root)
    turns.wait()
    while not turns.is_quiet():
        pass
    (root / "content").mkdir(parents=True)
    turns.wait()
    while not turns.is_quiet():
        pass
    (root / "content/a.yaml").write_text("x", encoding="utf-8")
    turns.wait()


def test_a_linked_folder_is_watched(root, tmp_path, request):
    shared = tmp_path / "shared"
    shared.mkdir()
    (root / "content/clinics").symlink_to(shared)
    turns = request.getfixturevalue("turns")
    (shared / "clinic.yml").write_text("x", encoding="utf-8")
    turns.wait()


def test_a_folder_can_be_looked_at_again_and_again_instead(root, monkeypatch, request):
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1")
    monkeypatch.setenv("WATCHFILES_POLL_DELAY_MS", "50")
    turns = request.getfixturevalue("turns")
    (root / "content/a.yaml").write_text("x", encoding="utf-8")
    turns.wait()


def test_a_system_that_can_not_watch_says_what_to_do(root):
    free = os.dup(0)
    os.close(free)
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, before[1]))  # no file can be opened any more
    try:
        with pytest.raises(SetupError) as told:
            next(wait_for_changes((root,)))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert "this system can't watch the folders: " in str(told.value)
    assert "set WATCHFILES_FORCE_POLLING=1" in str(told.value)
    assert told.value.exit_code == ExitCode.SETUP
