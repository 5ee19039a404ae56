"""The docs stay true: pictures, links, commands and options."""

import importlib.util
import io
import re
from pathlib import Path

import click
import pytest
from PIL import Image, ImageChops, ImageStat

from foldwell.cli import commands

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
SAME = 0.6
"""Mean difference of two pictures, of 255, under which they show the same: font rendering differs that much."""


def difference(one: Image.Image, other: Image.Image) -> float:
    if one.size != other.size:
        return 255.0
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean)


@pytest.fixture(scope="module")
def drawn():
    spec = importlib.util.spec_from_file_location("make_pictures", ROOT / "docs" / "make_pictures.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {name: Image.open(io.BytesIO(data)) for name, data in module.draw_pictures().items()}


def test_the_comparison_tells_pictures_apart(drawn):
    one = drawn["riverside-trifold-outside.png"]
    moved = ImageChops.offset(one, 0, 12)
    assert difference(one, moved) > SAME
    assert difference(one, one.copy()) == 0


def test_the_pictures_are_current(drawn):
    kept = {path.name: Image.open(path) for path in (ROOT / "docs" / "pictures").glob("*.png")}
    assert set(kept) == set(drawn)
    old = [name for name in drawn if difference(kept[name], drawn[name]) > SAME]
    assert not old, f"these pictures are out of date; run .venv/bin/python docs/make_pictures.py: {old}"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_leads_somewhere(page):
    prose = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\(([^)\s]+)\)", prose)
    local = [link.split("#")[0] for link in links if not link.startswith(("http", "#"))]
    assert [link for link in local if not (page.parent / link).exists()] == []


def list_commands(group: click.Group, name: str = "foldwell") -> list[tuple[str, click.Command]]:
    found = []
    for word, command in group.commands.items():
        found.append((f"{name} {word}", command))
        if isinstance(command, click.Group):
            found += list_commands(command, f"{name} {word}")
    return found


@pytest.mark.parametrize(("name", "command"), list_commands(commands), ids=lambda value: str(value)[:30])
def test_commands_md_names_every_command_and_option(name, command):
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    _, _, section = text.partition(f"## {' '.join(name.split()[:2])}\n")
    section = section.split("\n## ")[0]
    assert f"{name} " in text or f"{name}\n" in text
    options = [option for param in command.params if isinstance(param, click.Option) for option in param.opts]
    assert [option for option in options if f"`{option}" not in section] == []


def test_a_command_without_docs_is_caught():
    secret = click.Group("secret", {"hidden": click.Command("hidden", params=[click.Option(["--spell"])])})
    with pytest.raises(AssertionError):
        test_commands_md_names_every_command_and_option(*list_commands(secret)[0])
