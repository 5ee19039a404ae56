from __future__ import annotations

import pytest
from pydantic import ValidationError

from foldwell.model.action_blocks import Appointment


def test_an_appointment_asks_for_day_time_person_and_place():
    assert Appointment(id="visit", kind="appointment").asks == ("date", "time", "with", "where")


@pytest.mark.parametrize(
    ("asks", "said"),
    [(["time", "date", "time"], "time is asked for twice"), ([], "at least 1 item"), (["phone"], "'bring'")],
)
def test_lines_that_cannot_be_told_apart_are_refused(asks, said):
    with pytest.raises(ValidationError, match=said):
        Appointment(id="visit", kind="appointment", asks=asks)
