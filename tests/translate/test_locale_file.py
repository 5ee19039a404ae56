"""A locale's file: the texts are those that came back, and what a person wrote beside them stays."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foldwell.model.translated import hash_texts, list_changed, list_texts
from foldwell.model.words import Linguist, Translation
from foldwell.translate.locale_file import stamp_words, write_record, write_words
from tests.edit.samples import WORDS
from tests.translate.samples import HEAD, read_words, source_texts

SIGNED = Translation(
    from_hash="sha256:" + "0" * 64, translator=Linguist(name="Ana", credential="ATA", date=date(2026, 3, 1))
)
VISIBLE = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)
WORDY = st.lists(VISIBLE, min_size=1, max_size=40).map(" ".join)


@settings(max_examples=30)
@given(st.dictionaries(st.sampled_from(sorted(source_texts())), WORDY))
def test_the_file_holds_the_texts_as_they_came(changes):
    texts = {**source_texts(), **changes}
    texts["title"] = texts["title"][:60].strip()
    words = read_words(write_words((HEAD + WORDS).encode(), texts, SIGNED))
    assert list_texts(words) == texts
    assert words.translation == SIGNED


def test_comments_order_and_layout_stay():
    base = (
        (HEAD + WORDS)
        .replace("kicker: Patient guide", "kicker: Patient guide  # above the title")
        .replace(
            "  about: A wrap is a soft band. It holds the knee and keeps it warm.",
            "  # what it is\n  about: >-\n    A wrap is a soft band.\n    It holds the knee.\n\n  # then the steps",
        )
    )
    texts = {**list_texts(read_words(base)), "kicker": "Guía", "blocks.about": "Una venda. " * 12 + "Fin."}
    written = write_words(base.encode(), texts, SIGNED).decode()
    assert re.search(r"kicker: Guía +# above the title", written)
    assert "  # what it is\n  about: >-\n    Una venda." in written
    assert "Fin.\n\n  # then the steps\n" in written
    assert max(map(len, written.splitlines())) <= 120
    again = write_words(written.encode(), texts, SIGNED).decode()
    assert again == written


def test_new_texts_stand_where_the_source_has_them_and_those_that_are_gone_go():
    texts = source_texts()
    base = HEAD + WORDS.replace("  about: A wrap is a soft band. It holds the knee and keeps it warm.\n", "").replace(
        "  paid: Our", "  old: Gone.\n  paid: Our"
    )
    words = read_words(write_words(base.encode(), texts, SIGNED))
    assert next(iter(words.blocks)) == "about"
    assert "old" not in words.blocks
    assert list_texts(words) == texts


@pytest.mark.parametrize("most", [0, 1, 3])
def test_the_main_message_may_have_more_or_fewer_sentences(most):
    texts = {name: text for name, text in source_texts().items() if not name.startswith("main_message")}
    texts |= {f"main_message.{number}": f"Frase {number}." for number in range(max(most, 1))}
    assert list_texts(read_words(write_words((HEAD + WORDS).encode(), texts, SIGNED))) == texts


def test_a_stamp_changes_no_word():
    written = stamp_words((HEAD + WORDS).encode(), SIGNED)
    assert list_texts(read_words(written)) == list_texts(read_words(WORDS))
    assert written.decode().startswith(HEAD + "\nschema: words/1")


def test_the_record_keeps_the_source():
    texts = source_texts()
    assert b"blocks.about: A wrap" in write_record(texts)
    changed = {**texts, "kicker": "Guide", "new": "New."}
    del changed["choice"]
    assert list_changed(texts, changed) == ("kicker", "new", "choice")
    assert hash_texts(texts) != hash_texts(changed)
    assert hash_texts(texts) == hash_texts({name: text.replace(" ", "\n ") for name, text in texts.items()})
