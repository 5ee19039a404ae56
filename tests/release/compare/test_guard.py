"""What goes wrong in the process that reads files stops no other."""

import pytest

from foldwell.guarded import Bounds
from foldwell.release.compare.comparing import Terms, compare_files
from foldwell.release.compare.guard import PairGuard
from foldwell.release.compare.limits import UncomparableError
from tests.release.samples import write_pdf

OLD, NEW = write_pdf(), write_pdf(title="A band")


def test_it_finds_what_the_same_process_finds_after_a_bad_file():
    with PairGuard(Terms()) as guard:
        with pytest.raises(UncomparableError, match="NEW: this is no PDF"):
            guard.compare("file.pdf", OLD, b"none")
        assert guard.compare("file.pdf", OLD, NEW) == compare_files("file.pdf", OLD, NEW, Terms())


def test_what_takes_too_long_is_told():
    bounds = Bounds(memory=4_000_000_000, seconds=0)
    with PairGuard(Terms(), bounds) as guard, pytest.raises(UncomparableError, match="takes over 0 s"):
        guard.compare("file.pdf", OLD, NEW)
