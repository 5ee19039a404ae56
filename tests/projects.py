"""A project in a folder of its own, to change and to run the command in."""

import io
import os
import shutil
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from foldwell.cli import run
from foldwell.model.signatures import QUESTIONS
from foldwell.stamp.kept import ENDING

CONFIRMS = tuple(word for item in QUESTIONS for word in ("--confirms", item))
"""What a clinician who has no doubts answers for."""
ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests/fixtures/small"
TOPIC = "content/topics/tiny/topic.yaml"
WORDS = "content/topics/tiny/en-US.yaml"
CLINIC = "content/clinics/plain/clinic.yml"
BRAND = "content/clinics/plain/_brand.yml"


@dataclass(frozen=True)
class Told:
    """How a command ended, and what it said on stdout and on stderr."""

    code: int
    out: str
    err: str

    @property
    def text(self):
        return self.out + self.err

    @property
    def errors(self):
        """The lines that tell an error."""
        return [line for line in self.text.splitlines() if line.startswith("error: ")]


class Project:
    """A folder with content, which commands run in."""

    def __init__(self, root):
        self.root = root
        self.output = root / "output"

    @classmethod
    def small(cls, root):
        """A copy of the small project, cut down to one brochure that builds: a handout on Letter paper."""
        shutil.copytree(SMALL, root)
        project = cls(root)
        project.change(CLINIC, "paper: [letter, a4]", "paper: [letter]\nlayouts: [handout]")
        return project

    def copy(self, root):
        """This project with what it built, in another folder."""
        shutil.copytree(self.root, root)
        return Project(root)

    def change(self, relative, old, new):
        """Replace a text in a file; bundled files are copied in first."""
        path = self.root / relative
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / relative, path)
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {relative}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def write(self, relative, content):
        path = self.root / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run(self, *arguments, folder=None):
        """Run the command in this process."""
        out, err = io.StringIO(), io.StringIO()
        with chdir(folder or self.root), redirect_stdout(out), redirect_stderr(err):
            code = run([str(argument) for argument in arguments])
        return Told(int(code), out.getvalue(), err.getvalue())

    def start(self, *arguments, **options):
        """Start the command as a process of its own."""
        command = [sys.executable, "-m", "foldwell", *map(str, arguments)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen(command, **{"cwd": self.root, "env": environment, **pipes, **options})

    def files(self):
        """What is in the output folder but kept layouts: bytes and time of change by name."""
        found = sorted(path for path in self.output.rglob("*") if path.is_file() and path.suffix != ENDING)
        return {
            path.relative_to(self.output).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in found
        }


def finish(process, timeout=60):
    """Wait for a process to end."""
    out, err = process.communicate(timeout=timeout)
    return Told(process.returncode, out or "", err or "")
