"""What a finished file must hold: told by the pipeline, held against the file by the checks.

All lengths are points; places count from the bottom left corner of their page, as PDF does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple


class Box(NamedTuple):
    """A rectangle on a page."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class PanelArea:
    """Where a panel lies on a page of this file.

    page: counts from 0.
    safe: left, bottom, right, top of the area that every spoken character must lie inside.
    foot: the same for its foot line, which is silent; None where it has no foot.
    feet: texts of its foot line that other panels do not have, such as a page number.
    rotation: degrees by which the panel is turned on the page; places already are the page's.
    copy_of: the panel that this one shows once more, silent as a whole, as cards of one sheet do.
    """

    id: str
    page: int
    x: float
    y: float
    width: float
    height: float
    safe: tuple[float, float, float, float]
    rotation: int = 0
    foot: tuple[float, float, float, float] | None = None
    feet: tuple[str, ...] = ()
    copy_of: PanelArea | None = None

    @property
    def box(self) -> Box:
        """The panel's rectangle."""
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)


@dataclass(frozen=True)
class ExpectedQr:
    """A QR code that must read back as its URL from the picture of its page (counts from 0).

    module: least width of its modules in millimetres, for the distance that it is read from.
    """

    url: str
    page: int
    module: float = 0.4


@dataclass(frozen=True)
class ExpectedNotice:
    """A statutory notice: its words, and the least size of its type in points.

    is_largest: whether no other type may be larger than it.
    """

    text: str
    size: float
    is_largest: bool = False


@dataclass(frozen=True)
class ExpectedPress:
    """What a print shop asks for. bleed: points on every outer edge; ink_limit: percent of all inks together.

    condition: the output condition's identifier; spots: names of the spot inks that may appear;
    min_ppi: of pictures at printed size; hairline: points that no line is thinner than.
    """

    bleed: float
    ink_limit: float
    condition: str
    spots: frozenset[str] = frozenset()
    min_ppi: float = 225.0
    hairline: float = 0.25


@dataclass(frozen=True)
class ExpectedArray:
    """A drawing of people, from the data: `count` of `whole`, in which group, at what time."""

    group: str
    count: int
    whole: int
    at: str


@dataclass(frozen=True)
class ExpectedTexts:
    """Texts whose place and size must be fair, without markup.

    message: the first sentence of the main message; empty where the layout need not print it. others: the first text
    of every section after it. harms, benefits: what can go wrong, and what may be gained. status: what the law says.
    """

    message: str = ""
    others: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    status: tuple[str, ...] = ()


@dataclass(frozen=True)
class ExpectedField:
    """A field to type in: its name, what a screen reader says of it, and its page (counts from 0)."""

    name: str
    label: str
    page: int


@dataclass(frozen=True)
class Expected:
    """Everything the finished file is judged by.

    pages: width and height of each page; of its trimmed size for the press.
    texts: every text node of the source, in reading order.
    feet: texts that stand once in every panel with a foot, silent for a screen reader.
    figure_texts: words drawn inside figures; each must be there, in any order.
    generated: texts that the style adds between the sources, such as marks of a list.
    fonts: names of the fonts that may appear, without subset prefix, such as `SourceSans3-Regular`.
    least_size, body_size: no sign is smaller than the first; most of the text is not smaller than the second.
    min_ppi: pictures below it are an error.
    edge_clear: kept free of ink at the sheet's left, lower, right and upper edge.
    least_contrast, least_contrast_large: of text against its ground, and of large text and marks without letters.
    grey: contrast is judged as a black-and-white printer shows it.
    fields: what is typed in, in reading order; none on paper.
    press: what the print shop asks for, of a file for the press.
    told: what must stand in a fair place and size; None where nothing is asked.
    arrays: the drawings of people. marks: what every page prints of document, revision and date.
    small_type: why the layout is set in small type; empty where it gives no reason.
    is_draft: whether what breaks a rule of content is reported, and stops nothing.
    """

    medium: Literal["screen", "office", "press"]
    pages: tuple[tuple[float, float], ...]
    panels: tuple[PanelArea, ...]
    texts: tuple[str, ...]
    title: str
    language: str
    fonts: frozenset[str]
    body_size: float
    least_size: float = 9.0
    feet: tuple[str, ...] = ()
    figure_texts: tuple[str, ...] = ()
    generated: frozenset[str] = frozenset()
    qr: tuple[ExpectedQr, ...] = ()
    min_ppi: float = 150.0
    least_contrast: float = 4.5
    least_contrast_large: float = 3.0
    edge_clear: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    grey: bool = False
    notice: ExpectedNotice | None = None
    press: ExpectedPress | None = None
    fields: tuple[ExpectedField, ...] = ()
    told: ExpectedTexts | None = None
    arrays: tuple[ExpectedArray, ...] = ()
    marks: tuple[str, ...] = ()
    small_type: str = ""
    is_draft: bool = False
