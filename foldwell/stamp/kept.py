"""What was laid out before, kept in files from build to build: groups, and what clinics' slots show.

Losing one costs a layout and nothing else, so one that can't be read, or is not as it was written, counts as lost.
The files may come from another machine: only the plain data of the classes named here is ever made from one.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from contextlib import suppress
from enum import Enum
from typing import TYPE_CHECKING, Any

from foldwell.atomic import write_all
from foldwell.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = b"foldwell kept 1\n"
ENDING = ".kept"
GROUPS, SLOTS = "groups", "slots"
"""Parts of what is kept; each is a folder."""
_DIGEST = hashlib.sha256().digest_size
_PLAIN = frozenset(
    {
        ("fractions", "Fraction"),
        ("foldwell.compose.fit", "Fit"),
        ("foldwell.compose.fit", "LeftOut"),
        ("foldwell.compose.pages", "PanelBox"),
        ("foldwell.findings", "Finding"),
        ("foldwell.findings", "Place"),
        ("foldwell.findings", "Severity"),
        ("foldwell.model.geometry", "PanelShape"),
        ("foldwell.preflight.slot_checks", "Surroundings"),
        ("foldwell.stamp.codes", "Code"),
        ("foldwell.stamp.fragment", "Fragment"),
        ("foldwell.stamp.fragment", "Taken"),
        ("foldwell.stamp.fragments", "KeptSlots"),
        ("foldwell.stamp.group", "KeptGroup"),
        ("foldwell.stamp.sentinels", "Ink"),
        ("foldwell.stamp.template", "BarePage"),
        ("foldwell.stamp.template", "OpenStream"),
        ("foldwell.stamp.template", "Place"),
        ("foldwell.stamp.template", "Template"),
        ("foldwell.stamp.writer", "Layer"),
        ("foldwell.stamp.writer", "Numbered"),
        ("foldwell.typeset.boxes", "SlotBox"),
        ("foldwell.typeset.fit_report", "FitReport"),
        ("foldwell.typeset.fit_report", "PanelFill"),
        ("foldwell.typeset.panels", "PanelPage"),
        ("foldwell.typeset.write_ins", "WriteIn"),
        ("foldwell.units", "Length"),
    }
)
"""Frozen dataclasses, tuples and one enumeration: making one runs nothing of a file's own."""


class Kept:
    """Files of one folder, each under a name that tells all that its content follows from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, part: str, name: str) -> object | None:
        """What was kept under a name; None where nothing was, or where it is lost."""
        path = self._path(part, name)
        try:
            data = path.read_bytes()
            form, digest, told = data[: len(FORMAT)], data[len(FORMAT) :][:_DIGEST], data[len(FORMAT) + _DIGEST :]
            if form != FORMAT or digest != hashlib.sha256(name.encode() + told).digest():
                return None
            os.utime(path)
            found: object = _PlainUnpickler(io.BytesIO(told)).load()
        except (OSError, ValueError, EOFError, AttributeError, LookupError, TypeError, pickle.UnpicklingError):
            return None
        return found

    def keep(self, part: str, name: str, what: object) -> None:
        """Keep something; where the disk does not take it, it is laid out anew next time."""
        told = _dump(what)
        data = FORMAT + hashlib.sha256(name.encode() + told).digest() + told
        with suppress(OutputError):
            write_all({self._path(part, name): data}, is_durable=False)

    def _path(self, part: str, name: str) -> Path:
        return self._folder / part / f"{hashlib.sha256(name.encode()).hexdigest()[:40]}{ENDING}"


def _dump(what: object) -> bytes:
    written = io.BytesIO()
    _PlainPickler(written, protocol=5).dump(what)
    return written.getvalue()


class _PlainPickler(pickle.Pickler):
    """Names a member of an enumeration by its value; some versions of Python look it up by a function."""

    def reducer_override(self, told: object) -> Any:  # noqa: ANN401
        return (type(told), (told.value,)) if isinstance(told, Enum) else NotImplemented


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        if (module, name) not in _PLAIN:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)
