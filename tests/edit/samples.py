"""A small brochure that every rule passes, and a way to spoil one value of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from foldwell.edit.judge import RULES, judge
from foldwell.edit.passages import collect_passages
from foldwell.model.brand import Brand
from foldwell.model.brochure import Brochure
from foldwell.model.clinic import Clinic
from foldwell.model.layout import Layout
from foldwell.model.locale import Locale
from foldwell.model.signatures import ANSWERED_BY, QUESTIONS, Signature
from foldwell.model.topic import Topic
from foldwell.model.words import Words
from foldwell.read.jurisdictions import read_law
from foldwell.read.lexicons import read_lexicon
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf

ROOT = Path(__file__).parents[2]
LEXICON = read_lexicon(Library((ROOT,)), "en")
TODAY = date(2026, 3, 10)
SHELF = Shelf(Library((ROOT,)))

TOPIC = """
schema: topic/1
revision: 1.0.0
document: WRAP-1
type: treatment
source_locale: en-US
variants: {arm: [left, right]}
dates: {evidence_search: 2026-03-02, wording: 2026-03-02, next_review: 2028-03-02}
people: {author: A. Lee, credential: RN, role: nurse, users: {took_part: 5, tested_on: 2026-03-01}}
interests: {sells_treatment: true, funding: None.}
references:
  R1: {cite: A review., short: A review, kind: systematic_review, year: 2024, url: "https://a.sample",
       accessed: 2026-03-02}
claims:
  pain: {topic: benefit, setting: human, comparator: none, at: 6 weeks, certainty: low, refs: [R1], pair: [rash, late]}
  myth: {topic: unknown, setting: human, certainty: low, refs: [R1]}
numbers:
  better:
    {topic: benefit, at: 6 weeks, certainty: low, refs: [R1], pair: [rash, late],
     arms: [{id: wrap, k: 3, n: 6}, {id: no, k: 2, n: 6}]}
options: [{id: wrap, proof: low, refs: [R1], short: true}, {id: wait, proof: none, short: true}]
market: {low: 40, high: 90, mean: 60, currency: USD, year: 2025, per: a wrap, refs: [R1]}
status: {US: {standing: no-medicine, checked_on: 2026-03-02, refs: [R1]}}
sections:
  - {id: short, kind: summary, blocks: [{id: message, kind: main_message}]}
  - {id: what, kind: what, blocks: [{id: about, kind: paragraph}, {id: day, kind: steps, items: [wash, wind]}]}
  - id: works
    kind: benefits
    blocks:
      - {id: law, kind: status, safety: true}
      - {id: less-pain, kind: claim, use: pain}
      - {id: array, kind: icon_array, use: better}
  - id: harms
    kind: harms
    safety: true
    blocks:
      - {id: rash, kind: harm, severity: mild}
      - {id: late, kind: unknown}
      - {id: no-heal, kind: claim, use: myth}
  - {id: choices, kind: options, blocks: [{id: table, kind: options}]}
  - {id: price, kind: cost, safety: true, blocks: [{id: cost, kind: cost}]}
  - id: ask
    kind: questions
    safety: true
    blocks:
      - id: asked
        kind: questions
        items: [proof, harm, else, law, price]
        covers: {proof: evidence, harm: harms, else: alternatives, law: status, price: cost}
  - id: call
    kind: warning_signs
    safety: true
    blocks: [{id: signs, kind: warning_signs, call: clinic, items: [red]}]
  - id: contact
    kind: contact
    safety: true
    blocks: [{id: clinic, kind: contact}, {id: paid, kind: interest}, {id: sources, kind: references},
             {id: notes, kind: notes_lines}, {id: code, kind: qr}]
  - {id: review, kind: review, blocks: [{id: line, kind: review_line}]}
"""

WORDS = """
schema: words/1
title: A wrap for a sore knee
kicker: Patient guide
purpose: Help to decide, for adults with a sore knee.
choice: You can say no, take time or ask another doctor.
funding: No maker of wraps paid for this guide.
main_message: [A wrap is not a proven treatment., Walk and rest first.]
sections:
  {short: In short, what: "What is it?", works: "Does it work?", harms: "What can go wrong?", choices: Choices,
   price: "What does it cost?", ask: Questions to ask, call: When to call, contact: Talk to us, review: About}
status: {US: No law asks for proof that a wrap works.}
claims: {pain: Some people had a **little** less pain at 6 weeks., myth: No study shows that it heals a knee.}
numbers:
  better:
    {question: "Who felt better at 6 weeks?", outcome: felt better,
      study: "One study of 12 people, 2024.", arms: {wrap: Wrap, no: No wrap}}
options:
  wrap: {name: Wrap, what: A band., gain: A little less pain., harm: A rash for some., cost: Low., time: Weeks.}
  wait: {name: Wait, what: Rest and walk., gain: No cost., harm: It may still hurt., cost: None., time: Weeks.}
blocks:
  about: A wrap is a soft band. It holds the knee and keeps it warm.
  day: {wash: You wash your knee., wind: We wind the wrap around it. You can walk with it.}
  rash: {what: A rash under the wrap., do: Take it off and call us.}
  late: We do not know what a wrap does after a year.
  cost: {lead: You pay., cover: Health plans do not pay for it., market: "Others ask $40 to $90 for a wrap (2025)."}
  asked:
    proof: "What did studies show?"
    harm: What can go wrong, and how often?
    else: What else could I try?
    law: Is this wrap approved?
    price: "What is the full price?"
  signs: {lead: "Any of these signs?", red: Skin that is red or hot.}
  paid: Our clinic is paid for wraps.
  code: Scan for all of it.
  notes: Was something not clear? Write it down and tell us.
"""

CLINIC = """
schema: clinic/1
name: Plain Clinic
jurisdiction: US
locales: [en-US]
paper: [letter]
phone: +1 217 555 0200
after_hours: +1 217 555 0201
hours: [{days: [mon, fri], opens: "08:00", closes: "17:00"}]
sites: [{address: [1 Plain Street, "Springfield, IL"]}]
web: https://wrap.sample
offers:
  wrap:
    variant: {arm: left}
    price: {amount: 55, currency: USD, year: 2026, covers: {en-US: one wrap}}
    guide: https://wrap.sample/wrap
"""


def load(text):
    return yaml.load(text, yaml.BaseLoader)


def spoil(data, changes):
    """Set a value by its path; None takes it away."""
    for path, value in changes.items():
        *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
        part = data
        for step in steps:
            part = part[step]
        if value is None:
            del part[last]
        else:
            part[last] = value
    return data


def make(topic=(), words=(), clinic=(), locale=(), layout=(), **values):
    """The small brochure with some values changed, by path."""
    layout_data = load((ROOT / "templates/layouts/trifold.yaml").read_text(encoding="utf-8"))
    locale_data = load((ROOT / "content/locales/en-US.yaml").read_text(encoding="utf-8"))
    clinic_model = Clinic.model_validate(spoil(load(CLINIC), dict(clinic)))
    given = {
        "topic_id": "wrap",
        "topic": Topic.model_validate(spoil(load(TOPIC), dict(topic))),
        "words": Words.model_validate(spoil(load(WORDS), dict(words))),
        "clinic_id": "plain",
        "clinic": clinic_model,
        "jurisdiction": values.get("jurisdiction") or read_law(SHELF, clinic_model.jurisdiction),
        "brand": Brand(),
        "colors": {},
        "layout_id": "trifold",
        "layout": Layout.model_validate(spoil(layout_data, dict(layout))),
        "paper_id": "letter",
        "locale_tag": "en-US",
        "locale": Locale.model_validate(spoil(locale_data, dict(locale))),
        "profile": "patient",
        "lexicon": LEXICON,
    }
    return Brochure(**(given | values))


def find(brochure, today=TODAY):
    """Findings by rule id."""
    found = {}
    for finding in judge(brochure, today):
        found.setdefault(finding.code, []).append(finding)
    return found


def find_group(group, brochure, today=TODAY):
    """Findings of one group of rules, such as CL, by rule id."""
    return {code: found for code, found in find(brochure, today).items() if code.startswith(group)}


def find_one(rule, brochure, today=TODAY):
    """The one finding of a rule, which must be the only rule of its group that finds anything."""
    assert rule in {one.id for one in RULES}
    found = find_group(rule[:2], brochure, today)
    assert list(found) == [rule]
    (finding,) = found[rule]
    return finding


def fill(text, **values):
    """The small brochure with the same text in place of each that is no label."""
    paths = [one.path.removeprefix("words:") for one in collect_passages(make()) if not one.is_label]
    return make(words=dict.fromkeys(paths, text), **values)


def sign(role="clinical"):
    return Signature(
        name="Sam Sample", role=role, credential="MD", date=TODAY, locale="en-US", revision="1.0.0",
        jurisdiction="US-FL" if role == "legal" else None, hash="sha256:" + "0" * 64,
        confirms=tuple(item for item in QUESTIONS if role in ANSWERED_BY[item]),
    )  # fmt: skip
