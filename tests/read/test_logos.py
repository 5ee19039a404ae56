"""The logo files a brand names: the largest size, for light and dark grounds, inside the clinic's folder."""

import pytest

from foldwell.model.brand import Brand
from foldwell.read.logos import choose_logo
from foldwell.read.validation import validate
from foldwell.read.yaml_source import load_yaml


@pytest.fixture
def choose(write):
    def choose_from(text):
        source = load_yaml(write(text), "_brand.yml")
        return choose_logo(validate(source, Brand), source)

    return choose_from


@pytest.mark.parametrize(
    ("text", "light", "dark"),
    [
        ("logo: a.svg", "a.svg", None),
        ("logo: {path: a.svg, alt: A}", "a.svg", None),
        ("logo: {small: s.png, medium: art/m.svg}", "art/m.svg", None),
        ("logo: {large: {light: l.svg, dark: d.svg}, small: s.png}", "l.svg", "d.svg"),
        ("logo: {images: {x: l.svg, y: {path: d.svg, alt: D}}, medium: {light: x, dark: y}}", "l.svg", "d.svg"),
    ],
)
def test_the_largest_size_is_taken(choose, text, light, dark):
    chosen = choose(text)
    assert (chosen.light, chosen.dark, chosen.findings) == (light, dark, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("logo: https://example.org/a.svg", "is an address"),
        ("logo: //example.org/a.svg", "is an address"),
        ("logo: 'data:image/png;base64,xx'", "is an address"),
        ("logo: /etc/a.svg", "not a path inside"),
        ("logo: ../other/a.svg", "leads out"),
        ("logo: art/../../a.svg", "leads out"),
        ("logo: 'C:\\a.svg'", "not a path inside"),
        ("logo: {images: {wide: a.svg}, medium: wied}", "did you mean 'wide'?"),
    ],
)
def test_what_is_not_a_file_of_the_clinic_is_refused(choose, text, said):
    chosen = choose(text)
    assert chosen.light is None
    assert [finding.code for finding in chosen.findings] == ["read.logo-path"]
    assert said in str(chosen.findings[0])
    assert chosen.findings[0].place.line == 1


@pytest.mark.parametrize("text", ["meta: {name: A}", "logo: {images: {x: a.svg}}", "logo: {large: {dark: d.svg}}"])
def test_no_logo_for_light_grounds_is_a_warning(choose, text):
    assert [finding.code for finding in choose(text).findings] == ["read.no-logo"]
