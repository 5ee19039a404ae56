"""Font files cut to what a text may need, by the library that the engine cuts its own with (HarfBuzz)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foldwell.errors import SetupError
from foldwell.typeset.engine_import import ffi, get_hb_object_data, harfbuzz, harfbuzz_subset

if TYPE_CHECKING:
    from collections.abc import Iterable

ffi.cdef(
    """
    hb_blob_t * hb_blob_create (const char *data, unsigned int length, int mode, void *user_data, void *destroy);
    hb_face_t * hb_face_create (hb_blob_t *blob, unsigned int index);
    """
)
_READ_ONLY = 1
"""HB_MEMORY_MODE_READONLY (hb-blob.h)."""
_LAYOUT = (b"BASE", b"DSIG", b"GDEF", b"GPOS", b"GSUB", b"JSTF", b"STAT", b"meta")
"""Tables for programs that shape text: a PDF places glyphs by their numbers (ISO 32000-1, 9.9)."""


class FontsWithoutFiles(dict[Any, Any]):
    """The fonts that the engine gathers while it draws: their files are neither cut nor written.

    It cuts a font by calling its `clean`; should it call that otherwise one day, it only takes longer.
    """

    def __setitem__(self, key: object, font: Any) -> None:  # noqa: ANN401
        font.clean, font.file_content = _leave, b""
        super().__setitem__(key, font)


def _leave(*_: object) -> None:
    pass


def cut_font(data: bytes, characters: Iterable[int]) -> bytes:
    """A TrueType font with the glyphs of these characters alone, in their order, and its glyph for all others.

    Raises SetupError where the machine has no library that cuts, or where it can't cut this font.
    """
    if harfbuzz_subset is None:
        raise SetupError("fonts can't be cut: HarfBuzz's subset library is missing", "install libharfbuzz-subset0")
    kept = ffi.from_buffer(data)
    blob = harfbuzz.hb_blob_create(kept, len(data), _READ_ONLY, ffi.NULL, ffi.NULL)
    face = ffi.gc(harfbuzz.hb_face_create(blob, 0), harfbuzz.hb_face_destroy)
    harfbuzz.hb_blob_destroy(blob)
    wanted = ffi.gc(harfbuzz_subset.hb_subset_input_create_or_fail(), harfbuzz_subset.hb_subset_input_destroy)
    flags = harfbuzz_subset.HB_SUBSET_FLAGS_NO_HINTING | harfbuzz_subset.HB_SUBSET_FLAGS_NOTDEF_OUTLINE
    harfbuzz_subset.hb_subset_input_set_flags(wanted, flags)
    _fill(wanted, harfbuzz_subset.HB_SUBSET_SETS_UNICODE, characters)
    tags = (harfbuzz.hb_tag_from_string(name, len(name)) for name in _LAYOUT)
    _fill(wanted, harfbuzz_subset.HB_SUBSET_SETS_DROP_TABLE_TAG, tags)
    cut = harfbuzz_subset.hb_subset_or_fail(face, wanted)
    if cut == ffi.NULL:
        raise SetupError("HarfBuzz can't cut a font of styles/fonts/", "check the file with another program")
    written: bytes = get_hb_object_data(ffi.gc(cut, harfbuzz.hb_face_destroy))
    return written


def _fill(wanted: object, kind: int, numbers: Iterable[int]) -> None:
    """Add numbers to one of the sets that say what is kept or dropped."""
    told = sorted(numbers)
    chosen = harfbuzz_subset.hb_subset_input_set(wanted, kind)
    harfbuzz.hb_set_add_sorted_array(chosen, ffi.new("hb_codepoint_t[]", told), len(told))
