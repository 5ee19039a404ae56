"""The reviewer's page: the words of a topic in one language, with all that is found, measured, known and signed."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, StrictUndefined

from foldwell.findings import Finding, Severity
from foldwell.formats.marking import mark_words
from foldwell.formats.review_signing import list_answers, list_signing
from foldwell.formats.review_texts import list_parts
from foldwell.model.inline import plain_text

if TYPE_CHECKING:
    from foldwell.edit.scores import Score
    from foldwell.formats.review_signing import Review
    from foldwell.formats.review_texts import BlockTexts, Part
    from foldwell.model.evidence import Claim, Number

_SEVERITIES = list(Severity)
_SETTINGS = {"human": "in people", "animal": "in animals", "lab": "in a lab"}


def write_review(review: Review, template: str) -> str:
    """The page: one HTML file that needs no other, and no script.

    template: its text. All words are untrusted, and escaped.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template).render(review=_Viewer(review).view())


class _Viewer:
    """Finished values for the template; findings are numbered, the worst first."""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.brochure = review.brochure
        self.topic, self.words = review.brochure.topic, review.brochure.words
        home = f"content/topics/{self.brochure.topic_id}"
        self._words_file, self._topic_file = f"{home}/{self.brochure.written_locale}.yaml", f"{home}/topic.yaml"
        self._numbered = {one: number for number, one in enumerate(sorted(review.found, key=self._rank), start=1)}
        self._shown: dict[Finding, str] = {}

    def _rank(self, finding: Finding) -> tuple[int, bool, str, str, int]:
        """The worst first; of those, what is about the words before what is about a clinic."""
        file, line = (finding.place.file, finding.place.line) if finding.place else ("", 0)
        is_own = file in {self._words_file, self._topic_file}
        return _SEVERITIES.index(finding.severity), not is_own, finding.code, file, line

    def view(self) -> dict[str, Any]:
        """All that the template places."""
        topic, brochure = self.topic, self.brochure
        parts = [self._view_part(part) for part in list_parts(topic, self.words)]
        counts = Counter(finding.severity for finding in self._numbered)
        return {
            "title": self.words.title,
            "topic": brochure.topic_id,
            "document": topic.document,
            "revision": topic.revision,
            "tag": brochure.locale_tag,
            "language": brochure.locale.name,
            "direction": brochure.locale.direction,
            "source_tag": brochure.original.locale if brochure.original else "",
            "draft": brochure.is_draft,
            "judged": self.review.judged,
            "counts": [(severity.value, counts[severity]) for severity in _SEVERITIES],
            "signing": list_signing(self.review),
            "answers": list_answers(self.review),
            "dates": self._view_dates(),
            "scores": [self._view_score(score, name) for score, name in self.review.scores],
            "parts": parts,
            "findings": [self._view_finding(finding) for finding in self._numbered],
            "references": [self._view_reference(name) for name in topic.references],
        }

    def _view_part(self, part: Part) -> dict[str, Any]:
        return {
            "id": part.id,
            "heading": self._view_text(part.head, part.heading) if part.head else None,
            "name": part.heading,
            "blocks": [self._view_block(block) for block in part.blocks],
        }

    def _view_block(self, block: BlockTexts) -> dict[str, Any]:
        owners = [f"blocks.{block.id}", *([f"claims.{block.claim}"] if block.claim else [])]
        owners += [f"numbers.{block.number}"] if block.number else []
        texts = [self._view_text(path, text) for path, text in block.texts.items()]
        found = [one for text in texts for one in text["findings"]]
        found += [
            self._show(one, f"block-{block.id}") for owner in owners for one in self._find(self._topic_file, owner)
        ]
        return {
            "id": block.id,
            "kind": block.kind,
            "about": block.about,
            "texts": texts,
            "claim": self._view_claim(self.topic.claims[block.claim]) if block.claim else None,
            "number": self._view_number(block.number, self.topic.numbers[block.number]) if block.number else None,
            "findings": found,
            "beside": bool(found or block.claim or block.number),
        }

    def _view_text(self, path: str, text: str) -> dict[str, Any]:
        anchor, original = f"text-{path}", self.brochure.original
        found = self._find(self._words_file, path)
        return {
            "id": anchor,
            "name": path.rpartition(".")[2] if path.count(".") > 1 else "",
            "source": plain_text(original.texts.get(path, "")) if original else "",
            "pieces": mark_words(text, [(one.words, self._numbered[one], one.severity) for one in found if one.words]),
            "findings": [self._show(one, anchor) for one in found],
        }

    def _find(self, file: str, path: str) -> list[Finding]:
        return [
            finding
            for finding in self._numbered
            if finding.place and finding.place.file == file and re.sub(r"\[(\d+)\]", r".\1", finding.field) == path
        ]

    def _show(self, finding: Finding, anchor: str) -> dict[str, Any]:
        self._shown.setdefault(finding, anchor)
        return self._view_finding(finding)

    def _view_finding(self, finding: Finding) -> dict[str, Any]:
        share, whole = self.review.found[finding], self.review.judged
        return {
            "number": self._numbered[finding],
            "code": finding.code,
            "severity": finding.severity.value,
            "message": finding.message,
            "remedy": finding.remedy,
            "source": finding.source,
            "place": str(finding.place) if finding.place else "",
            "anchor": self._shown.get(finding, ""),
            "brochures": "" if share in {0, whole} else f"{share} of {whole} brochures",
        }

    def _view_claim(self, claim: Claim) -> dict[str, Any]:
        return {
            "topic": claim.topic,
            "setting": _SETTINGS[claim.setting],
            "comparator": claim.comparator or "",
            "at": claim.at or "",
            "certainty": claim.certainty.replace("-", " "),
            "refs": [(name, self.topic.references[name].short) for name in claim.refs],
        }

    def _view_number(self, name: str, number: Number) -> dict[str, Any]:
        labels = self.words.numbers[name].arms
        return {
            "arms": [(labels[arm.id], arm.k, arm.n, arm.out_of_100) for arm in number.arms],
            "at": self.words.numbers[name].at or number.at,
            "certainty": number.certainty.replace("-", " "),
            "refs": [(ref, self.topic.references[ref].short) for ref in number.refs],
        }

    def _view_score(self, score: Score, brochure: str) -> dict[str, Any]:
        return {
            "name": score.name,
            "rule": score.rule,
            "value": score.shown,
            "threshold": score.threshold,
            "verdict": score.verdict.value,
            "brochure": brochure,
        }

    def _view_dates(self) -> list[tuple[str, str]]:
        dates = self.topic.dates
        told = [
            ("Evidence searched", str(dates.evidence_search)),
            ("Wording of", str(dates.wording)),
            ("Next review by", str(dates.next_review)),
        ]
        return told + [(f"Law of {name} checked", str(status.checked_on)) for name, status in self.topic.status.items()]

    def _view_reference(self, name: str) -> dict[str, str]:
        reference = self.topic.references[name]
        link = f"https://doi.org/{reference.doi}" if reference.doi else reference.url or ""
        kind = reference.kind.replace("_", " ")
        return {"id": name, "cite": reference.cite, "kind": kind, "link": link, "accessed": str(reference.accessed)}
