"""Phone numbers that a spreadsheet took for numbers: their leading zero is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from phonenumbers import PhoneMetadata

from foldwell.findings import Finding, error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.roster.rows import ClinicRow


def find_lost_zero(row: ClinicRow, jurisdiction: str) -> Iterator[Finding]:
    """Digits alone, without the zero that numbers of the clinic's country begin with when they are dialled there."""
    plan = PhoneMetadata.metadata_for_region(jurisdiction.partition("-")[0], None)
    prefix = plan.national_prefix if plan else None
    for cell in row.cells:
        number = str(cell.value)
        if cell.column.header not in {"phone", "after_hours"} or prefix != "0" or not number.isdigit():
            continue
        if not number.startswith("0"):
            message = f"{number} has no 0 before it; a spreadsheet takes it away from what it holds for a number"
            remedy = f"format the column as text, and write 0{number}"
            yield error("import.cell", message, remedy, cell.place, cell.column.header)
