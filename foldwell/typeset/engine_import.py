"""The engine's import, without the search for its libraries that starts a linker.

WeasyPrint asks for each library by several names. cffi hands one that the loader does not know to
`ctypes.util.find_library`, which on Linux starts ldconfig, gcc and ld; that takes longer than all else at the start.
The loader knows the last names, `libpango-1.0.so.0` and its like, by itself. docs/rebuilding.md has more.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIBRARIES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)
"""What WeasyPrint can't do without, by the names that the loader knows."""
_STEMS = ("gobject", "pango", "harfbuzz", "fontconfig")


@contextmanager
def skip_linker_search() -> Iterator[None]:
    """On Linux, answer "not found" for the engine's libraries at once, so that their last name is tried next.

    Nothing changes where the loader does not know one of them: then the search may still find it.
    """
    search = ctypes.util.find_library

    def find_others(name: str) -> str | None:
        return None if name.removeprefix("lib").startswith(_STEMS) else search(name)

    if sys.platform == "linux" and _can_load_all():
        ctypes.util.find_library = find_others
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _can_load_all() -> bool:
    try:
        for name in _LIBRARIES:
            ctypes.CDLL(name)
    except OSError:
        return False
    return True


with skip_linker_search():
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

__all__ = ["FatalURLFetchingError", "URLFetcher", "URLFetcherResponse"]
