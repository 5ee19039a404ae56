"""The forms that a word of a lexicon takes in a text: more than exist, none of another word that matters."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SHORTEST = 3
"""Letters of the shortest word that is inflected."""
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdglmnprt]")
_AR = "ar o a as an amos e es en emos o aron aba aban ara aran aria arian ando ado ada ados adas arse andose"
_ER = "er o e es en emos a as an io ieron ia ian era eran eria erian iendo ido ida idos idas erse iendose"
_IR = "ir o e es en imos a as an io ieron ia ian ira iran iria irian iendo ido ida idos idas irse iendose"
_ARTICLES = ("", "ال", "و", "وال", "بال", "لل", "ب", "ل")
_ENDINGS = ("", "ة", "ات", "ا", "ون", "ين", "ية")


def fold(text: str) -> str:
    """A text in lower case without accents, so that `Regeneración` and `regeneracion` are one."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text.lower().replace("ñ", "\0").replace("’", "'"))
    return "".join(part for part in parts if not unicodedata.combining(part)).replace("\0", "ñ")


def list_forms(word: str, language: str) -> frozenset[str]:
    """The forms of a folded word; the word alone where it is short or its language is not known here."""
    inflect = _LANGUAGES.get(language)
    if inflect is None or len(word) < SHORTEST or not word.isalpha():
        return frozenset({word})
    return frozenset(inflect(word))


def _inflect_english(word: str) -> set[str]:
    if word.endswith("ize"):
        return {form for spelled in (word, f"{word[:-3]}ise") for form in _inflect_regularly(spelled)}
    return _inflect_regularly(word)


def _inflect_regularly(word: str) -> set[str]:
    if word.endswith("e"):
        return {word, word + "s", word + "d", word[:-1] + "ing"}
    if word.endswith("y") and word[-2] not in "aeiou":
        return {word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    doubled = {word + word[-1] + "ed", word + word[-1] + "ing"} if _DOUBLED.fullmatch(word[-3:]) else set()
    plural = "es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s"
    return {word, word + plural, word + "ed", word + "ing"} | doubled


def _inflect_spanish(word: str) -> set[str]:
    for infinitive, endings in (("ar", _AR), ("er", _ER), ("ir", _IR)):
        if word.endswith(infinitive) and len(word) > SHORTEST + 1:
            return {word[:-2] + ending for ending in endings.split()}
    if word.endswith("o"):
        return {word, word[:-1] + "a", word + "s", word[:-1] + "as"}
    if word.endswith("z"):
        return {word, word[:-1] + "ces"}
    return {word, word + "s", word + "es"}


def _inflect_arabic(word: str) -> set[str]:
    return {article + word + ending for article in _ARTICLES for ending in _ENDINGS}


_LANGUAGES: dict[str, Callable[[str], set[str]]] = {
    "en": _inflect_english,
    "es": _inflect_spanish,
    "ar": _inflect_arabic,
}
