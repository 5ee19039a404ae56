"""The pictures of a web page: drawings whose colours are custom properties, and a logo for light and for dark."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from foldwell.compose.artwork import Pictures
from foldwell.compose.logo import is_lost

if TYPE_CHECKING:
    from collections.abc import Mapping

    from foldwell.compose.palette import Palette
    from foldwell.compose.setting import View
    from foldwell.model.brochure import Brochure
    from foldwell.read.library import Library


class WebPictures(Pictures):
    """Hands out drawings as `var(--role)` draws them, and remembers them as assets."""

    def __init__(
        self, library: Library, brochure: Brochure, light: Palette, dark: Mapping[str, str], *, mono: bool = False
    ) -> None:
        self.roles = {role: f"var(--{role})" for role in light.roles}
        self._grounds = light.roles["ground"], dark["ground"]
        if self._grounds[0] != self._grounds[1] and _is_lost_in_the_dark(brochure, self._grounds[1]):
            brochure = replace(brochure, logo_reversed=None)
        super().__init__(library, brochure, replace(light, roles=self.roles), mono=mono)
        self._growth = 1.0

    @property
    def _has_ground(self) -> bool:
        """The head of a page always stands on the cover's ground."""
        return True

    def figure(self, name: str) -> View:
        """A drawing of the topic as it was drawn; the page's style sets its size."""
        return self._figure(name, f"figure-{name}.svg", self._paper_roles(), 1.0)

    def _spell(self, text: str) -> str:
        """A label as it is written: browsers join letters and turn lines by themselves."""
        return text

    def cover_figure(self, white: float) -> View | None:  # noqa: ARG002
        """The topic's drawing for the head of the page, as it was drawn."""
        name = self._brochure.topic.cover_figure
        return self._figure(name, f"cover-{name}.svg", self._palette.roles, 1.0) if name else None

    def logo(self) -> View | None:
        """The logo for the head of the page, and as `dark` the one for a dark screen, where that is another."""
        on_light, on_dark = self._grounds
        view = self._logo_on(on_light, "logo")
        if view is None:
            return None
        dark = self._logo_on(on_dark, "logo-dark")
        return view | {"dark": None if dark is None or on_light == on_dark else dark}

    def drawings(self) -> dict[str, str]:
        """SVG by asset, without `.svg`, of all drawings but logos, which keep their own colours."""
        named = ((name.removesuffix(".svg"), asset) for name, asset in self.assets.items() if name.endswith(".svg"))
        return {name: asset.data.decode() for name, asset in named if not name.startswith("logo")}


def _is_lost_in_the_dark(brochure: Brochure, ground: str) -> bool:
    """Whether the logo for dark grounds was made for another one, and the other logo on a plate shows instead."""
    return bool(brochure.logo and brochure.logo_reversed and is_lost(brochure.logo_reversed, ground))
