"""What can go wrong, and the exit code that says so.

Every exception carries its exit code and the remedy; only the doors (`cli`, later `studio`)
turn one into text.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foldwell.findings import Finding


DEBUG = "FOLDWELL_DEBUG"
"""Name of the environment variable that, set to 1, lets a mistake of the program show where it happened."""
ISSUES = "https://github.com/foldwell/foldwell/issues"


class ExitCode(IntEnum):
    """Exit codes of the command; docs/exit-codes.md is written from these names and docstrings."""

    OK = 0
    """Everything asked for is there and passed its checks."""
    FAILED = 1
    """Something went wrong that no other code describes: a fault of the program, or a brochure that was broken off."""
    USAGE = 2
    """The command line was not understood."""
    BAD_INPUT = 3
    """A file that a person wrote has mistakes; all of them are listed."""
    OVERSET = 4
    """A brochure's must-have text does not fit its layout."""
    PREFLIGHT = 5
    """A finished file failed its checks; it was not put in place."""
    UNSIGNED = 6
    """A patient build was asked for, but the wording is not signed."""
    OUTPUT = 7
    """The output folder can't be written, or the disk is full."""
    SETUP = 8
    """This machine lacks something that Foldwell could not install by itself."""
    STRICT = 9
    """`--strict` was asked for and there were warnings."""
    CHANGED = 10
    """`foldwell diff` found changes."""
    UNVERIFIED = 11
    """A file is not what the ledger of releases has as current: changed, superseded, withdrawn or unknown."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C."""


class FoldwellError(Exception):
    """A failure that is explained to the user in one message.

    message: what is wrong, in a sentence.
    remedy: what to do about it, in a sentence; may be empty.
    """

    exit_code = ExitCode.FAILED

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message}; {self.remedy}" if self.remedy else self.message

    def __reduce__(self) -> tuple[object, ...]:
        """Between processes it goes as it is: what a subclass is made from is another thing than its message."""
        return _restore, (type(self), self.message), self.__dict__


def _restore(kind: type[FoldwellError], message: str) -> FoldwellError:
    return kind.__new__(kind, message)


class FindingsError(FoldwellError):
    """A failure with one finding for each thing that is wrong, all of them at once."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class InputError(FindingsError):
    """Files that people wrote have mistakes."""

    exit_code = ExitCode.BAD_INPUT


class OversetError(FindingsError):
    """Must-have text does not fit its panels."""

    exit_code = ExitCode.OVERSET


class PreflightError(FindingsError):
    """A finished file failed its checks."""

    exit_code = ExitCode.PREFLIGHT


class UnsignedError(FindingsError):
    """A patient build of wording that nobody signed, or that changed since."""

    exit_code = ExitCode.UNSIGNED


class OutputError(FoldwellError):
    """The output can't be written."""

    exit_code = ExitCode.OUTPUT


class SetupError(FoldwellError):
    """This machine lacks something, or allows too little of it."""

    exit_code = ExitCode.SETUP


class InternalError(FoldwellError):
    """A mistake of the program itself."""

    def __init__(self, problem: BaseException) -> None:
        told = " ".join(f"{type(problem).__name__}: {problem}".split())
        super().__init__(
            f"internal error ({told[:300]}): this is a mistake of Foldwell, not yours",
            f"please report it, with all that the same command says after {DEBUG}=1 is set, at {ISSUES}",
        )


class BrokenOffError(FoldwellError):
    """The making of a brochure was ended: it took too much, or the system killed its process."""


class UsageError(FoldwellError):
    """The command asks for something that does not exist."""

    exit_code = ExitCode.USAGE
