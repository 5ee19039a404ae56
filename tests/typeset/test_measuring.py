"""What a measuring layout tells of a brochure."""

from __future__ import annotations

from foldwell.typeset.engine import PictureCache
from foldwell.typeset.measuring import measure, measuring_fit
from tests.samples import composer, engine, find_section, restructure, reword, small


def kept_blocks(brochure):
    laid_out = engine().lay_out(composer().compose(brochure, measuring_fit(brochure)), PictureCache())
    document = laid_out.document
    pieces = [piece for zone in measure(document, brochure).pieces.values() for piece in zone]
    return {piece.block for piece in pieces if piece.block and piece.keeps_next}


def test_the_law_stays_with_the_first_benefit():
    assert kept_blocks(small()) == {"law"}


def test_a_paragraph_that_leads_a_list_stays_with_it():
    def add(data):
        lead, lines = {"id": "lead", "kind": "paragraph"}, {"id": "lines", "kind": "list", "items": ["one", "two"]}
        section = find_section(data, "what-it-is")
        section["blocks"] = [*section["blocks"], {"id": "alone", "kind": "paragraph"}, lead, lines]

    lines = {"one": "have a rash", "two": "are cold"}
    texts = {"blocks__alone": "It is soft.", "blocks__lead": "Tell us if you", "blocks__lines": lines}
    assert kept_blocks(reword(restructure(small(), add), **texts)) == {"law", "lead"}
