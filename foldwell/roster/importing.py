"""A sheet to files: what every row changes, judged whole before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.errors import InputError
from foldwell.findings import Finding, Place, error
from foldwell.read.yaml_source import parse_yaml
from foldwell.read.yaml_text import read_text
from foldwell.roster.brands import find_logo, merge_brand, name_logo, start_brand
from foldwell.roster.cells import CellError
from foldwell.roster.changes import Change, compare_brand, merge_clinic
from foldwell.roster.columns import list_brand_keys, list_keys
from foldwell.roster.drafts import DraftShelf, judge_brand, judge_clinic
from foldwell.roster.logos import LogoFinder
from foldwell.roster.merging import get_value
from foldwell.roster.phones import find_lost_zero
from foldwell.roster.pointing import point_out
from foldwell.roster.rows import read_columns, read_rows
from foldwell.roster.yaml_editing import edit_yaml
from foldwell.roster.yaml_writing import sort_keys, write_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from foldwell.read.library import Library
    from foldwell.read.yaml_nodes import Data
    from foldwell.read.yaml_source import Source, Steps
    from foldwell.roster.logos import Ground
    from foldwell.roster.rows import ClinicRow, Said
    from foldwell.roster.table import Table

_HEADS = {
    "clinic.yml": "# yaml-language-server: $schema=../../schemas/clinic.json\n",
    "_brand.yml": "# yaml-language-server: $schema=../../schemas/brand.json\n",
}


@dataclass(frozen=True)
class ClinicChange:
    """What a row does to a clinic."""

    clinic: str
    is_new: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Import:
    """What a sheet does. files: those to write, by their path in the project, a clinic's own file after its others.

    unmentioned: clinics of the project that the sheet has no row for; they stay as they are.
    """

    clinics: tuple[ClinicChange, ...]
    files: dict[str, bytes]
    findings: tuple[Finding, ...]
    unmentioned: tuple[str, ...]


def plan_import(library: Library, table: Table, home: Path) -> Import:
    """All that a sheet changes; nothing is written.

    home: the folder that logos are named from. Raises InputError with all that is wrong in any row.
    """
    importer = _Importer(library, home)
    columns, warnings = read_columns(importer.shelf, table)
    rows, findings = read_rows(table, columns)
    clinics = [importer.take(row) for row in rows]
    findings += importer.findings
    if not table.rows:
        findings.append(
            error("import.broken-file", "no row names a clinic", "write one", table.place(table.header_row))
        )
    if findings:
        raise InputError(sorted(dict.fromkeys([*findings, *warnings]), key=_order))
    mentioned = {row.clinic_id for row in rows}
    unmentioned = tuple(name for name in importer.clinics if name not in mentioned)
    return Import(tuple(clinics), importer.files, tuple(warnings), unmentioned)


def _order(finding: Finding) -> tuple[bool, str, int, int]:
    place = finding.place or Place("")
    return place.file.startswith("content/"), place.file, place.line, place.column


@dataclass(frozen=True)
class _File:
    """One of a clinic's files: its path, and its text and data where it is there."""

    path: str
    text: str
    source: Source | None

    @property
    def data(self) -> dict[str, Data]:
        return self.source.data if self.source and isinstance(self.source.data, dict) else {}


class _Importer:
    """Takes one row after the other, and keeps what goes wrong."""

    def __init__(self, library: Library, home: Path) -> None:
        self.shelf = DraftShelf(library)
        self.clinics = library.clinics()
        self.files: dict[str, bytes] = {}
        self.findings: list[Finding] = []
        self._logos = LogoFinder(home)
        self._folded = {name.casefold(): name for name in (*self.clinics, *library.lost_clinics())}

    def take(self, row: ClinicRow) -> ClinicChange:
        """Lay a row into its clinic's files; what can't be is among the findings."""
        try:
            clinic, brand = self._open(row, "clinic.yml"), self._open(row, "_brand.yml")
            self._check_id(row, clinic)
        except InputError as problem:
            self.findings += problem.findings
            return ClinicChange(row.clinic_id, is_new=False, changes=())
        merged, changes = merge_clinic(clinic.data, row.cells)
        looks, brand_changes = self._merge_brand(brand, row, (str(clinic.data.get("name", "")), merged))
        self._put(row, clinic, merged, list_keys)
        self._put(row, brand, looks, list_brand_keys)
        self._judge(row, clinic, brand)
        self.findings += find_lost_zero(row, str(merged.get("jurisdiction", "")))
        return ClinicChange(row.clinic_id, clinic.source is None, (*changes, *brand_changes))

    def _open(self, row: ClinicRow, name: str) -> _File:
        relative = f"content/clinics/{row.clinic_id}/{name}"
        path = self.shelf.library.roots[0] / relative
        if not path.exists():
            return _File(relative, "", None)
        text = read_text(path, relative)
        return _File(relative, text, parse_yaml(text, relative))

    def _check_id(self, row: ClinicRow, clinic: _File) -> None:
        """Refuse an id that differs from a folder's name in case alone, and a made one that is another clinic's."""
        twin = self._folded.get(row.clinic_id, row.clinic_id)
        if twin != row.clinic_id:
            message = f"there is a folder {twin!r}, which some disks take for the same"
            raise InputError([error("import.id", message, "rename that folder first", row.place, "id")])
        name, before = row.value("name"), str(clinic.data.get("name", ""))
        if not row.value("id") and before and name != before:
            message = f"the id made from this name, {row.clinic_id}, is that of {before!r}"
            raise InputError([error("import.id", message, "write an id into a column id", row.place, "id")])

    def _merge_brand(
        self, brand: _File, row: ClinicRow, names: tuple[str, dict[str, Data]]
    ) -> tuple[dict[str, Data], list[Change]]:
        before, clinic = names
        name = str(clinic.get("name", ""))
        said = [cell for cell in row.cells if cell.column.target == "brand"]
        base = brand.data or start_brand(name or row.clinic_id, str(clinic.get("web", "")))
        changes = [change for cell in said if (change := compare_brand(brand.data, cell))]
        changed = {change.field for change in changes}
        values = [(cell.column.steps, cell.value) for cell in said if cell.column.header in changed]
        merged = merge_brand(base, (before, name), values)
        for cell in row.cells:
            if cell.column.target == "logo" and isinstance(cell.value, str):
                changes += self._take_logo(cell, row, merged)
        return merged, changes

    def _take_logo(self, cell: Said, row: ClinicRow, brand: dict[str, Data]) -> Iterator[Change]:
        """Copy a logo into the clinic's folder; a folder may hold the one for dark grounds too."""
        told = str(cell.value)
        grounds: tuple[Ground, ...] = ("dark",) if cell.column.steps == ("dark",) else ("light", "dark")
        for ground in grounds:
            if ground == "dark" and cell.column.steps == ("light",) and not self._logos.is_folder(told):
                continue
            try:
                logo = self._logos.find(told, ground)
            except CellError as problem:
                self.findings.append(
                    error("import.logo", problem.message, problem.remedy, cell.place, cell.column.header)
                )
                return
            if logo is None:
                continue
            steps = find_logo(brand, ground)
            before = str(get_value(brand, steps) or "") if steps else ""
            name = name_logo(brand, ground, logo.ending)
            relative = f"content/clinics/{row.clinic_id}/{name}"
            if not _holds(self.shelf.library.roots[0] / relative, logo.data):
                self.files[relative] = logo.data
                yield Change("logo" if ground == "light" else "logo_reversed", before, told)

    def _put(self, row: ClinicRow, file: _File, data: dict[str, Data], order: Callable[[Steps], Sequence[str]]) -> None:
        """Write a file's new text among the files, where its data changes."""
        if data == file.data:
            return
        if file.source is None:
            text = _HEADS[file.path.rpartition("/")[2]] + write_lines(sort_keys(data, (), order), 0) + "\n"
        else:
            text = edit_yaml(file.text, data, order)
        written = _read_back(text, file.path)
        if written is None or written.data != data:
            message = f"{file.path} is written in a way that can't be changed from here, such as with & and *"
            remedy = "write its values out, or change it by hand"
            self.findings.append(error("import.cell", message, remedy, row.place))
            return
        self.shelf.lay(written)
        self.files[file.path] = text.encode()

    def _judge(self, row: ClinicRow, clinic: _File, brand: _File) -> None:
        found: list[tuple[Finding, Source | None]] = []
        if clinic.path in self.files:
            found += [(finding, clinic.source) for finding in judge_clinic(self.shelf, row.clinic_id)]
        if brand.path in self.files:
            found += [(finding, brand.source) for finding in judge_brand(self.shelf, row.clinic_id)]
        self.findings += point_out(found, row, self.clinics)
        if brand.path in self.files and clinic.path in self.files:
            self.files[clinic.path] = self.files.pop(clinic.path)


def _read_back(text: str, path: str) -> Source | None:
    try:
        return parse_yaml(text, path)
    except InputError:
        return None


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data
