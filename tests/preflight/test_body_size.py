from __future__ import annotations

import pytest

from foldwell.preflight.content import Line
from foldwell.preflight.expected import Box
from foldwell.preflight.type_checks import measure_body


def line(text, size):
    return Line(0, text, Box(0, 0, 1, 1), (0, 0), size, (0, 0, 0, 255), "Sans", True, 0, False)


@pytest.mark.parametrize(
    ("text", "source", "body"),
    [
        ("Rest and ice.", "Ten letter", 12.0),
        ("Rest.", "Many more letters of a source", 9.0),
        ("请休息、冰敷。", "Fifteen letters", 12.0),
    ],
    ids=["most", "fewer", "fewer signs that say more"],
)
def test_the_body_is_what_most_is_told_in(text, source, body):
    assert measure_body([line(text, 12.0), line(source, 9.0)]) == body


def test_no_text_has_no_body():
    assert measure_body([]) == 0
