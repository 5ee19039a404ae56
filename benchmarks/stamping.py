"""Stamped files against full layouts, over layouts, locales and realistic brands: what differs, and how many fit.

Every brand is stamped; one brand of each layout and locale is laid out in full too, another one each, so that fifty
brands and more are held against the full layout. `--every` lays all of them out in full, which takes hours.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from foldwell.errors import OversetError
from foldwell.jobs.plan import Filters, Job, plan_jobs
from foldwell.pipeline import Made, Order, Shop
from foldwell.read.brochures import read_brochure
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from tests.realistic_clinics import COUNT, dress
from tests.same_files import find_differences

ROOT = Path(__file__).resolve().parents[1]
CLINICS = ("riverside", "northmoor")
STAMPED, FULL = Order(("screen",), stamp=True), Order(("screen",))


@dataclass
class Tally:
    """What came of one layout in one language. held: brands held against the full layout."""

    stamped: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    held: int = 0
    differing: int = 0


def main() -> None:
    """Print a line for each layout and locale, and the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--brands", type=int, default=20, help="how many brands each layout is stamped for")
    parser.add_argument("--layout", action="append", help="only this layout; may be repeated")
    parser.add_argument("--every", action="store_true", help="lay every brand out in full too")
    asked = parser.parse_args()
    library = Library((ROOT,))
    shelf, shop, turn = Shelf(library), Shop(library), count()
    sums = Tally()
    for job in choose_jobs(shelf, asked.layout):
        tally = measure(job, shelf, shop, asked.brands, None if asked.every else next(turn))
        told = ", ".join(f"{many} {why}" for why, many in tally.reasons.most_common(2))
        print(f"{job.layout} {job.locale}: {tally.stamped} of {asked.brands} stamped {told}", flush=True)
        sums.stamped += tally.stamped
        sums.held += tally.held
        sums.differing += tally.differing
        sums.reasons += tally.reasons
    tried = sums.stamped + sums.reasons.total()
    print(f"{sums.stamped} of {tried} stamped; {sums.held} held against the full layout, {sums.differing} differ")


def choose_jobs(shelf: Shelf, layouts: list[str] | None) -> list[Job]:
    """The first job of each layout and locale."""
    jobs: dict[tuple[str, str], Job] = {}
    for job in plan_jobs(shelf, Filters(clinics=CLINICS, layouts=tuple(layouts or ()))).jobs:
        jobs.setdefault((job.layout, job.locale), job)
    return [jobs[key] for key in sorted(jobs)]


def measure(job: Job, shelf: Shelf, shop: Shop, brands: int, turn: int | None) -> Tally:
    """Stamp a job for so many brands. turn: which of them is laid out in full too; None for all."""
    brochure, tally = read_brochure(shelf, **job.names), Tally()
    for number in range(brands):
        dressed = dress(brochure, (number + (turn or 0)) % COUNT)
        try:
            made = shop.make(dressed, STAMPED)
        except OversetError:
            tally.reasons["runs over"] += 1
            continue
        if not made.is_stamped:
            tally.reasons[made.in_full.partition(":")[0]] += 1
            continue
        tally.stamped += 1
        if turn is None or not tally.held:
            tally.held += 1
            tally.differing += tell_differences(job, number, made, shop.make(dressed, FULL))
    return tally


def tell_differences(job: Job, number: int, stamped: Made, full: Made) -> bool:
    """Print how two files of one brochure differ; whether they do."""
    found = find_differences(full.files[0].data, stamped.files[0].data)
    for line in found[:3]:
        print(f"  {job.name} brand {number}: {line}")
    return bool(found)


if __name__ == "__main__":
    main()
