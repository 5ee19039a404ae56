"""Starts a layout as a copy of another: its three files, made whole or not at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from foldwell.atomic import require_folder, write_all
from foldwell.commands.scaffold import require_new_name, write_title
from foldwell.errors import UsageError
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = "Say here when to hand it out."
_FIRST_LINE = "# yaml-language-server: "


def make_layout(roots: tuple[Path, ...], folder: Path, name: str, source: str = "trifold") -> list[str]:
    """Copy a layout under a new name into the project in a folder; return lines that say what is next.

    Raises UsageError for a name that can't be used or is taken, for a source that does not exist, and where
    there is no project; InputError where the source has mistakes; OutputError where nothing can be written.
    """
    require_new_name(folder, "layout", name)
    library = Library(roots)
    library.check_layout(source)
    title = Shelf(library).layout(source).model.title
    specification, template, style = _name_files(source)
    copies = (
        _rename_specification(library.read_text(specification), source, name),
        _rename_classes(library.read_text(template), source, name),
        _rename_style(library.read_text(style), source, name, title),
    )
    targets = [folder / file for file in _name_files(name)]
    _refuse_taken(library, targets, name)
    for target in targets:
        require_folder(target.parent)
    write_all({target: text.encode() for target, text in zip(targets, copies, strict=True)})
    return [
        f"The layout {name} is ready, a copy of {source}:",
        f"  templates/layouts/{name}.yaml     title, papers, panels, sides, folds, zones",
        f"  templates/layouts/{name}.html.j2  what stands in its zones",
        f"  styles/layouts/{name}.css         looks that differ",
        *_tell_themes(library, source, name),
        f"A clinic with layouts: in its clinic.yml prints it once {name} is added there.",
        f"Next: foldwell build --layout {name} --medium proof; docs/layouts.md explains every key",
    ]


def _name_files(layout: str) -> tuple[str, str, str]:
    return f"templates/layouts/{layout}.yaml", f"templates/layouts/{layout}.html.j2", f"styles/layouts/{layout}.css"


def _refuse_taken(library: Library, targets: list[Path], name: str) -> None:
    taken = [target for target in targets if target.exists()]
    if name in library.layouts() or taken:
        what = f"there is a layout {name!r} already" if name in library.layouts() else f"{taken[0]} exists already"
        raise UsageError(what, "choose another name; nothing was changed")


def _rename_specification(text: str, source: str, name: str) -> str:
    """The YAML with a title and an about of its own, and under the schema's line what to change first."""
    for key, value in (("title", write_title(name)), ("about", ABOUT)):
        text = _replace_value(text, key, f'"{value}"')
    schema, rest = text.split("\n", 1) if text.startswith(_FIRST_LINE) else ("", text)
    note = f"# A copy of {source}. Change first: title, about, papers; then panels, sides, folds and zones."
    return "\n".join(line for line in (schema, note, rest) if line)


def _replace_value(text: str, key: str, value: str) -> str:
    """Put a value in the place of another, however many lines that has."""
    top = yaml.compose(text, Loader=yaml.SafeLoader)
    entries = top.value if top else ()
    old = next(node for named, node in entries if named.value == key)
    end = old.start_mark.index + len(text[old.start_mark.index : old.end_mark.index].rstrip())
    return text[: old.start_mark.index] + value + text[end:]


def _rename_classes(text: str, source: str, name: str) -> str:
    """The template with the new name where a class is called after the old one; classes with a blank in them stay."""
    old = re.compile(rf"(?<![\w-]){re.escape(source)}(?![\w-])")
    return re.sub(r'(?<=class=")[^"{]*(?=")', lambda found: old.sub(name, found[0]), text)


def _rename_rules(text: str, source: str, name: str) -> str:
    """Class selectors of the old name; `@page` rules stay, for they are called after zones."""
    return re.sub(rf"(?<=\.){re.escape(source)}(?=[\s.,:>+~{{\[)#])", name, text)


def _rename_style(text: str, source: str, name: str, title: str) -> str:
    return _rename_rules(text, source, name).replace(f"/* {title}:", f"/* {write_title(name)}:", 1)


def _tell_themes(library: Library, source: str, name: str) -> list[str]:
    """Themes that have rules for the old layout, which the copy does not get."""
    files = [f"styles/themes/{theme}.css" for theme in library.themes()]
    return [
        f"{file} has rules for .{source}; .{name} may need some too: put a copy into styles/themes/"
        for file in files
        if _rename_rules(text := library.read_text(file), source, name) != text
    ]
