"""Who held something against the law's own text."""

from __future__ import annotations

from foldwell.model.base import Day, Model, Text


class Verification(Model):
    """Who held the wording against the law's own text."""

    by: Text
    on: Day
