"""What a row changes, value by value, and what stays because it means the same."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.roster.brands import read_brand_value, show_color
from foldwell.roster.cells import CellError
from foldwell.roster.merging import get_value, set_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foldwell.read.yaml_nodes import Data
    from foldwell.roster.columns import Column
    from foldwell.roster.rows import Said


@dataclass(frozen=True)
class Change:
    """One value that a sheet changes, as texts; empty where there was, or will be, none."""

    field: str
    before: str
    after: str


def merge_clinic(clinic: dict[str, Data], cells: Iterable[Said]) -> tuple[dict[str, Data], list[Change]]:
    """The data of a clinic's file with what its row says; what means the same stays as it is written."""
    merged = deepcopy(clinic) or {"schema": "clinic/1"}
    changes = []
    for cell in cells:
        if cell.column.target != "clinic":
            continue
        before, after = _show(get_value(clinic, cell.column.steps), cell.column), _show(cell.value, cell.column)
        if before != after:
            set_value(merged, cell.column.steps, cell.value)
            changes.append(Change(cell.column.header, before, after))
    sites = merged.get("sites")
    if isinstance(sites, list):
        merged["sites"] = [site for site in sites if site]
    return merged, changes


def compare_brand(brand: Data, cell: Said) -> Change | None:
    """What a cell changes in a brand; nothing where a colour is the same by another name."""
    steps, after = cell.column.steps, str(cell.value or "")
    before = read_brand_value(brand, steps)
    is_same = show_color(after) == before if steps[0] == "color" else after == before
    return None if is_same else Change(cell.column.header, before, after)


def _show(value: Data, column: Column) -> str:
    """A value as a cell has it, written as the program does; one of another form than the column's as it is."""
    try:
        return "" if value is None else column.form.write(column.form.read(column.form.write(value).strip()))
    except CellError:
        return str(value)
