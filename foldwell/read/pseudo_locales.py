"""Pseudo-locales: a topic's own words, changed by rule, to see what a layout does with another language.

They exist for every topic and are never files. Texts are changed after the files were read and checked, so
every finding still points to the line that a person wrote.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from foldwell.errors import UsageError
from foldwell.model.base import Model
from foldwell.read.lengthening import lengthen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from foldwell.model.brochure import Brochure
    from foldwell.model.clinic import Clinic, Offer
    from foldwell.model.jurisdiction import Law
    from foldwell.model.locale import Locale
    from foldwell.model.words import Words

_NO_WORDS = {"schema_", "translation", "references"}
"""Fields of a topic's words that stay: citations are the same in every language."""
_LOCALE_WORDS = ("certainty", "days", "hours_range", "days_range", "words")


@dataclass(frozen=True)
class PseudoLocale:
    """A locale that is made from another.

    change: makes a text of it from one of the other, in the inline subset of Markdown.
    direction: None leaves that of the other.
    """

    tag: str
    change: Callable[[str], str]
    direction: Literal["ltr", "rtl"] | None = None


PSEUDO_LOCALES = {
    made.tag: made
    for made in (
        PseudoLocale("en-XA", lengthen),
        PseudoLocale("ar-XB", str, "rtl"),
    )
}
"""By their tags: BCP 47 keeps the regions XA to XZ free for such uses."""


def refuse_pseudo(tag: str, remedy: str) -> None:
    """Raise UsageError where a tag names a pseudo-locale."""
    if tag in PSEUDO_LOCALES:
        raise UsageError(f"{tag} is a pseudo-locale: it tests layouts and is never for patients", remedy)


def change_locale(brochure: Brochure, tag: str) -> Brochure:
    """The brochure in a pseudo-locale, made from the locale that it is in; always an unsigned draft."""
    made = PSEUDO_LOCALES[tag]
    return replace(
        brochure,
        locale_tag=tag,
        pseudo_of=brochure.locale_tag,
        words=_change_words(brochure.words, made),
        locale=_change_fixed(brochure.locale, made),
        clinic=_change_clinic(brochure, made),
        jurisdiction=_change_law(brochure, made),
        signatures=(),
    )


def _change_words(words: Words, made: PseudoLocale) -> Words:
    return words.model_copy(update=_change_fields(words, set(type(words).model_fields) - _NO_WORDS, made))


def _change_fixed(locale: Locale, made: PseudoLocale) -> Locale:
    fields = _change_fields(locale, _LOCALE_WORDS, made)
    return locale.model_copy(update={**fields, "direction": made.direction or locale.direction})


def _change_clinic(brochure: Brochure, made: PseudoLocale) -> Clinic:
    """A clinic whose words by locale are told in the pseudo-locale too."""
    clinic, source = brochure.clinic, brochure.locale_tag

    def add(told: Mapping[str, str]) -> dict[str, str]:
        return {**told, made.tag: made.change(told[source])} if source in told else dict(told)

    def add_words(offer: Offer) -> Offer:
        price, trial = offer.price, offer.trial
        price = price and price.model_copy(update={"covers": add(price.covers)})
        trial = trial and trial.model_copy(update={"told": add(trial.told)})
        return offer.model_copy(update={"price": price, "trial": trial})

    photos = {name: photo.model_copy(update={"alt": add(photo.alt)}) for name, photo in clinic.photos.items()}
    offers = {name: add_words(offer) for name, offer in clinic.offers.items()}
    return clinic.model_copy(update={"photos": photos, "offers": offers})


def _change_law(brochure: Brochure, made: PseudoLocale) -> Law:
    """The law, with the way to report a bad effect told in the pseudo-locale too."""
    law = brochure.jurisdiction
    return replace(law, report={**law.report, made.tag: made.change(law.report[brochure.locale_tag])})


def _change_fields(model: Model, names: set[str] | tuple[str, ...], made: PseudoLocale) -> dict[str, Any]:
    return {name: _change(getattr(model, name), made) for name in names}


def _change(value: Any, made: PseudoLocale) -> Any:  # noqa: ANN401
    """A value with every text in it changed; the keys of mappings are ids and stay."""
    if isinstance(value, str):
        return made.change(value)
    if isinstance(value, Model):
        return value.model_copy(update=_change_fields(value, set(type(value).model_fields), made))
    if isinstance(value, dict):
        return {key: _change(inner, made) for key, inner in value.items()}
    return tuple(_change(inner, made) for inner in value) if isinstance(value, tuple) else value
