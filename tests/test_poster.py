"""The poster: what it tells, and how far it is read from."""

from __future__ import annotations

import pytest

from foldwell.pipeline import Order, Shop
from foldwell.units import mm
from tests.samples import BUNDLED, sample

POSTERS = [("riverside", "tabloid"), ("sunfield", "a3"), ("sunfield", "a2")]


@pytest.mark.parametrize(("clinic", "paper"), POSTERS)
def test_poster_builds_without_findings_in_twenty_points_or_more(clinic, paper):
    brochure = sample(clinic, paper, "poster")
    made = Shop(BUNDLED).make(brochure, Order())
    assert [f for f in made.findings if f.code.startswith(("preflight.", "typeset."))] == []
    assert made.panels.fit.body >= 20
    assert len(made.panels.pages) == 1
    assert brochure.layout.reading.scan_distance >= mm(1000)


def test_poster_tells_no_benefit_step_or_price_and_leads_to_the_guide():
    brochure = sample("riverside", "tabloid", "poster")
    told = {block.kind for _, block in brochure.topic.blocks() if brochure.prints(block)}
    assert told == {"status", "fact", "questions", "contact", "qr"}
