"""A brochure: one topic for one clinic in one layout, paper and locale, with everything it needs read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from foldwell.findings import Place
from foldwell.model.geometry import SheetForm
from foldwell.model.information_only import tell_why_withheld
from foldwell.model.lexicon import Lexicon
from foldwell.model.printer import Readings, name_sheet
from foldwell.model.theme import DEFAULT_THEME, Theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from foldwell.model.blocks import Block
    from foldwell.model.brand import Brand
    from foldwell.model.clinic import Clinic, Offer
    from foldwell.model.evidence import Option
    from foldwell.model.jurisdiction import Law
    from foldwell.model.layout import Layout, Paper
    from foldwell.model.locale import Locale
    from foldwell.model.notice import Notice
    from foldwell.model.signatures import Signature
    from foldwell.model.topic import Section, Topic
    from foldwell.model.translated import Translated
    from foldwell.model.words import Words

Profile = Literal["draft", "patient"]
GUIDE_PLACEHOLDERS = ("document", "revision", "locale", "layout", "topic")
"""What the address of the clinic's page may leave open."""


@dataclass(frozen=True)
class Artwork:
    """A picture from outside, checked: `svg` text that is safe to draw, or a raster's bytes."""

    file: str
    svg: str = ""
    raster: bytes = b""
    width: float = 0
    height: float = 0


@dataclass(frozen=True)
class Original:
    """The words that a translation is held against.

    texts: those of the source locale as they are now, by their path. lexicon: of its language.
    before: the source texts that the translation was made from, where they are kept.
    """

    locale: str
    texts: Mapping[str, str]
    lexicon: Lexicon = field(default_factory=Lexicon)
    before: Translated | None = None


@dataclass(frozen=True)
class Brochure:
    """What is to be made; every value is final.

    jurisdiction: the law where the clinic is.
    colors: the brand's colours by role, as #rrggbb.
    is_trial: whether the theme is tried, and not the one that the brand chose.
    original: of a translation, what it is held against; else None.
    places: where a word or an id stands in its file, by `words:<path>`, such as `words:blocks.day-steps`.
    notice: the statutory notice that it prints, as a sheet of its own or in its head.
    signatures: only those that hold for these very words.
    lexicon: what the rules of wording know of words in its language.
    pseudo_of: of a pseudo-locale, the locale whose words, places and formats it has; else None.
    """

    topic_id: str
    topic: Topic
    words: Words
    clinic_id: str
    clinic: Clinic
    jurisdiction: Law
    brand: Brand
    colors: Mapping[str, str]
    layout_id: str
    layout: Layout
    paper_id: str
    locale_tag: str
    locale: Locale
    theme_id: str = DEFAULT_THEME
    theme: Theme = field(default_factory=Theme)
    is_trial: bool = False
    profile: Profile = "draft"
    signatures: tuple[Signature, ...] = ()
    wording_hash: str = ""
    logo: Artwork | None = None
    logo_reversed: Artwork | None = None
    figures: Mapping[str, Artwork] = field(default_factory=dict)
    photos: Mapping[str, Artwork] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    original: Original | None = None
    pseudo_of: str | None = None
    notice: Notice | None = None
    lexicon: Lexicon = field(default_factory=Lexicon)

    @property
    def name(self) -> str:
        """`<clinic>/<topic>.<locale>.<layout>-<paper>`, the stem of its files; a tried theme's name stands after it."""
        trial = f".{self.theme_id}" if self.is_trial else ""
        return f"{self.clinic_id}/{self.topic_id}.{self.locale_tag}.{self.layout_id}-{self.paper_id}{trial}"

    @property
    def written_locale(self) -> str:
        """The tag of the locale that people wrote the words in."""
        return self.pseudo_of or self.locale_tag

    @property
    def is_right_to_left(self) -> bool:
        """Whether its lines begin at the right."""
        return self.locale.direction == "rtl"

    @property
    def text_family(self) -> str:
        """Family that most letters of the running text are set in."""
        return self.locale.typefaces.text if self.locale.typefaces else self.theme.text

    @property
    def heading_family(self) -> str:
        """Family that most letters of the headings are set in."""
        return self.locale.typefaces.headings if self.locale.typefaces else self.theme.headings

    @property
    def paper(self) -> Paper:
        """The sheet it is printed on."""
        return self.layout.papers[self.paper_id]

    @property
    def form(self) -> SheetForm:
        """All that the geometry of its sheets follows from."""
        return SheetForm(self.layout, self.paper_id, self.clinic.stock, self.locale.direction == "rtl")

    @property
    def readings(self) -> Readings:
        """What the clinic read off its calibration sheet for this paper; nothing where it did not."""
        return self.clinic.printer.get(name_sheet(self.paper_id, *self.paper.sheet), Readings())

    @property
    def offer(self) -> Offer:
        """How this clinic offers the treatment."""
        return self.clinic.offers[self.topic_id]

    @property
    def guide(self) -> str:
        """The address of the clinic's page of this guide, its placeholders filled in and percent-encoded."""
        topic = self.topic
        told = (topic.document, topic.revision, self.locale_tag, self.layout_id, self.topic_id)
        values = {f"{{{name}}}": quote(value, safe="") for name, value in zip(GUIDE_PLACEHOLDERS, told, strict=True)}
        return re.sub("|".join(map(re.escape, values)), lambda found: values[found[0]], self.offer.guide)

    @property
    def law(self) -> str:
        """The jurisdiction whose law the topic tells: the clinic's own, or the nearest that it lies within."""
        chain = self.jurisdiction.chain
        return next((one for one in chain if one in self.topic.status), chain[-1])

    @property
    def standing_notice(self) -> Notice | None:
        """The notice that stands in its head, in type no smaller than any other."""
        return self.notice if self.notice and self.notice.largest else None

    @property
    def is_draft(self) -> bool:
        """Whether every page must say that this is a draft."""
        return self.profile == "draft"

    def place(self, path: str) -> Place:
        """Where something stands, or the words' file where that is not known."""
        return self.places.get(path) or Place(f"content/topics/{self.topic_id}/{self.written_locale}.yaml")

    @property
    def options(self) -> tuple[Option, ...]:
        """The options that the layout's form of the table shows: all, or those of the short form."""
        whole = self.layout.detail == "full"
        return tuple(option for option in self.topic.options if whole or option.short)

    def prints(self, block: Block) -> bool:
        """Whether a block is for this clinic and this layout; its interest only where it sells."""
        if block.law and not self.jurisdiction.holds(block.law):
            return False
        if not self.holds(block.when) or block.detail not in {"both", self.layout.detail}:
            return False
        if self.layout.role == "extract" and block.kind not in self.layout.blocks:
            return False
        return block.kind != "interest" or self.offer.sells

    @property
    def is_information_only(self) -> bool:
        """Whether the law bans advertising the treatment, so that only information may print (RG-03)."""
        status = self.topic.status.get(self.law)
        unapproved = status is None or status.is_unapproved
        return unapproved and self.jurisdiction.unapproved == "information_only"

    def withholds(self, section: Section, block: Block) -> bool:
        """Whether the law keeps a block out that would print elsewhere."""
        return self.is_information_only and bool(tell_why_withheld(self.topic, section, block))

    def holds(self, when: Mapping[str, str | tuple[str, ...]]) -> bool:
        """Whether a section or block with this `when` is for this clinic."""
        chosen = self.offer.variant
        return all(chosen.get(axis) in ((value,) if isinstance(value, str) else value) for axis, value in when.items())
