"""What ends a command early, told in plain words: each failure becomes lines on stderr and an exit code."""

from __future__ import annotations

import os
import sys

import click

from foldwell.errors import ExitCode, FindingsError, FoldwellError, InternalError


def is_explained(problem: BaseException) -> bool:
    """Whether a failure is one that people bring about, and not a mistake of the program."""
    return isinstance(problem, (FoldwellError, click.ClickException, click.Abort, KeyboardInterrupt, OSError))


def tell_failure(problem: BaseException) -> int:
    """Tell a failure on stderr; return its exit code."""
    if isinstance(problem, click.ClickException):
        problem.show()
        return ExitCode.USAGE
    if isinstance(problem, (click.Abort, KeyboardInterrupt)):
        click.echo("Stopped. Files that were finished are in place; no half file was left.", err=True)
        return ExitCode.INTERRUPTED
    if isinstance(problem, OSError):
        return _tell_system_failure(problem)
    return _tell(problem if isinstance(problem, FoldwellError) else InternalError(problem))


def _tell(problem: FoldwellError) -> int:
    if isinstance(problem, FindingsError):
        from foldwell.report import count_line, finding_lines

        for line in finding_lines(problem.findings, notes=True):
            click.echo(line, err=True)
        click.echo(f"{count_line(problem.findings)}.", err=True)
    else:
        click.echo(f"error: {problem}", err=True)
    return problem.exit_code


def _tell_system_failure(problem: OSError) -> int:
    """What the system refused: a library that is not installed, or a file."""
    from foldwell import machine

    if problem.errno is None and (missing := machine.find_missing_packages(sys.platform)):
        system = machine.recognise_system(sys.platform, machine.read_os_release())
        click.echo(machine.explain_missing(system, missing, is_root=os.geteuid() == 0), err=True)
        return ExitCode.SETUP
    click.echo(f"error: {problem.filename or 'a file'}: {problem.strerror or problem}", err=True)
    return ExitCode.OUTPUT


def flush_output(code: int) -> int:
    """Write out what was said, before Python does it where no failure can be told; return the exit code."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        close_output()
    except OSError as problem:
        code = code or tell_failure(problem)
        close_output()
    return code


def close_output() -> None:
    """Lead all further output nowhere: whoever read it has gone, and that is no failure."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(nowhere, number)
