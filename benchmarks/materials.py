"""What the peers are given of a fleet: the same words, pictures, colours and page sizes that Foldwell composes.

A topic becomes a folder with `brochure.html`, `brochure.css`, `pictures/` and `tree.json`, the same document as plain
data for those that do not read HTML. Where a clinic's own words and colours stand, they hold marks such as `@@name@@`;
`clinics/<id>.json` has what stands there, with its logo and its QR code drawn. So no peer has to read YAML, judge
words, choose what fits, derive a palette or make a code: all of that is done for it before its time is taken.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tinyhtml5

from foldwell.compose.composition import Composer
from foldwell.jobs.plan import Filters, plan_jobs
from foldwell.pipeline import Order, Shop
from foldwell.read.brochures import read_brochure
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from foldwell.compose.composition import Composition
    from foldwell.compose.fit import Fit
    from foldwell.jobs.plan import Job
    from foldwell.model.brochure import Brochure

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "styles/fonts"
_OF_A_CLINIC = ("logo.svg", "qr.svg")
_SAME_FOR_ALL = {"#ffffff", "#000000"}
_KINDS = {
    *("brand-slot", "draft-note", "kicker", "purpose", "cover-art", "first-message", "choice", "contact-name"),
    *("fact", "card", "warning", "harm", "unknown", "steps", "questions", "option", "options-list", "write-on"),
    *("qr", "interest", "references", "review-line", "status-line", "certainty"),
}
"""Classes that say what an element is; of others the tag says it."""
_TOLD_BY_TAG = {"section", "h1", "h2", "h3", "img"}
_PAGE = re.compile(r"@page ([a-z-]+)\{size:([\d.]+)pt ([\d.]+)pt;margin:([\d.]+)pt ([\d.]+)pt ([\d.]+)pt ([\d.]+)pt")


def write_materials(project: Path, folder: Path, layout: str = "trifold", paper: str = "letter") -> None:
    """Write what the peers need for every topic and every clinic of a project, in one layout on one paper."""
    library = Library((project, ROOT))
    shelf, shop, composer = Shelf(library), Shop(library), Composer(library)
    jobs = plan_jobs(shelf, Filters(layouts=(layout,), papers=(paper,))).jobs
    first = jobs[0].clinic
    panels = {}
    for job in (job for job in jobs if job.clinic == first):
        brochure = read_brochure(shelf, **job.names)
        panels[job.topic] = shop.typeset(brochure, Order(media=("screen",)))
        composition = panels[job.topic].composition
        marks = _find_marks(describe_clinic(brochure, composition))
        _write_topic(folder / "topics" / job.topic, composition, marks)
    fit = panels[jobs[0].topic].fit
    for job in {job.clinic: job for job in reversed(jobs)}.values():
        _write_clinic(folder / "clinics", job, shelf, composer, fit)


def describe_clinic(brochure: Brochure, composition: Composition) -> dict[str, str]:
    """What stands at each mark for one clinic: its words, its colours by role, and its drawings."""
    clinic = brochure.clinic
    offer = clinic.offers[brochure.topic_id]
    words = {
        "name": clinic.name,
        "street": clinic.sites[0].address[0],
        "city": clinic.sites[0].address[1],
        "phone": clinic.phone,
        "after-hours": clinic.after_hours or "",
        "web": (clinic.web or "").removeprefix("https://"),
        "price": f"${offer.price.amount:,.0f}" if offer.price else "",
    }
    drawings = {name.removesuffix(".svg"): composition.assets[name].data.decode() for name in _OF_A_CLINIC}
    return {**words, **composition.palette.roles, **drawings}


def _find_marks(clinic: Mapping[str, str]) -> dict[str, str]:
    """Mark by what stands there; the first role of a colour that several have."""
    marks: dict[str, str] = {}
    for name, value in clinic.items():
        if value and value not in _SAME_FOR_ALL and f"{name}.svg" not in _OF_A_CLINIC:
            marks.setdefault(value, f"@@{name}@@")
    return marks


def _mark(text: str, marks: Mapping[str, str]) -> str:
    for value in sorted(marks, key=len, reverse=True):
        text = text.replace(value, marks[value])
    return text


def _write_topic(home: Path, composition: Composition, marks: Mapping[str, str]) -> None:
    (home / "pictures").mkdir(parents=True)
    html = _mark(composition.html, marks)
    for name, asset in composition.assets.items():
        if name not in _OF_A_CLINIC:
            (home / "pictures" / name).write_text(_mark(asset.data.decode(), marks), encoding="utf-8")
    (home / "brochure.html").write_text(html, encoding="utf-8")
    (home / "brochure.css").write_text(_mark(composition.css, marks), encoding="utf-8")
    told = {
        "title": composition.title,
        "foot": composition.foot,
        "size": float(re.findall(r"html\{font-size:([\d.]+)pt", composition.page_styles)[-1]),
        "leading": float(re.findall(r"line-height:([\d.]+)\}", composition.page_styles)[-1]),
        "pages": read_pages(composition.page_styles),
        "zones": read_tree(html),
    }
    (home / "tree.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _write_clinic(home: Path, job: Job, shelf: Shelf, composer: Composer, fit: Fit) -> None:
    home.mkdir(parents=True, exist_ok=True)
    brochure = read_brochure(shelf, **job.names)
    told = describe_clinic(brochure, composer.compose(brochure, fit))
    (home / f"{job.clinic}.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def read_pages(styles: str) -> dict[str, dict[str, float]]:
    """Size and margins of each zone's pages in points, from the rules that the engine gets."""
    sides = ("width", "height", "top", "right", "bottom", "left")
    return {zone: dict(zip(sides, map(float, told), strict=True)) for zone, *told in _PAGE.findall(styles)}


def read_tree(html: str) -> list[dict[str, Any]]:
    """The elements below the body of a document, as data: tag, classes, the attributes that matter, what is in it."""
    body = tinyhtml5.parse(html, namespace_html_elements=False).find("body")
    return [_as_data(element) for element in body]


def _as_data(element: Element) -> dict[str, Any]:
    kept = {name: element.get(name) for name in ("src", "alt", "href", "id") if element.get(name) is not None}
    styles = dict(re.findall(r"([a-z-]+):\s*([^;]+)", element.get("style", "")))
    classes = element.get("class", "").split()
    named = [] if element.tag in _TOLD_BY_TAG else [name for name in classes if name in _KINDS]
    kind = named[0] if named else element.tag
    data: dict[str, Any] = {"tag": element.tag, "kind": kind, "class": classes, **kept}
    if styles:
        data["style"] = styles
    return {**data, "in": _list_inside(element)}


def _list_inside(element: Element) -> Sequence[str | dict[str, Any]]:
    """Texts and elements in their order; white space as a browser reads it."""
    is_inline = element.tag in {"p", "li", "h1", "h2", "h3", "span", "strong", "em", "a", "sup", "td", "th"} or (
        "clinic-name" in element.get("class", "") or "heading" in element.get("class", "")
    )
    inside: list[str | dict[str, Any]] = []
    for text, child in [(element.text, None), *((child.tail, child) for child in element)]:
        if child is not None:
            inside.append(_as_data(child))
        told = re.sub(r"[ \n\t]+", " ", text or "")
        if told.strip(" ") or (told and is_inline):
            inside.append(told)
    return inside
