"""What a finished web page must hold: told by the pipeline, held against the file by the checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from foldwell.model.theme import ContrastLevel


@dataclass(frozen=True)
class ExpectedPage:
    """Everything a web page is judged by.

    texts: every text node of the source, in reading order. own_words: what only the page says, anywhere.
    level: how strong the contrast of its roles must be, in light and in dark.
    """

    texts: tuple[str, ...]
    own_words: frozenset[str]
    title: str
    language: str
    direction: Literal["ltr", "rtl"]
    level: ContrastLevel = "standard"
