"""A brochure's texts are those that it may print, with their place and side."""

from foldwell.edit.passages import collect_passages, printable_blocks, reading_text
from tests.edit.samples import make

TWO_ARMS = {
    "sections.1.blocks.0.when": {"arm": "left"},
    "sections.1.blocks.1.when": {"arm": "right"},
}


def read(brochure):
    return {passage.path.removeprefix("words:"): passage for passage in collect_passages(brochure)}


def test_markup_goes_and_places_stay():
    passages = read(make())
    assert passages["claims.pain"].text == "Some people had a little less pain at 6 weeks."
    assert passages["blocks.day.wash"].block == "day"
    assert passages["options.wait.harm"].text == "It may still hurt."
    assert passages["status.US"].section == "works"


def test_titles_and_headings_are_labels():
    labels = {path for path, passage in read(make()).items() if passage.is_label}
    assert {"title", "sections.works", "blocks.cost.lead", "options.wait.name", "numbers.better.arms.no"} <= labels
    assert not labels & {"purpose", "blocks.about", "claims.pain", "numbers.better.question", "choice"}


def test_only_what_is_for_the_clinic_is_read():
    passages = read(make(topic=TWO_ARMS))
    assert "blocks.about" in passages
    assert "blocks.day.wash" not in passages


def test_only_what_the_layout_holds_is_read():
    layout = {"zones": [{"id": "all", "panels": ["cover"], "holds": ["harms"]}]}
    assert {one.section.id for one in printable_blocks(make(layout=layout))} == {"harms"}
    long = make(topic={"sections.1.blocks.0.detail": "full"})
    assert "blocks.about" not in read(long)
    assert "blocks.about" in read(make(topic={"sections.1.blocks.0.detail": "full"}, layout={"detail": "full"}))


def test_short_wordings_stand_for_the_long_ones_in_short_layouts():
    words = {"options.wrap.gain_short": "Less pain."}
    assert read(make(words=words))["options.wrap.gain_short"].text == "Less pain."
    assert "options.wrap.gain" in read(make(words=words, layout={"detail": "full"}))


def test_a_text_is_on_the_side_of_its_claim():
    passages = read(make())
    sides = {path: passage.side for path, passage in passages.items()}
    assert sides["claims.pain"] == sides["numbers.better.study"] == "benefit"
    assert sides["blocks.rash.what"] == sides["blocks.late"] == sides["claims.myth"] == "harm"
    assert sides["status.US"] == sides["blocks.about"] == ""
    moved = {"sections.2.blocks.1.use": "myth", "sections.3.blocks.2.use": "pain"}
    sides = {path: passage.side for path, passage in read(make(topic=moved)).items()}
    assert (sides["claims.pain"], sides["claims.myth"]) == ("benefit", "")


def test_the_interest_of_a_clinic_that_does_not_sell_is_not_read():
    assert "blocks.paid" in read(make())
    assert "blocks.paid" not in read(make(clinic={"offers.wrap.sells": "false"}))


def test_all_words_of_a_topic_are_read_but_its_sources():
    brochure = make(words={"references": {"R1": "A study, told anew."}})
    texts = {passage.path: passage.text for passage in reading_text(brochure.words)}
    assert texts["words:main_message.1"] == "Walk and rest first."
    assert texts["words:numbers.better.outcome"] == "felt better"
    assert "A study, told anew." not in texts.values()
    assert "words/1" not in texts.values()
    assert {passage.path for passage in collect_passages(brochure)} <= set(texts)
