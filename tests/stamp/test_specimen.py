"""The letters that a group's fonts hold for whatever a clinic writes."""

import pytest

from foldwell.stamp import specimen
from foldwell.stamp.base import BaseMaker
from foldwell.stamp.specimen import Specimens
from foldwell.typeset.engine import Engine
from tests.samples import BUNDLED, composer, engine, reword, sample


@pytest.fixture
def specimens():
    return Specimens(engine(BUNDLED))


def test_topics_share_the_letters_of_their_language(specimens):
    brochure = sample("riverside", "letter", "trifold")
    first = specimens.lay_out(brochure)
    assert specimens.lay_out(reword(brochure, title="Knäckebröd für Ögmundur")) is first
    assert specimens.lay_out(reword(brochure, title="Žižkov")) is first
    assert specimens.lay_out(reword(brochure, title="Ωμέγα")) is not first
    assert specimens.lay_out(sample("riverside", "letter", "trifold", "es-US")) is not first


def test_only_the_last_ones_are_kept(specimens, monkeypatch):
    monkeypatch.setattr(specimen, "_MOST_SPECIMENS", 1)
    brochure = sample("riverside", "letter", "trifold")
    first = specimens.lay_out(brochure)
    specimens.lay_out(reword(brochure, title="Ωμέγα"))
    assert specimens.lay_out(brochure) is not first


def test_a_base_is_the_same_whatever_was_made_before():
    brochure = sample("riverside", "letter", "pocket")
    maker = BaseMaker(composer(BUNDLED), Engine(BUNDLED))
    maker.make(reword(brochure, title="Something else"))
    assert maker.make(brochure).screen == BaseMaker(composer(BUNDLED), Engine(BUNDLED)).make(brochure).screen
