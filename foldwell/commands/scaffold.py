"""Starts what people then change: a project, a clinic, a topic; each is made whole or not at all."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined

from foldwell.errors import InputError, OutputError, UsageError
from foldwell.read.folder_names import LONGEST_NAME, is_folder_name, suggest_name
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from foldwell.model.topic import Topic

COPIED = ("topics", "clinics", "locales", "schemas", "notices", "jurisdictions")
"""Folders of content/ that a new project starts with, as far as there are any."""
_TEMPLATES = "templates/new"
_LOCALE, _JURISDICTION = "en-US", "US"
"""What the sample words are written in, and whose law the samples name."""


def make_project(bundled: Path, folder: Path) -> list[str]:
    """Make a working folder with the bundled sample content; return lines that say what was made and what is next.

    Raises UsageError where the folder exists and holds something, OutputError where it can't be written.
    """
    _refuse_taken(folder)
    library = Library((bundled,))
    files = dict(_copied_files(bundled / "content"))
    files |= {
        "templates/README.md": _template(library, "project/templates.md").encode(),
        "styles/README.md": _template(library, "project/styles.md").encode(),
        ".gitignore": b"output/\n",
    }
    _put_folder(folder, files)
    own = Library((folder,))
    return [
        f"{folder}/ is ready:",
        f"  content/    clinics to change: {', '.join(own.clinics())}; topics: {', '.join(own.topics())}",
        "  templates/  empty; a file here wins over the bundled one",
        "  styles/     empty; a file here wins over the bundled one",
        "Next: foldwell build" if folder.resolve() == Path.cwd() else f"Next: cd {folder}, then foldwell build",
    ]


def make_clinic(roots: tuple[Path, ...], folder: Path, name: str, today: date | None = None) -> list[str]:
    """Add a clinic that builds at once to the project in a folder; return lines that say what is next.

    today: the day that stands in the file as the last look at it. Raises UsageError for a name that can't be
    used or is taken, and where there is no project or topic; OutputError where nothing can be written.
    """
    target = _choose_target(folder, "clinic", name)
    library = Library(roots)
    topic, model = _find_topic(library)
    values = {
        "name": name,
        "title": write_title(name),
        "topic": topic,
        "sells": model.interests.sells_treatment,
        "variants": model.variants,
        "variant": {axis: values[0] for axis, values in model.variants.items()},
        "locale": model.source_locale,
        "jurisdiction": next(iter(model.status), _JURISDICTION),
        "today": today or _today(),
    }
    names = ("clinic.yml", "_brand.yml", "logo.svg", "logo-reversed.svg")
    _put_folder(target, {file: _fill(library, f"clinic/{file}.j2", values) for file in names})
    shown = f"content/clinics/{name}"
    return [
        f"{shown}/ is ready, with sample numbers and addresses to replace:",
        "  clinic.yml         phones, address, hours, prices, topics",
        "  _brand.yml         colours and logo",
        "  logo.svg           on light grounds; logo-reversed.svg on dark ones",
        f"It hands out {topic}. Next: foldwell build --clinic {name}",
    ]


def make_topic(roots: tuple[Path, ...], folder: Path, name: str, today: date | None = None) -> list[str]:
    """Add a treatment's topic that builds at once to the project in a folder; no clinic offers it yet.

    today: the day that stands in the file for search and wording. Raises UsageError for a name that can't be
    used or is taken, and where there is no project; OutputError where nothing can be written.
    """
    target = _choose_target(folder, "topic", name)
    library = Library(roots)
    today = today or _today()
    values = {
        "name": name,
        "title": write_title(name),
        "document": write_document_number(name),
        "locale": _LOCALE,
        "jurisdiction": _JURISDICTION,
        "today": today,
        "review": _in_a_year(today),
    }
    files = {
        "topic.yaml": _fill(library, "topic/topic.yaml.j2", values),
        f"{_LOCALE}.yaml": _fill(library, "topic/words.yaml.j2", values),
    }
    _put_folder(target, files)
    clinic = next(iter(library.clinics()), "CLINIC")
    return [
        f"content/topics/{name}/ is ready, with sentences that say what to write in their place:",
        "  topic.yaml         facts, sources, numbers and the order of the parts",
        f"  {_LOCALE}.yaml         the words",
        f"To hand it out, add two lines under offers: in a clinic's file, such as content/clinics/{clinic}/clinic.yml:",
        f"  {name}:",
        f"    guide: https://{clinic}.example/{name}",
        f"Then: foldwell check --topic {name}, and foldwell build --topic {name}",
    ]


def write_title(name: str) -> str:
    """A name for people, made from a folder's name: `lake-view` is Lake View."""
    return " ".join(word.capitalize() for word in name.split("-"))


def write_document_number(name: str) -> str:
    """A document number made from a topic's name: `knee-wrap` is KW-1, `wrap` is WRAP-1."""
    words = [letters for word in name.split("-") if (letters := re.sub("[^a-z]", "", word))]
    letters = "".join(word[0] for word in words)[:6] if len(words) > 1 else words[0][:6]
    return f"{letters if len(letters) > 1 else letters + 'x'}-1".upper()


def require_new_name(folder: Path, kind: str, name: str) -> None:
    """Raise UsageError where a folder is no project, or a name is none for a clinic, topic or layout."""
    if not (folder / "content").is_dir():
        remedy = "go to the folder of a project, or make one with: foldwell new project DIR"
        raise UsageError(f"there is no content/ folder in {folder}", remedy)
    if not is_folder_name(name):
        message = f"{name!r} can't be the name of a {kind}: lower case, hyphens between words, up to {LONGEST_NAME}"
        raise UsageError(f"{message} characters", f"write {suggest_name(name, kind) or 'a name such as lake-view'}")


def _choose_target(folder: Path, kind: str, name: str) -> Path:
    """Where a clinic or topic of this name goes."""
    require_new_name(folder, kind, name)
    target = folder / "content" / f"{kind}s" / name
    if target.exists():
        remedy = f"choose another name, or change the files in content/{kind}s/{name}/"
        raise UsageError(f"there is a {kind} {name!r} already", remedy)
    return target


def _refuse_taken(folder: Path) -> None:
    try:
        is_free = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    except OSError as problem:
        raise OutputError(f"{folder} can't be read: {problem.strerror or problem}", "choose another folder") from None
    if not is_free:
        raise UsageError(f"{folder} exists and is not an empty folder", "name a new one; nothing was changed")


def _find_topic(library: Library) -> tuple[str, Topic]:
    """The first treatment whose file can be read, which shows the most of an offer, else the first topic."""
    shelf = Shelf(library)
    failures: list[InputError] = []
    found: list[tuple[str, Topic]] = []
    for name in library.topics():
        try:
            found.append((name, shelf.topic(name).model))
        except InputError as problem:
            failures.append(problem)
    if found:
        return next((told for told in found if told[1].type == "treatment"), found[0])
    if failures:
        raise InputError(finding for failure in failures for finding in failure.findings)
    raise UsageError("there is no topic that the clinic could hand out", "make one first: foldwell new topic NAME")


def _copied_files(content: Path) -> Iterator[tuple[str, bytes]]:
    for part in COPIED:
        for path in sorted((content / part).rglob("*")):
            relative = path.relative_to(content.parent)
            if path.is_file() and not any(step.startswith(".") for step in relative.parts):
                yield relative.as_posix(), path.read_bytes()


def _template(library: Library, name: str) -> str:
    return library.path(f"{_TEMPLATES}/{name}").read_text(encoding="utf-8")


def _fill(library: Library, name: str, values: Mapping[str, object]) -> bytes:
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True, autoescape=False)
    return environment.from_string(_template(library, name)).render(values).encode()


def _put_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder beside its place, then move it there; raises OutputError, and then nothing is left.

    An empty folder that is there stays the same one: a shell may stand in it.
    """
    is_there = target.is_dir()
    home = target if is_there else next(parent for parent in target.absolute().parents if parent.is_dir())
    try:
        with TemporaryDirectory(dir=home, prefix=".new-") as beside:
            built = Path(beside) / target.absolute().name
            for name, data in files.items():
                (built / name).parent.mkdir(parents=True, exist_ok=True)
                (built / name).write_bytes(data)
            if is_there:
                _move_into(built, target)
            else:
                target.absolute().parent.mkdir(parents=True, exist_ok=True)
                built.rename(target)
    except OSError as problem:
        message = f"{target} can't be written: {problem.strerror or problem}"
        raise OutputError(message, "check the folder and the disk; nothing was changed") from None


def _move_into(built: Path, target: Path) -> None:
    names = sorted(path.name for path in built.iterdir())
    try:
        for name in names:
            (built / name).rename(target / name)
    except BaseException:
        for name in names:
            if (target / name).exists():
                (target / name).rename(built / name)
        raise


def _today() -> date:
    return datetime.now(UTC).date()


def _in_a_year(day: date) -> date:
    """The same day of the next year, less one where that is 29 February."""
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
