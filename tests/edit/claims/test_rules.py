"""Rules on claims in a brochure: what is read, what a form carries, how it is told."""

import pytest

from foldwell.edit.claims.net import weave_net
from foldwell.edit.claims.rules import KINDS
from foldwell.findings import Severity
from foldwell.model.claim_words import ClaimWords
from foldwell.model.lexicon import Lexicon
from foldwell.read.lexicons import read_lexicon
from foldwell.read.library import Library
from tests.edit.claims.nets import ROOT, claims_in
from tests.edit.samples import find_one, make

ENGLISH = read_lexicon(Library((ROOT,)), "en")


def make_with(words=(), **values):
    return make(words=words, lexicon=ENGLISH, **values)


def test_the_sample_is_honest():
    assert claims_in(make_with()) == {}


@pytest.mark.parametrize(
    ("rule", "text", "words"),
    [
        ("CL-01", "It is a cure.", "cure"),
        ("CL-02", "It may rebuild your knee.", "rebuild your knee"),
        ("CL-03", "It is very safe.", "is very safe"),
        ("CL-04", "It is all-natural.", "all-natural"),
        ("CL-05", "It is a miracle.", "miracle"),
        ("CL-06", "It eases stiffness.", "eases stiffness"),
        ("CL-07", "It is better than surgery.", "better than surgery"),
        ("CL-08", "It may help your knee.", "may help your knee"),
        ("CL-11", "“I can dance.”", "“I can dance.”"),
        ("CL-12", "It is FDA registered.", "FDA registered"),
        ("CL-13", "It treats asthma, colic and lupus.", "treats asthma, colic and lupus"),
        ("CL-14", "You can skip surgery.", "skip surgery"),
        ("CL-16", "Book your spot now.", "Book your spot"),
    ],
)
def test_each_rule_with_its_words_and_a_rewrite(rule, text, words):
    finding = find_one(rule, make_with({"blocks.about": text}))
    assert finding.words == words
    assert finding.severity is Severity.ERROR
    assert finding.field == "blocks.about"
    assert finding.source == KINDS[rule].source
    assert finding.remedy == KINDS[rule].remedy


def test_a_rewrite_is_honest_itself():
    net = weave_net(ENGLISH.claims, "en")
    for kind in KINDS.values():
        for quoted in kind.remedy.split("“")[1:]:
            assert net.find(quoted.partition("”")[0]) == (), kind.remedy


def test_it_says_that_a_weak_word_is_no_hedge():
    finding = find_one("CL-02", make_with({"blocks.about": "The wrap can slowly rebuild your knee."}))
    assert "“can” is no hedge" in finding.message


def test_a_claim_carries_what_its_evidence_does():
    repaired, eased = {"claims.pain": "It repairs the joint."}, {"claims.pain": "It eases stiffness."}
    assert find_one("CL-02", make_with(repaired))
    assert claims_in(make_with(repaired, topic={"claims.pain.certainty": "moderate"})) == {}
    assert find_one("CL-06", make_with(eased))
    assert claims_in(make_with({"claims.pain": "It eases stiffness by 1 point more than no wrap."})) == {}


def test_the_options_table_and_questions_are_read_by_their_form():
    assert claims_in(make_with({"options.wrap.gain": "It eases pain."})) == {}
    assert find_one("CL-02", make_with({"options.wrap.gain": "It rebuilds the knee."}))
    assert claims_in(make_with({"blocks.asked.price": "Ask us if it can rebuild your knee."})) == {}


def test_a_myth_may_say_what_is_not_so():
    myth = {"sections.1.blocks.0": {"id": "about", "kind": "myth"}}
    words = {"blocks.about": {"said": "“It rebuilt my knee.”", "known": "No study has shown that."}}
    assert claims_in(make_with(words, topic=myth)) == {}
    words = {"blocks.about": {"said": "“It is soft.”", "known": "It rebuilds the knee."}}
    assert find_one("CL-02", make_with(words, topic=myth))


def test_a_project_adds_words():
    words = ClaimWords(patterns={"CL-05": ("zippy",)})
    assert find_one("CL-05", make(words={"blocks.about": "A zippy wrap."}, lexicon=Lexicon(claims=words)))


def test_nothing_is_found_without_a_lexicon():
    assert claims_in(make(words={"blocks.about": "It is a cure."}, lexicon=Lexicon())) == {}


def test_every_place_in_a_sentence_is_told_once():
    found = claims_in(make_with({"blocks.about": "It rebuilds your knee, regrows cartilage and heals tendons."}))
    assert [one.words for one in found["CL-02"]] == ["rebuilds your knee", "regrows cartilage", "heals tendons"]
