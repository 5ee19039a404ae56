"""Checks of style sheets: a rule that can't be read would be passed over in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tinycss2  # type: ignore[import-untyped]

from foldwell.findings import Finding, Place, error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_OF_RULES = {"media", "supports", "layer"}
"""At-rules whose blocks hold rules."""
_END = "end-of-style"


def check_style(text: str, shown_as: str) -> Iterator[Finding]:
    """What is not CSS in a style sheet, by line."""
    nodes = _keep(tinycss2.parse_stylesheet(f"{text}\n@{_END};"))
    last = nodes.pop() if nodes else None
    yield from _check_nodes(nodes, shown_as)
    if last is None or getattr(last, "at_keyword", "") != _END:
        line = last.source_line if last is not None else 1
        message = "a {, a bracket, a quote or a comment is opened here or below, and never closed"
        yield error("read.broken-style", message, "close it", Place(shown_as, line, 1))


def _check_nodes(nodes: Iterable[tinycss2.ast.Node], shown_as: str) -> Iterator[Finding]:
    for node in nodes:
        broken = node if node.type == "error" else _find_error(getattr(node, "prelude", ()))
        if broken is not None:
            place = Place(shown_as, broken.source_line, broken.source_column)
            message = "here something is not CSS: a colon, a semicolon or a brace is missing, or one too many"
            yield error("read.broken-style", message, "write: selector { property: value; ... }", place)
        elif node.type == "at-rule" and node.at_keyword in _OF_RULES and node.content:
            yield from _check_nodes(_keep(tinycss2.parse_rule_list(node.content)), shown_as)
        elif node.type in {"at-rule", "qualified-rule"} and node.content:
            yield from _check_nodes(_keep(tinycss2.parse_blocks_contents(node.content)), shown_as)


def _find_error(tokens: Iterable[tinycss2.ast.Node]) -> tinycss2.ast.Node | None:
    return next((token for token in tokens if token.type == "error"), None)


def _keep(nodes: Iterable[tinycss2.ast.Node]) -> list[tinycss2.ast.Node]:
    return [node for node in nodes if node.type not in {"comment", "whitespace"}]
