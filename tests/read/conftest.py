"""A small project to read, and a copy of it to break."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from foldwell.errors import InputError
from foldwell.model.signatures import ANSWERED_BY, QUESTIONS, Signature
from foldwell.read.brochures import read_with_findings
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from foldwell.read.signing import append_signature, wording_hash

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests/fixtures/small"


class Project:
    """A copy of the small project whose files a test may change."""

    def __init__(self, root):
        self.root = root
        self.library = Library((root, ROOT))

    def change(self, relative, old, new):
        """Replace a text in a file; bundled files are copied in first."""
        path = self.root / relative
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / relative, path)
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {relative}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def read(self, layout="trifold", paper="letter", profile="draft", locale="en-US"):
        """The brochure and its warnings."""
        return read_with_findings(
            self.library, topic="tiny", clinic="plain", layout=layout, paper=paper, locale=locale, profile=profile
        )

    def findings(self, layout="trifold"):
        """Everything that is wrong, errors or warnings."""
        try:
            return self.read(layout)[1]
        except InputError as problem:
            return problem.findings

    def sign(self, role="clinical", name="Sam Sample"):
        """Sign the wording as it is now."""
        shelf = Shelf(self.library)
        hashed = wording_hash(shelf.topic("tiny").source, shelf.words("tiny", "en-US").source, shelf.notices("tiny"))
        signature = Signature(
            name=name,
            role=role,
            credential="MD",
            date=date(2026, 3, 2),
            locale="en-US",
            revision="1.0.0",
            hash=hashed,
            confirms=tuple(item for item in QUESTIONS if role in ANSWERED_BY[item]),
        )
        append_signature(self.root / "content/topics/tiny/signatures.yaml", signature)
        return signature


@pytest.fixture
def project(tmp_path):
    shutil.copytree(SMALL, tmp_path / "project")
    return Project(tmp_path / "project")


@pytest.fixture
def write(tmp_path):
    """Write a file and return its path."""

    def write_file(content, name="file.yaml"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file
