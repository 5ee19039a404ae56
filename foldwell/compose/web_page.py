"""A brochure as one web page: the words and blocks of its fit, set for any screen, in light and in dark."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.compose.artwork import Pictures
from foldwell.compose.bidi import END_ISOLATE, LTR_ISOLATE
from foldwell.compose.colour_roles import face_roles, substitute_roles
from foldwell.compose.composition import Composer, choose_palette, make_setting, script_styles, set_script
from foldwell.compose.dark_palette import derive_dark
from foldwell.compose.formats import fill
from foldwell.compose.inline_drawings import set_drawings
from foldwell.compose.page_views import foot_line, view_brand, view_cover, view_notice
from foldwell.compose.page_views import view_section as view_print_section
from foldwell.compose.views import view_block
from foldwell.compose.web_pictures import WebPictures
from foldwell.model.inline import plain_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from foldwell.compose.artwork import Asset
    from foldwell.compose.candidates import Candidate
    from foldwell.compose.composition import Composition
    from foldwell.compose.fit import Fit
    from foldwell.compose.setting import Setting, View
    from foldwell.model.brochure import Brochure
    from foldwell.read.library import Library

_MARKS = re.compile(f"[{LTR_ISOLATE}{END_ISOLATE}]")
_CITES = re.compile(r' data-cites="([^"]+)"')
_SYMBOL = re.compile(r"\bsymbol-([a-z0-9-]+)")
_LEAST_SECTIONS = 5
"""Sections from which a page has a list of them to jump by."""
_COVER_WORDS = ("kicker", "purpose", "first_message", "choice")


@dataclass(frozen=True)
class WebPage:
    """A page without its fonts and pictures: both are set in when it is finished.

    html: pictures are called as `asset:<name>`. styles: its own, where colours are custom properties by role.
    light, dark: what those are, `#rrggbb`. assets: pictures by name.
    words: the same blocks as the print templates spell them, which the page is held against.
    own_words: what only the page says, in any place: links to jump by.
    """

    html: str
    styles: str
    light: Mapping[str, str]
    dark: Mapping[str, str]
    assets: Mapping[str, Asset]
    words: str
    own_words: tuple[str, ...]
    title: str
    foot: str


class WebComposer:
    """Composes web pages with the templates and styles of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._print = Composer(library)
        self._web = Composer(library, over="web/")

    def compose(self, brochure: Brochure, fit: Fit, printed: Composition, *, mono: bool = False) -> WebPage:
        """The page of a brochure with the blocks of its fit.

        printed: the panels' document; of the cover's words the page shows those that it shows. mono: in greys.
        """
        light = choose_palette(brochure, mono=mono)
        dark = derive_dark(light, ink="mono" if mono else "colour", level=brochure.theme.contrast)
        pictures = WebPictures(self._library, brochure, light, dark, mono=mono)
        setting, chosen = make_setting(brochure, fit, pictures)
        page = _page(setting, chosen, pictures, printed)
        html = self._web.render("page.html.j2", page)
        words = set_script(self._print.render("web/words.html.j2", page), brochure)
        icons = Pictures(self._library, brochure, light, mono=mono)
        styles = f"{self._styles(brochure, pictures.roles)}\n{_symbol_rules(html, icons)}"
        html = _mark_first_citations(html)
        html = set_drawings(set_script(html, brochure), pictures.drawings())
        assets = {**pictures.assets, **icons.assets}
        called = {name: assets[name] for name in sorted(assets) if f"asset:{name}" in html + styles}
        return WebPage(
            html, styles, {**light.roles, "panel": light.roles[brochure.theme.panels]},
            {**dark, "panel": dark[brochure.theme.panels]}, called, words, _own_words(setting),
            str(page["title"]), foot_line(brochure),
        )  # fmt: skip

    def _styles(self, brochure: Brochure, roles: Mapping[str, str]) -> str:
        """The page's looks, the theme's and the language's over them; roles stay custom properties, all known."""
        theme = f"styles/themes/{brochure.theme_id}.css"
        names = ("styles/web.css", theme, *script_styles(brochure, self._library))
        kept = {**roles, "panel": "var(--panel)", **face_roles(brochure.theme, brochure.locale.typefaces)}
        return "\n".join(substitute_roles(self._library.read_text(name), kept, name) for name in names)


def _symbol_rules(html: str, pictures: Pictures) -> str:
    """Where each symbol of the page is: a shape that the style fills with the colour of the text it stands by."""
    rules = []
    for name in sorted(set(_SYMBOL.findall(html))):
        pictures.icon(name)
        rules.append(f".symbol-{name}::before{{mask-image:url(asset:icon-{name}.svg)}}")
    return "\n".join(rules)


def _mark_first_citations(html: str) -> str:
    """The page with an id on the first citation of each source, for the source to lead back to."""
    seen: set[str] = set()

    def mark(found: re.Match[str]) -> str:
        is_first = found[1] not in seen
        seen.add(found[1])
        return f' id="cite-{found[1]}"' if is_first else ""

    return _CITES.sub(mark, html)


def _page(setting: Setting, chosen: list[Candidate], pictures: WebPictures, printed: Composition) -> View:
    brochure, fixed = setting.brochure, setting.brochure.locale.words
    title = plain_text(brochure.words.title)
    cover = view_cover(setting, pictures) | view_brand(brochure, pictures)
    told = _MARKS.sub("", printed.html)
    shown = {name: cover[name] if _MARKS.sub("", f">{cover[name]}<") in told else None for name in _COVER_WORDS}
    figure = cover["figure"] if "asset:cover-" in printed.html else None
    draft_note = setting.text(fixed.draft_note) if brochure.is_draft and not brochure.layout.needs_notice else None
    sections = [_view_sections(zone.id, setting, chosen) for zone in brochure.layout.zones]
    return {
        "language": brochure.locale_tag,
        "direction": brochure.locale.direction,
        "detail": brochure.layout.detail,
        "title": fill(fixed.draft_title, title=title) if brochure.is_draft else title,
        "description": plain_text(brochure.words.purpose),
        "draft_note": draft_note,
        "cites": any(candidate.block.kind == "references" for candidate in chosen),
        "narrow": {},
        "unit_styles": {},
        "cover": {**cover, **shown, "figure": figure},
        "notice": view_notice(setting),
        "has_standing_notice": brochure.standing_notice is not None,
        "zones": [
            {"id": zone.id, "ground": zone.ground and bool(zone.holds), "sections": held}
            for zone, held in zip(brochure.layout.zones, sections, strict=True)
        ],
        "has_contents": sum(map(len, sections)) >= _LEAST_SECTIONS,
        "guide": brochure.guide,
        "guide_shown": _show_address(brochure.guide),
        "fixed": fixed,
        "back": [fill(fixed.web_back, number=number) for number in range(1, len(setting.numbers) + 1)],
        "foot": foot_line(brochure),
    }


def _view_sections(zone: str, setting: Setting, chosen: list[Candidate]) -> list[View]:
    own = [candidate for candidate in chosen if candidate.zone == zone]
    names = dict.fromkeys(candidate.section.id for candidate in own)
    grouped = ([candidate for candidate in own if candidate.section.id == name] for name in names)
    sections = [view_print_section(held, setting, [view_block(c.block, setting) for c in held]) for held in grouped]
    more = fill(setting.brochure.locale.words.web_more_sources, count=len(setting.brochure.topic.references))
    for section in sections:
        blocks: list[View] = section["blocks"]  # type: ignore[assignment]
        section["blocks"] = [block | {"more": more} if block["kind"] == "references" else block for block in blocks]
    return sections


def _show_address(url: str) -> str:
    return url.split("://", 1)[-1].rstrip("/")


def _own_words(setting: Setting) -> tuple[str, ...]:
    """What the page says beside the words of its blocks."""
    fixed = setting.brochure.locale.words
    return fixed.web_skip, fixed.web_guide, _show_address(setting.brochure.guide), "↑"
