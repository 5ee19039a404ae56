"""The engine's import, without the search for its libraries that starts a linker, and without what it seldom calls.

WeasyPrint asks for each library by several names. cffi hands one that the loader does not know to
`ctypes.util.find_library`, which on Linux starts ldconfig, gcc and ld; that takes longer than all else at the start.
The loader knows the last names, `libpango-1.0.so.0` and its like, by itself. docs/rebuilding.md has more.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LIBRARIES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)
"""What WeasyPrint can't do without, by the names that the loader knows."""
_STEMS = ("gobject", "pango", "harfbuzz", "fontconfig")

_SELDOM_CALLED = ("fontTools.subset", "fontTools.varLib.instancer")
"""What WeasyPrint imports for variable fonts, and for machines that lack HarfBuzz's subset library: 80 modules."""


class _Later(ModuleType):
    """Stands for a module of functions and classes, and imports it when one of them is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def call(*arguments: object, **named: object) -> Any:  # noqa: ANN401
            return getattr(import_module(self.__name__), name)(*arguments, **named)

        return call


@contextmanager
def put_off_font_tools() -> Iterator[None]:
    """Whoever imports the seldom called modules meanwhile gets what imports them later."""
    standing = {name: _Later(name) for name in _SELDOM_CALLED if name not in sys.modules}
    sys.modules.update(standing)
    try:
        yield
    finally:
        for name in standing:
            del sys.modules[name]


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


with skip_linker_search(), put_off_font_tools():
    from weasyprint.document import Page
    from weasyprint.images import SVGImage
    from weasyprint.text.ffi import ffi, harfbuzz, harfbuzz_subset
    from weasyprint.text.fonts import get_hb_object_data
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

__all__ = [
    "FatalURLFetchingError",
    "Page",
    "SVGImage",
    "URLFetcher",
    "URLFetcherResponse",
    "ffi",
    "get_hb_object_data",
    "harfbuzz",
    "harfbuzz_subset",
]
