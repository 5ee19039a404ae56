"""A plan is dealt out whole, evenly, and in the same way everywhere; a brochure more moves few others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.errors import UsageError
from foldwell.jobs.plan import Job, Task
from foldwell.jobs.shards import MOST_TOGETHER, Shard, choose_jobs, cut_chunks, read_shard

NAMES = st.text("abcdefgh", min_size=1, max_size=4)
JOBS = st.lists(
    st.builds(Job, NAMES, st.sampled_from(["hip", "knee"]), st.just("en-US"), st.sampled_from(["z", "tri"]), NAMES),
    unique=True,
    max_size=60,
)


def make_jobs(clinics, topics=10, layouts=3):
    return [
        Job(f"clinic-{clinic}", f"topic-{topic}", "en-US", f"layout-{layout}", "letter")
        for clinic in range(clinics)
        for topic in range(topics)
        for layout in range(layouts)
    ]


def deal(jobs, count):
    return [choose_jobs(jobs, Shard(number + 1, count)) for number in range(count)]


@given(JOBS, st.integers(1, 9))
def test_every_job_is_in_one_shard(jobs, count):
    shards = deal(jobs, count)
    assert sorted(job for shard in shards for job in shard) == sorted(jobs)


@given(JOBS, st.integers(1, 9), st.randoms())
def test_the_order_of_a_plan_deals_nothing_anew(jobs, count, random):
    mixed = random.sample(jobs, len(jobs))
    assert [set(shard) for shard in deal(jobs, count)] == [set(shard) for shard in deal(mixed, count)]


@pytest.mark.parametrize("count", [2, 3, 8, 20])
@pytest.mark.parametrize("sizes", [(100, 1, 1), (100, 10, 3), (1, 40, 6), (7, 50, 6)])
def test_shards_are_about_equal(sizes, count):
    jobs = make_jobs(*sizes)
    longest = max(map(len, deal(jobs, count)))
    assert longest <= 1.5 * len(jobs) / count + 1


@pytest.mark.parametrize("count", [2, 8])
def test_a_brochure_more_moves_few_others(count):
    before = make_jobs(100)
    added = [Job("clinic-new", "topic-3", "en-US", "layout-1", "letter")]
    where = {job: number for number, shard in enumerate(deal(before, count)) for job in shard}
    after = {job: number for number, shard in enumerate(deal(before + added, count)) for job in shard}
    assert sum(where[job] != after[job] for job in before) <= len(before) / 10


def test_a_chunk_shares_what_it_is_made_from():
    chunks = cut_chunks([Task(job) for job in make_jobs(200, 2, 2)], MOST_TOGETHER)
    assert all(len({(job.topic, job.layout, job.locale) for job, *_ in chunk.tasks}) == 1 for chunk in chunks)
    assert all(len(chunk.tasks) <= 1.5 * MOST_TOGETHER for chunk in chunks)
    assert len({chunk.name for chunk in chunks}) == len(chunks) == 16


def test_a_clinic_more_leaves_the_others_in_their_chunks():
    def place(jobs):
        return {job: chunk.name for chunk in cut_chunks([Task(job) for job in jobs], 64) for job, *_ in chunk.tasks}

    before, after = place(make_jobs(150, 1, 1)), place(make_jobs(151, 1, 1))
    assert before.items() <= after.items()


@pytest.mark.parametrize("told", ["0/3", "4/3", "1", "1/0", "a/b", "1/2/3", "-1/2", "1/ 2", "", "١/٢"])
def test_what_is_no_shard_is_refused(told):
    with pytest.raises(UsageError, match="write number/count, such as 2/8"):
        read_shard(told)


def test_a_shard_is_read():
    assert read_shard("2/8") == Shard(2, 8)
