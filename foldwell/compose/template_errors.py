"""Mistakes in templates, told with the template's file, its line and what to write."""

from __future__ import annotations

import re
import traceback

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from foldwell.errors import InputError
from foldwell.findings import Place, error

_FOLDER = "templates/"
_NAME = re.compile(r"has no attribute '([^']+)'|'([^']+)' is undefined|No (?:filter|test) named '([^']+)'")


def source_file(name: str) -> str:
    """A template's file as messages and tracebacks show it."""
    return _FOLDER + name


def explain_template_error(problem: Exception) -> InputError | None:
    """What is wrong in a template, where an exception comes from one; None where the program itself failed."""
    place = _find_place(problem)
    if not isinstance(problem, TemplateError) and not place:
        return None
    return InputError([error("compose.template", *_tell(problem), place)])


def _find_place(problem: Exception) -> Place | None:
    """The line of the innermost template, where nothing but the template engine stands below it."""
    if isinstance(problem, TemplateSyntaxError):
        return Place(source_file(problem.name or ""), problem.lineno, 1)
    frames = traceback.extract_tb(problem.__traceback__)
    for frame in reversed(frames):
        if frame.filename.startswith(_FOLDER):
            return Place(frame.filename, frame.lineno or 0, 1)
        if not re.search(r"[/\\](jinja2|markupsafe)[/\\]", frame.filename):
            return None
    return None


def _tell(problem: Exception) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    if isinstance(problem, TemplateNotFound):
        return f"there is no template {source_file(str(problem))}", "check its name, or add it"
    if found := _NAME.search(str(problem)):
        name = next(filter(None, found.groups()))
        shown = "check the name; the bundled template of the same name shows those that there are"
        return f"there is nothing called {name!r} here", shown
    if isinstance(problem, TemplateSyntaxError):
        remedy = "close every {{ }} and {% %}, and every block and loop"
        return f"the template can't be read: {problem.message}", remedy
    return f"this can't be filled in: {problem}", "compare it with the bundled template of the same name"
