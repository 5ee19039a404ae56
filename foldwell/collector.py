"""Python's search for cycles of garbage, put off where it would find none."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def pause_collector() -> Iterator[None]:
    """Search for none meanwhile; for work that makes very many things, most of which stay.

    It costs a tenth of a layout with its boxes, and a third of planning a thousand brochures from their files.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
