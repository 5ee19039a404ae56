"""Blocks that tell: messages and facts, the evidence, what can go wrong, what it costs, who stands behind it."""

from __future__ import annotations

from typing import Literal

from foldwell.model.base import Flag, Id, RefId
from foldwell.model.block_base import BaseBlock, Listed, Wordless
from foldwell.model.counts import BandName


class MainMessage(Wordless):
    """The main message in full: at most three sentences, told in the words' `main_message`."""

    kind: Literal["main_message"]


class Paragraph(BaseBlock):
    """A paragraph of plain words that state no effect."""

    kind: Literal["paragraph"]


class Fact(BaseBlock):
    """A short fact with its own small heading."""

    kind: Literal["fact"]
    tells: Literal["harm"] | None = None
    """`harm` where it tells what can go wrong, as the summary does before the section on harms."""

    def word_ids(self) -> tuple[str, ...]:
        return ("lead", "text")


class List(Listed):
    """Two to seven points."""

    kind: Literal["list"]


class ClaimBlock(Wordless):
    """A claim with its certainty."""

    kind: Literal["claim"]
    use: Id
    """Id of the claim."""


class IconArray(Wordless):
    """People out of 100, filled against outlined, one array an arm."""

    kind: Literal["icon_array"]
    use: Id
    """Id of the number."""


class Harm(BaseBlock):
    """One thing that can go wrong: what, and what to do."""

    kind: Literal["harm"]
    severity: Literal["mild", "serious", "emergency"]
    number: Id | None = None
    """Id of the number that says how often; its sentence is set beside it."""
    band: BandName | None = None
    """How often, where sources tell a band and no number; its words print the band's numbers."""
    refs: tuple[RefId, ...] = ()
    """Sources of its own, such as those of its band."""

    def word_ids(self) -> tuple[str, ...]:
        return ("what", "do")


class Unknown(BaseBlock):
    """Something that nobody knows yet."""

    kind: Literal["unknown"]


class Myth(BaseBlock):
    """What people say, and what is known."""

    kind: Literal["myth"]

    def word_ids(self) -> tuple[str, ...]:
        return ("said", "known")


class Card(BaseBlock):
    """A short text on a soft ground, with its own small heading, such as `In a lab`."""

    kind: Literal["card"]
    icon: Id | None = None
    """A symbol of styles/icons/."""

    def word_ids(self) -> tuple[str, ...]:
        return ("lead", "text")


class Options(Wordless):
    """The options table, in the form its layout asks for."""

    kind: Literal["options"]


class StatusBlock(BaseBlock):
    """What the law says where the clinic is; its words are told by jurisdiction in `status`."""

    kind: Literal["status"]
    form: Literal["fact", "line"] = "line"
    """A fact with its small heading, or one line."""

    def word_ids(self) -> tuple[str, ...]:
        return ("lead",) if self.form == "fact" else ()


class Cost(BaseBlock):
    """What it costs: cover, prices elsewhere, and the clinic's own price."""

    kind: Literal["cost"]
    form: Literal["fact", "full"] = "full"
    """A short fact, or all of it."""
    market: Flag = True
    """Whether it tells what others ask; `false` where health plans pay and nobody has counted prices."""

    def word_ids(self) -> tuple[str, ...]:
        return ("lead", "cover", "market") if self.market else ("lead", "cover")


class Interest(BaseBlock):
    """What the clinic stands to gain; printed where the clinic sells the treatment."""

    kind: Literal["interest"]


class Glossary(Wordless):
    """The words' glossary: the terms that the chosen blocks use."""

    kind: Literal["glossary"]


class References(Wordless):
    """The sources: in full, or short ones with the way to all of them."""

    kind: Literal["references"]


class FigureBlock(Wordless):
    """A drawing of this topic."""

    kind: Literal["figure"]
    use: Id
    """Id of the figure."""


class Photo(Wordless):
    """A photo of the clinic's, cropped about its focal point."""

    kind: Literal["photo"]
    use: Id
    """Name of the photo in clinic.yml."""


class ReviewLine(Wordless):
    """Who wrote and checked it, the revision and the dates."""

    kind: Literal["review_line"]
