"""A real cluster of two workers makes the same brochures as one process, each once, also where a worker is killed."""

import shutil
import signal
import sys
from datetime import date

import pytest

from foldwell.errors import ClusterError, ExitCode
from foldwell.jobs.plan import Job, Task
from foldwell.jobs.store import MEMORY
from tests.projects import ROOT, finish
from tests.servers import BUCKET, Cluster, end_server, lead_to_s3, require_package, wait_until

CLINICS = ("plain", "brook", "hill", "lake", "moor", "wood")
OUTPUT = f"s3://{BUCKET}/out"
_PATIENCE = 400


@pytest.fixture(scope="module")
def project(built_small, tmp_path_factory):
    """The small project with six clinics, built by one process."""
    project = built_small.copy(tmp_path_factory.mktemp("cluster") / "project")
    clinics = project.root / "content/clinics"
    for name in CLINICS[1:]:
        shutil.copytree(clinics / "plain", clinics / name)
    assert project.run("build").code == ExitCode.OK
    return project


@pytest.fixture(scope="module")
def s3(tmp_path_factory):
    """The environment that leads to a server of S3."""
    with lead_to_s3(tmp_path_factory.mktemp("s3")):
        yield


@pytest.fixture
def cluster(s3, tmp_path):
    require_package("distributed", "cluster")
    cluster = Cluster(tmp_path)
    try:
        yield cluster
    finally:
        cluster.end()


def build(project, *arguments):
    return finish(project.start("build", *arguments), timeout=_PATIENCE)


def read_bucket():
    """What lies in the bucket, without the memory, by its name below the output."""
    from fsspec.core import url_to_fs

    system, root = url_to_fs(OUTPUT)
    system.invalidate_cache()
    names = [path.removeprefix(f"{root}/") for path in system.find(root) if path != root]
    return {name: system.cat_file(f"{root}/{name}") for name in names if not name.startswith(MEMORY)}


def read_folder(folder):
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if not name.startswith(MEMORY)}


def is_one_remembered(folder):
    return any((folder / MEMORY / "built").glob("*.json"))


def count_built(told):
    """How often a line says that a brochure was built, by its clinic."""
    lines = [line.split()[1] for line in told.err.splitlines() if line.startswith("built ")]
    return {clinic: sum(name.startswith(f"{clinic}/") for name in lines) for clinic in CLINICS}


def test_a_killed_worker_loses_no_brochure_and_makes_none_twice(project, cluster):
    process = project.start("build", "--cluster", cluster.address, "--output", OUTPUT)
    wait_until(read_bucket, process)  # files of the first chunk
    end_server(cluster.workers[0])
    told = finish(process, timeout=_PATIENCE)
    assert told.code == ExitCode.OK, told.text
    assert f"6 of 6 brochures in {OUTPUT}/ (12 files, 6 built anew)." in told.out
    assert set(count_built(told).values()) == {1}
    assert read_bucket() == read_folder(project.output)
    again = build(project, "--output", OUTPUT)
    assert f"6 of 6 brochures in {OUTPUT}/ (12 files, 0 built anew)." in again.out
    project.run("gather", OUTPUT, "--output", "gathered")
    assert read_folder(project.root / "gathered") == read_folder(project.output)


def test_a_cluster_that_goes_away_is_told(project, cluster, tmp_path):
    process = project.start("build", "--cluster", cluster.address, "--output", tmp_path / "out")
    wait_until(lambda: is_one_remembered(tmp_path / "out"), process)
    cluster.end()
    told = finish(process, timeout=_PATIENCE)
    assert told.code == ExitCode.FAILED
    assert "what was made before is in place; look at the logs of its scheduler and workers" in told.errors[0]
    assert "Traceback" not in told.text
    healed = build(project, "--output", tmp_path / "out")
    assert "6 of 6 brochures" in healed.out
    assert read_folder(tmp_path / "out") == read_folder(project.output)


def test_a_local_cluster_is_stopped_and_goes_on(project, tmp_path):
    require_package("distributed", "cluster")
    arguments = ("--cluster", "local", "--jobs", 2, "--output", tmp_path)
    process = project.start("build", *arguments)
    wait_until(lambda: is_one_remembered(tmp_path), process)
    process.send_signal(signal.SIGINT)
    told = finish(process, timeout=_PATIENCE)
    assert told.code in (ExitCode.INTERRUPTED, -signal.SIGINT)
    assert "Traceback" not in told.text
    told = build(project, *arguments)
    assert told.code == ExitCode.OK, told.text
    assert sum(count_built(told).values()) < 6
    assert read_folder(tmp_path) == read_folder(project.output)


def test_mistakes_are_told_as_by_one_process(project, tmp_path):
    require_package("distributed", "cluster")
    wrong = project.copy(tmp_path / "wrong")
    shutil.rmtree(wrong.output)
    wrong.change("content/clinics/lake/clinic.yml", "https://plain.example/wrap", "http://127.0.0.1/wrap")
    wrong.change("content/topics/tiny/en-US.yaml", "kicker: ", "kiker: ")
    alone, together = build(wrong, "--json"), build(wrong, "--json", "--cluster", "local", "--jobs", 2)
    assert alone.code == together.code == ExitCode.BAD_INPUT
    assert alone.out == together.out


def test_brochures_that_end_their_workers_cost_no_other(project):
    require_package("distributed", "cluster")
    from foldwell.jobs.cluster.crew import Crew
    from foldwell.jobs.cluster.making import make_on_cluster
    from foldwell.jobs.inputs import Inputs
    from foldwell.pipeline import Order

    tasks = [Task(Job(clinic, "tiny", "en-US", "handout", "letter")) for clinic in CLINICS[:2]]
    roots, terms = (project.root, ROOT), (Order(), "draft", date(2026, 12, 1))
    made = make_on_cluster(tasks, Crew("local", 1), Inputs(roots), len(roots), terms, seconds=0.01)
    told = {job.clinic: str(attempt.failure) for job, attempt in made}
    for clinic in CLINICS[:2]:
        expected = f"{clinic}/tiny.en-US.handout-letter: one worker of the cluster after the other ended while it made"
        assert told[clinic].startswith(expected)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nowhere", "missing.json"])
def test_a_cluster_that_is_not_there(address, monkeypatch):
    require_package("distributed", "cluster")
    from foldwell.jobs.cluster import connecting

    monkeypatch.setattr(connecting, "_PATIENCE", 0.5)
    with pytest.raises(ClusterError, match=f"the cluster {address} can't be reached: "):
        connecting.open_cluster(address, 1).__enter__()


def test_without_dask_the_extra_is_named(small_project, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    told = small_project.run("build", "--cluster", "local")
    assert told.code == ExitCode.SETUP
    assert told.errors == [
        "error: --cluster needs dask.distributed, which is not installed; pip install 'foldwell[cluster]'"
    ]


def test_a_watch_stays_on_this_machine(small_project):
    require_package("distributed", "cluster")
    told = small_project.run("build", "--watch", "--cluster", "local")
    assert told.code == ExitCode.USAGE
    assert told.errors == ["error: --watch builds here what a saved file touches; leave --cluster out"]
