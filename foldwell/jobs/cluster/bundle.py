"""The inputs of a plan as one zip, so that workers need no disk in common with whoever builds."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from foldwell.errors import ClusterError

if TYPE_CHECKING:
    from pathlib import Path

    from foldwell.jobs.inputs import Inputs

_QUICK = 1
"""Level of zlib: fonts become half as large, and no other level makes them much smaller."""


def pack_inputs(inputs: Inputs) -> bytes:
    """Every file that can change a brochure, under the number of its root; raises ClusterError for one that is gone."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK) as bundle:
        for name, path in inputs.list_paths().items():
            try:
                data = path.read_bytes()
            except OSError as problem:
                reason = (problem.strerror or str(problem)).lower()
                told = f"{path} can't be sent to the cluster: {reason}"
                raise ClusterError(told, "check the file, then run this again") from None
            bundle.writestr(zipfile.ZipInfo(name.replace(":", "/", 1)), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def unpack_inputs(bundle: bytes, count: int, folder: Path) -> tuple[Path, ...]:
    """Lay the files out in a folder; the roots, of which there are `count`, in their order."""
    roots = tuple(folder / str(number) for number in range(count))
    for root in roots:
        root.mkdir()
    with zipfile.ZipFile(io.BytesIO(bundle)) as packed:
        packed.extractall(folder)
    return roots
