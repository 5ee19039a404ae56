"""What holds for all tests."""

import atexit
import os
import shutil
import tempfile

import pytest
from hypothesis import settings

os.environ.setdefault("FOLDWELL_JOBS", "1")  # tests run beside each other already; those of the pool ask for more
if "FOLDWELL_CACHE" not in os.environ:  # tests leave a person's own answers alone
    os.environ["FOLDWELL_CACHE"] = tempfile.mkdtemp(prefix="foldwell-answers-")
    atexit.register(shutil.rmtree, os.environ["FOLDWELL_CACHE"], ignore_errors=True)
settings.register_profile("foldwell", deadline=None)  # time is for benchmarks: a busy machine breaks no law
settings.load_profile("foldwell")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    return refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector):
    return refuse_skip((yield))


def refuse_skip(report):
    """Turn a skip into a failure in CI, where everything must be there; an expected failure is not a skip."""
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI does not allow: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def built_small(tmp_path_factory):
    """The small project, built once; copy it, never change it."""
    from tests.projects import Project

    project = Project.small(tmp_path_factory.mktemp("built") / "project")
    told = project.run("build")
    assert told.code == 0, told.text
    return project


@pytest.fixture
def small_project(built_small, tmp_path):
    """A copy of the small project with what it built, to change."""
    return built_small.copy(tmp_path / "project")
