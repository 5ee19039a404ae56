"""Changes a YAML file where its data changes, and nowhere else.

A library that loads and dumps the whole file keeps comments too, but moves the comment above a key when a key is
put in before it, and folds lines anew. Here a text is cut out and another put in its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from foldwell.roster.yaml_writing import IN_ONE_LINE, write_in_line, write_lines, write_scalar, write_value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from foldwell.read.yaml_nodes import Data
    from foldwell.read.yaml_source import Steps

_NULL_TAG = "tag:yaml.org,2002:null"


@dataclass(frozen=True)
class _Edit:
    begin: int
    end: int
    text: str


def edit_yaml(text: str, data: Data, order: Callable[[Steps], Sequence[str]]) -> str:
    """The file's text, changed so that it holds this data; all that stays equal stays as it is written.

    text: YAML that was read without mistakes. order: the keys that a mapping at a path can have, in the order in
    which they are written. Where aliases share a value, the result may hold something else: read it back.
    """
    loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    root = yaml.compose(text, Loader=loader)
    editor = _Editor(text, order)
    if root is not None:
        editor.change(root, data, ())
    edits = sorted(editor.edits, key=lambda edit: (edit.begin, edit.end))
    while edits:
        edit = edits.pop()
        text = text[: edit.begin] + edit.text + text[edit.end :]
    return text


class _Editor:
    """Collects the places that change."""

    def __init__(self, text: str, order: Callable[[Steps], Sequence[str]]) -> None:
        self._text, self._order = text, order
        self._newline = "\r\n" if "\r\n" in text else "\n"
        self.edits: list[_Edit] = []

    def change(self, node: yaml.Node, data: Data, steps: Steps) -> None:
        """Make a value of the file that which the data is."""
        if _read(node) == data:
            return
        in_lines = isinstance(node, yaml.CollectionNode) and not node.flow_style
        if isinstance(node, yaml.MappingNode) and isinstance(data, dict) and in_lines:
            self._change_mapping(node, data, steps)
        elif isinstance(node, yaml.SequenceNode) and isinstance(data, list) and data and in_lines:
            self._change_list(node, data, steps)
        elif isinstance(node, yaml.CollectionNode) and node.flow_style and isinstance(data, dict | list) and data:
            self._put(node.start_mark.index, _find_end(node), self._write_in_line(node, data))
        else:
            self._replace(node, data)

    def _write_in_line(self, node: yaml.CollectionNode, data: dict[str, Data] | list[Data]) -> str:
        """What stands in braces or brackets, with the parts that stay equal as they were written."""
        values = node.value if isinstance(node, yaml.SequenceNode) else [value for _, value in node.value]
        names: list[str | int] = [key.value for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
        kept = dict(zip(names or range(len(values)), values, strict=True))

        def write(name: str | int, value: Data) -> str:
            old = kept.get(name)
            if old is None or _read(old) != value:
                return write_in_line(value)
            return self._text[old.start_mark.index : _find_end(old)] or write_in_line(value)

        if isinstance(data, list):
            return f"[{', '.join(write(number, value) for number, value in enumerate(data))}]"
        return f"{{{', '.join(f'{write_in_line(key)}: {write(key, value)}' for key, value in data.items())}}}"

    def _replace(self, node: yaml.Node, data: Data) -> None:
        """Put another kind of value in a value's place; none of them stands in brackets, for those are written anew."""
        begin, end = node.start_mark.index, _find_end(node)
        written = write_scalar(data) if isinstance(data, str) else write_in_line(data)
        if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
            written += self._newline
        elif isinstance(node, yaml.CollectionNode) and not node.flow_style:
            written = f"  {written}"  # a list may stand as far left as its key, a text may not
        if begin == end:
            written = f" {written}"
        self._put(begin, end, written)

    def _change_mapping(self, node: yaml.MappingNode, data: dict[str, Data], steps: Steps) -> None:
        if not data.keys() & {key.value for key, _ in node.value}:
            self._put(node.start_mark.index, _find_end(node), write_lines(data, node.start_mark.column))
            return
        kept: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        for number, (key, value) in enumerate(node.value):
            if key.value in data:
                kept[key.value] = (key, value)
                self.change(value, data[key.value], (*steps, key.value))
            else:
                self._remove(node, number)
        known = list(self._order(steps))
        new = [key for key in data if key not in kept]
        for key in sorted(new, key=lambda key: known.index(key) if key in known else len(known)):
            earlier = list(_find_earlier(key, kept, known))
            first = next(iter(kept.values()))[0]
            self._insert(key, data[key], max(map(_find_end, earlier)) if earlier else None, first)

    def _change_list(self, node: yaml.SequenceNode, data: list[Data], steps: Steps) -> None:
        both = min(len(node.value), len(data))
        for number in range(both):
            self.change(node.value[number], data[number], (*steps, number))
        if len(node.value) > both:
            begin = self._text.rfind("\n", 0, node.value[both].start_mark.index) + 1
            self._put(begin, self._find_line_end(_find_end(node)), "")
        elif len(data) > both:
            indent = node.start_mark.column
            self._put_line(_find_end(node), indent, write_lines(data[both:], indent, in_line=steps[-1] in IN_ONE_LINE))

    def _insert(self, key: str, value: Data, after: int | None, first: yaml.Node) -> None:
        """Put a key below the value that ends at a place, above the comments of what follows; else before the first."""
        indent = first.start_mark.column
        written = f"{write_in_line(key)}:{write_value(value, indent, key)}"
        if after is None:
            begin = first.start_mark.index
            self._put(begin, begin, f"{written}\n{' ' * indent}")
        else:
            self._put_line(after, indent, written)

    def _remove(self, node: yaml.MappingNode, number: int) -> None:
        """Take a key away with its line; where it stands behind a dash, the next key moves up."""
        key, value = node.value[number]
        begin = key.start_mark.index
        line_begin = self._text.rfind("\n", 0, begin) + 1
        if self._text[line_begin:begin].strip() and number + 1 < len(node.value):
            self._put(begin, node.value[number + 1][0].start_mark.index, "")
        else:
            self._put(line_begin, self._find_line_end(_find_end(value)), "")

    def _find_line_end(self, end: int) -> int:
        """Where the next line begins, seen from the end of a value; a block of text has its last line end with it."""
        if self._text[end - 1 : end] == "\n":
            return end
        line_end = self._text.find("\n", end)
        return len(self._text) if line_end < 0 else line_end + 1

    def _put_line(self, end: int, indent: int, written: str) -> None:
        """Put lines below the one in which a value ends."""
        begin = self._find_line_end(end)
        written = f"{' ' * indent}{written}\n"
        is_open = begin == len(self._text) and not self._text.endswith("\n")
        self._put(begin, begin, f"\n{written}" if is_open else written)

    def _put(self, begin: int, end: int, text: str) -> None:
        if self._newline != "\n":
            text = text.replace("\r\n", "\n").replace("\n", self._newline)
        self.edits.append(_Edit(begin, end, text))


def _find_earlier(key: str, kept: dict[str, tuple[yaml.Node, yaml.Node]], known: Sequence[str]) -> Iterator[yaml.Node]:
    """The values that stand before a new key: those of keys that come earlier in the order, all for an unknown key."""
    rank = known.index(key) if key in known else len(known)
    for name, (_, value) in kept.items():
        is_early = known.index(name) < rank if name in known else rank == len(known)
        if is_early:
            yield value


def _find_end(node: yaml.Node) -> int:
    """Where the text of a value ends: of what is written in lines, where its last part does."""
    if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        return _find_end(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        return _find_end(node.value[-1])
    return int(node.end_mark.index)


def _read(node: yaml.Node) -> Data:
    """What the file's reader makes of a value: every scalar a text."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: _read(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_read(value) for value in node.value]
    return None if node.tag == _NULL_TAG else str(node.value)
