"""Every layout of the samples, for each clinic and paper: seconds to typeset, and how often the engine lays it out.

Each round takes all of them in turn, so that a machine that slows down slows all; ratios are to the tri-fold on
Letter in the same round.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from foldwell.jobs.plan import Filters, plan_jobs
from foldwell.pipeline import Order, Shop
from foldwell.read.brochures import read_brochure
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf

if TYPE_CHECKING:
    from foldwell.model.brochure import Brochure

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 3
YARDSTICK = "riverside/knee-stem-cells.en-US.trifold-letter"


@dataclass(frozen=True)
class Timing:
    """One brochure in one round: seconds and engine layouts, searched from nothing and with the fit known."""

    searched: float
    layouts: int
    known: float
    layouts_known: int


def main() -> None:
    """Print a Markdown table."""
    library = Library((ROOT,))
    shop, shelf = Shop(library), Shelf(library)
    brochures = {
        job.name: read_brochure(shelf, **job.names, profile="draft") for job in plan_jobs(shelf, Filters()).jobs
    }
    shop.typeset(brochures[YARDSTICK], Order())
    rounds = [{name: measure(shop, brochure) for name, brochure in brochures.items()} for _ in range(ROUNDS)]
    print("| layout, paper | clinic | searched | x tri-fold | engine layouts | fit known | engine layouts |")
    print("|---|---|---:|---:|---:|---:|---:|")
    for name, brochure in brochures.items():
        timings = [one[name] for one in rounds]
        searched = statistics.median(timing.searched for timing in timings)
        known = statistics.median(timing.known for timing in timings)
        ratio = statistics.median(one[name].searched / one[YARDSTICK].searched for one in rounds)
        print(
            f"| {brochure.layout_id}, {brochure.paper_id} | {brochure.clinic_id} | {searched:.2f} s | {ratio:.2f} "
            f"| {timings[0].layouts} | {known:.2f} s | {timings[0].layouts_known} |"
        )


def measure(shop: Shop, brochure: Brochure) -> Timing:
    """Typeset a brochure twice, the second time with the fit of the first."""
    start = time.perf_counter()
    made = shop.typeset(brochure, Order())
    between = time.perf_counter()
    again = shop.typeset(brochure, Order(), made.fit)
    return Timing(between - start, made.layouts, time.perf_counter() - between, again.layouts)


if __name__ == "__main__":
    main()
