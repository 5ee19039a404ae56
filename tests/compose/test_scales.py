"""What a person reads off the scales is what the printer does, however it turns the sheet over."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.compose.scales import EDGES, LEAST_SIDE, RULER, STEPS, draw_back, draw_front, list_steps, list_ticks

SIDES = st.floats(LEAST_SIDE, 450)


@given(SIDES, SIDES)
def test_the_outer_side_of_each_step_is_as_far_from_its_edge_as_its_number_says(width, height):
    for step in list_steps(width, height):
        outer = {
            "left": step.x,
            "top": step.y,
            "right": width - step.x - step.width,
            "bottom": height - step.y - step.height,
        }
        assert outer[step.edge] == pytest.approx(step.number)


@given(SIDES, SIDES)
def test_every_edge_has_every_step_twice_and_no_two_overlap(width, height):
    steps = list_steps(width, height)
    for edge in EDGES:
        assert sorted(step.number for step in steps if step.edge == edge) == sorted((*STEPS, *STEPS))
    for number, one in enumerate(steps):
        for other in steps[number + 1 :]:
            apart = max(
                *(one.x - other.x - other.width, other.x - one.x - one.width),
                *(one.y - other.y - other.height, other.y - one.y - one.height),
            )
            assert apart > -1e-6


@given(SIDES, SIDES)
def test_ticks_stand_as_far_from_the_centre_as_their_numbers_say(width, height):
    ticks = list_ticks(width, height)
    for tick in ticks:
        across, along = tick.x1 - width / 2, height / 2 - tick.y1
        read = {"left": -across, "right": across, "up": along, "down": -along}
        assert tick.number == pytest.approx(read[tick.word] if tick.word else 0)
    for word in ("left", "right", "up", "down"):
        assert {tick.number for tick in ticks if tick.word == word} == {n / 2 for n in range(1, 2 * RULER + 1)}


def test_every_whole_step_and_tick_has_its_number():
    front, back = (re.findall(r">(\d+)<", draw(215.9, 279.4)) for draw in (draw_front, draw_back))
    whole = [f"{step:g}" for step in STEPS if step.is_integer()] * 8
    assert sorted(back) == sorted(whole)
    ticks = [str(number) for number in (0, *range(1, RULER + 1))]
    ruled = [*ticks, *ticks, *ticks[1:], *ticks[1:]]
    assert sorted(front) == sorted([*whole, *ruled])
