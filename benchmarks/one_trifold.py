"""One tri-fold against the bare engine: fit searched from nothing, fit known, preflight, the web page, the press
file with its own checks, unchanged build.

The yardstick is WeasyPrint writing the very HTML and CSS of the finished tri-fold once, tagged, with fonts and a
parsed style sheet at hand. Runs alternate, so that a machine that slows down slows all of them.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from weasyprint import CSS, HTML

from foldwell.pipeline import Order, Shop, finish
from foldwell.read.brochures import read_brochure
from foldwell.read.library import Library
from foldwell.typeset.asset_fetcher import AssetFetcher
from foldwell.typeset.fonts import configure_fonts

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 7


def main() -> None:
    """Print medians and ratios."""
    library = Library((ROOT,))
    shop, order = Shop(library), Order()
    brochure = read_brochure(
        library, topic="knee-stem-cells", clinic="riverside", layout="trifold", paper="letter", locale="en-US"
    )
    panels = shop.typeset(brochure, order)
    fonts = configure_fonts(library)
    fetcher = AssetFetcher(panels.composition.assets)
    css = CSS(string=panels.composition.css, font_config=fonts, url_fetcher=fetcher)

    def engine_alone() -> None:
        html = HTML(string=panels.composition.html, url_fetcher=fetcher)
        html.write_pdf(stylesheets=[css], font_config=fonts, pdf_variant="pdf/a-3a", dpi=300)

    steps: dict[str, Callable[[], object]] = {
        "engine alone": engine_alone,
        "fit searched": lambda: finish(brochure, shop.typeset(brochure, order), order, library),
        "fit known": lambda: finish(brochure, shop.typeset(brochure, order, panels.fit), order, library),
        "preflight": lambda: shop.preflight(brochure, panels, finish(brochure, panels, order, library), order),
        "web page": lambda: shop.finish_page(brochure, panels, order),
        "press alone": lambda: shop.make(brochure, Order(media=("press",)), panels.fit),
    }
    times = measure_in_turn(steps)
    base = times["engine alone"]
    for name, taken in times.items():
        ratios = sorted(one / other for one, other in zip(taken, base, strict=True))
        spread = f"{ratios[0]:.2f} to {ratios[-1]:.2f}"
        print(f"{name:14} {statistics.median(taken) * 1000:7.0f} ms   {statistics.median(ratios):5.2f} x   ({spread})")
    print(f"peak memory    {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:7.0f} MiB")
    measure_unchanged_build()


def measure_in_turn(steps: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Seconds of each step in each round; one round before is not counted."""
    times: dict[str, list[float]] = {name: [] for name in steps}
    for number in range(ROUNDS + 1):
        for name, step in steps.items():
            start = time.perf_counter()
            step()
            if number:
                times[name].append(time.perf_counter() - start)
    return times


def measure_unchanged_build() -> None:
    """Seconds of a second build of all samples, as a whole process, and whether it touched a file."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "foldwell", "build", "--output", folder]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        before = {path: path.stat().st_mtime_ns for path in Path(folder).rglob("*") if path.is_file()}
        taken = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
            taken.append(time.perf_counter() - start)
        after = {path: path.stat().st_mtime_ns for path in Path(folder).rglob("*") if path.is_file()}
    touched = "no file touched" if before == after else "FILES TOUCHED"
    print(f"unchanged build{statistics.median(taken) * 1000:6.0f} ms   ({touched})")


if __name__ == "__main__":
    main()
