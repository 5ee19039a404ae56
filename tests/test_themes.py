"""Every theme dresses every brand: what is built is judged by preflight, and each theme keeps its promises."""

from dataclasses import replace
from functools import cache
from io import BytesIO

import pikepdf
import pytest

from foldwell.expectations import expect_screen
from foldwell.findings import Severity
from foldwell.model.theme import DEFAULT_THEME, Theme
from foldwell.pipeline import Order, Shop
from foldwell.preflight.check import check_file
from foldwell.read.brochures import read_brochure
from tests.samples import BUNDLED, CLINICS, SMALL, reword, shelf

THEMES = ("calm", "clear", "low-vision", "warm")
BRANDS = {
    "neon": {"primary": "#39ff14", "secondary": "#ff00ff"},
    "pale": {"primary": "#f4e4c1", "secondary": "#dfe9f0"},
    "red": {"primary": "#e4002b", "secondary": "#949494"},
}


@cache
def shop(library=SMALL):
    return Shop(library)


def tiny(theme, layout="handout"):
    return read_brochure(
        shelf(SMALL), topic="tiny", clinic="plain", layout=layout, paper="letter", locale="en-US", theme=theme
    )


def make(brochure, library=SMALL, ink="colour"):
    return shop(library).make(brochure, Order(media=("screen",), ink=ink))


def errors(made):
    return [str(finding) for finding in made.findings if finding.severity is Severity.ERROR]


def fonts(data):
    with pikepdf.open(BytesIO(data)) as pdf:
        return {str(font.BaseFont).partition("+")[2] for page in pdf.pages for font in page.Resources.Font.values()}


def test_the_bundled_themes_are_these():
    assert BUNDLED.themes() == THEMES
    assert DEFAULT_THEME in THEMES


def test_the_default_themes_file_says_what_holds_without_one():
    assert shelf(BUNDLED).theme(DEFAULT_THEME).model == Theme()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("brand", BRANDS)
def test_any_brand_passes_preflight_in_any_theme(theme, brand):
    assert errors(make(replace(tiny(theme), colors=BRANDS[brand]))) == []


@pytest.mark.parametrize("theme", THEMES)
def test_a_coloured_cover_passes_preflight_in_any_theme(theme):
    brochure = tiny(theme, "trifold")
    short = brochure.clinic.model_copy(update={"hours": brochure.clinic.hours[:1]})
    assert errors(make(replace(brochure, clinic=short, colors=BRANDS["neon"]))) == []


@pytest.mark.parametrize("theme", THEMES[1:])
def test_themes_print_on_the_black_and_white_laser(theme):
    assert errors(make(tiny(theme), ink="mono")) == []


@pytest.mark.parametrize(("clinic", "paper"), CLINICS)
def test_the_tightest_sample_fits_in_the_theme_for_low_vision(clinic, paper):
    brochure = read_brochure(
        shelf(BUNDLED),
        topic="knee-stem-cells",
        clinic=clinic,
        layout="trifold",
        paper=paper,
        locale="en-US",
        theme="low-vision",
    )
    made = make(brochure, BUNDLED)
    assert errors(made) == []
    assert made.panels.fit.body >= 12


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("clinic", "paper", "layout"),
    [
        ("riverside", "letter", "walletcard"),
        ("riverside", "letter", "pocket"),
        ("riverside", "letter", "tent"),
        ("sunfield", "a4", "rackcard"),
        ("sunfield", "a2", "poster"),
        ("bayview", "letter", "notice"),
    ],
)
def test_the_tightest_small_formats_fit_in_every_theme(clinic, paper, layout, theme):
    brochure = read_brochure(
        shelf(BUNDLED),
        topic="knee-stem-cells",
        clinic=clinic,
        layout=layout,
        paper=paper,
        locale="en-US",
        theme=theme,
    )
    panels = shop(BUNDLED).typeset(brochure, Order())
    assert [str(finding) for finding in panels.findings if finding.severity is not Severity.NOTE] == []


def test_a_theme_says_what_tinted_panels_stand_on():
    grounds = {theme: make(tiny(theme, "trifold")).panels.composition.css for theme in ("calm", "clear")}
    assert "@page flap { background: #ffffff }" in grounds["clear"]
    assert "@page flap { background: #ffffff }" not in grounds["calm"]


def test_low_vision_is_set_in_its_own_face_and_signs_it_lacks_in_the_next():
    made = make(reword(tiny("low-vision"), blocks__what="A *soft* wrap → **warm** ✓ 5 µg."))
    assert errors(made) == []
    found = {name.rstrip(",").replace("-", "") for name in fonts(made.files[0].data)}
    assert {"AtkinsonHyperlegibleNext", "AtkinsonHyperlegibleNextBold", "SourceSans3"} <= found
    assert not any("Serif" in name or "Italic" in name for name in found)


def test_small_type_is_caught_in_the_theme_for_low_vision():
    undressed = replace(tiny("low-vision"), theme_id=DEFAULT_THEME)
    assert any("under the least size of 9.9 pt" in found for found in errors(make(undressed)))


def test_standard_contrast_is_caught_in_the_theme_for_low_vision():
    calm, strict = tiny(DEFAULT_THEME), tiny("low-vision")
    made = make(calm)
    expected = expect_screen(strict, made.panels, SMALL)
    found = [str(finding) for finding in check_file(made.files[0].data, expected)]
    assert any("against its ground, under 7" in finding for finding in found)


def test_a_trial_lies_beside_the_files_of_the_brands_own_theme(small_project):
    before = small_project.files()
    told = small_project.run("build", "--theme", "warm", "--medium", "screen")
    assert told.code == 0, told.text
    after = small_project.files()
    assert {"plain/tiny.en-US.handout-letter.warm.screen.pdf"} == {
        name for name in after.keys() - before.keys() if name.endswith(".pdf")
    }
    assert all(after[name] == data for name, data in before.items() if name.endswith(".pdf"))
    assert "Nothing has changed" in small_project.run("build", "--theme", "warm", "--medium", "screen").text
    assert "0 built anew" in small_project.run("build").text
    assert "no theme 'warn'" in small_project.run("build", "--theme", "warn").err


def test_the_brands_wish_for_its_cover_wins_over_the_theme():
    brochure = tiny("clear", "trifold")
    wish = brochure.brand.model_dump(by_alias=True)
    wish["defaults"]["foldwell"]["cover"] = "brand"
    asked = replace(brochure, brand=type(brochure.brand).model_validate(wish))
    grounds = [make(each).panels.composition.palette.roles["ground"] for each in (brochure, asked)]
    assert grounds == ["#ffffff", brochure.colors["primary"]]
