from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.read.svg_safety import ATTRIBUTES, find_problem, write_plain_color

GOOD = [
    ("fill", "none"),
    ("fill", "currentColor"),
    ("fill", "#14505C"),
    ("fill", "rgb(20, 80, 92)"),
    ("fill", "url(#a)"),
    ("fill", "url('#a') #fff"),
    ("fill", "var(--brand)"),
    ("mask", "url(#SVGID_1_)"),
    ("href", "#a"),
    ("d", ""),
    ("d", "M.5-.5l1e-3,2.5.5 3z"),
    ("d", "m1 1a4 4 0 01.5.5h-2v+3"),
    ("points", "0,0 1-1"),
    ("transform", "matrix(1 0 0 1 -3.5 2e1) rotate(45, 1, 1),scale(2)"),
    ("stroke-dasharray", "1, 2.5 3"),
    ("width", "12.5mm"),
    ("font-family", "'Source Sans 3', sans-serif"),
    ("stroke-linejoin", "round"),
]
BAD = [
    ("fill", "expression(alert(1))"),
    ("fill", "url(#a"),
    ("fill", "url(data:image/svg+xml,x#a)"),
    ("fill", "var(--brand, url(x))"),
    ("fill", "#12"),
    ("mask", "#a"),
    ("href", "a.svg"),
    ("href", ""),
    ("d", "L1 1"),
    ("d", "M1 1Z2"),
    ("points", "1,2,x"),
    ("transform", "rotate(1 2)"),
    ("width", "calc(1px)"),
    ("width", "1e7"),
    ("font-family", "a;b"),
    ("stroke-linejoin", "url(x)"),
]


@pytest.mark.parametrize(("name", "value"), GOOD)
def test_what_drawing_programs_write_is_accepted(name, value):
    assert find_problem(name, value) is None


@pytest.mark.parametrize(("name", "value"), BAD)
def test_what_is_written_otherwise_is_refused(name, value):
    assert find_problem(name, value)


@given(st.sampled_from(sorted(ATTRIBUTES)), st.text(max_size=40))
def test_no_value_that_points_outside_is_accepted(name, value):
    assert find_problem(name, f"{value}url(https://a.example)")
    assert find_problem(name, f"url(x.svg#a){value}")


@given(st.sampled_from(sorted(ATTRIBUTES)), st.text("0123456789-+.eE,#()MmaZz url%\\", max_size=60))
def test_any_value_is_judged(name, value):
    assert find_problem(name, value) is None or find_problem(name, value)


def test_only_wide_gamut_colours_are_rewritten():
    assert write_plain_color("rebeccapurple") == "rebeccapurple"
    assert write_plain_color("oklch(1 0 0)") == "#ffffff"
