"""Views of blocks that state evidence: claims, counts of people, harms, options, status, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.compose.formats import fill
from foldwell.compose.inline import set_text
from foldwell.model.inline import plain_text

if TYPE_CHECKING:
    from foldwell.compose.setting import Setting, View
    from foldwell.model.blocks import Block
    from foldwell.model.evidence import Option
    from foldwell.model.told_blocks import ClaimBlock, Harm, IconArray, Options, References, StatusBlock

_CERTAINTIES = ("very-low", "low", "moderate", "high")
_PEOPLE = 100


def view_claim(block: ClaimBlock, setting: Setting) -> View:
    """A claim with its certainty in words and as one to four dots."""
    claim = setting.brochure.topic.claims[block.use]
    return {
        "text": setting.text(setting.brochure.words.claims[block.use]),
        "topic": claim.topic,
        "certainty": _say_certainty(claim.certainty, setting),
        "dots": _CERTAINTIES.index(claim.certainty) + 1,
    }


def _say_certainty(name: str, setting: Setting) -> str:
    return fill(setting.brochure.locale.words.certainty, certainty=setting.certainty(name))


def view_icon_array(block: IconArray, setting: Setting) -> View:
    """People out of 100, one drawing an arm."""
    number = setting.brochure.topic.numbers[block.use]
    words = setting.brochure.words.numbers[block.use]
    fixed = setting.brochure.locale.words
    outcome, at = plain_text(words.outcome), words.at or number.at
    arms = []
    for arm in number.arms:
        count, label = arm.out_of_100, words.arms[arm.id]
        alt = fill(
            fixed.array_alt,
            group=plain_text(label),
            count=count,
            whole=_PEOPLE,
            outcome=outcome,
            at=at,
        )
        told = fill(fixed.out_of, count=count, whole=_PEOPLE)
        arms.append(
            {"label": setting.text(label, ends_line=False), "count": told, "alt": alt, "source": setting.array(count)}
        )
    return {
        "question": setting.text(words.question),
        "study": setting.text(words.study),
        "certainty": _say_certainty(number.certainty, setting),
        "arms": arms,
    }


def view_harm(block: Harm, setting: Setting) -> View:
    """What can go wrong, how often and how surely where a number says it, and what to do."""
    words = setting.words(block)
    view: View = {"what": setting.text(words["what"]), "do": setting.text(words["do"]), "severity": block.severity}
    if block.number is None:
        return view | {"how_often": None, "certainty": None}
    certainty = _say_certainty(setting.brochure.topic.numbers[block.number].certainty, setting)
    return view | {"how_often": _how_often(block.number, setting), "certainty": certainty}


def _how_often(name: str, setting: Setting) -> str:
    count = setting.brochure.topic.numbers[name].arms[0].out_of_100
    return fill(setting.brochure.locale.words.out_of, count=count, whole=_PEOPLE)


def view_options(block: Options, setting: Setting) -> View:
    """The options in equal fields, for the form that the layout asks for."""
    fixed = setting.brochure.locale.words
    labels = {name: getattr(fixed, name) for name in ("option", "what", "gain", "harm", "proof", "cost", "time")}
    rows = [_view_option(option, block, setting) for option in setting.brochure.options]
    return {"form": setting.brochure.layout.options, "labels": labels, "rows": rows}


def _view_option(option: Option, block: Block, setting: Setting) -> View:
    words = setting.brochure.words.options[option.id]
    short = setting.brochure.layout.detail == "short"
    gain = words.gain_short if short and words.gain_short else words.gain
    harm = words.harm_short if short and words.harm_short else words.harm
    return {
        "id": option.id,
        "unit": f"{block.id}--{option.id}",
        "name": setting.text(words.name),
        "what": setting.text(words.what),
        "gain": setting.text(gain),
        "harm": setting.text(harm),
        "cost": setting.text(words.cost),
        "time": setting.text(words.time),
        "proof": setting.certainty(option.proof),
        "refs": setting.cited(option.refs),
    }


def view_status(block: StatusBlock, setting: Setting) -> View:
    """What the law says where the clinic is, and the study that the treatment is offered within."""
    brochure = setting.brochure
    text, trial = brochure.words.status[brochure.law], brochure.offer.trial
    text = f"{text} {trial.told[brochure.locale_tag]}" if trial else text
    lead = setting.text(setting.words(block)["lead"]) if block.form == "fact" else None
    return {"form": block.form, "lead": lead, "text": setting.text(text)}


def view_references(block: References, setting: Setting) -> View:
    """The sources that the chosen blocks cite, in the order of their numbers."""
    brochure, fixed = setting.brochure, setting.brochure.locale.words
    rows = [_view_reference(ref, number, block, setting) for ref, number in setting.numbers.items()]
    more = fill(fixed.more_sources, count=len(brochure.topic.references))
    return {"form": brochure.layout.detail, "label": fixed.sources, "rows": rows, "more": more}


def _view_reference(ref: str, number: int, block: Block, setting: Setting) -> View:
    source = setting.brochure.topic.references[ref]
    cite = setting.brochure.words.references.get(ref, source.cite)
    link = f"https://doi.org/{source.doi}" if source.doi else source.url
    shown = f"doi:{source.doi}" if source.doi else str(source.url).split("://", 1)[1].rstrip("/")
    return {
        "id": f"ref-{ref}",
        "unit": f"{block.id}--{ref}",
        "number": number,
        "cite": set_text(cite, ends_line=False),
        "short": set_text(source.short, ends_line=False),
        "link": link,
        "shown": shown,
    }
