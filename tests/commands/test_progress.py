"""Who watches no terminal is told the lines alone, and waits for no bar to be imported."""

import subprocess
import sys

from foldwell.commands.progress import show_progress
from tests.projects import ROOT

BUILD = """
import sys
from foldwell.commands.progress import show_progress
with show_progress(2) as progress:
    progress.count(was_current=False)
    progress.print("built [b]one[/b]")
print("rich" in sys.modules)
"""


def test_a_file_gets_the_lines_alone(capsys, monkeypatch):
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    with show_progress(2) as progress:
        progress.count(was_current=True)
        progress.print("built [b]one[/b]")
    assert capsys.readouterr().err == "built [b]one[/b]\n"


def test_no_bar_is_imported_for_a_file():
    told = subprocess.run(
        [sys.executable, "-c", BUILD], env={"PYTHONPATH": str(ROOT)}, check=True, capture_output=True, text=True
    )
    assert (told.stdout, told.stderr) == ("False\n", "built [b]one[/b]\n")


def test_a_terminal_gets_the_bar(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    with show_progress(2) as progress:
        assert type(progress).__name__ == "BuildBar"
