"""Where the engine takes shorter ways to the same pages.

Each stands for a function of one version of the engine, which pyproject.toml pins; any other version is left as it
is. `tests/typeset/test_engine_shortcuts.py` holds pages and styles against those of the engine by itself.
"""

from __future__ import annotations

import weasyprint
from weasyprint.css import ComputedStyle
from weasyprint.layout import inline, preferred

from foldwell.typeset import engine_lines, engine_styles

WRITTEN_FOR = "70.0"


def take_shortcuts() -> None:
    """Put them in place, once for all engines of the process."""
    if weasyprint.__version__ == WRITTEN_FOR:
        ComputedStyle.__missing__ = engine_styles.compute
        inline.split_first_line = preferred.split_first_line = engine_lines.split_line
