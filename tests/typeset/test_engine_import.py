"""The engine is imported without a search that starts other programs."""

import ctypes.util
import subprocess
import sys

import pytest

from foldwell.typeset.engine_import import skip_linker_search
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
