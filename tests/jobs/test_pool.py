"""A worker that ends costs its own task; the others go on."""

import os
import signal
import sys
from collections import Counter
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.jobs.pool import Ended, Groups, Limits, Pool

pytestmark = pytest.mark.filterwarnings("ignore:.*forkserver.*:UserWarning")


def prepare(offset):
    """A worker that adds, and that some tasks put an end to."""
    calls = count(1)

    def work(task):
        match task:
            case "kill":
                os.kill(os.getpid(), signal.SIGKILL)
            case "exit":
                os._exit(7)
            case "run away":
                while True:
                    pass
            case "hoard":
                try:
                    return len(bytearray(8 << 30))
                except MemoryError:
                    return "no memory"
            case "who":
                return os.getpid()
            case "calls":
                return next(calls)
        return task + offset

    return work


def run(groups, *, processes=2, limits=Limits()):  # noqa: B008
    with Pool(prepare, (100,), processes, limits) as pool:
        return list(pool.run(groups))


def test_every_task_is_answered_once():
    assert sorted(run([[1, 2, 3], [4], [5, 6]])) == [(number, number + 100) for number in range(1, 7)]
    assert run([]) == []


@pytest.mark.parametrize(("end", "code"), [("kill", -signal.SIGKILL), ("exit", 7)])
@pytest.mark.parametrize("processes", [1, 2])
def test_a_worker_that_ends_costs_its_own_task_alone(end, code, processes):
    told = dict(run([[1, end, 2], [3, 4]], processes=processes))
    assert told == {1: 101, 2: 102, 3: 103, 4: 104, end: Ended(code)}


def test_a_task_that_runs_away_is_ended():
    told = dict(run([["run away", 1], [2]], limits=Limits(seconds=0.2)))
    assert told["run away"].took_too_long
    assert (told[1], told[2]) == (101, 102)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_a_task_that_takes_too_much_memory_fails_in_its_worker():
    assert dict(run([["hoard", 1]])) == {"hoard": "no memory", 1: 101}


def test_a_worker_that_grew_is_replaced():
    assert [answer for _, answer in run([["calls"] * 3], processes=1)] == [1, 2, 3]
    assert [answer for _, answer in run([["calls"] * 3], processes=1, limits=Limits(growth=1))] == [1, 1, 1]


def test_leaving_ends_the_workers():
    with Pool(prepare, (0,), 1, Limits()) as pool:
        answers = pool.run([["who", "run away"]])
        _, worker = next(answers)
        os.kill(worker, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


@pytest.mark.parametrize(("code", "told"), [(7, "exit code 7"), (-9, "signal 9, SIGKILL"), (-200, "signal 200")])
def test_an_end_is_told(code, told):
    assert str(Ended(code)) == told


@given(st.lists(st.lists(st.integers(), min_size=1, max_size=5), max_size=6), st.lists(st.integers(0, 3), min_size=40))
def test_groups_lose_nothing_and_stay_together(groups, workers):
    tasks = [[(number, *pair) for pair in enumerate(group)] for number, group in enumerate(groups)]
    taken = Groups(tasks)
    given_out = [(worker, task) for worker in workers if (task := taken.take(worker)) is not None]
    assert Counter(task for _, task in given_out) == Counter(task for group in tasks for task in group)
    first = {}
    for number, (worker, task) in enumerate(given_out):
        if task[0] not in first:
            first[task[0]] = worker
        elif first[task[0]] != worker:  # a task of another's group: only when no group is left to begin
            assert {begun for _, (begun, *_) in given_out[:number]} == set(range(len(groups)))
