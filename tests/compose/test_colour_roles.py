from __future__ import annotations

import pytest

from foldwell.compose.colour_roles import face_roles, substitute_roles
from foldwell.compose.palette import derive_palette
from foldwell.errors import InputError
from foldwell.findings import Place
from foldwell.model.theme import Theme

ROLES = {"brand": "#14505c", "on-brand": "#ffffff", "alert-ink": "#8c2f1b"}


def test_css_and_svg_get_colours():
    assert substitute_roles("a{color:var(--brand);background:var( --on-brand )}", ROLES, "x.css") == (
        "a{color:#14505c;background:#ffffff}"
    )
    assert substitute_roles('<path fill="var(--alert-ink)"/>', ROLES, "x.svg") == '<path fill="#8c2f1b"/>'


def test_text_without_roles_is_untouched():
    assert substitute_roles("variance (--brand) var --brand", ROLES, "x") == "variance (--brand) var --brand"


def test_every_wrong_role_is_placed_and_a_near_one_suggested():
    with pytest.raises(InputError) as caught:
        substitute_roles("a{\n  color: var(--brnd);\n  border: var(--zzz)}", ROLES, "x.css")
    first, second = caught.value.findings
    assert (first.place, first.remedy) == (Place("x.css", 2, 10), "did you mean 'brand'?")
    assert (second.place, second.remedy) == (Place("x.css", 3, 11), "write one of alert-ink, brand, on-brand")


@pytest.mark.parametrize("bad", ["var(--brand, red)", "var(--brand", "var()", "var(brand)", "VAR(--BRAND)"])
def test_what_is_no_plain_role_is_refused(bad):
    with pytest.raises(InputError, match=r"write var\(--brand\)"):
        substitute_roles(f"a{{color:{bad};}}", ROLES, "x.css")


def test_faces_are_lists_whose_last_family_has_every_sign():
    faces = face_roles(Theme(text="Atkinson Hyperlegible Next", headings="Source Serif 4"))
    assert faces["text-face"] == '"Atkinson Hyperlegible Next", "Source Sans 3"'
    assert faces["heading-face"] == '"Source Serif 4", "Atkinson Hyperlegible Next", "Source Sans 3"'
    assert (
        substitute_roles("a{font-family:var(--text-face)}", face_roles(Theme()), "x")
        == 'a{font-family:"Source Sans 3"}'
    )


def test_palette_serves_the_roles():
    assert substitute_roles("var(--halo-strong)", derive_palette({}).roles, "x").startswith("#")
