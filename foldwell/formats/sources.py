"""Who asks for a rule of wording: sources.yaml spells out the names that are cut short."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("sources.yaml")
OUR = "OUR"
"""What stands in a rule's source where nobody else asks for it."""


@cache
def read_sources() -> dict[str, str]:
    """Every name that is cut short, spelled out."""
    data: dict[str, str] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return data


def tell_source(source: str) -> str:
    """A rule's source as people read it: with our own judgement in words."""
    return re.sub(rf"\b{OUR}\b", read_sources()[OUR], source)


def spell_out(text: str) -> dict[str, str]:
    """The names that a text cuts short, in its order, each spelled out."""
    sources = read_sources()
    return {name: sources[name] for name in re.findall(r"\b[A-Z][A-Z0-9-]+\b", text) if name in sources}
