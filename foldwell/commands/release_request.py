"""What a release is asked for, and the words that it is of."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from foldwell.commands.build_command import BuildRequest

if TYPE_CHECKING:
    from foldwell.jobs.plan import Filters
    from foldwell.model.brochure import Brochure
    from foldwell.model.release import TextRecord
    from foldwell.release.changes import SubjectChanges


@dataclass(frozen=True)
class ReleaseRequest:
    """What the command line asks for. output: the release's folder; None for `output/releases/<id>`."""

    filters: Filters
    media: tuple[str, ...]
    profile: str
    print_shop: str
    name: str
    output: Path | None
    ledger: Path
    dry_run: bool
    want_json: bool
    processes: int | None = None

    @property
    def home(self) -> Path:
        """The folder that the release's folder is made in."""
        return self.output.absolute().parent if self.output else Path("output/releases")

    def place(self, release: str) -> Path:
        """The folder of a release."""
        return self.output or self.home / release

    def as_build(self, output: Path) -> BuildRequest:
        """The build that makes its files into a folder."""
        chosen = {name: value for name, value in asdict(self.filters).items() if name != "theme"}
        rest = {"theme": "", "ink": "colour", "turn_back": False, "grey_proof": False, "strict": True, "verbose": False}
        form = "json" if self.want_json else "text"
        told = {"media": self.media, "profile": self.profile, "output": output, "form": form}
        told |= {"print_shop": self.print_shop, "processes": self.processes}
        return BuildRequest(**chosen, **rest, **told)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Wording:
    """What is to be released, in words."""

    brochures: tuple[Brochure, ...]
    texts: tuple[TextRecord, ...]
    changes: tuple[SubjectChanges, ...]
