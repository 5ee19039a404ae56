"""Pseudo-locales: made for every topic, never a file, never for a patient."""

import pytest

from foldwell.edit.judge import judge
from foldwell.errors import InputError, UsageError
from foldwell.findings import Severity
from foldwell.model.inline import plain_text
from foldwell.read.brochures import read_brochure
from foldwell.read.lengthening import count_letters, lengthen
from foldwell.read.library import Library
from foldwell.read.pseudo_locales import PSEUDO_LOCALES
from foldwell.read.shelf import Shelf
from foldwell.read.signing import sign_wording
from tests.edit.samples import TODAY
from tests.samples import ROOT, SMALL, sample, shelf, small

NAMES = {"topic": "tiny", "clinic": "plain", "layout": "handout", "paper": "letter"}


def list_texts(value, path=""):
    """Every text of a model's data by its path."""
    if isinstance(value, str):
        yield path, value
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, (list, tuple)) else ()
    for name, inner in entries:
        yield from list_texts(inner, f"{path}.{name}")


@pytest.mark.parametrize("tag", PSEUDO_LOCALES)
def test_only_texts_change(tag):
    source, made = sample("riverside", "letter", "booklet"), sample("riverside", "letter", "booklet", tag)
    assert (made.locale_tag, made.pseudo_of, made.written_locale) == (tag, "en-US", "en-US")
    assert source.pseudo_of is None
    for before, after in ((source.words, made.words), (source.locale, made.locale)):
        old, new = dict(list_texts(before.model_dump())), dict(list_texts(after.model_dump()))
        assert list(old) == list(new)
    assert made.topic == source.topic
    assert made.clinic.phone == source.clinic.phone


def test_every_text_is_longer():
    source, longer = sample("riverside", "letter", "booklet"), sample("riverside", "letter", "booklet", "en-XA")
    for before, after in (
        (source.words.model_dump(exclude={"schema_", "translation", "references"}), longer.words.model_dump()),
        (source.locale.words.model_dump(), longer.locale.words.model_dump()),
        (source.locale.certainty.model_dump(), longer.locale.certainty.model_dump()),
        (source.locale.days, longer.locale.days),
    ):
        found = dict(list_texts(after))
        for path, text in list_texts(before):
            assert found[path] == lengthen(text), path
            assert count_letters(found[path]) >= 1.35 * count_letters(text), path
    letters = [sum(count_letters(text) for _, text in list_texts(b.words.blocks)) for b in (source, longer)]
    assert 1.35 < letters[1] / letters[0] < 1.45


def test_right_to_left_keeps_the_words():
    source, turned = sample("riverside", "letter", "booklet"), sample("riverside", "letter", "booklet", "ar-XB")
    assert turned.words == source.words
    assert turned.locale.words == source.locale.words
    assert (source.is_right_to_left, turned.is_right_to_left) == (False, True)


def test_the_clinics_own_words_are_made_too():
    longer = small("handout", locale="en-XA")
    assert longer.offer.price.covers == {"en-US": "one wrap", "en-XA": lengthen("one wrap")}
    assert plain_text(longer.offer.price.covers["en-XA"]) != "one wrap"


def test_a_text_is_found_where_its_source_stands():
    source, longer = small("handout"), small("handout", locale="en-XA")
    assert longer.places == source.places
    assert longer.place("words:nothing").file == "content/topics/tiny/en-US.yaml"


def test_a_price_that_lacks_the_source_locale_is_told(project):
    project.change("content/clinics/plain/clinic.yml", "covers: {en-US:", "covers: {es-US:")
    with pytest.raises(InputError, match="the price does not say in en-US what it covers; add en-US:"):
        project.read(locale="ar-XB")


@pytest.mark.parametrize("tag", PSEUDO_LOCALES)
def test_no_patient_gets_one(tag):
    with pytest.raises(UsageError, match=f"{tag} is a pseudo-locale.*as a draft"):
        read_brochure(shelf(SMALL), **NAMES, locale=tag, profile="patient")
    assert small("handout", locale=tag).is_draft


def test_nobody_signs_one(project):
    opened = Shelf(Library((project.root, ROOT)))
    with pytest.raises(UsageError, match=r"en-XA is a pseudo-locale.*sign the locale that it is made from"):
        sign_wording(opened, topic="tiny", locale="en-XA", name="Sam", role="clinical", credential="MD", day=TODAY)
    project.sign()
    assert project.read()[0].signatures
    assert project.read(locale="en-XA")[0].signatures == ()


def test_its_words_are_not_judged_and_that_is_told():
    found = judge(small("handout", locale="en-XA"), TODAY)
    assert [(one.code, one.severity) for one in found] == [("edit.pseudo-locale", Severity.NOTE)]
    assert "en-US" in str(found[0])
    assert judge(small("handout"), TODAY) != found


def test_a_file_of_that_name_is_no_locale(project):
    words = project.root / "content/topics/tiny/en-US.yaml"
    words.with_name("en-XA.yaml").write_text(words.read_text(encoding="utf-8"), encoding="utf-8")
    library = Library((project.root, ROOT))
    assert library.locales("tiny") == ("en-US",)
    assert project.read(locale="en-XA")[0].words.title == lengthen(project.read()[0].words.title)
