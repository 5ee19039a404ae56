"""Workbooks (.xlsx, .ods): the first sheet that is not hidden, its cells as the texts that they mean."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, TypeAlias

from foldwell.errors import InputError
from foldwell.findings import Place, error

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MOST_UNPACKED = 200_000_000
"""Bytes that the parts of a workbook may unpack to: far above any sheet of clinics, far below a machine's memory."""
_PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
Value: TypeAlias = "int | float | str | bool | time | date | datetime | timedelta"


def read_workbook(data: bytes, shown_as: str) -> list[list[str]]:
    """The rows of the first visible sheet, from its first row on.

    Of a formula, what it gave when the workbook was saved. Raises InputError where it is no workbook.
    """
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  (only where a workbook is read)

    _check_size(data, shown_as)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        rows = workbook.get_sheet_by_name(_choose_sheet(workbook)).to_python(skip_empty_area=False)
    except (CalamineError, StopIteration, OSError):
        raise _refusal("this is no workbook, or it is damaged or locked by a password", shown_as) from None
    return [[_write_value(value) for value in row] for row in rows]


def _choose_sheet(workbook: CalamineWorkbook) -> str:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415

    sheets = workbook.sheets_metadata
    return next(
        one.name for one in sheets if one.visible == SheetVisibleEnum.Visible and one.typ == SheetTypeEnum.WorkSheet
    )


def _check_size(data: bytes, shown_as: str) -> None:
    """Refuse a file that would fill the memory when it is unpacked; a size that lies fails its checksum."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            is_huge = sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED
            is_plain = all(part.compress_type in _PACKED for part in parts.infolist())
            is_broken = not is_plain or (not is_huge and parts.testzip() is not None)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        is_huge, is_broken = False, True
    if is_huge:
        raise _refusal("the workbook unpacks to more than any sheet of clinics", shown_as)
    if is_broken:
        raise _refusal("this is no workbook, or it is damaged or locked by a password", shown_as)


def _refusal(message: str, shown_as: str) -> InputError:
    return InputError([error("import.broken-file", message, "save it anew as .xlsx, or as .csv", Place(shown_as))])


def _write_value(value: Value) -> str:
    """A cell as a person would type it: 2175550142 without .0, days and hours in the order of ISO 8601."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value).replace("\r\n", "\n").replace("_x000D_", "")
