"""The files that make a project's brochures in CI: workflows, a hook and a container, ready to commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell import __version__
from foldwell.atomic import write_whole
from foldwell.errors import UsageError
from foldwell.read.library import Library

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {
    "github": ("templates/ci/github.yml", ".github/workflows/brochures.yml"),
    "gitlab": ("templates/ci/gitlab.yml", ".gitlab-ci.yml"),
    "pre-commit": ("templates/ci/pre-commit.yaml", ".pre-commit-config.yaml"),
    "docker": ("templates/ci/Dockerfile", "Dockerfile"),
}
"""What can be made: the template, and where it goes in the project."""
SOURCE = "https://github.com/foldwell/foldwell"


def write_kit(roots: tuple[Path, ...], folder: Path, kind: str, source: str = SOURCE, version: str = "") -> list[str]:
    """Write one file of the kit into the project in a folder; return lines that say what is next.

    source, version: the git address of Foldwell and the tag, branch or commit of it that CI runs; this program's own
    version where that is left out. Raises UsageError where the folder is no project or has the file already,
    OutputError where it can't be written.
    """
    template, name = KINDS[kind]
    if not (folder / "content").is_dir():
        raise UsageError("there is no content/ folder here", "go to the folder of the project")
    target = folder / name
    if target.exists():
        raise UsageError(f"{name} is there already", "move it away, or take over what you want from docs/ci.md")
    text = Library(roots).read_text(template)
    filled = {"@FOLDWELL_GIT@": source, "@FOLDWELL_VERSION@": version or f"v{__version__}"}
    for mark, value in filled.items():
        text = text.replace(mark, value)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, text.encode())
    return [f"{name} is ready; commit it. What it does, and what to set up once: docs/ci.md"]
