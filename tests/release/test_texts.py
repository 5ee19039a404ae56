"""The texts that a release keeps."""

from foldwell.release.ledger import open_ledger
from foldwell.release.texts import collect_texts, find_last_texts, hash_texts
from tests.release.ledgers import brochure, release, texts
from tests.samples import reword, sample, small


def test_every_text_has_an_id_that_stays():
    topic, clinic, locale = collect_texts(small("handout"))
    assert [record.subject for record in (topic, clinic, locale)] == [
        "topic tiny en-US",
        "clinic plain",
        "locale en-US",
    ]
    assert topic.texts["words:blocks.day.wash"] == "You wash your knee."
    assert topic.texts["topic:numbers.better.arms[wrap].k"] == "30"
    assert clinic.texts["clinic:phone"] == small("handout").clinic.phone
    assert not any("sections" in id_ and id_.startswith("topic:") for id_ in topic.texts)


def test_a_notice_is_kept_word_for_word():
    (record,) = [one for one in collect_texts(sample("bayview", "letter", "notice")) if one.subject == "notice US-CA"]
    assert any("wording.en-US" in id_ for id_ in record.texts)


def test_other_words_have_another_hash():
    changed = reword(small("handout"), blocks__notes="Your questions")
    one, other = collect_texts(small("handout"))[0], collect_texts(changed)[0]
    assert hash_texts(one) != hash_texts(other)
    assert {id_ for id_ in one.texts if one.texts[id_] != other.texts[id_]} == {"words:blocks.notes"}


def test_the_last_texts_are_those_of_the_same_profile(tmp_path):
    release(tmp_path, brochure())
    release(tmp_path, brochure("1.1.0"))
    release(tmp_path, brochure("1.2.0"), profile="draft")
    ledger = open_ledger(tmp_path)
    assert find_last_texts(ledger, "patient") == {texts().subject: texts("1.1.0")}
    assert find_last_texts(ledger, "draft") == {texts().subject: texts("1.2.0")}
