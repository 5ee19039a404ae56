"""The command line: which commands there are, and what becomes of a failure."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from foldwell import __version__
from foldwell.commands.cleaning import clean
from foldwell.commands.comparing import diff
from foldwell.commands.describing import schema
from foldwell.commands.exchanging import export_group, import_group
from foldwell.commands.gathering import gather
from foldwell.commands.inspecting import preflight
from foldwell.commands.judging import check, list_brochures
from foldwell.commands.making import build, calibrate
from foldwell.commands.printing import print_brochures
from foldwell.commands.releasing import release, verify, withdraw
from foldwell.commands.signing import sign
from foldwell.commands.starting import new
from foldwell.commands.translating import translate
from foldwell.errors import DEBUG, ExitCode
from foldwell.failures import close_output, is_explained, tell_failure

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; every failure is told in plain words."""
    try:
        with commands.make_context("foldwell", list(arguments), obj=list(arguments)) as context:
            code = commands.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except BrokenPipeError:
        close_output()
        return ExitCode.OK
    except (Exception, KeyboardInterrupt) as problem:
        if os.environ.get(DEBUG) == "1" and not is_explained(problem):
            raise
        return tell_failure(problem)
    return code if isinstance(code, int) else ExitCode.OK


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="foldwell")
def commands() -> None:
    """Patient brochures that fold, print and read right.

    Runs in a folder with content/ (see `foldwell new project`), or with the bundled samples.
    """


for _command in (
    build,
    gather,
    clean,
    check,
    preflight,
    list_brochures,
    calibrate,
    print_brochures,
    new,
    sign,
    translate,
    import_group,
    export_group,
    release,
    verify,
    withdraw,
    diff,
    schema,
):
    commands.add_command(_command)
