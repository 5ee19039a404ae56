"""The small project, made so that a release of it has no warnings, whatever the day."""

from datetime import UTC, datetime
from functools import partial

from tests.projects import TOPIC, WORDS

DAY = "2026-11-27"
EPOCH = "1795737600"
"""The same day for SOURCE_DATE_EPOCH."""


def make_releasable(project):
    """Take away what the rules of wording warn of, and bring the dates up to today."""
    change = partial(project.change, WORDS)
    change("kicker: Sample guide", "kicker: Release guide")
    today = datetime.now(UTC).date().isoformat()
    next_year = f"{int(today[:4]) + 1}{today[4:8]}01"
    project.change(TOPIC, "checked_on: 2026-03-02", f"checked_on: {today}")
    project.change(TOPIC, "evidence_search: 2026-03-02", f"evidence_search: {today}")
    project.change(TOPIC, "next_review: 2027-03-02", f"next_review: {next_year}")
    return project


def correct(project):
    """A new revision with other words."""
    project.change(TOPIC, "revision: 1.0.0", "revision: 1.1.0")
    project.change(WORDS, "lead: Ask first", "lead: Ask us first")
