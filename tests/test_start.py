"""What a command imports before it is needed: nothing that takes long."""

import json
import subprocess
import sys

import pytest

from tests.projects import ROOT

OWN = {"click", "foldwell"}
"""All that is imported besides the standard library to say what there is, and that there is nothing to do."""
READING = {
    *OWN, "annotated_types", "coloraide", "defusedxml", "fontTools", "markdown_it", "mdurl", "PIL", "pydantic",
    "pydantic_core", "tinycss2", "typing_extensions", "typing_inspection", "webencodings", "yaml",
}  # fmt: skip
"""To read the files that people write, and to check them."""
SPY = """
import contextlib, io, json, sys
before = {name.partition(".")[0] for name in sys.modules}
from foldwell.__main__ import main
with contextlib.redirect_stdout(io.StringIO()) as told, contextlib.redirect_stderr(told):
    try:
        main()
    except SystemExit as ended:
        code = int(ended.code or 0)
after = {name.partition(".")[0] for name in sys.modules}
print(json.dumps([code, told.getvalue(), sorted(after - before - set(sys.stdlib_module_names))]))
"""


def spy(folder, *arguments):
    """How a command ends in a process of its own, what it says, and which packages it imports."""
    command = [sys.executable, "-c", SPY, *arguments]
    environment = {"PYTHONPATH": str(ROOT), "FOLDWELL_CACHE": str(folder.parent / "answers")}
    told = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
    code, text, packages = json.loads(told.stdout)
    return code, text, {name for name in packages if not name.startswith("_") and name != "cython_runtime"}


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("build", "--help"), ("clean", "--help")])
def test_what_there_is_is_told_with_click_alone(tmp_path, arguments):
    code, text, packages = spy(tmp_path, *arguments)
    assert (code, packages) == (0, OWN)
    assert "foldwell" in text.lower()


@pytest.mark.parametrize("command", ["build", "list"])
def test_what_was_answered_before_is_told_with_nothing_else(small_project, command):
    first = spy(small_project.root, command)
    code, text, packages = spy(small_project.root, command)
    if command == "build":  # it was copied, so that it remembers another folder
        assert first[2] >= OWN
        assert text.startswith("Nothing has changed: 1 brochure")
    else:
        assert text == first[1]
    assert (code, packages) == (0, {"foldwell"})


def test_an_answer_at_once_imports_one_module():
    command = [sys.executable, "-c", "import sys; old = {*sys.modules}; import foldwell.answers; "
               "print(*sorted({*sys.modules} - old))"]  # fmt: skip
    told = subprocess.run(command, env={"PYTHONPATH": str(ROOT)}, check=True, capture_output=True, text=True)
    assert told.stdout.split() == ["foldwell", "foldwell.answers", "zlib"]


def test_nothing_to_do_is_told_with_click_alone(small_project):
    spy(small_project.root, "build")
    code, text, packages = spy(small_project.root, "build", "--jobs", "2")
    assert (code, packages) == (0, OWN)
    assert text.startswith("Nothing has changed: 1 brochure")


def test_a_list_needs_no_more_than_reading_does(small_project):
    code, text, packages = spy(small_project.root, "list")
    assert (code, text) == (0, "plain/tiny.en-US.handout-letter\n")
    assert packages <= READING


def test_what_is_imported_is_seen(small_project):
    small_project.change("content/clinics/plain/clinic.yml", "1 Plain Street", "2 Plain Street")
    _, text, packages = spy(small_project.root, "build")
    assert "1 built anew" in text
    assert {"weasyprint", "pikepdf", "jinja2"} <= packages


ENDING = """
import atexit, gc, sys
from foldwell.__main__ import main
runs = []
gc.callbacks.append(lambda phase, told: runs.append(phase))
atexit.register(lambda: print(len(runs), gc.get_freeze_count() > 0))
sys.argv[1:] = ["build"]
main()
"""


def test_one_brochure_is_not_searched_for_garbage(small_project):
    command = [sys.executable, "-c", ENDING]
    told = subprocess.run(
        command, cwd=small_project.root, env={"PYTHONPATH": str(ROOT)}, check=True, capture_output=True, text=True
    )
    assert told.stdout.splitlines()[-1] == "0 True"


def test_commands_are_declared_without_the_reports_of_findings():
    command = [sys.executable, "-c", "import sys, foldwell.cli; print(*sys.modules)"]
    told = subprocess.run(command, env={"PYTHONPATH": str(ROOT)}, check=True, capture_output=True, text=True)
    assert not {"json", "foldwell.report", "foldwell.findings"} & {*told.stdout.split()}
