"""What the views of one brochure share: its words, its fit, and where its pictures come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foldwell.compose.inline import set_text
from foldwell.model.inline import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from markupsafe import Markup

    from foldwell.compose.fit import Fit
    from foldwell.compose.formats import Formats
    from foldwell.model.blocks import Block
    from foldwell.model.brochure import Brochure

View = dict[str, object]
"""Finished values for a template, by name."""


@dataclass(frozen=True)
class Setting:
    """What the views of one brochure share.

    numbers: the number of each cited source. terms: glossary entries that the brochure prints.
    figure, array, qr, photo: called with what is to be drawn, they answer where a template draws it from.
    """

    brochure: Brochure
    fit: Fit
    numbers: Mapping[str, int]
    terms: frozenset[str]
    figure: Callable[[str], View]
    array: Callable[[int], str]
    qr: Callable[[str], View]
    photo: Callable[[str], View]
    formats: Formats

    def text(self, written: str, *, ends_line: bool = True) -> Markup:
        """Inline text as HTML. ends_line: whether nothing follows on its line."""
        return set_text(written, linked_terms=self.terms, ends_line=ends_line)

    def words(self, block: Block) -> Mapping[str, str]:
        """The words of a block that has several."""
        words = self.brochure.words.blocks[block.id]
        assert not isinstance(words, str)
        return words

    def word(self, block: Block) -> Markup:
        """The one text of a block."""
        words = self.brochure.words.blocks[block.id]
        assert isinstance(words, str)
        return self.text(words)

    def plain_word(self, block: Block) -> str:
        """The one text of a block without its marks, for where nothing can be bold."""
        words = self.brochure.words.blocks[block.id]
        assert isinstance(words, str)
        return plain_text(words)

    def items(self, block: Block, ids: tuple[str, ...]) -> list[View]:
        """Entries of a list, each a unit of its own."""
        words = self.words(block)
        return [{"id": item, "unit": f"{block.id}--{item}", "text": self.text(words[item])} for item in ids]

    def cited(self, refs: Iterable[str]) -> list[View]:
        """Marks of citation, in the order of their numbers."""
        return [{"id": ref, "number": self.numbers[ref]} for ref in sorted(set(refs), key=self.numbers.__getitem__)]

    def certainty(self, name: str) -> str:
        """One of GRADE's words, as the locale says it."""
        return str(getattr(self.brochure.locale.certainty, name.replace("-", "_")))
