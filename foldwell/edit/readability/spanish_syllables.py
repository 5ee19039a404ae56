"""How many syllables a Spanish word has, counted by its spelling, which tells it nearly always.

Each strong vowel (a, e, o) is a syllable. A weak one (i, u) joins its neighbour, but not where it bears the accent
next to a strong one (`ar-te-rí-a`), nor beside its own like (`an-ti-in`). Between vowels an h is silent and parts
nothing, and the u of `que`, `gui` is none (Real Academia Española, Ortografía 2010, on diphthongs and hiatus).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_VOWELS = "aeiouáéíóúü"
_STRONG = "aeoáéó"
_GROUP = re.compile(f"[{_VOWELS}]+")
_LETTER = re.compile(r"[A-ZÑ]\.?")
_INITIALS = re.compile(r"(?:[A-ZÑ]\.?){2,6}")
_TWO_SYLLABLES, _FOUR_SYLLABLES = frozenset("FHJLMNÑRSXZV"), frozenset("W")
"""Names of letters with more than one syllable: `efe`, `hache`, `uve doble`."""


@lru_cache(maxsize=20_000)
def count_spanish_syllables(word: str) -> int:
    """Syllables of one word, at least 1; a figure counts one, initials by the names of their letters.

    The parts of a word with hyphens or dots are added up.
    """
    if _INITIALS.fullmatch(word):
        return sum(_name_letter(letter[0]) for letter in _LETTER.findall(word))
    plain = unicodedata.normalize("NFC", word.lower())
    return max(1, sum(_count_part(part) for part in re.findall(r"[^\W\d_]+", plain)))


def _name_letter(letter: str) -> int:
    return 4 if letter in _FOUR_SYLLABLES else 2 if letter in _TWO_SYLLABLES else 1


def _count_part(part: str) -> int:
    part = re.sub(r"qu(?=[eiéí])|gu(?=[eiéí])", "g", part)
    part = re.sub(f"(?<=[{_VOWELS}])h(?=[{_VOWELS}])", "", part)
    part = re.sub(f"y(?![{_VOWELS}])", "i", part)
    return max(1, sum(_count_group(group) for group in _GROUP.findall(part)))


def _count_group(vowels: str) -> int:
    """Syllables of vowels that follow one another."""
    strong = sum(vowel in _STRONG for vowel in vowels)
    if not strong:
        return 2 if vowels in {"ii", "uu", "iü", "ií", "uú"} else 1
    return strong + sum(vowel in "íú" for vowel in vowels)
