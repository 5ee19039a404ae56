"""What changed between the texts of two releases, word by word, and the page that tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from foldwell.model.release import TextRecord

_MARKS = re.compile(r"([\\`*_~\[\]<>])")


@dataclass(frozen=True)
class TextChange:
    """One text that came, went or changed. before, after: empty where it was not there."""

    id: str
    before: str
    after: str


@dataclass(frozen=True)
class SubjectChanges:
    """What changed in the texts of one subject.

    subject: such as `topic knee-stem-cells en-US`; before, after: revisions; is_first: whether it was never released.
    """

    subject: str
    before: str
    after: str
    texts: int
    is_first: bool
    changes: tuple[TextChange, ...]


def compare_texts(before: Mapping[str, TextRecord], after: Iterable[TextRecord]) -> tuple[SubjectChanges, ...]:
    """What changed in each subject that is released now; subjects that are not are passed over."""
    return tuple(
        _compare(before.get(record.subject), record) for record in sorted(after, key=lambda record: record.subject)
    )


def _compare(old: TextRecord | None, new: TextRecord) -> SubjectChanges:
    if old is None:
        return SubjectChanges(new.subject, "", new.revision, len(new.texts), is_first=True, changes=())
    ids = (*new.texts, *(id_ for id_ in old.texts if id_ not in new.texts))
    changes = (TextChange(id_, old.texts.get(id_, ""), new.texts.get(id_, "")) for id_ in ids)
    changed = tuple(change for change in changes if change.before != change.after)
    return SubjectChanges(new.subject, old.revision, new.revision, len(new.texts), is_first=False, changes=changed)


def write_changes(title: str, subjects: Iterable[SubjectChanges]) -> str:
    """The changes as Markdown: ~~words that went~~, **words that came**."""
    lines = [f"# {_escape(title)}", "", "Words that came are **bold**, words that went are ~~struck out~~.", ""]
    for subject in subjects:
        lines += [*_write_subject(subject), ""]
    return "\n".join(lines).rstrip() + "\n"


def _write_subject(told: SubjectChanges) -> Iterator[str]:
    revision = told.after if told.before in {"", told.after} else f"{told.before} → {told.after}"
    yield f"## {told.subject}" + (f", revision {revision}" if revision else "")
    yield ""
    if told.is_first:
        yield f"Released for the first time: {told.texts} texts."
    elif not told.changes:
        yield f"No change in {told.texts} texts."
    kinds = {
        "Changed": [change for change in told.changes if change.before and change.after],
        "New": [change for change in told.changes if not change.before],
        "Gone": [change for change in told.changes if not change.after],
    }
    for number, (kind, changes) in enumerate((kind, changes) for kind, changes in kinds.items() if changes):
        yield from ([""] if number else [])
        yield f"### {kind}"
        yield ""
        yield from (f"- `{change.id}`: {mark_words(change.before, change.after)}" for change in changes)


def mark_words(before: str, after: str) -> str:
    """One text with what went and what came in it, as Markdown; marks of its own are escaped."""
    old, new = before.split(), after.split()
    told: list[str] = []
    for kind, start, end, begin, stop in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, came = _escape(" ".join(old[start:end])), _escape(" ".join(new[begin:stop]))
        if kind == "equal":
            told.append(came)
        else:
            told += [f"~~{gone}~~"] if gone else []
            told += [f"**{came}**"] if came else []
    return " ".join(told)


def _escape(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)
