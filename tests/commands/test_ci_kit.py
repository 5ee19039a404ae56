"""The kit for CI: the steps of its workflows are run here, in a shell, on a project with a git remote of its own."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

import build
from foldwell.commands.ci_kit import KINDS
from tests.projects import CLINIC, CONFIRMS, ROOT, WORDS, Project
from tests.releases import make_releasable

EXPRESSIONS = {"github.base_ref": "main", "github.ref_name": "release-1"}
"""What GitHub fills in."""


def git(folder, *arguments):
    return subprocess.run(
        ("git", "-c", "user.name=T", "-c", "user.email=t@example.org", *arguments),
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout


@pytest.fixture(scope="module")
def foldwell(tmp_path_factory):
    """Where the steps find Foldwell: a git repository of this very program, and a folder that it is set up in.

    That environment is one of its own, so that whatever a step does to it, the one that runs the tests stays whole.
    """
    source, home = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("set-up") / "home"
    listed = git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    git(source, "init", "--quiet", "--initial-branch=main")
    git(source, "add", "--all")
    git(source, "commit", "--quiet", "--message=Program")
    git(source, "clone", "--quiet", source, home)
    programs = make_environment(home / ".venv") / "bin"
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return {"FOLDWELL_GIT": str(source), "FOLDWELL_VERSION": "HEAD", "FOLDWELL_HOME": str(home), "PATH": path}


def make_environment(venv):
    """An environment as build.py leaves it, with the packages of the one that runs the tests."""
    subprocess.run((sys.executable, "-m", "venv", "--without-pip", venv), check=True)
    (packages,) = venv.glob("lib/python*/site-packages")
    (packages / "foldwell.pth").write_text("../../../..\n")
    (packages / "installed.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    (venv / build.LOADED).write_text("")
    (venv / build.RUNTIME).write_bytes(build.make_stamp(str(ROOT / build.RUNTIME)))
    return venv


@pytest.fixture
def checkout(tmp_path):
    """A project as CI checks it out: a clone with a remote, on a branch where one word was changed."""
    project = make_releasable(Project.small(tmp_path / "project"))
    project.write(".gitignore", "output/\n")
    git(project.root, "init", "--quiet", "--initial-branch=main")
    for kind in ("github", "gitlab"):
        assert project.run("new", "ci", kind).code == 0
    git(project.root, "add", "--all")
    git(project.root, "commit", "--quiet", "--message=Start")
    git(tmp_path, "clone", "--quiet", "--bare", "project", "remote.git")
    git(tmp_path, "clone", "--quiet", "remote.git", "clone")
    return Project(tmp_path / "clone")


def run_steps(steps, project, environment):
    for name, script, own in steps:
        done = subprocess.run(
            ("bash", "-e", "-c", script),
            check=False,
            cwd=project.root,
            env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, **environment, **own},
            capture_output=True,
            text=True,
        )
        yield name, done


def fill_in(text):
    return re.sub(r"\$\{\{ *([\w.]+) *\}\}", lambda found: EXPRESSIONS[found[1]], text)


def github_steps(project, job):
    told = yaml.safe_load((project.root / ".github/workflows/brochures.yml").read_text())
    for step in told["jobs"][job]["steps"]:
        if "run" in step:
            yield step["name"], step["run"], {name: fill_in(value) for name, value in step.get("env", {}).items()}


def gitlab_steps(project, job):
    told = yaml.safe_load((project.root / ".gitlab-ci.yml").read_text())
    lines = [line for entry in told[job]["script"] for line in (entry if isinstance(entry, list) else [entry])]
    yield job, "\n".join(lines), {}


def change_a_word(project):
    git(project.root, "checkout", "--quiet", "-b", "change")
    project.change(WORDS, "lead: Ask first", "lead: Ask us first")
    git(project.root, "commit", "--quiet", "--all", "--message=Change a word")


def sign_wording(project):
    """What a release for patients needs: true numbers, and a signature."""
    for old, new in (
        ("(555) 555-0100", "(217) 782-4100"),
        ("(555) 555-0101", "(217) 782-4101"),
        ("https://plain.example", "https://www.plain-clinic.org"),
        ("https://plain.example/wrap", "https://www.plain-clinic.org/wrap"),
    ):
        project.change(CLINIC, old, new)
    signed = project.run(
        *("sign", "tiny", "--locale", "en-US", "--name", "Ann Lee", "--role", "clinical", "--credential", "MD"),
        *CONFIRMS,
    )
    assert signed.code == 0, signed.text
    git(project.root, "add", "--all")
    git(project.root, "commit", "--quiet", "--message=Sign")
    git(project.root, "tag", "release-1")
    git(project.root, "push", "--quiet", "origin", "HEAD:main", "release-1")


def test_github_checks_builds_and_compares_a_change(checkout, foldwell):
    change_a_word(checkout)
    done = dict(run_steps(github_steps(checkout, "check"), checkout, foldwell))
    assert list(done) == [
        "Get Foldwell",
        "Judge the words",
        "Build and preflight",
        "Compare with the branch that this goes into",
    ]
    assert {name: step.returncode for name, step in done.items()} == dict.fromkeys(done, 0), done
    assert list((checkout.root / "output").glob("plain/*.office.pdf"))
    report = (checkout.root / "output/changes.html").read_text()
    assert re.search(r"<ins[^>]*><b[^>]*>\[\+</b> us <", report)


def test_github_tells_a_mistake_beside_its_line(checkout, foldwell):
    checkout.change(CLINIC, "jurisdiction: US", "jurisdiction: us")
    name, script, own = list(github_steps(checkout, "check"))[1]
    ((_, done),) = run_steps([(name, script, own)], checkout, foldwell)
    assert done.returncode == 3
    assert re.search(r"^::error file=content/clinics/plain/clinic\.yml,line=\d+,col=\d+", done.stdout, re.MULTILINE)


GITLAB = {"CI_COMMIT_TAG": "release-1", "CI_DEFAULT_BRANCH": "main", "CI_SERVER_HOST": "gitlab.example"}


@pytest.mark.parametrize("steps", [github_steps, gitlab_steps])
def test_a_release_is_recorded_in_the_remote_once(checkout, foldwell, steps):
    sign_wording(checkout)
    remote = checkout.root.parent / "remote.git"
    environment = {**foldwell, **GITLAB, "LEDGER_REMOTE": str(remote)}
    for _ in ("first", "again"):
        for name, done in run_steps(list(steps(checkout, "release"))[-2:], checkout, environment):
            assert done.returncode == 0, (name, done.stdout, done.stderr)
        recorded = git(remote, "ls-tree", "--name-only", "main", "releases/").split()
        assert len([name for name in recorded if name.endswith(".json")]) == 1
    assert list((checkout.root / "output/releases").glob("*/*.zip"))


@pytest.mark.parametrize("steps", [github_steps, gitlab_steps])
def test_what_the_tag_does_not_name_is_not_released(checkout, foldwell, steps):
    git(checkout.root, "tag", "release-1")
    change_a_word(checkout)
    git(checkout.root, "push", "--quiet", "origin", "HEAD:main")
    done = [done for _, done in run_steps(list(steps(checkout, "release"))[-2:], checkout, {**foldwell, **GITLAB})]
    assert done[0].returncode == 1
    assert "main is not what release-1 names" in done[0].stdout
    assert not (checkout.root / "releases").exists()


def test_gitlab_checks_and_compares(checkout, foldwell):
    base = git(checkout.root, "rev-parse", "HEAD").strip()
    change_a_word(checkout)
    for job, code in (("check", 0), ("compare", 10)):
        environment = {**foldwell, "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
        ((_, done),) = run_steps(gitlab_steps(checkout, job), checkout, environment)
        assert done.returncode == code, (job, done.stdout, done.stderr)


def test_the_hook_names_a_command_that_finds_mistakes(small_project):
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    told = yaml.safe_load((ROOT / "templates/ci/pre-commit.yaml").read_text())
    assert [one["id"] for repo in told["repos"] for one in repo["hooks"]] == [hook["id"]]
    command, *arguments = shlex.split(hook["entry"])
    assert command == "foldwell"
    assert re.match(hook["files"], CLINIC)
    make_releasable(small_project)
    assert small_project.run(*arguments).code == 0
    small_project.change(CLINIC, "jurisdiction: US", "jurisdiction: us")
    assert small_project.run(*arguments).code == 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_written_once_and_names_the_version(small_project, kind):
    made = small_project.run("new", "ci", kind, "--source", "https://git.example/foldwell", "--version", "v9.8.7")
    assert made.code == 0
    path = small_project.root / KINDS[kind][1]
    text = path.read_text()
    assert "https://git.example/foldwell" in text
    assert "v9.8.7" in text
    assert "@FOLDWELL" not in text
    path.write_text("mine")
    again = small_project.run("new", "ci", kind)
    assert again.code == 2
    assert f"{KINDS[kind][1]} is there already" in again.text
    assert path.read_text() == "mine"


def test_outside_a_project_nothing_is_written(tmp_path):
    told = Project(tmp_path).run("new", "ci", "github")
    assert told.code == 2
    assert "go to the folder of the project" in told.text
    assert list(Path(tmp_path).iterdir()) == []
