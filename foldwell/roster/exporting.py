"""Clinics as a sheet to fill in, or to change and import again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.errors import InputError
from foldwell.read.yaml_source import load_yaml
from foldwell.roster.brands import find_logo, read_brand_value
from foldwell.roster.columns import list_columns, read_names
from foldwell.roster.merging import get_value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from foldwell.findings import Finding
    from foldwell.read.shelf import Shelf
    from foldwell.read.yaml_nodes import Data
    from foldwell.roster.columns import Column

ALWAYS = (
    *("id", "name", "short_name", "jurisdiction", "locales", "paper", "phone", "after_hours", "hours", "address"),
    *("web", "since", "logo", "logo_reversed", "color.primary", "color.secondary"),
)
"""Headers of columns that a sheet has even where no clinic fills them."""
_OFFER = ("guide", "sells", "variant", "price.amount", "price.currency", "price.year")
"""What a template has of each topic, besides what its price covers in each of its languages."""


def export_clinics(shelf: Shelf, find_path: Callable[[str], str]) -> list[list[str]]:
    """Rows of cells, the headers first: every value of every `clinic.yml`, and of `_brand.yml` what a sheet can hold.

    find_path: how the sheet names a file of the project, such as a logo. Raises InputError where a clinic's file
    has mistakes, with all of them.
    """
    clinics: list[tuple[str, Data, Data]] = []
    findings: list[Finding] = []
    for name in shelf.library.clinics():
        try:
            clinics.append((name, shelf.clinic(name).source.data, _read_brand(shelf, name)))
        except InputError as problem:
            findings += problem.findings
    if findings:
        raise InputError(findings)
    photos = [photo for _, clinic, _ in clinics for photo in _keys(get_value(clinic, ("photos",)))]
    columns = list(list_columns(read_names(shelf, dict.fromkeys(photos))))
    rows = [[_write_cell(column, *clinic, find_path) for column in columns] for clinic in clinics]
    return _drop_empty(columns, rows)


def make_template(shelf: Shelf) -> list[list[str]]:
    """The headers of a sheet to fill in, with the columns of every topic."""
    wanted = list(ALWAYS)
    for topic in shelf.library.topics():
        parts = [part for part in _OFFER if part != "variant" or shelf.topic(topic).model.variants]
        covers = [f"price.covers.{tag}" for tag in shelf.library.locales(topic)]
        wanted += [f"offers.{topic}.{part}" for part in (*parts, *covers)]
    return [[column.header for column in list_columns(read_names(shelf)) if column.header in set(wanted)]]


def _read_brand(shelf: Shelf, name: str) -> Data:
    """A brand's data, once its model has nothing against it."""
    shelf.brand(name)
    relative = f"content/clinics/{name}/_brand.yml"
    return load_yaml(shelf.library.path(relative), relative).data


def _keys(data: Data) -> Sequence[str]:
    return list(data) if isinstance(data, dict) else ()


def _write_cell(column: Column, name: str, clinic: Data, brand: Data, find_path: Callable[[str], str]) -> str:
    if column.target == "id":
        return name
    if column.target == "brand":
        return read_brand_value(brand, column.steps)
    if column.target == "logo":
        steps = find_logo(brand, "light" if column.steps == ("light",) else "dark")
        file = get_value(brand, steps) if steps else None
        return find_path(f"content/clinics/{name}/{file}") if file else ""
    value = get_value(clinic, column.steps)
    return "" if value is None else column.form.write(value)


def _drop_empty(columns: list[Column], rows: list[list[str]]) -> list[list[str]]:
    kept = [
        number for number, column in enumerate(columns) if column.header in ALWAYS or any(row[number] for row in rows)
    ]
    return [[columns[number].header for number in kept], *([row[number] for number in kept] for row in rows)]
