"""Every layout of the samples, for each clinic and paper: seconds to typeset, and how often the engine lays it out.

Each round takes all of them in turn, so that a machine that slows down slows all; ratios are to the tri-fold on
Letter in the same round.
"""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from foldwell.jobs.plan import Filters, plan_jobs
from foldwell.pipeline import Order, Shop
from foldwell.read.brochures import read_brochure
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf

if TYPE_CHECKING:
    from foldwell.compose.fit import Fit
    from foldwell.model.brochure import Brochure
    from foldwell.typeset.typesetting import Panels

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 3
YARDSTICK = "riverside/knee-stem-cells.en-US.trifold-letter"


def main() -> None:
    """Print a Markdown table."""
    library = Library((ROOT,))
    shop, shelf = Shop(library), Shelf(library)
    brochures = [read_brochure(shelf, **job.names) for job in plan_jobs(shelf, Filters()).jobs]
    made = {brochure.name: shop.typeset(brochure, Order()) for brochure in brochures}
    rounds = [measure_round(shop, brochures, made) for _ in range(ROUNDS)]
    print("| layout and paper | clinic | searched | × tri-fold | engine layouts | fit known | engine layouts |")
    print("|---|---|---:|---:|---:|---:|---:|")
    for brochure in brochures:
        name = brochure.name
        searched = statistics.median(one[name][0] for one in rounds)
        known = statistics.median(one[name][1] for one in rounds)
        ratio = statistics.median(one[name][0] / one[YARDSTICK][0] for one in rounds)
        again = shop.typeset(brochure, Order(), made[name].fit).layouts
        cells = (f"{searched:.2f} s", f"{ratio:.2f}", made[name].layouts, f"{known:.2f} s", again)
        print(f"| {brochure.layout_id}, {brochure.paper_id} | {brochure.clinic_id} | {' | '.join(map(str, cells))} |")


def measure_round(shop: Shop, brochures: list[Brochure], made: dict[str, Panels]) -> dict[str, tuple[float, float]]:
    """Seconds to typeset each brochure, by name: with the fit searched from nothing, and with it known."""
    return {
        brochure.name: (time_typesetting(shop, brochure), time_typesetting(shop, brochure, made[brochure.name].fit))
        for brochure in brochures
    }


def time_typesetting(shop: Shop, brochure: Brochure, known: Fit | None = None) -> float:
    """Seconds to typeset a brochure once."""
    start = time.perf_counter()
    shop.typeset(brochure, Order(), known)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
