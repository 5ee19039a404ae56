"""What the net for claims finds in sentences that nobody tuned it on: bad ones found, good ones flagged.

The sentences (tests/edit/claims/) were written before the net and are split by the hash of their text: three in five
to tune on, the rest held out. Of those held out only the totals are told.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from foldwell.edit.claims.net import weave_net
from foldwell.read.lexicons import read_lexicon
from foldwell.read.library import Library
from foldwell.read.yaml_source import load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from foldwell.edit.claims.net import Net

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "tests/edit/claims"
TUNED_TENTHS = 6

Sample = tuple[str, str]
"""The rule that a sentence breaks, or what makes an honest one hard; and the sentence."""


def main() -> None:
    """Print found and flagged of each part, and with --misses what the net gets wrong in the part to tune on."""
    net = weave_net(read_lexicon(Library((ROOT,)), "en").claims, "en")
    parts = {"tuned": False, "held out": True}
    for name, held_out in parts.items():
        bad, good = (select(read_samples(file), held_out=held_out) for file in ("marketing", "leaflets"))
        print(f"{name:9}", tell_rates(net, bad, good))
        if not held_out:
            tell_groups(net, bad)
    for probe in list_probes():
        print(f"{probe:9}", tell_rates(net, read_samples(probe, "bad"), read_samples(probe, "good")))
    if "--misses" in sys.argv:
        tell_misses(net)


def list_probes() -> list[str]:
    """The files of sentences that were written after the net, each measured once and then tuned on."""
    return sorted(file.stem for file in SAMPLES.glob("probe-*.yaml"))


def read_samples(file: str, *groups: str) -> list[Sample]:
    """The sentences of a file, of some of its groups or of all."""
    told = load_yaml(SAMPLES / f"{file}.yaml", file).data
    return [(group, line) for group in groups or told for line in told[group].splitlines()]


def select(samples: Iterable[Sample], *, held_out: bool) -> list[Sample]:
    """The part that was held out, or the other."""
    return [sample for sample in samples if is_held_out(sample[1]) == held_out]


def is_held_out(sentence: str) -> bool:
    """Whether a sentence may not be tuned on."""
    return hashlib.sha256(sentence.encode()).digest()[0] % 10 >= TUNED_TENTHS


def count_caught(net: Net, samples: Iterable[Sample]) -> int:
    """How many sentences the net finds something in."""
    return sum(bool(net.find(sentence)) for _, sentence in samples)


def tell_rates(net: Net, bad: list[Sample], good: list[Sample]) -> str:
    """Both figures in a line."""
    found, flagged = count_caught(net, bad), count_caught(net, good)
    share = f"{100 * found / len(bad):.1f} % of the bad found, {100 * flagged / len(good):.1f} % of the good flagged"
    return f"{share} ({found} of {len(bad)}, {flagged} of {len(good)})"


def tell_groups(net: Net, bad: list[Sample]) -> None:
    """How many of each rule's sentences are found, and by that very rule."""
    for rule in sorted({rule for rule, _ in bad}):
        hits = [{hit.rule for hit in net.find(sentence)} for group, sentence in bad if group == rule]
        print(f"  {rule}: {sum(map(bool, hits))} of {len(hits)}, {sum(rule in hit for hit in hits)} by this rule")


def tell_misses(net: Net) -> None:
    """What the net gets wrong in the part to tune on."""
    bad, good = (select(read_samples(file), held_out=False) for file in ("marketing", "leaflets"))
    for probe in list_probes():
        bad, good = bad + read_samples(probe, "bad"), good + read_samples(probe, "good")
    for rule, sentence in bad:
        if not net.find(sentence):
            print("missed ", rule, sentence)
    for group, sentence in good:
        for hit in net.find(sentence):
            print("flagged", group, hit.rule, repr(hit.words), "|", sentence)


if __name__ == "__main__":
    main()
