"""The inline subset of Markdown that words may use: bold, italic, links and glossary terms, never HTML."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from markdown_it.token import Token

_KEPT = 8192
"""Texts that are kept as they were read: every rule and every brochure of a topic asks for the same ones."""
_TARGET = re.compile(r"https?://[^\s<>\"{}|\\^`]+|term:[a-z][a-z0-9]*(-[a-z0-9]+)*")
_ENTITY = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{%|%\}|\bX{3,}\b|\bTBD\b")
_LEFT_OPEN = re.compile(r"\*\*|\]\(")


def _is_target(url: str) -> bool:
    """Whether a link may lead there: http, https, or `term:` and the id of a glossary entry."""
    return _TARGET.fullmatch(url) is not None


def _make_parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "escape", "newline"])
    parser.validateLink = _is_target  # type: ignore[method-assign]
    return parser


def _make_reader() -> MarkdownIt:
    """A parser that knows all of Markdown, so that what the subset leaves out is seen and refused."""
    reader = MarkdownIt("commonmark", {"html": True})
    reader.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    return reader


PARSER = _make_parser()
"""Parses inline text: `PARSER.parseInline(text)[0].children` holds text, softbreak, strong, em and link tokens."""
_READER = _make_reader()

_ALLOWED = {"inline", "text", "softbreak", "link", "strong", "em", "paragraph"}
_REFUSED = {
    "html_inline": "it holds an HTML tag; write **bold**, *italic* or plain words",
    "html_block": "it holds an HTML tag; write **bold**, *italic* or plain words",
    "image": "it holds a picture; use a figure or photo block",
    "heading": "it holds a heading; headings stand under sections:",
    "hr": "it holds a rule of dashes or stars; write words only",
    "bullet_list": "it holds a list; use a list block, one entry for each point",
    "ordered_list": "it holds a numbered list; use a steps block, one entry for each step",
    "blockquote": "it holds a quotation mark of Markdown (>); write words only",
    "code_inline": "it holds code marks (`); write words only",
    "code_block": "it is indented like code; take the leading spaces away",
    "fence": "it holds code marks (```); write words only",
    "hardbreak": "it holds a forced line break; write one paragraph",
}


def inline_problems(text: str) -> list[str]:
    """What is wrong with a text, each as `what is wrong; what to write`; empty where all is well."""
    environment: dict[str, object] = {}
    tokens = list(_walk(_READER.parse(text, environment)))
    kinds = dict.fromkeys(token.type.removesuffix("_open").removesuffix("_close") for token in tokens)
    problems = dict.fromkeys(_REFUSED[kind] for kind in kinds if kind in _REFUSED)
    if environment.get("references"):
        problems["it holds a link definition; write [text](https://...) in place"] = None
    if sum((token.type, token.level) == ("paragraph_open", 0) for token in tokens) > 1:
        problems["it holds an empty line; write one paragraph, and a block for each further one"] = None
    for token in tokens:
        if token.type == "link_open":
            problems.update(dict.fromkeys(_link_problems(token)))
    problems.update(dict.fromkeys(unfinished_marks(text)))
    if found := _ENTITY.search(text):
        problems[f"{found[0]!r} is an HTML entity; write the character itself"] = None
    if not problems and (found := _LEFT_OPEN.search(plain_text(text))):
        problems[f"{found[0]!r} would be printed as it stands; close the bold text or the link"] = None
    if not problems and not any(letter.isprintable() and not letter.isspace() for letter in plain_text(text)):
        problems["it holds nothing that can be seen; write words"] = None
    return list(problems)


def unfinished_marks(text: str) -> list[str]:
    """Placeholders that were left in a text (rule AC-04), each as `what is wrong; what to write`."""
    marks = dict.fromkeys(found[0] for found in _PLACEHOLDER.finditer(text))
    return [f"{mark!r} marks something unfinished; write the final words" for mark in marks]


def _link_problems(link: Token) -> list[str]:
    target = str(link.attrGet("href") or "")
    if link.markup == "autolink":
        return [f"<{target}> is not read as a link; write [text]({target})"]
    problems = []
    if not _is_target(target):
        problems.append(f"the link to {target!r} leads nowhere; link to https://... or to term:<id of the glossary>")
    if link.attrGet("title"):
        problems.append("a link's title is never printed; write it in the text")
    return problems


@lru_cache(maxsize=_KEPT)
def plain_text(text: str) -> str:
    """The words as a reader sees them, without markup."""
    tokens = PARSER.parseInline(text)[0].children or []
    return "".join(" " if token.type.endswith("break") else token.content for token in tokens if not token.nesting)


@lru_cache(maxsize=_KEPT)
def used_links(text: str) -> tuple[str, ...]:
    """Where each link of a text leads, in order: an address, or `term:` and the id of a glossary entry."""
    links = [token for token in _walk(PARSER.parseInline(text)) if token.type == "link_open"]
    return tuple(str(link.attrGet("href") or "") for link in links)


@lru_cache(maxsize=_KEPT)
def italics(text: str) -> tuple[str, ...]:
    """The runs of a text that are set in italics, without markup."""
    runs: list[str] = []
    depth = 0
    for token in PARSER.parseInline(text)[0].children or []:
        if token.type in {"em_open", "em_close"}:
            depth += token.nesting
            runs += [""] * (token.nesting == 1 and depth == 1)
        elif depth and not token.nesting:
            runs[-1] += " " if token.type.endswith("break") else token.content
    return tuple(runs)


def used_terms(text: str) -> tuple[str, ...]:
    """Ids of the glossary entries that a text links to, in order, each once."""
    targets = used_links(text)
    return tuple(dict.fromkeys(target.removeprefix("term:") for target in targets if target.startswith("term:")))


def _walk(tokens: list[Token]) -> list[Token]:
    return [inner for token in tokens for inner in (token, *(token.children or ()))]
