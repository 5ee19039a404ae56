"""What a file has too much of to be judged, told before any page is opened."""

from __future__ import annotations

import pikepdf

MOST_PAGES, MOST_OBJECTS, DEEPEST = 400, 200_000, 20
"""Pages, objects, and forms inside each other: a file that has more is no brochure, and would take minutes."""


def find_excess(pdf: pikepdf.Pdf) -> str:
    """What there is too much of, or empty."""
    pages, objects = len(pdf.pages), len(pdf.objects)
    if pages > MOST_PAGES:
        return f"the file has {pages} pages; at most {MOST_PAGES} are judged"
    if objects > MOST_OBJECTS:
        return f"the file has {objects} objects; at most {MOST_OBJECTS} are judged"
    return "the file has forms inside each other without end" if _has_endless_forms(pdf) else ""


def _has_endless_forms(pdf: pikepdf.Pdf) -> bool:
    """Whether a form shows itself or lies deeper than any program writes: readers follow it for hours."""
    forms = {thing.objgen: thing for thing in pdf.objects if _is_form(thing)}
    depths: dict[tuple[int, int], int] = {}
    for _ in range(DEEPEST):
        grown = {
            key: 1 + max((depths.get(inner, 0) for inner in _forms_in(form) if inner in forms), default=0)
            for key, form in forms.items()
        }
        if grown == depths:
            return False
        depths = grown
    return bool(forms)


def _is_form(thing: object) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == pikepdf.Name.Form


def _forms_in(form: pikepdf.Object) -> list[tuple[int, int]]:
    resources = form.get("/Resources")
    shown = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    return [thing.objgen for thing in dict(shown.items()).values()] if isinstance(shown, pikepdf.Dictionary) else []
