"""Lines that the engine has broken, kept: the same words in the same style and width break the same way again.

A brochure is laid out to be measured and again to be proved, and the next clinic's says mostly the same. Breaking
and shaping its lines anew would take a sixth of its time.
"""

from __future__ import annotations

from copy import copy
from operator import itemgetter
from typing import Any
from weakref import WeakKeyDictionary

from weasyprint.text.line_break import split_first_line

_MOST_LINES = 4096
"""Lines that are kept for one set of fonts, the last ones made: those of some eight brochures, in some 5 MB."""

READ = (
    "direction",
    "font_family",
    "font_feature_settings",
    "font_kerning",
    "font_language_override",
    "font_size",
    "font_stretch",
    "font_style",
    "font_variant_alternates",
    "font_variant_caps",
    "font_variant_east_asian",
    "font_variant_ligatures",
    "font_variant_numeric",
    "font_variant_position",
    "font_variation_settings",
    "font_weight",
    "hyphenate_character",
    "hyphenate_limit_chars",
    "hyphenate_limit_zone",
    "hyphens",
    "lang",
    "letter_spacing",
    "overflow_wrap",
    "tab_size",
    "text_decoration_line",
    "white_space",
    "word_break",
    "word_spacing",
)
"""All that the engine reads of a style to break a line."""
_read = itemgetter(*READ)

_kept: WeakKeyDictionary[Any, dict[Any, Any]] = WeakKeyDictionary()
"""By the set of fonts."""


def split_line(text: str, style: Any, context: Any, *asked: Any, **named: Any) -> Any:  # noqa: ANN401
    """The first line of a text, as the engine's function of the same arguments tells it.

    Its layout is a copy, since whoever draws it writes into it.
    """
    kept = _kept.setdefault(style.font_config, {})
    key = (text, asked, *named.items(), *_read(style))
    try:
        found = kept.get(key)
    except TypeError:  # a style holds what can't be a key, such as a set of decorations
        return split_first_line(text, style, context, *asked, **named)
    if found is None:
        if len(kept) >= _MOST_LINES:
            del kept[next(iter(kept))]
        found = kept[key] = split_first_line(text, style, context, *asked, **named)
    layout, *measures = found
    return (copy(layout), *measures)
