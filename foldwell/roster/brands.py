"""The part of a sheet that goes into `_brand.yml`: names, logos and colours."""

from __future__ import annotations

from contextlib import suppress
from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING

from coloraide import Color

from foldwell.roster.logos import STEMS
from foldwell.roster.merging import get_value, set_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from foldwell.read.yaml_nodes import Data
    from foldwell.read.yaml_source import Steps
    from foldwell.roster.logos import Ground

_NAME: Steps = ("meta", "name")
_SIZES = ("large", "medium", "small")


def read_brand_value(brand: Data, steps: Steps) -> str:
    """What stands in a brand for a column: a text, or a colour as `#rrggbb`; empty where there is none."""
    if steps[0] == "color":
        return _read_color(brand, str(steps[1]))
    value = get_value(brand, steps)
    return value if isinstance(value, str) else ""


def _read_color(brand: Data, role: str) -> str:
    """The colour of a role, through the palette."""
    value = get_value(brand, ("color", role))
    value = value.get("light") if isinstance(value, dict) else value
    for _ in range(10):
        if not isinstance(value, str):
            return ""
        named = get_value(brand, ("color", "palette", value))
        if named is None or named == value:
            break
        value = named
    return show_color(str(value))


@cache
def show_color(value: str) -> str:
    """A CSS colour as `#rrggbb`; what is none as it is."""
    with suppress(ValueError):
        color = Color(value)
        if color.alpha() == 1:
            return color.convert("srgb").to_string(hex=True, fit=True)
    return value


def merge_brand(brand: Data, names: tuple[str, str], values: Iterable[tuple[Steps, Data]]) -> dict[str, Data]:
    """A brand with what a row says. names: the clinic's name before and now; where the brand had it, it follows."""
    merged = deepcopy(brand) if isinstance(brand, dict) else {}
    before, now = names
    if before and now and before != now:
        _rename(merged, before, now)
    for steps, value in values:
        if steps == (*_NAME, "short"):
            _set_short_name(merged, value, now)
        elif steps[0] == "color" and isinstance(get_value(merged, steps), dict):
            set_value(merged, (*steps, "light"), value)
        else:
            set_value(merged, steps, value)
    return merged


def _rename(brand: Data, before: str, now: str) -> None:
    """Give the brand's name and the logos' descriptions the clinic's new name."""
    for steps in (_NAME, (*_NAME, "full")):
        if get_value(brand, steps) == before:
            set_value(brand, steps, now)
    images = get_value(brand, ("logo", "images"))
    for name in images if isinstance(images, dict) else ():
        if get_value(images, (name, "alt")) == before:
            set_value(images, (name, "alt"), now)


def _set_short_name(brand: Data, value: Data, name: str) -> None:
    full = get_value(brand, _NAME)
    if isinstance(full, str) or full is None:
        set_value(brand, _NAME, {"full": full or name, "short": value} if value else full)
    else:
        set_value(brand, (*_NAME, "short"), value)


def start_brand(name: str, web: str) -> dict[str, Data]:
    """The brand of a new clinic, before its row is laid in."""
    return {"meta": {"name": name, "link": web} if web else {"name": name}}


def name_logo(brand: dict[str, Data], ground: Ground, ending: str) -> str:
    """The file's name that a logo gets; the brand is changed to name it, where it does not yet."""
    steps = find_logo(brand, ground)
    written = get_value(brand, steps) if steps else None
    if isinstance(written, str) and written.lower().endswith(ending) and not set(written) & set("/\\:"):
        return written
    name = f"{STEMS[ground]}{ending}"
    set_value(brand, steps or _place_logo(brand, ground), name)
    return name


def _place_logo(brand: dict[str, Data], ground: Ground) -> Steps:
    """Where a logo's name goes that the brand has no place for yet; one that stands for all grounds moves to light."""
    logo = brand.get("logo")
    if isinstance(logo, str) or (isinstance(logo, dict) and "path" in logo):
        brand["logo"] = {"medium": {"light": logo}}
    size = _find_size(brand) or "medium"
    chosen = get_value(brand, ("logo", size))
    if isinstance(chosen, str) or (isinstance(chosen, dict) and "path" in chosen):
        set_value(brand, ("logo", size), {"light": chosen})
    return ("logo", size, ground)


def find_logo(brand: Data, ground: Ground) -> Steps | None:
    """The path to the name of the file of a logo that the brand gives for a ground; None where it gives none."""
    size = _find_size(brand)
    steps: Steps = ("logo", size) if size else ("logo",)
    chosen = get_value(brand, steps)
    if isinstance(chosen, dict) and "path" not in chosen:
        steps = (*steps, ground)
        chosen = get_value(brand, steps)
    elif ground == "dark":
        return None
    if isinstance(chosen, str) and get_value(brand, ("logo", "images", chosen)) is not None:
        steps = ("logo", "images", chosen)
        chosen = get_value(brand, steps)
    if isinstance(chosen, dict):
        return (*steps, "path") if "path" in chosen else None
    return steps if isinstance(chosen, str) else None


def _find_size(brand: Data) -> str | None:
    """The size of the logo that a brochure takes."""
    logo: Mapping[str, Data] | Data = get_value(brand, ("logo",))
    return next((size for size in _SIZES if isinstance(logo, dict) and logo.get(size) is not None), None)
