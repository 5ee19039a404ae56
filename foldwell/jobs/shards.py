"""Cuts a plan into chunks that share what they are made from, and deals them out to machines that do not talk.

Everything follows from names alone: each machine comes to the same answer, and a brochure more moves few others.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from foldwell.errors import UsageError
from foldwell.jobs.apart import group_tasks
from foldwell.jobs.plan import Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from foldwell.jobs.plan import Job

MOST_TOGETHER = 64
"""Brochures in a chunk: so many that getting ready for them counts little, so few that losing one costs little."""
_UNEVEN = 1.05
"""How much more than its part a shard may take, so that a chunk can stay where it was."""


@dataclass(frozen=True)
class Shard:
    """A part of a plan: its number, from 1, and how many there are."""

    number: int
    count: int


@dataclass(frozen=True)
class Chunk:
    """Brochures of one topic, layout and locale: of all their clinics, or of those whose hashes begin alike.

    name: which of them it is, whatever it holds.
    """

    name: str
    tasks: tuple[Task, ...]


def read_shard(told: str) -> Shard:
    """A shard from `2/8`; raises UsageError for anything else."""
    found = re.fullmatch(r"([0-9]{1,6})/([0-9]{1,6})", told)
    shard = Shard(int(found[1]), int(found[2])) if found else None
    if shard is None or not 1 <= shard.number <= shard.count:
        raise UsageError(f"--shard {told!r} is not one part of several", "write number/count, such as 2/8")
    return shard


def choose_jobs(jobs: Sequence[Job], shard: Shard) -> tuple[Job, ...]:
    """The jobs of a shard, in their order. The shards of one count take every job once, and about equally many."""
    chosen = _deal(jobs, shard.count)[shard.number - 1]
    return tuple(job for job in jobs if job in chosen)


def cut_chunks(tasks: Sequence[Task], most: int) -> list[Chunk]:
    """Tasks in chunks of about `most` and seldom more than half as many again, the largest first."""
    chunks = [chunk for group in group_tasks(tasks) for chunk in _cut(group, most)]
    return sorted(chunks, key=lambda chunk: (-len(chunk.tasks), chunk.name))


def _deal(jobs: Sequence[Job], count: int) -> list[set[Job]]:
    """The jobs of each shard: a chunk goes to the shard that its name likes best, of those with room for it.

    That is rendezvous hashing with bounded loads.
    """
    fair = len(jobs) / count
    shards: list[set[Job]] = [set() for _ in range(count)]
    for chunk in cut_chunks([Task(job) for job in jobs], max(1, min(MOST_TOGETHER, ceil(fair / 2)))):
        liked = sorted(range(count), key=lambda number: _hash(f"{chunk.name} {number}"))
        roomy = (number for number in liked if len(shards[number]) + len(chunk.tasks) <= ceil(fair * _UNEVEN))
        chosen = next(roomy, None)
        if chosen is None:
            chosen = min(liked, key=lambda number: len(shards[number]))
        shards[chosen].update(task.job for task in chunk.tasks)
    return shards


def _cut(group: Sequence[Task], most: int) -> Iterator[Chunk]:
    """A group by the first bits of its clinics' hashes, so that a clinic more leaves the others where they are."""
    job, bits = group[0].job, (ceil(len(group) / most) - 1).bit_length()
    parts: dict[int, list[Task]] = {}
    for task in group:
        parts.setdefault(_hash(task.job.clinic) >> (64 - bits), []).append(task)
    for number, tasks in sorted(parts.items()):
        yield Chunk(f"{job.topic} {job.layout} {job.locale} {number}/{1 << bits}", tuple(tasks))


def _hash(name: str) -> int:
    """64 bits that are the same on every machine."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8])
