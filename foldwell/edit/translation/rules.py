"""Rules on translations: who made them, from which wording, and whether they tell the same (TR)."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from foldwell.edit.rules import Fault, Rule
from foldwell.edit.translation.parity import Language, compare_texts
from foldwell.findings import Severity
from foldwell.model.translated import hash_texts, list_changed, list_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.edit.rules import Manuscript
    from foldwell.model.brochure import Brochure, Original
    from foldwell.model.words import Translation

MEASURED = frozenset({"en", "es"})
"""Languages in which a validated formula measures how hard a text reads."""
READERS = 5
"""Readers who must have tried a text that no formula measures (content rules, our own judgement)."""
_NAMED = 4
"""Changed texts that a message names; `foldwell translate export` marks them all."""


def _check_people(manuscript: Manuscript) -> Iterator[Fault]:
    """Both are asked for before patients get the words; until then a draft is a draft (1557; NHS)."""
    translation = manuscript.brochure.words.translation
    if translation is None:
        return
    path, note = "words:translation", Severity.NOTE
    stamp = f"foldwell translate stamp {manuscript.brochure.topic_id} --locale {manuscript.brochure.locale_tag}"
    for role, person in (("translator", translation.translator), ("reviewer", translation.reviewer)):
        if person is None:
            message = f"no {role} vouches for this translation"
            yield Fault(path, message, f'run {stamp} --{role} "NAME" "CREDENTIAL" YYYY-MM-DD', in_draft=note)
        elif person.date > manuscript.today:
            message = f"the {role} finished on {person.date}, which is still to come"
            yield Fault(f"{path}.{role}.date", message, "write the day on which the work was done")
    if _is_reviewed_by_itself(translation):
        message = "translator and reviewer are the same person, and nobody sees their own mistakes"
        yield Fault(f"{path}.reviewer", message, "have a second qualified person read it against the source")


def _is_reviewed_by_itself(translation: Translation) -> bool:
    one, other = translation.translator, translation.reviewer
    return bool(one and other and _fold(one.name) == _fold(other.name))


def _fold(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _check_machine(manuscript: Manuscript) -> Iterator[Fault]:
    translation = manuscript.brochure.words.translation
    if translation and translation.machine and translation.reviewer is None:
        message = "a machine translated these words, and no qualified person has reviewed them"
        yield Fault("words:translation.machine", message, "have a qualified translator correct and sign them")


def _check_source(manuscript: Manuscript) -> Iterator[Fault]:
    brochure, original = manuscript.brochure, manuscript.brochure.original
    if original is None:
        return
    command = f"foldwell translate export {brochure.topic_id} --locale {brochure.locale_tag}"
    translation = brochure.words.translation
    if translation is None:
        message = f"nothing says which wording of {original.locale} these words were translated from"
        remedy = "when they are held against the wording of today, run " + command.replace("export", "stamp")
        yield Fault("words:", message, remedy)
    elif translation.from_hash != hash_texts(original.texts):
        message = f"{original.locale} changed since these words were translated" + _name_changed(brochure, original)
        yield Fault("words:translation.from_hash", message, f"have what changed translated: {command} marks it")


def _name_changed(brochure: Brochure, original: Original) -> str:
    """The texts that changed, where it is kept what the translation was made from."""
    translation, before = brochure.words.translation, original.before
    if before is None or translation is None or hash_texts(before.texts) != translation.from_hash:
        return ""
    changed = list_changed(before.texts, original.texts)
    more = f" and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
    return f": {', '.join(changed[:_NAMED])}{more}"


def _check_parity(manuscript: Manuscript) -> Iterator[Fault]:
    brochure, original = manuscript.brochure, manuscript.brochure.original
    if original is None:
        return
    into = list_texts(brochure.words)
    languages = Language(original.locale, original.lexicon), Language(brochure.locale_tag, brochure.lexicon)
    for path, source in original.texts.items():
        if path not in into:
            message = f"{original.locale} tells {path}, and these words do not"
            yield Fault(f"words:{path}", message, f"add {path.rpartition('.')[2]}: the translation of “{source}”")
            continue
        for difference in compare_texts(source, into[path], languages):
            remedy = f"tell what {original.locale} tells: “{source}”"
            yield Fault(f"words:{path}", str(difference), remedy, words=_find_words(difference.added, into[path]))


def _find_words(added: tuple[str, ...], text: str) -> str:
    """What of an added number stands in the text as it is told here; nothing where it is written otherwise."""
    return next((told for told in added if re.search(rf"(?<!\w){re.escape(told)}(?!\w)", text)), "")


def _check_readers(manuscript: Manuscript) -> Iterator[Fault]:
    brochure = manuscript.brochure
    translation, language = brochure.words.translation, brochure.locale_tag.partition("-")[0]
    if brochure.original is None or language in MEASURED:
        return
    readers = translation.user_test if translation else None
    if (readers or 0) < READERS:
        yield Fault(
            "words:translation.user_test",
            f"no formula measures how hard {brochure.locale.name} reads, and "
            + (f"only {readers} readers tried these words" if readers else "no reader has tried these words"),
            f"let {READERS} readers of the language use the brochure, then write user_test: {READERS}",
            Severity.NOTE if brochure.is_draft else Severity.WARNING,
        )


def _check_direction(manuscript: Manuscript) -> Iterator[Fault]:
    brochure = manuscript.brochure
    letters = [unicodedata.bidirectional(letter) for one in manuscript.passages for letter in one.text]
    leftward = sum(letter in {"R", "AL"} for letter in letters)
    direction = "rtl" if leftward > letters.count("L") else "ltr"
    if direction != brochure.locale.direction:
        told = {"rtl": "from right to left", "ltr": "from left to right"}
        message = f"most letters of these words run {told[direction]}, and the locale is set the other way"
        yield Fault("locale:direction", message, f"write direction: {direction}", in_draft=Severity.ERROR)


RULES = (
    Rule("TR-01", "Translator and reviewer", "NHS; 45 CFR 92.201(c)(3)", _check_people, is_firm=True),
    Rule("TR-02", "Machine translation", "45 CFR 92.201(c)(3)", _check_machine, is_firm=True),
    Rule("TR-03", "Translated from this wording", "OUR", _check_source, is_firm=True),
    Rule("TR-04", "The same facts in each language", "OUR", _check_parity),
    Rule("TR-06", "Tried by readers", "OUR", _check_readers),
    Rule("TR-07", "Script and direction", "OUR", _check_direction, is_firm=True),
)
