"""Brochures to test with: the small project's and the samples', and copies of them with other words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from foldwell.compose.composition import Composer
from foldwell.model.topic import Topic
from foldwell.model.words import Words
from foldwell.read.brochures import read_brochure
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from foldwell.typeset.engine import Engine
from foldwell.typeset.typesetting import Typesetter

ROOT = Path(__file__).parents[1]
SMALL = Library((ROOT / "tests/fixtures/small", ROOT))
BUNDLED = Library((ROOT,))
LAYOUTS = ("trifold", "handout", "booklet")
CLINICS = (("riverside", "letter"), ("sunfield", "a4"))
SAMPLES = [(clinic, paper, layout) for clinic, paper in CLINICS for layout in LAYOUTS]


@cache
def shelf(library):
    return Shelf(library)


@cache
def composer(library=SMALL):
    return Composer(library)


@cache
def small(layout="trifold", paper="letter", profile="draft", locale="en-US"):
    """A brochure of the small project."""
    brochure = read_brochure(
        shelf(SMALL), topic="tiny", clinic="plain", layout=layout, paper=paper, locale=locale, profile="draft"
    )
    return replace(brochure, profile=profile)


@cache
def sample(clinic, paper, layout, locale="en-US"):
    """A brochure of the bundled content."""
    return read_brochure(
        shelf(BUNDLED), topic="knee-stem-cells", clinic=clinic, layout=layout, paper=paper, locale=locale
    )


def reword(brochure, **texts):
    """The brochure with other words, by their path with `__` between its steps."""
    data = brochure.words.model_dump(by_alias=True)
    for path, text in texts.items():
        put(data, path.split("__"), text)
    return replace(brochure, words=Words.model_validate(data))


def put(data, path, value):
    for step in path[:-1]:
        data = data.setdefault(step, {})
    data[path[-1]] = value


def restructure(brochure, change):
    """The brochure with another topic; change is called with the topic's data, to alter it."""
    data = brochure.topic.model_dump(by_alias=True)
    change(data)
    return replace(brochure, topic=Topic.model_validate(data))


def find_block(data, name):
    return next(block for section in data["sections"] for block in section["blocks"] if block["id"] == name)


def find_section(data, name):
    return next(section for section in data["sections"] if section["id"] == name)


def offering(brochure, **offer):
    """The brochure for a clinic that offers the treatment otherwise."""
    changed = brochure.offer.model_copy(update=offer)
    return replace(brochure, clinic=brochure.clinic.model_copy(update={"offers": {brochure.topic_id: changed}}))


class Page(HTMLParser):
    """The words, paragraphs and attributes of a document."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.texts, self.paragraphs, self.attributes, self.title = [], [], [], ""
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self._open = tag
        self.attributes += [(name, value) for name, value in attrs]
        if tag == "p":
            self.paragraphs.append("")

    def handle_data(self, data):
        if self._open == "title":
            self.title += data.strip()
        self.texts.append(data)
        if self.paragraphs:
            self.paragraphs[-1] += data

    @property
    def text(self):
        return fold("".join(self.texts))


def fold(text):
    return " ".join(text.split())


WORDS = "The wrap is soft and warm and it helps you to walk a bit more each day. "


def long(words):
    """A text of so many words."""
    return " ".join((WORDS * (words // 16 + 1)).split()[:words])


def place_of(path):
    return shelf(SMALL).words("tiny", "en-US").source.place(path)


@cache
def engine(library=SMALL):
    return Engine(library)


def typeset(brochure, **options):
    return Typesetter(composer(), engine()).typeset(brochure, **options)
