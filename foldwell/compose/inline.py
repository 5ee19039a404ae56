"""Inline text to HTML: bold, italic, links and glossary terms; everything else is plain words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from foldwell.model.inline import PARSER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_KEPT = 8192
"""Texts that are kept as they were set: the next clinic prints nearly the same ones."""
_TAGS = {"strong": "strong", "em": "em"}
_SHORT_LAST_WORD = re.compile(r"(?<=\S) (?=\S{1,9}$)")
_LAST_WORD = re.compile(r"^(.*\s)?([^\s<>]{1,24})$", re.DOTALL)
"""A last word that is short enough to stand in any column unbroken."""
_LAST_SIGN = re.compile(r"^(.*)([\u3400-\u9fff][\u3000-\u303f\uff00-\uffef\u201d]*)$", re.DOTALL)
"""The same in a script that needs no spaces: a character and the marks after it."""


@lru_cache(maxsize=_KEPT)
def set_text(text: str, *, linked_terms: frozenset[str] = frozenset(), ends_line: bool = True) -> Markup:
    """Inline Markdown as HTML. A glossary term links to its entry where the brochure prints one.

    ends_line: whether nothing follows on its line; then its last word is kept with the one before it, so that
    no line holds one short word alone.
    """
    tokens = PARSER.parseInline(text)[0].children or []
    tied = _tie_last_word(tokens) if ends_line else tokens
    return Markup("").join(_set_tokens(tied, linked_terms))


def keep_with(text: Markup, tail: Markup) -> Markup:
    """A text with marks that never begin a line of their own: the last word and they are kept together."""
    last = _LAST_SIGN.match(text) or _LAST_WORD.match(text)
    if not tail or last is None:
        return text + tail
    before, word = Markup(re.sub("\u00a0$", " ", last[1] or "")), Markup(last[2])
    return Markup('{}<span class="keep">{}{}</span>').format(before, word, tail)


def _tie_last_word(tokens: Sequence[Token]) -> Sequence[Token]:
    last = next((token for token in reversed(tokens) if token.type == "text" and token.content.strip()), None)
    if last is not None and last.content.count(" ") >= 2:
        last.content = _SHORT_LAST_WORD.sub("\u00a0", last.content)
    return tokens


def _set_tokens(tokens: Sequence[Token], linked_terms: frozenset[str]) -> list[Markup]:
    parts: list[Markup] = []
    closes: list[str] = []
    for token in tokens:
        if token.type == "text":
            parts.append(escape(token.content))
        elif token.type in {"softbreak", "hardbreak"}:
            parts.append(Markup(" "))
        elif token.type == "link_open":
            opened, close = _open_link(str(token.attrGet("href") or ""), linked_terms)
            parts.append(opened)
            closes.append(close)
        elif token.type == "link_close":
            parts.append(Markup(closes.pop()))
        elif token.nesting == 1:
            parts.append(Markup(f"<{_TAGS[token.tag]}>"))
        elif token.nesting == -1:
            parts.append(Markup(f"</{_TAGS[token.tag]}>"))
        else:
            raise ValueError(f"inline text may not hold a {token.type}")
    return parts


def _open_link(target: str, linked_terms: frozenset[str]) -> tuple[Markup, str]:
    if target.startswith("term:"):
        term = target.removeprefix("term:")
        if term not in linked_terms:
            return Markup(""), ""
        return Markup('<a class="term" href="#term-{}">').format(term), "</a>"
    return Markup('<a href="{}">').format(target), "</a>"
