"""How long the rules of wording take on one booklet, as a share of reading its files: medians of one run."""

from __future__ import annotations

from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from foldwell.edit.judge import judge
from foldwell.read.brochures import read_brochure
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
NAMES = {"clinic": "riverside", "layout": "booklet", "paper": "letter", "locale": "en-US"}
ROUNDS = 7


def main() -> None:
    """Print both medians and their ratio for each topic that the clinic hands out in a booklet."""
    for topic in ("knee-arthritis", "knee-stem-cells", "steroid-shot"):
        brochure = read_brochure(Shelf(Library((ROOT,))), topic=topic, **NAMES)
        on = brochure.topic.dates.wording
        pairs = [(_time(lambda t=topic: _read(t)), _time(lambda b=brochure, d=on: judge(b, d))) for _ in range(ROUNDS)]
        read, judged = (median(times) for times in zip(*pairs, strict=True))
        print(f"{topic}: read {read * 1000:.0f} ms, judged {judged * 1000:.0f} ms, {judged / read:.2f} of reading")


def _read(topic: str) -> None:
    read_brochure(Shelf(Library((ROOT,))), topic=topic, **NAMES)


def _time(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    main()
