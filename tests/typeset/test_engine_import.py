"""The engine is imported without a search that starts other programs."""

import ctypes.util
import subprocess
import sys

import pytest

from foldwell.typeset.engine_import import put_off_font_tools, skip_linker_search
from tests.projects import ROOT

WATCHED = """
import sys
started = []
sys.addaudithook(lambda event, told: started.append(told[0]) if event in ("subprocess.Popen", "os.system") else None)
import {module}
print(len(started))
"""


def count_programs(module):
    """How many programs an import starts, in a process of its own."""
    command = [sys.executable, "-c", WATCHED.format(module=module)]
    return int(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="only there does the search start other programs")
def test_the_engine_starts_no_other_program():
    assert count_programs("foldwell.typeset.engine") == 0
    assert count_programs("weasyprint") > 0, "the engine by itself does; where this fails, the detour can go"


def test_other_libraries_are_found_as_before_and_the_search_is_put_back():
    search = ctypes.util.find_library
    with skip_linker_search():
        assert ctypes.util.find_library("c") == search("c")
    assert ctypes.util.find_library is search


def test_the_search_is_put_back_where_the_import_fails():
    search = ctypes.util.find_library
    with pytest.raises(OSError, match="no"), skip_linker_search():
        raise OSError("no")
    assert ctypes.util.find_library is search


LATER = """
import sys
from foldwell.typeset.engine import Engine
import weasyprint.pdf.fonts as fonts
before = "fontTools.subset" in sys.modules
options = fonts.subset.Options(hinting=False)
from fontTools import subset
print(before, isinstance(options, subset.Options), options.hinting)
"""


def test_what_the_engine_seldom_calls_is_imported_when_it_calls_it():
    command = [sys.executable, "-c", LATER]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert told.split() == ["False", "True", "False"]


def test_what_is_imported_already_stays():
    from fontTools import subset

    with put_off_font_tools():
        assert sys.modules["fontTools.subset"] is subset
    assert sys.modules["fontTools.subset"] is subset
