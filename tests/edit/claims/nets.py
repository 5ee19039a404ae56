"""Small nets for tests, and the bundled English one."""

from functools import cache
from pathlib import Path

from foldwell.edit.claims.net import weave_net
from foldwell.model.claim_words import ClaimWords
from foldwell.read.lexicons import read_lexicon
from foldwell.read.library import Library
from tests.edit.samples import find

ROOT = Path(__file__).resolve().parents[3]


def weave(*patterns, language="en", **words):
    """A net with some patterns of rule CL-02."""
    told = {"patterns": {"CL-02": patterns}, **words}
    return weave_net(ClaimWords.model_validate(told), language)


@cache
def bundled(language="en"):
    return weave_net(read_lexicon(Library((ROOT,)), language).claims, language)


def rules_in(text, language="en"):
    """The rules of the bundled net that find something in a sentence."""
    return {hit.rule for hit in bundled(language).find(text)}


def claims_in(brochure):
    """What the rules on claims find in a brochure, by rule."""
    return {code: found for code, found in find(brochure).items() if code.startswith("CL-")}
