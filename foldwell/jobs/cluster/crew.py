"""Who makes the brochures of a build in place of this machine."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec

from foldwell.errors import SetupError


@dataclass(frozen=True)
class Crew:
    """A cluster by its address, and how many processes a local one has.

    outlet: the URL that the workers put files behind; empty where they send them back.
    """

    address: str
    processes: int
    outlet: str = ""


def require_dask() -> None:
    """Raise SetupError where dask.distributed, an optional extra, is not installed."""
    if find_spec("distributed") is None:
        told = "--cluster needs dask.distributed, which is not installed"
        raise SetupError(told, "pip install 'foldwell[cluster]'")
