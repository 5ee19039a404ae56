"""A small topic on its way to translators: two files in a folder, and parcels made of any words."""

import shutil

import yaml

from foldwell.model.topic import Topic
from foldwell.model.translated import list_source_texts
from foldwell.model.words import Words
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from foldwell.translate.parcel import Parcel, Unit
from tests.edit.samples import ROOT, TOPIC, WORDS, load

HEAD = "# yaml-language-server: $schema=../../schemas/words.json\n"


def make_shelf(folder, **locales):
    """A library with the small topic, its words, and those of other locales."""
    topic = folder / "content/topics/wrap"
    topic.mkdir(parents=True)
    (topic / "topic.yaml").write_text(TOPIC, encoding="utf-8")
    (topic / "en-US.yaml").write_text(HEAD + WORDS, encoding="utf-8")
    for tag, text in locales.items():
        (topic / f"{tag.replace('_', '-')}.yaml").write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "content/lexicons", folder / "content/lexicons")
    return Shelf(Library((folder,)))


def make_parcel(texts, into=(), states=()):
    """A parcel of any texts by their ids."""
    into, states = dict(into), dict(states)
    units = tuple(
        Unit(name, source, into.get(name, ""), states.get(name, "translated" if name in into else "new"), "", (), 0)
        for name, source in texts.items()
    )
    return Parcel("wrap", "WRAP-1", "1.0.0", "2026-03-02", "en-US", "es-US", units)


def source_texts():
    return list_source_texts(Topic.model_validate(load(TOPIC)), Words.model_validate(load(WORDS)))


def read_words(data):
    """A locale's file as the model has it."""
    return Words.model_validate(yaml.load(data, yaml.BaseLoader))
