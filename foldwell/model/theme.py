"""A theme: how a brochure is dressed (`styles/themes/<theme>.css`), and what its style sheet can't say."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from foldwell.model.base import Measure, Model, Text

DEFAULT_THEME = "calm"
FALLBACK_FAMILY = "Source Sans 3"
"""Bundled family that sets the signs which a theme's own typefaces lack, such as arrows and check marks."""

ContrastLevel = Literal["standard", "high"]


class Theme(Model):
    """What stands in `styles/themes/<theme>.yaml`; a key that is left out is as in the theme calm."""

    schema_: Literal["theme/1"] = Field(default="theme/1", alias="schema")
    text: Text = FALLBACK_FAMILY
    """Family of the running text, as its files in styles/fonts/ name it; `var(--text-face)` in style sheets."""
    headings: Text = "Source Serif 4"
    """Family of titles and headings; `var(--heading-face)` in style sheets."""
    cover: Literal["brand", "light", "paper"] = "brand"
    """Ground of the cover where the brand leaves it open: the brand's colour, a tint of it, or white paper."""
    panels: Literal["warm", "tint", "paper"] = "warm"
    """Ground of the panels that a layout sets apart from the others; `var(--panel)` in style sheets."""
    contrast: ContrastLevel = "standard"
    """How strong contrast is at least: body, small text and marks at 7, 4.5 and 3 to 1; high is 12, 7 and 4.5."""
    least_type: Measure = Field(default=9, ge=9, le=12)
    """Type size in points that nothing on the page is under."""

    @property
    def families(self) -> frozenset[str]:
        """The families that it sets text in."""
        return frozenset({self.text, self.headings, FALLBACK_FAMILY})
