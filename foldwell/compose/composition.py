"""A brochure and a fit become one HTML document with its styles and pictures."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined

from foldwell.compose.artwork import Pictures
from foldwell.compose.bidi import isolate_html
from foldwell.compose.candidates import list_candidates
from foldwell.compose.citations import number_refs
from foldwell.compose.colour_roles import face_roles, substitute_roles
from foldwell.compose.formats import Formats
from foldwell.compose.han_spacing import HAN_LANGUAGES, close_up, keep_phrases
from foldwell.compose.inline import keep_with
from foldwell.compose.page_views import foot_line, view_cover, view_frame
from foldwell.compose.pages import page_rules
from foldwell.compose.palette import Palette, derive_palette
from foldwell.compose.phone_links import phone_link
from foldwell.compose.setting import Setting, View
from foldwell.compose.shared_parts import SharedParts, place_anew, seal
from foldwell.compose.template_errors import explain_template_error, source_file
from foldwell.compose.type_cap import cap_type
from foldwell.compose.wording import printed_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from markupsafe import Markup

    from foldwell.compose.artwork import Asset
    from foldwell.compose.candidates import Candidate
    from foldwell.compose.fit import Fit
    from foldwell.findings import Finding
    from foldwell.model.brochure import Brochure
    from foldwell.model.theme import ContrastLevel
    from foldwell.read.library import Library

_ICON = re.compile(r"asset:icon-([a-z0-9-]+)\.svg")


@dataclass(frozen=True)
class Composition:
    """One document, ready to be typeset.

    styles: how it looks, the same for every fit; page_styles: the panels as pages, and the body size.
    assets: pictures by the name that `asset:<name>` calls them.
    foot: the line at the foot of every page. title: of the document, with the word Draft where it is one.
    findings: what the palette and the pictures had to change or advise.
    """

    html: str
    styles: str
    page_styles: str
    assets: Mapping[str, Asset]
    title: str
    foot: str
    palette: Palette
    findings: tuple[Finding, ...] = ()

    @property
    def body_styles(self) -> str:
        """Size and leading of the body: the last rule of the page styles."""
        return self.page_styles.rpartition("\n")[2]

    @property
    def css(self) -> str:
        """Both styles, in the order they apply."""
        return f"{self.styles}\n{self.page_styles}"


class Composer:
    """Composes brochures with the templates and styles of one library; templates are parsed once.

    over: a folder of templates, such as `web/`, that win over those of the same name.
    """

    def __init__(self, library: Library, over: str = "", templates: Environment | None = None) -> None:
        """Templates: those of another composer of the library, parsed already."""
        self.library = library
        self._over = over
        self.templates = templates or Environment(
            loader=FunctionLoader(self._template), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self.templates.filters |= {"keep_with": keep_with, "phone_link": phone_link}

    def _template(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        files = [source_file(name) for name in dict.fromkeys((self._over + name, name))]
        file = next(filter(self.library.find, files), None)
        return (self.library.read_text(file), file, lambda: True) if file else None

    def compose(
        self,
        brochure: Brochure,
        fit: Fit,
        *,
        mono: bool = False,
        stand_ins: Palette | None = None,
        shared: SharedParts | None = None,
    ) -> Composition:
        """The document of a brochure with one fit.

        mono: in greys, for the black-and-white laser. stand_ins: colours that are drawn in place of the palette's.
        shared: what `share` made of a brochure of the same group with the same fit, ink and colours.
        """
        palette = choose_palette(brochure, mono=mono)
        drawn = stand_ins or palette
        shared = shared or self.share(brochure, fit, drawn, mono=mono)
        pictures = Pictures(self.library, brochure, drawn, mono=mono, seen=palette)
        page = shared.view_page(brochure, pictures)
        html = self.render(_template_of(brochure), page, shared.place_once)
        html = set_script(html, brochure)
        icons = {shared.pictures.icon(name) for name in set(_ICON.findall(html + shared.styles))}
        assets = {name: one for name, one in shared.pictures.assets.items() if name in icons or not _is_icon(name)}
        return Composition(
            html=html,
            styles=shared.styles,
            page_styles=shared.page_styles,
            assets=dict(sorted((assets | pictures.assets).items())),
            title=str(page["title"]),
            foot=foot_line(shared.setting.brochure),
            palette=palette,
            findings=(*palette.findings, *pictures.findings),
        )

    def share(self, brochure: Brochure, fit: Fit, drawn: Palette, *, mono: bool = False) -> SharedParts:
        """What all brochures of a brochure's group have in common with one fit; drawn: the colours of drawings."""
        with _explained():
            self.templates.get_template(_template_of(brochure))
        sealed = seal(brochure)
        pictures = Pictures(self.library, sealed, drawn, mono=mono)
        setting, chosen = make_setting(sealed, fit, pictures)
        return SharedParts(
            setting,
            pictures,
            chosen,
            frame=view_frame(setting, chosen),
            cover=view_cover(setting, pictures),
            styles=self._styles(sealed, drawn),
            page_styles=_page_styles(sealed, fit, foot_line(sealed)),
        )

    def render(self, name: str, page: View, place: Callable[..., Markup] = place_anew) -> str:
        """A template filled in; raises InputError where it has a mistake. place: as `SharedParts.place_once`."""
        with _explained():
            return self.templates.get_template(name).render(page=page | {"place": place})

    def _styles(self, brochure: Brochure, palette: Palette) -> str:
        """Every brochure's looks, the theme's, the layout's, which knows its room, and last the language's."""
        kinds = ("brochure", f"themes/{brochure.theme_id}", f"layouts/{brochure.layout_id}")
        names, theme = [f"styles/{kind}.css" for kind in kinds], brochure.theme
        names += script_styles(brochure, self.library)
        faces = face_roles(theme, brochure.locale.typefaces)
        roles = {**palette.roles, "panel": palette.roles[theme.panels], **faces}
        styles = "\n".join(substitute_roles(self.library.read_text(name), roles, name) for name in names)
        scale, least = brochure.layout.notice_scale, brochure.layout.reading.body_min
        return cap_type(styles, scale, least) if brochure.standing_notice and scale else styles


def _template_of(brochure: Brochure) -> str:
    return f"layouts/{brochure.layout_id}.html.j2"


@contextmanager
def _explained() -> Iterator[None]:
    """Tell a mistake in a template as an InputError."""
    try:
        yield
    except Exception as fault:
        explained = explain_template_error(fault)
        if explained is None:
            raise
        raise explained from fault


def _is_icon(name: str) -> bool:
    return name.startswith("icon-")


def set_script(html: str, brochure: Brochure) -> str:
    """A document with what its script asks for between its words."""
    if brochure.is_right_to_left:
        return isolate_html(html)
    if brochure.locale_tag.split("-")[0] in HAN_LANGUAGES:
        return keep_phrases(close_up(html))
    return html


def script_styles(brochure: Brochure, library: Library) -> list[str]:
    """The style sheet of the language, where it has one."""
    name = f"styles/locales/{brochure.written_locale}.css"
    return [name] if library.find(name) else []


def make_setting(brochure: Brochure, fit: Fit, pictures: Pictures) -> tuple[Setting, list[Candidate]]:
    """What the views of one brochure share, and the blocks that a fit chose, in reading order."""
    chosen = [candidate for candidate in list_candidates(brochure).all if candidate.id in fit.blocks]
    numbers = number_refs(brochure, [candidate.block for candidate in chosen])
    terms = printed_terms(brochure, chosen)
    entries = {"glossary": terms, "references": numbers}
    setting = Setting(
        brochure=brochure,
        fit=fit,
        numbers=numbers,
        terms=terms,
        figure=pictures.figure,
        array=pictures.array,
        qr=pictures.qr,
        photo=pictures.photo,
        formats=Formats(brochure.written_locale, brochure.locale),
    )
    return setting, [candidate for candidate in chosen if entries.get(candidate.block.kind, True)]


def choose_palette(brochure: Brochure, *, mono: bool) -> Palette:
    """The palette that a brochure's brand and theme ask for."""
    wish, theme = brochure.brand.defaults.foldwell.cover, brochure.theme
    cover, ink = theme.cover if wish == "auto" else wish, "mono" if mono else "colour"
    return _derive_palette(tuple(brochure.colors.items()), cover, ink, theme.contrast)


@lru_cache(maxsize=512)
def _derive_palette(colors: tuple[tuple[str, str], ...], cover: str, ink: str, level: ContrastLevel) -> Palette:
    """Each brand's palette, made once for all its brochures."""
    return derive_palette(dict(colors), cover=cover, ink=ink, level=level)  # type: ignore[arg-type]


def _page_styles(brochure: Brochure, fit: Fit, foot: str) -> str:
    script = brochure.locale.typefaces
    leading = brochure.layout.reading.leading * (script.leading if script else 1)
    size = f"html{{font-size:{fit.body:g}pt;line-height:{leading:g}}}"
    slots = "" if fit.reserves else "\n[data-slot]:not(.code-slot){min-height:0!important}"
    return page_rules(brochure, foot, measuring=fit.measuring) + "\n" + size + slots
