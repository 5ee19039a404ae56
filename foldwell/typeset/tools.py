"""The versions of what typesets: the engine and the libraries under it, which a line break may hang on."""

from __future__ import annotations

from importlib.metadata import version

from foldwell import __version__

_PACKAGES = ("weasyprint", "pydyf", "pikepdf", "pillow", "pypdfium2")


def tool_versions() -> dict[str, str]:
    """Versions by name, as the libraries themselves tell them."""
    from weasyprint.text.ffi import ffi, fontconfig, harfbuzz, pango

    ffi.cdef("const char *hb_version_string(void); int FcGetVersion(void);", override=True)
    return {
        "foldwell": __version__,
        **{name: version(name) for name in _PACKAGES},
        "pango": _write(pango.pango_version()),
        "harfbuzz": ffi.string(harfbuzz.hb_version_string()).decode(),
        "fontconfig": _write(fontconfig.FcGetVersion()),
    }


def _write(number: int) -> str:
    """A version that its library tells as one number: 15202 is 1.52.2."""
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
