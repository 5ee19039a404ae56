"""Words that differ from those of another locale of the same language (`<locale>.yaml` with `based_on:`)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from foldwell.model.base import Id, LocaleTag, Model, RefId, Text
from foldwell.model.words import FigureWords, GlossaryTerm


class WordsOverlay(Model):
    """What a locale says otherwise than the one that it is based on; every other text is that one's."""

    schema_: Literal["words-overlay/1"] = Field(alias="schema")
    based_on: LocaleTag
    """The locale whose words serve where nothing else is said here, such as en-US."""
    terms: dict[Text, Text] = {}
    """Words that are put in place of others in every text that is not told anew, such as `shot: injection`; the
    longest first, as whole words, with a capital where the other had one."""
    title: Text | None = Field(default=None, max_length=60)
    kicker: Text | None = None
    purpose: Text | None = None
    choice: Text | None = None
    main_message: tuple[Text, ...] | None = Field(default=None, min_length=1, max_length=3)
    sections: dict[Id, Text] = {}
    blocks: dict[Id, Text | dict[Id, Text]] = {}
    claims: dict[Id, Text] = {}
    numbers: dict[Id, dict[str, Text | dict[Id, Text]]] = {}
    options: dict[Id, dict[str, Text]] = {}
    status: dict[Text, Text] = {}
    glossary: dict[Id, GlossaryTerm] = {}
    figures: dict[Id, FigureWords] = {}
    references: dict[RefId, Text] = {}
