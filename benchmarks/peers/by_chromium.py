"""The brochure by headless Chromium, driven over its own protocol: one browser and one page for all, tagged PDF."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from benchmarks.peers.work import do_work, fill_in, font_faces, read_clinic, read_pictures

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.peers.work import Task

ROOT = Path(__file__).resolve().parents[2]
_ASSET = re.compile(r"asset:([a-z0-9.-]+)")


def start(materials: Path) -> Callable[[Task], bytes]:
    """A browser with a page open; it ends with this process."""
    program = shutil.which("chromium") or "chromium"
    browser = sync_playwright().start().chromium.launch(executable_path=program, args=["--no-sandbox"])
    page = browser.new_page()
    desk = materials / f"chromium-{os.getpid()}"
    desk.mkdir()
    faces = font_faces(ROOT / "styles/fonts")

    def make(task: Task) -> bytes:
        clinic = read_clinic(task)
        for name, svg in read_pictures(task, clinic).items():
            (desk / name).write_bytes(svg)
        css = fill_in((task.topic / "brochure.css").read_text(encoding="utf-8"), clinic)
        html = fill_in((task.topic / "brochure.html").read_text(encoding="utf-8"), clinic)
        told = html.replace("</head>", f"<style>{faces}{css}html{{print-color-adjust:exact}}</style></head>")
        (desk / "brochure.html").write_text(_ASSET.sub(r"\1", told), encoding="utf-8")
        page.goto((desk / "brochure.html").as_uri())
        return page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)

    return make


if __name__ == "__main__":
    do_work(start)
    os._exit(0)  # the browser ends with its pipe; taking it down in order is no part of making brochures
