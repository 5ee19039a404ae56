"""Colours of a brand: references resolved, every CSS form read, nothing guessed."""

from pathlib import Path

import pytest

from foldwell.errors import InputError
from foldwell.model.brand import Brand
from foldwell.read.brand_colors import resolve_colors
from foldwell.read.logos import choose_logo
from foldwell.read.validation import validate
from foldwell.read.yaml_source import load_yaml

BRANDS = Path(__file__).parents[1] / "fixtures/brands"


def load(path):
    source = load_yaml(path, path.name)
    return validate(source, Brand), source


def resolve(path):
    return resolve_colors(*load(path))


def test_files_of_other_tools_load():
    colors = {path.stem: resolve(path) for path in BRANDS.iterdir()}
    assert colors["college"]["primary"] == "#1e5fa8"
    assert colors["college"]["danger"] == "#f05a28"
    assert colors["startup"]["foreground"] == "#1a1a1a"
    assert colors["startup"]["warning"] == "#daa520"
    assert colors["agency"]["secondary"] == colors["agency"]["primary"] == "#00703c"
    assert "tertiary" not in colors["agency"]
    assert {choose_logo(*load(path)).light for path in BRANDS.iterdir()} == {
        "art/banner.svg", "plumvale.png", "logos/wide.svg"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("#ABC", "#aabbcc"),
        ("rgb(26, 107, 92)", "#1a6b5c"),
        ("rgb(26 107 92 / 100%)", "#1a6b5c"),
        ("hsl(120 100% 25%)", "#008000"),
        ("RebeccaPurple", "#663399"),
        ("oklch(1 0 0)", "#ffffff"),
        ("color(srgb 0 0.5 0)", "#008000"),
    ],
)
def test_every_css_colour_is_read(write, written, read):
    assert resolve(write(f"color: {{primary: '{written}'}}\n")) == {"primary": read}


def test_a_palette_name_hides_a_css_name_and_may_be_css_itself(write):
    colors = resolve(write("color: {palette: {purple: '#112233', white: white}, primary: purple, light: white}\n"))
    assert colors == {"primary": "#112233", "light": "#ffffff"}


def test_a_role_named_like_its_palette_colour(write):
    assert resolve(write("color: {palette: {primary: '#112233'}, primary: primary}\n")) == {"primary": "#112233"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("color: {palette: {purple: '#112233'}, primary: purpel}", "did you mean 'purple'?"),
        ("color: {primary: gren}", "did you mean 'green'?"),
        ("color: {primary: '#zzz'}", "'#zzz' is no colour"),
        ("color: {primary: '#11223380'}", "without transparency"),
        ("color: {primary: transparent}", "without transparency"),
        ("color: {palette: {a: b, b: c, c: a}, primary: a}", "defined by itself"),
        ("color: {primary: primary}", "defined by itself"),
        ("color: {primary: secondary, secondary: primary}", "defined by itself"),
        ("color: {palette: {unused: nothing-like-it}}", "is no colour"),
        ("color: {palette: {a: red}}\ndefaults: {foldwell: {print: {b: {spot: X}}}}", "the palette has no 'b'"),
        ("color: {primary: {light: lite, dark: black}}", "'lite' is no colour"),
    ],
)
def test_colours_that_can_not_be_resolved_are_told(write, text, said):
    with pytest.raises(InputError, match=r"file\.yaml:[12]:\d+: (color|defaults)\.") as caught:
        resolve(write(text))
    assert said in str(caught.value)


def test_all_wrong_colours_are_told_at_once(write):
    with pytest.raises(InputError) as caught:
        resolve(write("color:\n  palette: {a: '#zz'}\n  primary: blu\n  danger: rde\n"))
    assert {finding.place.line for finding in caught.value.findings} == {2, 3, 4}
