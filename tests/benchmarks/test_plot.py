from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.harness import Result, Row
from benchmarks.plot import Axis, draw_growth, list_curves


def point(x, case="fleet", **seconds):
    return Result(case, tuple(Row(name, (taken,)) for name, taken in seconds.items()), x, x)


def test_a_curve_for_each_contender_through_all_its_points():
    curves = list_curves([point(100, Foldwell=30.0, Typst=2.0), point(10, Foldwell=5.0, Typst=0.3)])
    assert [(curve.name, curve.points) for curve in curves] == [
        ("Foldwell", ((10, 5.0), (100, 30.0))),
        ("Typst", ((10, 0.3), (100, 2.0))),
    ]


def test_the_picture_is_svg_that_names_all():
    picture = fromstring(draw_growth([point(10, Foldwell=5.0, Typst=0.3), point(8, "pages", Foldwell=1.0)]))
    texts = [element.text for element in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert {"Foldwell", "Typst", "10", "8"} <= set(texts)


def test_nothing_measured_is_an_empty_picture():
    assert fromstring(draw_growth([])).tag.endswith("svg")


@given(st.floats(1, 1e4), st.floats(1, 1e4))
def test_what_is_twice_as_much_lies_as_far_away_everywhere(one, other):
    axis = Axis(1, 1e4, 50, 320)
    step = axis.place(2) - axis.place(1)
    assert abs(axis.place(2 * one) - axis.place(one) - step) < 1e-6
    assert (axis.place(one) <= axis.place(other)) == (one <= other)
