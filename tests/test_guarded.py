"""Work in a process of its own."""

import os
import time

import pytest

from foldwell.guarded import Bounds, Guard, OutOfBoundsError

ROOMY = Bounds(memory=2_000_000_000, seconds=30)


def add(one, other):
    return one + other


def fill_memory(size):
    return len(bytearray(size))


def end_at_once():
    os._exit(3)


def fail():
    raise ValueError("no\nsuch thing")


def test_answers_come_back_from_one_process():
    with Guard(os.getpid, ROOMY) as guard:
        first = guard.do()
        assert first == guard.do() != os.getpid()


def test_arguments_are_handed_over():
    with Guard(add, ROOMY) as guard:
        assert guard.do("a", "b") == "ab"


def test_work_that_takes_too_long_is_ended_and_the_next_is_done():
    with Guard(time.sleep, Bounds(memory=2_000_000_000, seconds=3)) as guard:
        with pytest.raises(OutOfBoundsError, match="over 3 s"):
            guard.do(60)
        assert guard.do(0) is None


@pytest.mark.skipif("sys.platform != 'linux'", reason="macOS does not bound a process's memory")
def test_work_that_fills_the_memory_is_ended():
    with Guard(fill_memory, ROOMY) as guard:
        with pytest.raises(OutOfBoundsError, match="memory"):
            guard.do(4_000_000_000)
        assert guard.do(10) == 10


def test_work_that_ends_its_process_is_told():
    with Guard(end_at_once, ROOMY) as guard, pytest.raises(OutOfBoundsError, match="more memory or time"):
        guard.do()


def test_what_the_work_raises_is_told_in_one_line():
    with Guard(fail, ROOMY) as guard, pytest.raises(OutOfBoundsError, match=r"^ValueError: no such thing$"):
        guard.do()
