"""What was answered before is told again at once, and only while nothing that it follows from was touched."""

import io
import os
import shutil
from contextlib import chdir, redirect_stderr, redirect_stdout

import pytest

from foldwell.answers import MOST_KEPT, keep_answer, tell_again
from tests.projects import CLINIC


def ask(project, *arguments, folder=None):
    """Whether a command line is answered at once, and what is said."""
    out, err = io.StringIO(), io.StringIO()
    with chdir(folder or project.root), redirect_stdout(out), redirect_stderr(err):
        is_answered = tell_again(list(arguments))
    return is_answered, out.getvalue(), err.getvalue()


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("FOLDWELL_CACHE", str(tmp_path / "answers"))
    return tmp_path / "answers"


@pytest.fixture
def project(small_project):
    """A project whose brochures are listed, built, and current."""
    small_project.run("build")
    small_project.run("build")
    small_project.run("list")
    return small_project


@pytest.mark.parametrize(
    "arguments",
    [("build",), ("build", "--json"), ("build", "-v"), ("build", "--format", "github"), ("list",), ("list", "--json")],
)
def test_the_answer_is_the_one_that_was_given(project, arguments):
    told = project.run(*arguments)
    assert (told.code, ask(project, *arguments)) == (0, (True, told.out, told.err))


def test_a_build_is_followed_by_nothing_to_do(small_project):
    shutil.rmtree(small_project.output)
    assert "1 built anew" in small_project.run("build").out
    is_answered, out, _ = ask(small_project, "build")
    assert is_answered
    assert out == small_project.run("build").out


def test_the_bundled_samples_are_named_on_stderr(tmp_path, project):
    told = project.run("list", folder=tmp_path)
    assert ask(project, "list", folder=tmp_path) == (True, told.out, told.err)
    assert "bundled samples" in told.err


INPUTS = {
    "a touched file": lambda root: os.utime(root / CLINIC),
    "a file of other words": lambda root: (root / CLINIC).write_text("name: Other"),
    "a new file": lambda root: (root / "content/topics/tiny/es-US.yaml").touch(),
    "a new folder": lambda root: (root / "content/topics/other").mkdir(),
    "a file that is gone": lambda root: (root / "content/clinics/plain/logo.svg").unlink(),
    "a first style of its own": lambda root: (root / "styles").mkdir(),
    "no project any more": lambda root: (root / "content").rename(root / "contents"),
}
OUTPUTS = {
    "an output that is gone": lambda root: next((root / "output/plain").glob("*.pdf")).unlink(),
    "an output that changed": lambda root: next((root / "output/plain").glob("*.pdf")).write_bytes(b""),
    "nothing that is remembered": lambda root: shutil.rmtree(root / "output/.foldwell"),
    "no output": lambda root: shutil.rmtree(root / "output"),
}


@pytest.mark.parametrize("what", INPUTS)
def test_a_touched_input_is_seen(project, what):
    assert ask(project, "build")[0]
    assert ask(project, "list")[0]
    INPUTS[what](project.root)
    assert ask(project, "build") == ask(project, "list") == (False, "", "")


@pytest.mark.parametrize("what", OUTPUTS)
def test_a_touched_output_is_seen(project, what):
    OUTPUTS[what](project.root)
    assert ask(project, "build") == (False, "", "")
    assert ask(project, "list")[0]


def test_another_question_is_not_answered(project, tmp_path, monkeypatch):
    assert not ask(project, "build", "--layout", "handout")[0]
    assert not ask(project, "build", folder=tmp_path)[0]
    monkeypatch.setenv("FOLDWELL_JOBS", "none")
    assert not ask(project, "build")[0]


def test_another_python_is_not_answered(project, monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(tmp_path)
    assert not ask(project, "build")[0]


def test_a_folder_that_takes_no_files_is_left_to_the_command(project, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert not ask(project, "build")[0]
    assert ask(project, "list")[0]


def test_mistakes_are_never_kept(project, cache):
    shutil.rmtree(cache)
    project.change(CLINIC, "layouts: [handout]", "layouts: [handuot]")
    os.utime(project.root / CLINIC, (1, 1))
    assert project.run("list").code != 0
    assert project.run("build").code != 0
    assert not cache.exists()


def test_a_damaged_answer_is_none(project, cache):
    for file in cache.iterdir():
        file.write_bytes(file.read_bytes().replace(b"brochure", b"Brochure").replace(b"handout", b"HANDOUT"))
    assert ask(project, "build") == ask(project, "list") == (False, "", "")
    for file in cache.iterdir():
        file.write_bytes(b"\xff\x00")
    assert ask(project, "build") == (False, "", "")


@pytest.mark.parametrize(("after_ms", "is_kept"), [(10, False), (100, True)])
def test_what_changed_just_before_is_not_trusted(tmp_path, cache, after_ms, is_kept):
    file = tmp_path / "file"
    file.touch()
    changed = file.stat().st_mtime_ns
    keep_answer(["x"], "yes\n", "", {str(file): f"0 {changed}"}, changed + after_ms * 1_000_000, {})
    assert cache.exists() == is_kept


def test_an_answer_that_can_t_be_kept_is_no_failure(project, cache):
    shutil.rmtree(cache)
    cache.write_text("a file")
    assert project.run("list").code == 0
    assert not ask(project, "list")[0]


def test_answers_that_were_not_given_for_longest_go(project, cache):
    with chdir(project.root):
        for number in range(MOST_KEPT + 5):
            keep_answer([str(number)], "yes\n", "", {}, 1_000_000_000, {})
            with redirect_stdout(io.StringIO()):
                tell_again(["build"])
    assert len([*cache.iterdir()]) == MOST_KEPT
    assert ask(project, "build")[0]
