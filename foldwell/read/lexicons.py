"""A language's lexicon: the bundled groups of words, extended by the project's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foldwell.errors import InputError
from foldwell.model.base import Model
from foldwell.model.claim_words import ClaimWords
from foldwell.model.lexicon import GROUPS, Lexicon
from foldwell.read.validation import validate
from foldwell.read.yaml_source import load_yaml

if TYPE_CHECKING:
    from foldwell.read.library import Library
    from foldwell.read.yaml_source import Source


def read_lexicon(library: Library, language: str) -> Lexicon:
    """The lexicon of a language such as `en`; its groups are empty where no file has them.

    Raises InputError with every mistake of a file.
    """
    return Lexicon(**{group: _read_group(library, language, group, model) for group, model in GROUPS.items()})


def _read_group(library: Library, language: str, group: str, model: type[Model]) -> Any:  # noqa: ANN401
    relative = f"content/lexicons/{language}/{group}.yaml"
    whole = model()
    for path in reversed(library.find_all(relative)):
        source = load_yaml(path, relative)
        whole = _extend(whole, validate(source, model))
        if isinstance(whole, ClaimWords):
            _check_classes(whole, source)
    return whole


def _check_classes(words: ClaimWords, source: Source) -> None:
    unknown = words.find_unknown_classes()
    if unknown:
        known = ", ".join(sorted(words.classes)) or "none"
        raise InputError(
            source.error(
                "read.unknown-id",
                f"the pattern {text!r} names a class of words that there is not: {name}",
                f"add {name}: to classes:, or name one of these: {known}",
                ("patterns",),
            )
            for text, name in unknown
        )


def _extend(bundled: Model, own: Model) -> Model:
    return bundled.model_copy(
        update={name: _join(getattr(bundled, name), getattr(own, name)) for name in own.model_fields_set}
    )


def _join(bundled: Any, own: Any) -> Any:  # noqa: ANN401
    if isinstance(own, Model):
        return _extend(bundled, own)
    if isinstance(own, dict):
        return {**bundled, **{name: _join(bundled.get(name, entry), entry) for name, entry in own.items()}}
    return tuple(dict.fromkeys((*bundled, *own))) if isinstance(own, tuple) else own
