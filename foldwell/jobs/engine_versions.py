"""Versions of what makes the files, told without importing any of it: a new one makes every brochure anew."""

from __future__ import annotations

import os
import re
import sys
from functools import cache

PACKAGES = frozenset(
    """
    babel brotli cffi coloraide cssselect2 deflate defusedxml fonttools jinja2 markdown-it-py markupsafe mdurl
    page-validation phonenumbers pikepdf pillow pydantic pydantic-core pydyf pypdfium2 pyphen pyyaml tinycss2
    tinyhtml5 weasyprint webencodings zopfli zxing-cpp
    """.split()  # noqa: SIM905 (a list of them would fill the screen)
)
"""Packages that a brochure's bytes or findings can follow from."""
_LIBRARY = re.compile(r"lib(pango|pangoft2|harfbuzz|harfbuzz-subset|fontconfig|freetype|fribidi)[-.0-9]*\.(so|dylib).*")
"""Libraries that break lines and shape letters; the names of their files hold their versions."""
_FOLDERS = (
    "/usr/lib",
    "/usr/lib64",
    "/usr/local/lib",
    "/opt/homebrew/lib",
    f"/usr/lib/{getattr(sys.implementation, '_multiarch', '')}",
)


@cache
def tell_versions() -> str:
    """A line for Python, for each package and for each file of the text libraries.

    A library that lies in no usual folder is not seen; take `OUTPUT/.foldwell/` away after a new version of it.
    """
    packages = {name for folder in sys.path for name in _list_names(folder) if _is_package(name)}
    libraries = {name for folder in _FOLDERS for name in _list_names(folder) if _LIBRARY.fullmatch(name)}
    return "\n".join((".".join(map(str, sys.version_info)), *sorted(packages), *sorted(libraries)))


def list_version_folders() -> tuple[str, ...]:
    """The folders whose names of files tell the versions."""
    return (*(folder or "." for folder in sys.path), *_FOLDERS)


def _list_names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")  # noqa: PTH208 (thousands of names, and no path is wanted)
    except OSError:
        return []


def _is_package(name: str) -> bool:
    """Whether a folder is what installers write of one of the packages: `weasyprint-70.0.dist-info`."""
    stem, _, ending = name.rpartition(".")
    return ending == "dist-info" and re.sub(r"[-_.]+", "-", stem.rpartition("-")[0]).lower() in PACKAGES
