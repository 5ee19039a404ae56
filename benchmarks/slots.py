"""How many of a hundred made-up clinics fit the slots of each layout, and how high each slot needs to be for them.

A clinic fits where none of its slots holds more than the style reserves; where a brochure has no room for its slots,
no clinic does.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from foldwell.compose.composition import Composer
from foldwell.jobs.plan import Filters, plan_jobs
from foldwell.read.brochures import read_brochure
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from foldwell.typeset.engine import Engine
from foldwell.typeset.typesetting import Typesetter
from tests.realistic_clinics import COUNT
from tests.slot_needs import measure_needs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.model.brochure import Brochure
    from tests.slot_needs import SlotNeeds

ROOT = Path(__file__).resolve().parents[1]
TOPIC, ENGLISH = "knee-stem-cells", ("en-US", "en-GB")
SHARES = (0.95, 0.99, 1.0)


@dataclass(frozen=True)
class Fitting:
    """What the slots of one brochure have and need, by name; body: its type size in points.

    has_room: whether its slots keep the room that the style reserves.
    """

    body: float
    has_room: bool
    slots: dict[str, SlotNeeds]

    @property
    def count(self) -> int:
        """How many clinics fit."""
        return COUNT - len(set().union(*(slot.find_grown() for slot in self.slots.values()))) if self.has_room else 0


def main() -> None:
    """Print a line for each brochure that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.slots", description=__doc__)
    parser.add_argument("--layout", action="append", help="only this layout; may be repeated")
    parser.add_argument("--paper", action="append", help="only this paper; may be repeated")
    parser.add_argument("--topic", action="append", help=f"of this topic and not of {TOPIC}; may be repeated")
    parser.add_argument("--locale", action="append", help="in this language and not in English; may be repeated")
    parser.add_argument("--rooms", action="store_true", help="tell how high each slot is, and how high it needs to be")
    asked = parser.parse_args()
    library = Library((ROOT,))
    shelf, composer, engine = Shelf(library), Composer(library), Engine(library)
    chosen = Filters(
        topics=tuple(asked.topic or (TOPIC,)),
        layouts=tuple(asked.layout or ()),
        papers=tuple(asked.paper or ()),
        locales=tuple(asked.locale or ENGLISH),
    )
    for job in plan_jobs(shelf, chosen).jobs:
        fitting = measure_fitting(read_brochure(shelf, **job.names), composer, engine)
        print(f"{job.name}: {fitting.count} of {COUNT} fit, type of {fitting.body:g} pt", flush=True)
        for line in tell_rooms(fitting) if asked.rooms else ():
            print(f"  {line}", flush=True)


def measure_fitting(brochure: Brochure, composer: Composer, engine: Engine) -> Fitting:
    """Fit a brochure, and measure its slots for all clinics."""
    fit = Typesetter(composer, engine).typeset(brochure).fit
    return Fitting(fit.body, fit.reserves, measure_needs(brochure, fit, composer, engine))


def tell_rooms(fitting: Fitting) -> Iterator[str]:
    """A line for each slot: its height in points and in body sizes, and the heights that clinics need."""
    for name, slot in fitting.slots.items():
        needed = sorted(slot.needed.values())
        told = ", ".join(f"{share:.0%} in {_tell(needed[round(share * COUNT) - 1], fitting)}" for share in SHARES)
        grown = len(slot.find_grown())
        yield f"{name}: {_tell(slot.reserved, fitting)}; {told}; {grown} do not fit"


def _tell(height: float, fitting: Fitting) -> str:
    return f"{height:.1f} pt ({height / fitting.body:.2f} rem)"


if __name__ == "__main__":
    main()
