"""The colours of a brand: references into its palette resolved, every CSS colour as `#rrggbb`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coloraide import Color
from coloraide.css.color_names import name2val_map

from foldwell.errors import InputError
from foldwell.findings import error
from foldwell.model.brand import ROLE_NAMES, Brand, LightDark
from foldwell.read.suggestions import find_nearest, suggest
from foldwell.read.yaml_source import write_field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.findings import Finding
    from foldwell.read.yaml_source import Source, Steps

_CSS_NAMES = tuple(name2val_map)


class _NoColorError(ValueError):
    """A value that can't be resolved; its text is `what is wrong; what to write`."""


def resolve_colors(brand: Brand, source: Source) -> dict[str, str]:
    """The colour of each role that the brand gives, by role, as `#rrggbb`.

    Of a pair for light and dark grounds, the light one counts: paper is light. A name stands for a palette
    colour, else for another role, else for a CSS colour. Raises InputError with every colour that is
    unknown, transparent or defined by itself, in the palette too.
    """
    resolver = _Resolver(brand)
    roles = resolver.roles()
    wanted: dict[Steps, str] = {("color", "palette", name): value for name, value in brand.color.palette.items()}
    wanted |= {_role_steps(brand, role): value for role, value in roles.items()}
    findings = list(_check_print_names(brand, source))
    for steps, value in wanted.items():
        try:
            resolver.resolve(value, (_owner(steps),))
        except _NoColorError as problem:
            message, _, remedy = str(problem).partition("; ")
            findings.append(error("read.unknown-color", message, remedy, source.place(steps), write_field(steps)))
    if findings:
        raise InputError(findings)
    return {role: resolver.resolve(value, (_owner(("color", role)),)) for role, value in roles.items()}


def resolve_palette(brand: Brand) -> dict[str, str]:
    """The colours of a palette that was checked, by name, as `#rrggbb`."""
    resolver, palette = _Resolver(brand), brand.color.palette
    return {name: resolver.resolve(value, (f"palette.{name}",)) for name, value in palette.items()}


def _check_print_names(brand: Brand, source: Source) -> Iterator[Finding]:
    """Print colours are given for colours of the palette, by their names."""
    for name in brand.defaults.foldwell.print:
        if name not in brand.color.palette:
            steps = ("defaults", "foldwell", "print", name)
            remedy = suggest(name, brand.color.palette, nothing="add it to color.palette")
            yield source.error("read.unknown-color", f"the palette has no {name!r}", remedy, steps, at_key=True)


def _role_steps(brand: Brand, role: str) -> Steps:
    return ("color", role, "light") if isinstance(getattr(brand.color, role), LightDark) else ("color", role)


def _owner(steps: Steps) -> str:
    return f"palette.{steps[2]}" if steps[1] == "palette" else f"role.{steps[1]}"


@dataclass
class _Resolver:
    brand: Brand
    _palette: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._palette = dict(self.brand.color.palette)

    def roles(self) -> dict[str, str]:
        """The value that is written for each role that is given."""
        given = {role: getattr(self.brand.color, role) for role in ROLE_NAMES}
        values = {role: value.light if isinstance(value, LightDark) else value for role, value in given.items()}
        return {role: value for role, value in values.items() if value is not None}

    def resolve(self, value: str, passed: tuple[str, ...]) -> str:
        """`#rrggbb` of a value; `passed` are the names that led to it, the owner of the value last."""
        if value in self._palette and passed[-1] != f"palette.{value}":
            return self._follow(f"palette.{value}", self._palette[value], passed)
        roles = self.roles()
        if value in roles and value not in _CSS_NAMES:
            return self._follow(f"role.{value}", roles[value], passed)
        return self._read(value, (*self._palette, *roles))

    def _follow(self, name: str, value: str, passed: tuple[str, ...]) -> str:
        if name in passed:
            circle = " -> ".join(step.split(".", 1)[1] for step in (*passed[passed.index(name) :], name))
            raise _NoColorError(f"the colour is defined by itself ({circle}); write a colour such as #1a6b5c for one")
        return self.resolve(value, (*passed, name))

    @staticmethod
    def _read(value: str, names: tuple[str, ...]) -> str:
        try:
            color = Color(value)
        except ValueError:
            near = find_nearest(value, (*names, *_CSS_NAMES))
            hint = f"did you mean {near!r}?" if near else "write a palette name, or a colour such as #1a6b5c"
            raise _NoColorError(f"{value!r} is no colour; {hint}") from None
        if color.alpha() < 1:
            raise _NoColorError(f"{value!r} lets the ground shine through; write the colour without transparency")
        return color.convert("srgb").to_string(hex=True, fit=True)
