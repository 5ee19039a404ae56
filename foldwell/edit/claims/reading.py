"""Where the net is cast: which texts of a brochure it reads, and which claims their form carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.edit.claims.net import Hit, weave_net
from foldwell.edit.claims.testimonials import find_voice
from foldwell.edit.sentences import split_sentences
from foldwell.model.action_blocks import Questions
from foldwell.model.told_blocks import Myth

if TYPE_CHECKING:
    from foldwell.edit.passages import Passage
    from foldwell.edit.rules import Manuscript

COUNTED_ELSEWHERE = frozenset({"CL-06", "CL-07", "CL-08"})
"""Rules that ask for a number or a comparison: the options table and the numbers have both by their form."""
NEEDS_EVIDENCE = frozenset({"CL-02", "CL-14"})
"""Rules that a typed claim keeps by its evidence: in people, of moderate certainty at least."""
SURE = frozenset({"high", "moderate"})


def find_hits(manuscript: Manuscript) -> tuple[tuple[Passage, Hit], ...]:
    """What the net finds in a brochure's texts, in reading order: one pass for all rules."""
    brochure = manuscript.brochure
    words = brochure.lexicon.claims
    net = weave_net(words, brochure.written_locale.split("-")[0])
    said = {f"words:blocks.{one.block.id}.said" for one in manuscript.blocks if isinstance(one.block, Myth)}
    asked = {one.block.id for one in manuscript.blocks if isinstance(one.block, Questions)}
    found: list[tuple[Passage, Hit]] = []
    for passage in manuscript.passages:
        if passage.path in said or passage.block in asked:
            continue
        hits = [hit for sentence in split_sentences(passage.text) for hit in net.find(sentence)]
        voice = find_voice(passage.text, words)
        if voice and all(hit.rule != "CL-11" for hit in hits):
            hits.append(Hit("CL-11", voice))
        found += [(passage, hit) for hit in hits if not _is_carried(manuscript, passage, hit.rule)]
    return tuple(found)


def _is_carried(manuscript: Manuscript, passage: Passage, rule: str) -> bool:
    """Whether a text's form gives what a rule asks for: a table's fields, a number's groups, a claim's evidence."""
    root, _, name = passage.path.removeprefix("words:").partition(".")
    if root in {"options", "numbers"}:
        return rule in COUNTED_ELSEWHERE
    if root != "claims":
        return False
    claim = manuscript.brochure.topic.claims[name]
    if rule == "CL-02" and claim.setting != "human":
        return True  # its text must say that it was in a lab or in animals: CL-09
    if rule in NEEDS_EVIDENCE:
        return claim.setting == "human" and claim.certainty in SURE
    counted = claim.comparator is not None and any(mark.isdigit() for mark in passage.text)
    return rule in COUNTED_ELSEWHERE and (counted or claim.topic != "benefit")
