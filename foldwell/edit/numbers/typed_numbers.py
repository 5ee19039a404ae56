"""Rules that hold the printed numbers against the topic's data (NU-05, NU-09, NU-12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.edit.numbers.evidence import name_entry
from foldwell.edit.numbers.number_phrases import find_digits, fold
from foldwell.edit.rules import Fault, Rule
from foldwell.model.told_blocks import Harm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.passages import Passage
    from foldwell.edit.rules import Manuscript
    from foldwell.model.evidence import Claim, Number


def _check_time(manuscript: Manuscript) -> Iterator[Fault]:
    """NU-05: when an outcome was counted, in the data and in the words."""
    topic = manuscript.brochure.topic
    for passage in _find_last_of_entry(manuscript):
        claim = topic.claims.get(name_entry(passage, "claims"))
        if claim is not None:
            if not (claim.counts or claim.points) or claim.topic not in {"benefit", "harm"}:
                continue
            if claim.at is None:
                message = "people are counted, and nothing says after which time"
                yield Fault(f"topic:{passage.path[6:]}", message, "add at:, such as at: 6 months")
                continue
        if not manuscript.reader.tells_time(_text_of_entry(manuscript, passage)):
            message = "an outcome in numbers is told without its time"
            yield Fault(passage.path, message, "say when it was measured, such as “at 6 months”")


def _find_last_of_entry(manuscript: Manuscript) -> Iterator[Passage]:
    """The passage that tells a typed outcome: a claim, a number's question, a harm with a number, a gain in numbers."""
    topic, reader = manuscript.brochure.topic, manuscript.reader
    harms = {one.block.id for one in manuscript.blocks if isinstance(one.block, Harm) and one.block.number}
    for passage in manuscript.passages:
        name, last = name_entry(passage, "options"), passage.path.rpartition(".")[2]
        is_gain = name and last.startswith("gain")
        if (
            name_entry(passage, "claims") in topic.claims
            or (passage.block in harms and last == "what")
            or (name_entry(passage, "numbers") and last == "question")
            or (is_gain and (reader.counts(passage.text) or any(reader.points(passage.text))))
        ):
            yield passage


def _text_of_entry(manuscript: Manuscript, passage: Passage) -> str:
    """The passage, or all texts of its number or harm, which are read together."""
    if not passage.path.startswith(("words:numbers.", "words:blocks.")):
        return passage.text
    start = passage.path.rpartition(".")[0]
    return "\n".join(one.text for one in manuscript.passages if one.path.startswith(start))


def _check_typed(manuscript: Manuscript) -> Iterator[Fault]:
    """NU-09: a number without data behind it: source, size of the study, year."""
    for passage in manuscript.passages:
        allowed = manuscript.evidence.allowed(passage)
        for told in manuscript.reader.counts(passage.text):
            if not allowed or ((told.k, told.n) not in allowed and not manuscript.evidence.owns(passage)):
                yield Fault(
                    passage.path,
                    f"nothing in topic.yaml stands behind {told.words!r}",
                    f"add to the claim, choice or harm it belongs to: counts: [{{k: …, n: …, show: {told.k}, "
                    f"of: {told.n}}}], with refs:",
                    words=told.words,
                )
        yield from _check_points(manuscript, passage)
        yield from _check_amounts(manuscript, passage)
    yield from _check_sizes(manuscript)
    yield from _check_sources(manuscript)
    yield from _check_studies(manuscript)


def _check_points(manuscript: Manuscript, passage: Passage) -> Iterator[Fault]:
    points = manuscript.evidence.points(passage)
    if points is None:
        return
    for words, value in manuscript.reader.points(passage.text):
        if all(value != one.show for one in points):
            message = f"no points: of topic.yaml stand behind {words!r}"
            remedy = f"add points: [{{value: …, show: {value:g}, of: 10}}] with the source's value"
            yield Fault(passage.path, message, remedy, words=words)


def _check_amounts(manuscript: Manuscript, passage: Passage) -> Iterator[Fault]:
    """Digits in a claim that its data do not have; people out of a group and points are told above."""
    name = name_entry(passage, "claims")
    claim = manuscript.brochure.topic.claims.get(name)
    if claim is None:
        return
    told = {float(number) for count in manuscript.reader.counts(passage.text) for number in (count.k, count.n)}
    told |= {value for _, value in manuscript.reader.points(passage.text)}
    known = told | _list_numbers(manuscript, claim)
    for words, value in find_digits(fold(passage.text)):
        if value not in known:
            message = f"the claim {name!r} prints {words}, and its data do not have this number"
            remedy = f"add it to the claim's amounts:, such as amounts: {{people: {value:g}}}, or mend the words"
            yield Fault(passage.path, message, remedy, words=words)


def _list_numbers(manuscript: Manuscript, claim: Claim) -> set[float]:
    references = manuscript.brochure.topic.references
    known = {0.0, *map(float, claim.amounts.values())}
    known |= {float(references[ref].year) for ref in claim.refs if ref in references}
    known |= {float(number) for count in claim.counts for number in (count.show, count.of)}
    known |= {float(one.of) for one in claim.points}
    for text in (claim.at or "", claim.comparator or ""):
        known |= {value for _, value in find_digits(fold(text))}
    return known


def _check_sizes(manuscript: Manuscript) -> Iterator[Fault]:
    """How many people stand behind a number; a country's or hospital's count of harms may not tell it."""
    printed = {name_entry(passage, "claims") for passage in manuscript.passages}
    topic = manuscript.brochure.topic
    for name, claim in topic.claims.items():
        if name not in printed or not (claim.counts or claim.points) or "people" in claim.amounts:
            continue
        kinds = {topic.references[ref].kind for ref in claim.refs if ref in topic.references}
        if claim.topic == "harm" and kinds == {"observational"}:
            continue
        if claim.points or any(count.n is None for count in claim.counts):
            message = "it prints a number, and nothing says how many people were studied"
            yield Fault(f"topic:claims.{name}", message, "add amounts: {people: …}")


def _check_sources(manuscript: Manuscript) -> Iterator[Fault]:
    for one in manuscript.blocks:
        if isinstance(one.block, Harm) and one.block.band and not one.block.refs:
            message = f"band: {one.block.band} says how often, and nothing says who found it"
            yield Fault(f"topic:blocks.{one.block.id}", message, "add refs: [R1] to the block")


def _check_studies(manuscript: Manuscript) -> Iterator[Fault]:
    """The line under drawn people: the size and the year of the study."""
    brochure = manuscript.brochure
    for passage in manuscript.passages:
        name = name_entry(passage, "numbers")
        if not name or not passage.path.endswith(".study"):
            continue
        number = brochure.topic.numbers[name]
        told = {value for _, value in find_digits(fold(passage.text))}
        missing = [] if told & _list_sizes(number) else [f"{sum(arm.n for arm in number.arms)} people"]
        years = sorted({brochure.topic.references[ref].year for ref in number.refs if ref in brochure.topic.references})
        missing += [] if told & set(map(float, years)) else [str(year) for year in years[-1:]]
        if missing:
            message = f"the line on the study does not say {' and '.join(missing)}"
            yield Fault(passage.path, message, "write both, such as “One study of 97 people, 2025.”")


def _list_sizes(number: Number) -> set[float]:
    return {float(sum(arm.n for arm in number.arms)), *(float(arm.n) for arm in number.arms)}


def _check_recomputed(manuscript: Manuscript) -> Iterator[Fault]:
    """NU-12: what is printed is what the data give, after rounding."""
    yield from _check_data(manuscript)
    for passage in manuscript.passages:
        allowed = manuscript.evidence.allowed(passage)
        for told in manuscript.reader.counts(passage.text):
            if allowed and (told.k, told.n) not in allowed and manuscript.evidence.owns(passage):
                figures = ", ".join(f"{k} of {n}" for k, n in sorted(allowed) if n == told.n) or "other groups"
                yield Fault(
                    passage.path,
                    f"the words say {told.words!r}, and the data behind them give {figures}",
                    "write what the data give, or mend counts: or arms:",
                    words=told.words,
                )


def _check_data(manuscript: Manuscript) -> Iterator[Fault]:
    """What topic.yaml says is printed, recomputed from its own data."""
    topic = manuscript.brochure.topic
    entries = [(f"claims.{name}", claim.counts, claim.points) for name, claim in topic.claims.items()]
    entries += [(f"options.{place}", option.counts, option.points) for place, option in enumerate(topic.options)]
    for path, counts, points in entries:
        for place, count in enumerate(counts):
            if count.show != count.recomputed:
                message = f"{count.data} is {count.recomputed} of {count.of}, and show: says {count.show}"
                yield Fault(f"topic:{path}.counts.{place}", message, f"write show: {count.recomputed}")
        for place, one in enumerate(points):
            if float(one.recomputed) != one.show:
                message = f"{one.value:g} rounds to {one.recomputed}, and show: says {one.show:g}"
                yield Fault(f"topic:{path}.points.{place}", message, f"write show: {one.recomputed}")
    yield from _check_arms(manuscript)


def _check_arms(manuscript: Manuscript) -> Iterator[Fault]:
    """Drawn people are out of 100: few of very many can't be drawn."""
    for name, number in manuscript.brochure.topic.numbers.items():
        for place, arm in enumerate(number.arms):
            if (arm.out_of_100 == 0 and arm.k) or (arm.out_of_100 == 100 and arm.k < arm.n):
                yield Fault(
                    f"topic:numbers.{name}.arms.{place}",
                    f"{arm.k} of {arm.n} would print as {arm.out_of_100} of 100",
                    f"tell it in a claim, with counts: [{{k: {arm.k}, n: {arm.n}, show: …, of: 10000}}]",
                )


RULES = (
    Rule("NU-05", "When it was measured", "IPDAS", _check_time),
    Rule("NU-09", "Numbers with data", "IPDAS 2.2.1", _check_typed),
    Rule("NU-12", "Printed as the data give", "OUR", _check_recomputed),
)
