"""A brand in the published brand.yml format (posit-dev/brand-yml): meta, logo, color, typography, defaults."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeVar

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticUseDefault

from foldwell.model.base import Id, Measure, Model, Text
from foldwell.model.theme import DEFAULT_THEME

ROLE_NAMES = (
    "foreground",
    "background",
    "primary",
    "secondary",
    "tertiary",
    "success",
    "info",
    "warning",
    "danger",
    "light",
    "dark",
)


_Value = TypeVar("_Value")


def _skip_null(value: object) -> object:
    """A key with nothing behind it (`fonts:`) is a key that was left out, as in other readers of brand.yml."""
    if value is None:
        raise PydanticUseDefault
    return value


Given = Annotated[_Value, BeforeValidator(_skip_null)]


class _Open(Model):
    """A part of brand.yml that may carry keys of other tools."""

    model_config = ConfigDict(extra="allow", frozen=True, defer_build=True)


class LightDark(Model):
    """A value for light and one for dark grounds."""

    light: Text | None = None
    dark: Text | None = None


class LogoFile(Model):
    """A logo file with its description."""

    path: Text
    alt: Text | None = None


class LogoLightDark(Model):
    """A logo for light and one for dark grounds."""

    light: Text | LogoFile | None = None
    dark: Text | LogoFile | None = None


LogoChoice = Text | LogoFile | LogoLightDark


class Logo(Model):
    """Logo files, relative to the brand file; a size may name one of the images."""

    images: Given[dict[Text, Text | LogoFile]] = {}
    small: LogoChoice | None = None
    medium: LogoChoice | None = None
    large: LogoChoice | None = None


class Color(Model):
    """The palette and the roles its colours play; a role may name a colour of the palette."""

    palette: Given[dict[Text, Text]] = {}
    foreground: Text | LightDark | None = None
    background: Text | LightDark | None = None
    primary: Text | LightDark | None = None
    secondary: Text | LightDark | None = None
    tertiary: Text | LightDark | None = None
    success: Text | LightDark | None = None
    info: Text | LightDark | None = None
    warning: Text | LightDark | None = None
    danger: Text | LightDark | None = None
    light: Text | LightDark | None = None
    dark: Text | LightDark | None = None


class MetaName(_Open):
    """Full and short name."""

    full: Text | None = None
    short: Text | None = None


class Meta(_Open):
    """Name and links of the brand."""

    name: Text | MetaName | None = None
    link: Text | dict[Text, Any] | None = None


class FontFile(_Open):
    """One font file of a family."""

    path: Text
    weight: Any = None
    style: Any = None


class FontFamily(_Open):
    """A family and where it comes from."""

    family: Text
    source: Literal["file", "google", "bunny", "system"] = "system"
    files: Given[tuple[Text | FontFile, ...]] = ()


class Typography(_Open):
    """Typefaces. Only files of the clinic's own are used; other sources fall to the bundled faces, and are reported."""

    fonts: Given[tuple[FontFamily, ...]] = ()
    base: Any = None
    headings: Any = None


class Cmyk(Model):
    """Ink in percent."""

    c: Measure = Field(ge=0, le=100)
    m: Measure = Field(ge=0, le=100)
    y: Measure = Field(ge=0, le=100)
    k: Measure = Field(ge=0, le=100)


class PrintColor(Model):
    """How a palette colour is printed by a print shop."""

    cmyk: Cmyk | None = None
    spot: Text | None = None


class FoldwellDefaults(Model):
    """What brand.yml has no word for."""

    print: Given[dict[Text, PrintColor]] = {}
    cover: Literal["auto", "brand", "light"] = "auto"
    """Ground of the cover: the brand colour, or a light tint of it; auto leaves it to the theme."""
    theme: Id = DEFAULT_THEME
    """How brochures are dressed: calm, clear, warm, low-vision, or one of styles/themes/ of your own."""


class Defaults(_Open):
    """Settings for tools, each under the tool's name."""

    foldwell: Given[FoldwellDefaults] = FoldwellDefaults()


class Brand(_Open):
    """How a clinic looks."""

    meta: Given[Meta] = Meta()
    logo: Text | LogoFile | Logo | None = None
    color: Given[Color] = Color()
    typography: Given[Typography] = Typography()
    defaults: Given[Defaults] = Defaults()
