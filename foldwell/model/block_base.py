"""What every kind of block has.

`word_ids` names the words of a block: None where they are one text, else the ids under which the
locale file gives one text each.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from foldwell.model.base import Flag, Id, Model, Priority, Text


class BaseBlock(Model):
    """What every block has."""

    id: Id
    priority: Priority = 1
    """1 must print, 2 from the tri-fold up, 3 where there is room."""
    safety: Flag = False
    """Never dropped, never smaller than the benefits."""
    detail: Literal["both", "short", "full"] = "both"
    """Whether it is for layouts with little room, for the long ones, or for both."""
    when: dict[Id, Id | tuple[Id, ...]] = {}
    """The clinic's variant that this block is for, such as `{source: marrow}`."""
    law: tuple[Text, ...] = ()
    """The jurisdictions whose law this block tells, such as `[US]`; it prints there alone. Everywhere if left out."""
    pair: tuple[Id, ...] = ()
    """Blocks without which this may not print."""

    def word_ids(self) -> tuple[str, ...] | None:
        """Ids of the texts this block needs; None for one text, () for no words of its own."""
        return None


class Wordless(BaseBlock):
    """A block without words of its own."""

    def word_ids(self) -> tuple[str, ...]:
        return ()


class Listed(BaseBlock):
    """A block with a text for each of its entries."""

    items: tuple[Id, ...] = Field(min_length=1, max_length=10)
    """Ids of the entries, in order."""

    def word_ids(self) -> tuple[str, ...]:
        return self.items
