"""Rules on how chances and changes are told (NU-01 to NU-04, NU-07, NU-08, NU-11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.edit.numbers.number_phrases import find_digits, fold
from foldwell.edit.rules import Fault, Rule
from foldwell.edit.sentences import split_sentences
from foldwell.findings import Severity
from foldwell.model.counts import BANDS
from foldwell.model.told_blocks import ClaimBlock, Cost, Harm, IconArray

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.numbers.chances import Told
    from foldwell.edit.passages import Passage
    from foldwell.edit.rules import Manuscript

PAIR = 2


def _check_frequencies(manuscript: Manuscript) -> Iterator[Fault]:
    """NU-01: percentages and fractions of people without people out of a group beside them."""
    reader = manuscript.reader
    for passage in _find_effects(manuscript):
        if reader.counts(passage.text):
            continue
        found = reader.percents(passage.text)
        is_effect = bool(passage.side) or passage.path.startswith(("words:claims.", "words:options."))
        if is_effect and not found:
            found = reader.decimals(passage.text)
        if found:
            yield Fault(
                passage.path,
                f"{found[0]!r} tells a chance or a change that many readers can't picture",
                "tell people out of a group, such as “18 of 100 people”, or round: “about 1 point (scale 0 to 10)”",
                words=found[0],
            )


def _find_effects(manuscript: Manuscript) -> Iterator[Passage]:
    """Passages that may tell an effect: not those on money."""
    money = {one.block.id for one in manuscript.blocks if isinstance(one.block, Cost) or one.section.kind == "cost"}
    for passage in manuscript.passages:
        is_cost = passage.path.startswith("words:options.") and passage.path.endswith(".cost")
        if passage.block not in money and not is_cost:
            yield passage


def _check_one_whole(manuscript: Manuscript) -> Iterator[Fault]:
    """NU-02: groups of different size inside one comparison."""
    wholes: dict[str, Told] = {}
    for passage, told in _find_counts(manuscript):
        first = wholes.setdefault(_name_comparison(passage), told)
        if first.n != told.n:
            yield Fault(
                passage.path,
                f"{first.words!r} and {told.words!r} are told of groups of different size, so they can't be compared",
                f"tell both out of the same number, such as {round(first.share * 100)} and "
                f"{round(told.share * 100)} of 100",
                words=told.words,
            )


def _name_comparison(passage: Passage) -> str:
    """What a passage is compared within: its claim, its field of the options table, or its block."""
    if passage.path.startswith("words:options."):
        return passage.path.rpartition(".")[2].removesuffix("_short")
    return passage.block or passage.path


def _find_counts(manuscript: Manuscript) -> Iterator[tuple[Passage, Told]]:
    for passage in manuscript.passages:
        for told in manuscript.reader.counts(passage.text):
            yield passage, told


def _check_comparison(manuscript: Manuscript) -> Iterator[Fault]:
    """NU-03: a gain in numbers without the group it is compared with."""
    gains = manuscript.evidence.gains
    for passage in manuscript.passages:
        counts = manuscript.reader.counts(passage.text)
        is_benefit = passage.side == "benefit" or any((told.k, told.n) in gains for told in counts)
        if len(counts) == 1 and is_benefit and not passage.path.startswith("words:options."):
            yield Fault(
                passage.path,
                f"{counts[0].words!r} is told without the people who did not have the treatment, so it seems to be its "
                "doing",
                "tell both groups: “47 of 100 felt much better. So did 55 of 100 with salt water.”",
                words=counts[0].words,
            )


def _check_relative(manuscript: Manuscript) -> Iterator[Fault]:
    """NU-04: a change without what it starts from."""
    for passage in _find_effects(manuscript):
        found = manuscript.reader.relatives(passage.text)
        if found and len(manuscript.reader.counts(passage.text)) < PAIR:
            yield Fault(
                passage.path,
                f"{found[0]!r} tells how much something changes, and not from what: half of very little is little",
                "tell both: “2 of 100 people, instead of 4 of 100”",
                words=found[0],
            )


def _check_words_for_chance(manuscript: Manuscript) -> Iterator[Fault]:
    """NU-07: rare, common and the like without a number, or with one that they do not stand for."""
    reader = manuscript.reader
    for passage in manuscript.passages:
        for sentence in split_sentences(passage.text):
            counts = reader.counts(sentence)
            for words, name in reader.bands(sentence):
                band = BANDS[name]
                if not counts:
                    message = f"{words!r} means something else to each reader"
                    remedy = f"add a number, such as “{words} ({band.told})”"
                    yield Fault(passage.path, message, remedy, Severity.WARNING, words=words)
                elif not band.least <= counts[0].share <= band.below:
                    message = f"{words!r} stands for {band.told}, and {counts[0].words!r} is another chance"
                    remedy = f"write the number alone, or take {words!r} away"
                    yield Fault(passage.path, message, remedy, Severity.WARNING, words=words)
    yield from _check_bands(manuscript)


def _check_bands(manuscript: Manuscript) -> Iterator[Fault]:
    for one in manuscript.blocks:
        if not isinstance(one.block, Harm) or one.block.band is None:
            continue
        band = BANDS[one.block.band]
        bounds = {(1, share.denominator) for share in (band.least, band.below) if 0 < share <= 1}
        told = {(told.k, told.n) for passage, told in _find_counts(manuscript) if passage.block == one.block.id}
        if not told & bounds:
            yield Fault(
                f"words:blocks.{one.block.id}",
                f"topic.yaml says band: {one.block.band}, and the words do not say how often that is",
                f"add ({band.told}) to its words",
                Severity.WARNING,
            )


def _check_one_in(manuscript: Manuscript) -> Iterator[Fault]:
    """NU-08: 1 in 5 here and 1 in 20 there."""
    first: Told | None = None
    for passage, told in _find_counts(manuscript):
        if told.k != 1 or passage.block in _banded(manuscript):
            continue
        first = first or told
        if told.n != first.n:
            yield Fault(
                passage.path,
                f"{first.words!r} and {told.words!r} are hard to compare: many readers take the larger number for the "
                "larger chance",
                "tell all of them out of 100, or all out of 1,000",
                Severity.WARNING,
                words=told.words,
            )


def _banded(manuscript: Manuscript) -> set[str]:
    return {one.block.id for one in manuscript.blocks if isinstance(one.block, Harm) and one.block.band}


def _check_sums(manuscript: Manuscript) -> Iterator[Fault]:
    """NU-11: half of them, a third of patients."""
    for passage in manuscript.passages:
        found = manuscript.reader.shares(passage.text)
        if found and not manuscript.reader.counts(passage.text):
            yield Fault(
                passage.path,
                f"{found[0]!r} leaves the sum to the reader",
                "write the people: “23 of 46”",
                Severity.WARNING,
                words=found[0],
            )


def _check_both_frames(manuscript: Manuscript) -> Iterator[Fault]:
    """NU-06: a harm in numbers tells those who had it and those who did not, in words or as drawn people."""
    drawn = {one.block.use for one in manuscript.blocks if isinstance(one.block, IconArray)}
    for one in manuscript.blocks:
        block = one.block
        if not isinstance(block, Harm) or block.number is None or block.number in drawn:
            continue
        spared = 100 - manuscript.brochure.topic.numbers[block.number].arms[0].out_of_100
        told = {value for text in _texts(manuscript, block.id) for _, value in find_digits(fold(text))}
        if spared not in told:
            yield Fault(
                f"words:blocks.{block.id}",
                "the harm tells how many had it, and not how many did not; told one way only, a chance seems larger",
                f"add the others: “{spared} did not.”",
                Severity.WARNING,
            )


def _texts(manuscript: Manuscript, block: str) -> Iterator[str]:
    return (passage.text for passage in manuscript.passages if passage.block == block)


def _check_label(manuscript: Manuscript) -> Iterator[Fault]:
    """NU-10: a typed figure that stands where no certainty is printed with it."""
    evidence = manuscript.evidence
    labelled = {
        one.block.id
        for one in manuscript.blocks
        if isinstance(one.block, ClaimBlock | IconArray) or (isinstance(one.block, Harm) and one.block.number)
    }
    for passage, told in _find_counts(manuscript):
        option = passage.path.split(".")[1] if passage.path.startswith("words:options.") else None
        if option is not None:
            if evidence.proofs.get(option) == "none":
                message = f"{told.words!r} is told of a choice with proof: none"
                yield Fault(passage.path, message, "say how sure we are: proof: low, with refs:", words=told.words)
        elif passage.block not in labelled and (told.k, told.n) in evidence.figures:
            message = f"{told.words!r} is repeated where nothing says how sure we are of it"
            remedy = "tell it in a block of kind claim or icon_array, which prints the certainty"
            yield Fault(passage.path, message, remedy, words=told.words)


RULES = (
    Rule("NU-01", "People instead of percentages", "PEMAT 6; IPDAS", _check_frequencies),
    Rule("NU-02", "The same whole in a comparison", "IPDAS", _check_one_whole),
    Rule("NU-03", "Gains beside their comparison", "IPDAS; OUR", _check_comparison),
    Rule("NU-04", "Changes with their start", "IPDAS; CCI", _check_relative),
    Rule("NU-06", "Both sides of a harm", "IPDAS", _check_both_frames),
    Rule("NU-07", "Words for how often", "Words or numbers, BMC 2014", _check_words_for_chance),
    Rule("NU-08", "One way to tell chances", "IPDAS", _check_one_in),
    Rule("NU-10", "Certainty of each number", "IPDAS 2.2.4; GRADE", _check_label),
    Rule("NU-11", "No sums for the reader", "PEMAT 7", _check_sums),
)
