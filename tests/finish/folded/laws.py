"""What holds for paper in every state."""

import itertools
import math

import pytest


def assert_leaves_keep_their_width(curves, widths):
    assert [curve.length for curve in curves] == pytest.approx(widths)


def assert_hinges_hold(curves):
    gaps = [math.dist(one.points[-1], other.points[0]) for one, other in itertools.pairwise(curves)]
    assert max(gaps, default=0) < 1e-9


def assert_leaves_do_not_cross(curves):
    for (i, one), (j, other) in itertools.combinations(enumerate(curves), 2):
        for a, b in itertools.product(itertools.pairwise(one.points), itertools.pairwise(other.points)):
            assert not _cross(*a, *b), f"leaf {i} passes through leaf {j}"


def _cross(a, b, c, d):
    """Whether two lines cross between their ends; ends that touch do not count."""
    return _side(a, b, c) * _side(a, b, d) < -1e-6 and _side(c, d, a) * _side(c, d, b) < -1e-6


def _side(a, b, c):
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def span(curves):
    """From the leftmost to the rightmost point, and from the lowest to the highest."""
    us, vs = zip(*[point for curve in curves for point in curve.points], strict=True)
    return max(us) - min(us), max(vs) - min(vs)


def assert_rests_on_the_desk(curves):
    assert abs(min(v for curve in curves for _, v in curve.points)) < 1e-6
