"""Imports go one way, from left to right through the print shop."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "foldwell"
ORDER = [
    ["__init__"],
    ["errors", "findings", "units"],
    ["answers", "atomic", "collector", "guarded", "interrupts", "machine"],
    ["model"],
    ["read"],
    ["edit"],
    ["translate"],
    ["roster"],
    ["compose"],
    ["typeset"],
    ["impose"],
    ["finish"],
    ["preflight"],
    ["release"],
    ["expected_texts"],
    ["expectations"],
    ["press_file"],
    ["stamp"],
    ["pipeline"],
    ["jobs"],
    ["desk"],
    ["report"],
    ["formats"],
    ["studio"],
    ["failures"],
    ["commands"],
    ["cli"],
    ["__main__"],
]
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}
NEVER = {
    "preflight": {"typeset", "finish", "impose"},
    "edit": {"compose"},
}


def find_modules(package: Path = PACKAGE) -> dict[str, Path]:
    """Every module of the package by its dotted name without the package's."""
    found = {}
    for path in package.rglob("*.py"):
        parts = path.relative_to(package).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)] = path
    return found


def find_imports(source: str, name: str) -> set[str]:
    """Modules of foldwell that a source imports anywhere: at the top, in functions, for types alone."""
    package = ["foldwell", *name.split(".")[:-1]]
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*base, *([node.module] if node.module else [])])
            found |= {f"{base}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module") and node.args:
            found.add(str(getattr(node.args[0], "value", "")))
    return {module.removeprefix("foldwell.") for module in found if module.startswith("foldwell.")}


def wrong_imports(sources: dict[str, str]) -> list[str]:
    wrong = []
    for name, source in sources.items():
        room = name.split(".")[0]
        for imported in sorted(find_imports(source, name)):
            other = imported.split(".")[0]
            rank = RANK.get(other, -1)  # a name of foldwell/__init__.py, such as __version__
            if rank > RANK.get(room, len(ORDER)) or other in NEVER.get(room, ()):
                wrong.append(f"{name} imports {imported}")
    return wrong


SOURCES = {name: path.read_text(encoding="utf-8") for name, path in find_modules().items()}


def test_modules_are_found():
    assert {
        "units",
        "model.topic",
        "read.library",
        "compose.composition",
        "typeset.copyfitting",
        "impose.sides",
        "finish.screen",
        "preflight.check",
        "expectations",
        "pipeline",
    } <= SOURCES.keys()
    assert len(SOURCES) >= 90
    for room in ("model", "read", "edit", "compose", "typeset", "impose", "finish", "preflight", "jobs"):
        assert sum(name.startswith(f"{room}.") for name in SOURCES) >= 2, room


def test_imports_are_found():
    assert {"errors.InputError", "compose.fit.Fit"} <= find_imports(SOURCES["typeset.coverage"], "typeset.coverage") | (
        find_imports(SOURCES["typeset.copyfitting"], "typeset.copyfitting")
    )


def test_every_room_has_a_place():
    rooms = {name.split(".")[0] for name in SOURCES}
    assert rooms <= RANK.keys(), f"write the place of {rooms - RANK.keys()} into ORDER"


def test_imports_go_one_way():
    assert wrong_imports(SOURCES) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("model.topic", "from foldwell.compose.fit import Fit"),
        ("model.topic", "import foldwell.read.library"),
        ("model.topic", "from ..compose import fit"),
        ("model.topic", "from foldwell import pipeline"),
        ("read.shelf", "def late():\n    from foldwell.edit.rules import check"),
        ("read.shelf", "import importlib\nimportlib.import_module('foldwell.edit')"),
        ("compose.fit", "if TYPE_CHECKING:\n    from foldwell.typeset.pieces import Piece"),
        ("preflight.check", "from foldwell.typeset.fonts import font_names"),
        ("preflight.check", "from foldwell.finish import screen"),
        ("preflight.check", "from foldwell.impose.sides import Side"),
        ("edit.rules", "from foldwell.compose.candidates import list_candidates"),
        ("errors", "if TYPE_CHECKING:\n    from foldwell.model.base import Model"),
    ],
)
def test_a_wrong_import_is_caught(module, source):
    assert len(wrong_imports({module: source})) == 1


def test_a_right_import_is_not():
    source = "from foldwell.model.brochure import Brochure\nfrom .faults import Fault"
    assert wrong_imports({"preflight.check": source}) == []
