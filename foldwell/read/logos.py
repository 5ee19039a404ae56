"""Which files a brand names as its logo, for light and for dark grounds."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from foldwell.findings import Finding, error, warning
from foldwell.model.brand import Brand, Logo, LogoFile, LogoLightDark
from foldwell.read.suggestions import suggest
from foldwell.read.yaml_source import write_field

if TYPE_CHECKING:
    from foldwell.read.yaml_source import Source, Steps

_SIZES = ("large", "medium", "small")
"""The order in which a printed brochure takes them: brand.yml means large for marketing material."""


class LogoFiles(NamedTuple):
    """Paths relative to the brand file; None where the brand gives none."""

    light: str | None
    dark: str | None
    findings: tuple[Finding, ...]


def choose_logo(brand: Brand, source: Source) -> LogoFiles:
    """The logo for light grounds and the one for dark grounds, from the largest size that is given.

    Addresses, absolute paths and paths out of the clinic's folder are errors.
    """
    logo = brand.logo
    steps: Steps = ("logo",)
    images: dict[str, str | LogoFile] = {}
    chosen: str | LogoFile | LogoLightDark | None = None
    if isinstance(logo, Logo):
        images = logo.images
        size = next((size for size in _SIZES if getattr(logo, size) is not None), None)
        if size:
            steps, chosen = ("logo", size), getattr(logo, size)
    else:
        chosen = logo
    findings: list[Finding] = []
    if isinstance(chosen, LogoLightDark):
        light = _read_file(chosen.light, (*steps, "light"), images, source, findings)
        dark = _read_file(chosen.dark, (*steps, "dark"), images, source, findings)
    else:
        light, dark = _read_file(chosen, steps, images, source, findings), None
    if light is None and not findings:
        remedy = "name one under logo:, in small, medium or large for light grounds"
        findings.append(warning("read.no-logo", "the brand gives no logo for light grounds", remedy, source.place()))
    return LogoFiles(light, dark, tuple(findings))


def _read_file(
    value: str | LogoFile | None,
    steps: Steps,
    images: dict[str, str | LogoFile],
    source: Source,
    findings: list[Finding],
) -> str | None:
    if value is None:
        return None
    if isinstance(value, str) and value in images:
        steps = ("logo", "images", value)
        value = images[value]
    path = value.path if isinstance(value, LogoFile) else value
    problem = _find_problem(path, list(images))
    if problem:
        place = source.place((*steps, "path") if isinstance(value, LogoFile) else steps)
        findings.append(error("read.logo-path", *problem, place, write_field(steps)))
        return None
    return path


def _find_problem(path: str, images: list[str]) -> tuple[str, str] | None:
    parts = PurePosixPath(path).parts
    if "://" in path or path.startswith(("//", "data:")):
        return f"{path!r} is an address", "keep the logo as a file beside _brand.yml and write its name"
    if "\\" in path or path.startswith(("/", "~")) or (len(path) > 1 and path[1] == ":"):
        return f"{path!r} is not a path inside the clinic's folder", "write it from there, with /, such as logo.svg"
    if ".." in parts:
        return f"{path!r} leads out of the clinic's folder", "keep the logo beside _brand.yml"
    if "." not in parts[-1]:
        return f"{path!r} is neither a file nor one of logo.images", suggest(path, images, "write a file name")
    return None
