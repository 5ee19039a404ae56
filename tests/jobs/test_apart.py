"""Brochures that several processes make are the same ones, and none is lost without a word."""

import os
import shutil
import signal
import time
from datetime import date
from pathlib import Path

import pytest

from foldwell.errors import ExitCode
from foldwell.jobs.apart import group_tasks, look_ahead, make_apart
from foldwell.jobs.plan import Job, Task
from foldwell.jobs.pool import Limits
from foldwell.jobs.store import MEMORY, Store
from foldwell.pipeline import Order
from tests.projects import ROOT, finish

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")  # the engine's own leak

OTHERS = ("brook", "lake", "wood")


@pytest.fixture
def four_project(small_project):
    """The small project with four clinics, and nothing built."""
    clinics = small_project.root / "content/clinics"
    for name in OTHERS:
        shutil.copytree(clinics / "plain", clinics / name)
    shutil.rmtree(small_project.output)
    return small_project


def papers(folder):
    found = {path.relative_to(folder): path for path in folder.rglob("*.pdf")}
    return {name: path.read_bytes() for name, path in found.items() if MEMORY not in name.parts}


def test_one_process_or_two_make_the_same_bytes(four_project, tmp_path):
    for number in (1, 2):
        told = four_project.run("build", "--jobs", number, "--output", tmp_path / str(number))
        assert told.code == ExitCode.OK, told.text
    assert papers(tmp_path / "1") == papers(tmp_path / "2")
    assert len(papers(tmp_path / "1")) == 8
    assert four_project.run("build", "--jobs", 1, "--output", tmp_path / "2").out.startswith("Nothing has changed")


def list_children(pid):
    tables = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for table in tables for child in table.read_text(encoding="ascii").split()]


def wait_for_the_first(process, folder):
    """Wait until one brochure is made and remembered; the others are being made."""
    while not any((folder / MEMORY / "built").glob("*.json")):
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux tells the children of a process")
def test_workers_that_are_killed_cost_what_they_were_making(four_project):
    process = four_project.start("build", "--jobs", "2")
    wait_for_the_first(process, four_project.output)
    workers = [worker for child in list_children(process.pid) for worker in list_children(child)]
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    told = finish(process, timeout=180)
    assert told.code == ExitCode.FAILED
    assert 1 <= len(told.errors) <= len(workers) == 2
    for line in told.errors:
        assert "the process that made it was ended from outside (signal 9, SIGKILL); free some memory" in line
    made = 4 - len(told.errors)
    assert f"{made} of 4 brochures in output/ ({2 * made} files, {made} built anew)." in told.out
    told = finish(four_project.start("build", "--jobs", "2"), timeout=180)
    assert f"4 of 4 brochures in output/ (8 files, {4 - made} built anew)." in told.out


def test_ctrl_c_keeps_what_is_built(four_project):
    process = four_project.start("build", "--jobs", "2")
    wait_for_the_first(process, four_project.output)
    process.send_signal(signal.SIGINT)
    told = finish(process, timeout=180)
    assert told.code in (ExitCode.INTERRUPTED, -signal.SIGINT)
    assert "Traceback" not in told.text
    remembered, there = Store(four_project.output).list_built(), papers(four_project.output)
    assert remembered
    assert not list(four_project.output.rglob(".*.pdf*"))
    told = four_project.run("build")
    assert f"4 of 4 brochures in output/ (8 files, {4 - len(remembered)} built anew)." in told.out
    assert there.items() <= papers(four_project.output).items()


def test_brochures_that_take_too_long_are_told():
    names = ("plain", "tiny", "en-US", "handout")
    tasks = [Task(Job(*names, paper)) for paper in ("a4", "letter")]
    terms = (ROOT / "tests/fixtures/small", ROOT), Order(), "draft", date(2026, 12, 1), None
    told = {job.paper: str(attempt.failure) for job, attempt in make_apart(tasks, 2, terms, Limits(seconds=0.01))}
    expected = "plain/tiny.en-US.handout-{}: making it took over 0.01 s of the processor, so it was ended"
    assert all(told[paper].startswith(expected.format(paper)) for paper in ("a4", "letter"))


def test_mistakes_are_told_as_in_one_process(four_project):
    four_project.change("content/clinics/lake/clinic.yml", "https://plain.example/wrap", "http://127.0.0.1/wrap")
    four_project.change("content/topics/tiny/en-US.yaml", "kicker: ", "kiker: ")
    one, two = (four_project.run("build", "--jobs", number, "--json") for number in (1, 2))
    assert one.code == two.code == ExitCode.BAD_INPUT
    assert one.out == two.out


def test_what_belongs_together_stays_together():
    jobs = [Job(clinic, topic, "en-US", "trifold", "letter") for clinic in ("a", "b") for topic in ("hip", "knee")]
    groups = group_tasks([Task(job) for job in jobs])
    assert [[(task.job.topic, task.job.clinic) for task in group] for group in groups] == [
        [("hip", "a"), ("hip", "b")],
        [("knee", "a"), ("knee", "b")],
    ]


def test_who_makes_a_brochure_is_told_some_that_come_next():
    group = [Task(Job(f"clinic-{number}", "hip", "en-US", "trifold", "letter")) for number in range(40)]
    told = look_ahead(group)
    assert [task._replace(ahead=()) for task in told] == group
    ahead = [job for task in told for job in task.ahead]
    assert len(ahead) == len(set(ahead))
    for number, task in enumerate(told):
        assert list(task.ahead) == [one.job for one in told[number + 1 : number + 1 + len(task.ahead)]]
