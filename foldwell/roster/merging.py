"""Values laid into the data of a file, by their paths."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from foldwell.read.yaml_nodes import Data
    from foldwell.read.yaml_source import Steps


def get_value(data: Data, steps: Steps) -> Data:
    """The value at a path; None where there is none."""
    for step in steps:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def set_value(data: Data, steps: Steps, value: Data) -> None:
    """Put a value at a path, making the mappings and lists that lead there; None takes it away.

    What is empty then goes too. The data changes in place.
    """
    if value is None:
        _remove(data, steps)
        return
    here: Any = data
    for step, following in pairwise(steps):
        if isinstance(step, int):
            here.extend({} for _ in range(step + 1 - len(here)))
        child = here[step] if isinstance(step, int) else here.get(step)
        wanted = list if isinstance(following, int) else dict
        if not isinstance(child, wanted):
            child = here[step] = wanted()
        here = child
    here[steps[-1]] = value


def _remove(data: Data, steps: Steps) -> None:
    for depth in range(len(steps), 0, -1):
        parent: Any = get_value(data, steps[: depth - 1])
        if get_value(data, steps[:depth]) is None or (depth < len(steps) and parent[steps[depth - 1]]):
            return
        if isinstance(parent, list):
            parent[int(steps[depth - 1])] = {}
            parent[:] = [value for value in parent if value]
        else:
            del parent[steps[depth - 1]]
