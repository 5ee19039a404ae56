"""What goes wrong in the process that reads files stops no other."""

import pytest

from foldwell.release.compare.comparing import Terms, compare_files
from foldwell.release.compare.guard import Guard
from foldwell.release.compare.limits import UncomparableError
from tests.release.samples import write_pdf

OLD, NEW = write_pdf(), write_pdf(title="A band")


def test_it_finds_what_the_same_process_finds_after_a_bad_file():
    with Guard(Terms()) as guard:
        with pytest.raises(UncomparableError, match="NEW: this is no PDF"):
            guard.compare("file.pdf", OLD, b"none")
        assert guard.compare("file.pdf", OLD, NEW) == compare_files("file.pdf", OLD, NEW, Terms())


def test_what_never_ends_is_ended_and_the_next_is_compared():
    with Guard(Terms(), seconds=0) as guard:
        with pytest.raises(UncomparableError, match="more than 0 seconds"):
            guard.compare("file.pdf", OLD, NEW)
        guard._seconds = 60
        assert guard.compare("file.pdf", OLD, NEW).facts
