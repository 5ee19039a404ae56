"""Events of the YAML parser to a tree of nodes with their marks; refuses what is not plain data.

The tree is built with a stack, not by recursion, so that no nesting and no alias can exhaust the machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import yaml

from foldwell.errors import InputError
from foldwell.findings import Finding, Place, error

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_DEPTH = 50
MAX_NODES = 100_000
"""Values in a file, those behind an alias counted each time they are used."""

_NULL = {"", "~", "null", "Null", "NULL"}
_CORE_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq")} | {"!"}
_TEXT_TAGS = {"tag:yaml.org,2002:str", "!"}

Data: TypeAlias = "dict[str, Data] | list[Data] | str | None"
"""What a file holds: mappings, lists, texts and null."""
Mark = tuple[int, int]
"""Line and column, both from 0."""


class Child(NamedTuple):
    """A value in a mapping or list, and the mark of its key."""

    mark: Mark
    node: Node


@dataclass
class Node:
    """One value: `kind`, where it begins, its children or its text, its depth and size below."""

    kind: Literal["mapping", "list", "text", "null"]
    mark: Mark
    text: str = ""
    children: dict[str | int, Child] = field(default_factory=dict)
    height: int = 1
    size: int = 1
    closed: bool = False
    _built: Data = None
    _is_built: bool = False

    @property
    def is_branch(self) -> bool:
        """Whether it is a mapping or a list."""
        return self.kind in {"mapping", "list"}

    def child(self, step: str | int) -> Child | None:
        """The value under a key or at a position."""
        return self.children.get(step)

    def build(self) -> Data:
        """Plain data; a value behind an alias is built once and shared."""
        if not self._is_built:
            if self.kind == "mapping":
                self._built = {str(key): child.node.build() for key, child in self.children.items()}
            elif self.kind == "list":
                self._built = [child.node.build() for child in self.children.values()]
            else:
                self._built = self.text if self.kind == "text" else None
            self._is_built = True
        return self._built


class _Composer:
    """Takes one event after the other and grows the tree."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self._open: list[Node] = []
        self._keys: list[tuple[str, Mark] | None] = []
        self._anchors: dict[str, Node] = {}
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        mark = _mark(event)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._fail("read.many-documents", mark, "a second document begins here", "keep one; take the --- away")
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._begin(Node("mapping" if isinstance(event, yaml.MappingStartEvent) else "list", mark), event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._keys.pop()
            node = self._open.pop()
            node.closed = True
            self._add_measure(node)
        elif isinstance(event, yaml.ScalarEvent):
            self._add_scalar(event, mark)
        elif isinstance(event, yaml.AliasEvent):
            self._add_alias(event, mark)

    def _begin(self, node: Node, event: yaml.CollectionStartEvent) -> None:
        self._check_tag(event, node.mark)
        if self._awaits_key():
            self._fail("read.bad-key", node.mark, "a key must be a text", "write one word before the colon")
        if len(self._open) >= MAX_DEPTH:
            message = f"values are nested more than {MAX_DEPTH} deep"
            self._fail("read.too-deep", node.mark, message, "check the brackets and the indentation")
        self._place(node)
        self._remember(event.anchor, node)
        self._open.append(node)
        self._keys.append(None)

    def _add_scalar(self, event: yaml.ScalarEvent, mark: Mark) -> None:
        self._check_tag(event, mark)
        is_plain = not event.style
        is_null = is_plain and event.value in _NULL and event.tag not in _TEXT_TAGS
        if self._awaits_key():
            self._take_key(event.value, mark, is_null=is_null, is_merge=is_plain and event.value == "<<")
            if event.anchor:
                self._fail("read.bad-key", mark, "a key can't carry an anchor (&)", "put the anchor on the value")
            return
        node = Node("null", mark) if is_null else Node("text", mark, event.value)
        node.closed = True
        self._remember(event.anchor, node)
        self._place(node)
        self._add_measure(node)

    def _add_alias(self, event: yaml.AliasEvent, mark: Mark) -> None:
        name = str(event.anchor)
        target = self._anchors.get(name)
        if self._awaits_key():
            self._fail("read.bad-key", mark, "a key can't be an alias (*)", "write the key itself")
        if target is None:
            remedy = f"write &{name} at the value that is meant, above this line"
            self._fail("read.unknown-alias", mark, f"nothing is called &{name} above", remedy)
            return
        if not target.closed:
            self._fail("read.endless-alias", mark, f"*{name} stands inside itself", "write the value out")
        if len(self._open) + target.height > MAX_DEPTH:
            message = f"with *{name} values are nested more than {MAX_DEPTH} deep"
            self._fail("read.too-deep", mark, message, "write the value out, or flatten it")
        self._place(target, mark)
        self._add_measure(target, mark)

    def _awaits_key(self) -> bool:
        return bool(self._open) and self._open[-1].kind == "mapping" and self._keys[-1] is None

    def _take_key(self, key: str, mark: Mark, *, is_null: bool, is_merge: bool) -> None:
        if is_merge:
            self._fail("read.merge-key", mark, "merge keys (<<) are not read", "write the keys out")
        if is_null:
            self._fail("read.bad-key", mark, "the key is empty", "write a name before the colon")
        if key in self._open[-1].children:
            line = self._open[-1].children[key].mark[0] + 1
            remedy = f"keep one of the two; the first is in line {line}"
            self._note("read.duplicate-key", mark, f"the key {key!r} is here twice", remedy)
        self._keys[-1] = (key, mark)

    def _place(self, node: Node, mark: Mark | None = None) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        key = self._keys[-1]
        if parent.kind == "list":
            parent.children[len(parent.children)] = Child(mark or node.mark, node)
        elif key is not None:
            parent.children.setdefault(key[0], Child(key[1], node))
            self._keys[-1] = None

    def _add_measure(self, node: Node, mark: Mark | None = None) -> None:
        """Tell the parent how deep and how large its child is."""
        if not self._open:
            return
        parent = self._open[-1]
        parent.height = max(parent.height, node.height + 1)
        parent.size += node.size
        if parent.size > MAX_NODES:
            message = f"with its aliases (*) the file holds more than {MAX_NODES:,} values"
            self._fail("read.too-large", mark or node.mark, message, "write values out, or split the file")

    def _remember(self, anchor: str | None, node: Node) -> None:
        if anchor:
            self._anchors[anchor] = node

    def _check_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, mark: Mark) -> None:
        if event.tag and event.tag not in _CORE_TAGS:
            self._note("read.tag", mark, f"the tag {event.tag!r} is not read", "take it away and keep the plain value")

    def _note(self, code: str, mark: Mark, message: str, remedy: str) -> None:
        self.findings.append(error(code, message, remedy, Place(self.file, mark[0] + 1, mark[1] + 1)))

    def _fail(self, code: str, mark: Mark, message: str, remedy: str) -> None:
        self._note(code, mark, message, remedy)
        raise InputError(self.findings)


def _mark(event: yaml.Event) -> Mark:
    return (event.start_mark.line, event.start_mark.column) if event.start_mark else (0, 0)


def compose_nodes(events: Iterable[yaml.Event], file: str) -> Node:
    """The tree of a file's values.

    Raises InputError where the file is empty or holds what is refused, and yaml.YAMLError where it is broken.
    """
    composer = _Composer(file)
    for event in events:
        composer.take(event)
    if composer.findings:
        raise InputError(composer.findings)
    if composer.root is None or composer.root.kind == "null":
        finding = error("read.empty-file", "the file is empty", "write its first key", Place(file))
        raise InputError([finding])
    return composer.root
