"""One YAML file as plain data, with the line and column of every value.

Every scalar stays the text that was written (YAML 1.2 core knows no `yes` and `no`, and the models turn
digits into numbers where a number is meant); only null becomes None. What a person is unlikely to mean is
refused: tags, merge keys, duplicate keys, several documents, aliases that explode.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import yaml

from foldwell.errors import InputError
from foldwell.findings import Finding, Place, error, warning
from foldwell.read.yaml_nodes import Data, Node, compose_nodes
from foldwell.read.yaml_text import explain_broken, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Steps: TypeAlias = "tuple[str | int, ...]"
"""Keys and list positions that lead from the top of a file to a value."""


@dataclass(frozen=True)
class Source:
    """A file that was read.

    file: its name as the user sees it. data: what it holds; values behind an alias are shared.
    """

    file: str
    data: Data
    root: Node = field(repr=False, compare=False)

    def place(self, steps: Steps = ()) -> Place:
        """Where a value stands: a text where it begins, a mapping or list at its key.

        Where a step leads nowhere, the place of the last mapping or list on the way.
        """
        return self._locate(steps, at_key=False)

    def key_place(self, steps: Steps) -> Place:
        """Where the key of a value stands."""
        return self._locate(steps, at_key=True)

    def error(self, code: str, message: str, remedy: str, steps: Steps, *, at_key: bool = False) -> Finding:
        """A finding about the value at a path, or about its key, that stops the brochure."""
        return error(code, message, remedy, self._locate(steps, at_key=at_key), write_field(steps))

    def warning(self, code: str, message: str, remedy: str, steps: Steps, *, at_key: bool = False) -> Finding:
        """A finding about the value at a path, or about its key, that is reported."""
        return warning(code, message, remedy, self._locate(steps, at_key=at_key), write_field(steps))

    def texts(self) -> Iterator[tuple[Steps, str]]:
        """Every text in the file with its path."""
        return _walk_texts(self.data, ())

    def _locate(self, steps: Steps, *, at_key: bool) -> Place:
        node, key_mark = self.root, self.root.mark
        for step in steps:
            child = node.child(step)
            if child is None:
                at_key = True
                break
            node, key_mark = child.node, child.mark
        line, column = key_mark if at_key or node.is_branch else node.mark
        return Place(self.file, line + 1, column + 1)


def write_field(steps: Steps) -> str:
    """A path as people read it: `sections[2].blocks[0].kind`."""
    written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return written.removeprefix(".")


def _walk_texts(data: Data, steps: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(data, str):
        yield steps, data
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in entries:
        yield from _walk_texts(value, (*steps, step))


def load_yaml(path: Path, shown_as: str) -> Source:
    """Read one file; `shown_as` is its name in messages, relative to the project.

    Raises InputError when it is missing, too large, not UTF-8, not YAML, or holds what is refused.
    """
    return parse_yaml(read_text(path, shown_as), shown_as)


def parse_yaml(text: str, shown_as: str) -> Source:
    """A file's text as plain data; raises InputError as load_yaml does for what is no YAML or is refused."""
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    try:
        root = compose_nodes(yaml.parse(text, Loader=loader), shown_as)
    except yaml.MarkedYAMLError as broken:
        raise InputError([explain_broken(broken, text, shown_as)]) from None
    except yaml.YAMLError as broken:
        finding = error("read.broken-yaml", f"this is not YAML: {broken}", "check the file", Place(shown_as))
        raise InputError([finding]) from None
    return Source(shown_as, root.build(), root)
