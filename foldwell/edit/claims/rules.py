"""Rules on claims in running text (CL): what each finds, why it misleads, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from foldwell.edit.claims import same_day
from foldwell.edit.rules import Fault, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.rules import Manuscript


@dataclass(frozen=True)
class Kind:
    """How a rule is told: its title, who asks for it, what is wrong with the words, and what to write."""

    title: str
    source: str
    wrong: str
    remedy: str


KINDS: dict[str, Kind] = {
    "CL-01": Kind(
        "Promises of a cure",
        "FTC; D83 art 90(b)",
        "promises what no treatment can: that it always works, lasts, or has no risk",
        "tell the limit: “Relief may fade. It may not work for you.”",
    ),
    "CL-02": Kind(
        "Repair of the body",
        "FTC",
        "says that the body is repaired or renewed, and no claim with moderate evidence in people carries it",
        "write what was found: “No large, well-run study has shown that the shot grows new cartilage.”",
    ),
    "CL-03": Kind(
        "Risks made small",
        "FDA; FTC",
        "makes the risk seem small without a number",
        "name the harm, how often it comes and what to do: “A joint infection is rare, but it is an emergency.”",
    ),
    "CL-04": Kind(
        "Natural as a reason",
        "D83 art 90(h)",
        "offers nature or one's own body as a reason why it is safe or works",
        "take it out, or write “Using your own cells does not make it safe or sure to work.”",
    ),
    "CL-05": Kind(
        "Hype",
        "FTC on “promising”",
        "praises; FTC counts such words as claims",
        "say what is known: “This is not a proven treatment.”",
    ),
    "CL-06": Kind(
        "Gains without a number",
        "FTC; IPDAS",
        "tells of a gain without a number and what it is compared with",
        "make it a claim with both: “47 of 100 people got better. So did 55 of 100 with salt water.”",
    ),
    "CL-07": Kind(
        "Comparison with other care",
        "D83 art 90(b); FTC v. SCIA",
        "compares with other care outside of the options table",
        "put both into options:, with gain, harm and proof for each",
    ),
    "CL-08": Kind(
        "Soft promises",
        "FTC",
        "still claims an effect: may, can, could and help are no hedge",
        "say what studies found: “We do not know if it helps.”",
    ),
    "CL-11": Kind(
        "Testimonials",
        "FTC; IPDAS; D83 art 90(f)(i)(j)(k)",
        "lets patients or famous people speak for the treatment",
        "tell a study's result instead: “In a study of 97 people, …”, as a claim",
    ),
    "CL-12": Kind(
        "Borrowed authority",
        "FDA 2021",
        "lends the treatment a name that does not vouch for it",
        "name the source as a reference, or write “A listing does not mean that the FDA has checked it.”",
    ),
    "CL-13": Kind(
        "Many diseases",
        "FTC 2018; ISSCR",
        "offers one treatment for many diseases",
        "speak of this topic's one use: “This guide is about knee arthritis only.”",
    ),
    "CL-14": Kind(
        "Getting round other care",
        "FTC v. SCIA",
        "says that other care can be put off or left out",
        "write “No large, well-run study has shown that it lets you skip surgery.”",
    ),
    "CL-16": Kind(
        "Sales pressure",
        "FTC v. SCIA",
        "presses to buy",
        "leave it out, or write “Take time to think. You can say no.”",
    ),
}


def _check(manuscript: Manuscript, rule: str) -> Iterator[Fault]:
    kind = KINDS[rule]
    for passage, hit in manuscript.claim_hits:
        if hit.rule == rule:
            no_hedge = f" (“{hit.hedge}” is no hedge, CL-08)" if hit.hedge and rule != "CL-08" else ""
            yield Fault(passage.path, f"“{hit.words}” {kind.wrong}{no_hedge}", kind.remedy, words=hit.words)


RULES = (
    *(Rule(rule, kind.title, kind.source, partial(_check, rule=rule)) for rule, kind in KINDS.items()),
    *same_day.RULES,
)
