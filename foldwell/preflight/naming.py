"""How pages and texts are named in messages."""

from __future__ import annotations


def name_page(page: int) -> str:
    """A page for people, who count from 1."""
    return f"page {page + 1}"


def quote(text: str, most: int = 60) -> str:
    """A text in quotation marks, cut to a length that a message can carry."""
    text = " ".join(text.split())
    return f"“{text}”" if len(text) <= most else f"“{text[: most - 1].rstrip()}…”"
