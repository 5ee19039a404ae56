"""Commands that make files: `build` and `calibrate`."""

from __future__ import annotations

from pathlib import Path

import click

from foldwell.commands.choosing import (
    choose_brochures,
    choose_report,
    choose_roots,
    cluster_option,
    jobs_option,
    medium_option,
    open_shelf,
    print_shop_option,
    profile_option,
    read_place,
    stamp_check_option,
    stamp_option,
)
from foldwell.errors import UsageError


@click.command()
@choose_brochures
@medium_option
@click.option(
    "--output",
    type=read_place,
    default="output",
    show_default=True,
    metavar="PLACE",
    help="Where the files go: a folder, or a URL such as s3://bucket/path.",
)
@profile_option
@click.option(
    "--ink",
    type=click.Choice(["colour", "mono"]),
    default="colour",
    show_default=True,
    help="mono is for the black-and-white laser.",
)
@click.option(
    "--turn-back", is_flag=True, help="Turn the back of the sheet, for printers that flip over the other edge."
)
@click.option(
    "--theme",
    default="",
    metavar="NAME",
    help="Try a theme: the files carry its name, beside those of the brand's own.",
)
@click.option("--grey", "grey_proof", is_flag=True, help="Proofs as a black-and-white printer shows them.")
@print_shop_option
@jobs_option
@cluster_option
@click.option("--shard", metavar="I/N", help="Only part I of N, for machines that build side by side.")
@stamp_option
@stamp_check_option
@click.option("--strict", is_flag=True, help="Warnings fail the build.")
@click.option("--watch", is_flag=True, help="Stay, and build what a saved file touches; Ctrl-C stops.")
@choose_report
@click.option("-v", "--verbose", is_flag=True, help="Show how each brochure was fitted, notes, and what is current.")
def build(*, watch: bool, shard: str | None, **options: object) -> int:
    """Make the brochures into OUTPUT/<clinic>/<topic>.<locale>.<layout>-<paper>.<medium>.<ending>."""
    from foldwell.commands.build_command import BuildRequest, require_sense, run_build

    part = None
    if shard is not None:
        from foldwell.jobs.shards import read_shard

        part = read_shard(shard)
    request = BuildRequest(**options, shard=part)  # type: ignore[arg-type]
    require_sense(request)
    if not watch:
        return run_build(request, choose_roots())
    if request.form not in ("text", "json"):
        raise UsageError(f"--watch can't report as {request.form}", "build without it, or leave --format out")
    if request.cluster:
        raise UsageError("--watch builds here what a saved file touches", "leave --cluster out")
    from foldwell.commands.watch_command import run_watch

    return run_watch(request, choose_roots())


@click.command()
@click.option(
    "--paper", "papers", multiple=True, metavar="NAME", help="For this paper; those of the clinics if left out."
)
@click.option("--clinic", default="", metavar="NAME", help="For this clinic: its papers, its name on the sheet.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Where the sheets go.",
)
def calibrate(papers: tuple[str, ...], clinic: str, output: Path) -> None:
    """Make a sheet to print once, which shows your printer's white edge and how far it prints the back off.

    Two to six numbers from it go into clinic.yml; from then on every office file is made for that printer.
    """
    from foldwell.commands.calibrate_command import CalibrateRequest, run_calibrate

    run_calibrate(CalibrateRequest(papers, clinic, output), open_shelf())
