"""How much of a file is looked at: far more than a brochure has, and little enough that no file can stop a run."""

from __future__ import annotations

from foldwell.errors import ExitCode, FoldwellError

MOST_BYTES = 200_000_000
"""Of one file."""
MOST_FILES = 5_000
"""In one folder or zip."""
MOST_PAGES = 400
"""Of one file; the longest booklet has 96."""
MOST_WORDS = 200_000
"""Of one file: a thick book."""
MOST_PIXELS = 25_000_000
"""Of one picture; an A0 sheet at 100 ppi has 16 million."""
MOST_SECONDS = 300.0
"""For one pair of files; 96 pages of which each changed take about a minute."""
MOST_MEMORY = 4_000_000_000
"""Bytes of address space for the process that reads the files."""
MOST_XML = 2_000_000
"""Bytes of an XMP packet or of embedded source data."""


class UncomparableError(FoldwellError):
    """A file can't be compared: what is wrong with it, and what to do."""

    exit_code = ExitCode.BAD_INPUT
