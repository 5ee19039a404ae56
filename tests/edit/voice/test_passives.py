"""Passives are found, and words that only tell how something is are not taken for them."""

import pytest

from foldwell.edit.voice.passives import find_passives
from foldwell.findings import Severity
from tests.edit.lexicons import ENGLISH
from tests.edit.samples import find, make

PASSIVE = {
    "Cells are collected from your hip.": "are collected",
    "Your blood is drawn and spun.": "is drawn",
    "The shot was given on Monday.": "was given",
    "The stitches will be taken out after ten days.": "be taken",
    "You will be asked to lie still.": "be asked",
    "The sample is then put into your knee.": "is then put",
    "It has not been shown to work.": "been shown",
    "The drug has never been approved.": "been approved",
    "A needle is used to take the fluid.": "is used",
    "Your leg may be raised.": "be raised",
    "The wound gets cleaned every day.": "gets cleaned",
    "You might get sent home.": "get sent",
    "The ligament was torn by a fall.": "was torn",
    "The skin is irritated by the tape.": "is irritated",
    "Were you told about the risks?": "Were you told",
    "Was your knee operated on?": "Was your knee operated",
    "How is it done?": "is it done",
    "What is the shot made from?": "is the shot made",
    "Are you being treated for gout?": "Are you being treated",
    "Are stitches needed?": "Are stitches needed",
    "Is the fluid sent to a lab?": "Is the fluid sent",
    "This is often done under local anesthesia by a nurse.": "is often done",
    "The cells aren't grown in our lab, and that is all.": "aren't grown",
    "It isn't covered by most plans.": "isn't covered",
    "The tube is carefully removed.": "is carefully removed",
    "Being treated early helps.": "Being treated",
    "You have to be seen by a surgeon.": "be seen",
    "The dose can be doubled.": "be doubled",
    "Both knees were scanned.": "were scanned",
    "No gain was found.": "was found",
    "The band is worn by most patients at night.": "is worn",
    "Nothing is hidden from you.": "is hidden",
    "The joint is being rinsed.": "is being rinsed",
    "The form must be signed by you.": "be signed",
    "Your notes are kept for ten years.": "are kept",
}
NONE = """
Your knee is swollen.
You may be tired after the shot.
The cartilage is worn and thin.
If you are worried, ask the nurse.
She is used to questions.
You get used to it.
Get dressed with your sore leg first.
You can get started today.
You can get infected if germs get in.
Your foot may be bruised for a week.
My doctor is interested in what I think.
The office is closed on Sunday.
Your health plan is limited.
We are located near the park.
It is made of cloth.
The results are mixed.
The knee is red and hot.
You need a ride home.
Is the skin hot or red?
You have rested for a week.
We collected cells from your hip.
The nurse has checked your wound.
It is not clear, studied or not.
It is a torn ligament.
You are on a low-salt diet.
They had been tired for weeks.
The trial is unblinded.
Are you scared of needles?
Your knees are bent at first.
The doctor was pleased with it.
You are done by noon.
I was born in May.
Be careful on the stairs.
The plan is to feed you well.
This is a proven treatment.
What is left after a birth?
The bone is broken.
People are getting older.
The joint is not aligned.
The risk is increased in smokers.
What is a torn meniscus?
Where is the pain?
""".strip().splitlines()


@pytest.mark.parametrize("sentence", PASSIVE)
def test_passives_are_found(sentence):
    assert [found.words for found in find_passives(sentence, ENGLISH.voice)][:1] == [PASSIVE[sentence]]


@pytest.mark.parametrize("sentence", NONE)
def test_what_only_tells_how_something_is_passes(sentence):
    assert list(find_passives(sentence, ENGLISH.voice)) == []


def test_whether_it_is_said_who_does_it():
    told = [found.has_agent for text in ("It is done by a nurse.", "It is taken by 8 pm.", "It is cut.")
            for found in find_passives(text, ENGLISH.voice)]  # fmt: skip
    assert told == [True, False, False]


ACTIVE, TURNED = "We take cells from your hip.", "Cells are taken from your hip."


@pytest.mark.parametrize(("passives", "severity"), [(0, None), (5, Severity.WARNING), (9, Severity.ERROR)])
def test_their_share_is_judged(passives, severity):
    names = ("blocks.about", "blocks.late", "claims.pain", "claims.myth", "status.US", "blocks.rash.what",
             "blocks.rash.do", "blocks.paid", "main_message.0")  # fmt: skip
    words = {name: TURNED if number < passives else ACTIVE for number, name in enumerate(names)}
    brochure = make(words=words, lexicon=ENGLISH)
    found = find(brochure).get("VO-01", [])
    assert [finding.severity for finding in found] == ([severity] if severity else [])
    if found:
        assert found[0].words == "are taken"
        assert f"{passives} of " in found[0].message
        assert "“We take cells” for “Cells are collected”" in found[0].remedy
