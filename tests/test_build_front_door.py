import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import build
from foldwell import machine
from foldwell.errors import ExitCode

PROJECT = Path(build.__file__).parent
LOCKS = (build.RUNTIME, build.DEVELOPMENT, build.BENCH)


class TestSystems:
    @pytest.mark.parametrize(
        ("platform", "os_release", "system"),
        [
            ("linux", 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n', "Debian/Ubuntu"),
            ("linux", "NAME=Ubuntu\nID=ubuntu\nID_LIKE=debian\n", "Debian/Ubuntu"),
            ("linux", 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', "Debian/Ubuntu"),
            ("linux", "ID=fedora\nVERSION_ID=42\n", "Fedora"),
            ("linux", 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', "Fedora"),
            ("linux", "ID=arch\n", "Arch"),
            ("linux", "ID='manjaro'\nID_LIKE='arch'\n", "Arch"),
            ("linux", "ID=alpine\n", ""),
            ("linux", "", ""),
            ("darwin", "", "macOS"),
            ("win32", "", "Windows"),
        ],
    )
    def test_recognised_by_what_they_say_of_themselves(self, platform, os_release, system):
        assert machine.recognise_system(platform, os_release) == system

    @pytest.mark.parametrize(
        ("system", "command"),
        [
            (
                "Debian/Ubuntu",
                "sudo apt-get update && sudo apt-get install --no-install-recommends libpango-1.0-0 libharfbuzz0b",
            ),
            ("Fedora", "sudo dnf install python3 pango harfbuzz"),
            ("Arch", "sudo pacman -S --needed python pango harfbuzz"),
            ("macOS", "brew install pango"),
        ],
    )
    def test_told_their_own_command_only(self, system, command):
        lines = machine.explain_missing(system, ["libpango-1.0-0", "libharfbuzz0b"], is_root=False).splitlines()
        assert lines[-1] == f"  {system}: {command}"
        assert not any(other in line for line in lines for other in machine.SYSTEMS if other != system)

    def test_unknown_are_told_all_commands(self):
        text = machine.explain_missing("", ["libpango-1.0-0"], is_root=False)
        assert all(f"  {system}: " in text for system in machine.SYSTEMS)

    def test_root_needs_no_sudo(self):
        assert "sudo" not in machine.explain_missing("", ["libpango-1.0-0"], is_root=True)

    def test_windows_is_shown_two_ways_in(self):
        text = machine.explain_missing("Windows", [], is_root=False)
        assert "wsl --install" in text
        assert "docker run" in text


class TestLibraries:
    def test_a_library_that_is_not_there_is_noticed(self):
        assert not machine.has_library("libnothing-of-the-kind.so.9", "libnothing-of-the-kind.9.dylib", sys.platform)

    def test_what_the_engine_needs_is_found_here(self):
        assert [name for name in machine.find_missing_packages(sys.platform) if name in machine.LIBRARIES] == []

    def test_their_files_are_listed_once_loaded(self):
        machine.find_missing_packages(sys.platform)
        is_told = Path("/proc/self/maps").exists()
        assert len(machine.list_loaded_files()) == (len(machine.LIBRARIES) if is_told else 0)


class TestAptFailures:
    @pytest.mark.parametrize(
        ("output", "meaning"),
        [
            ("W: Temporary failure resolving 'x'\nE: Package 'y' has no installation candidate", "finds no way"),
            ("E: Unable to locate package y\nE: more", "Unable to locate package y"),
            ("", "gives no reason"),
        ],
    )
    def test_explained(self, output, meaning):
        assert meaning in machine.explain_apt_failure(output)


class TestPipFailures:
    @pytest.mark.parametrize(
        ("output", "meaning"),
        [
            ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "hash mismatch"),
            ("WARNING: NewConnectionError(...)\nERROR: No matching distribution found for x", "no way to the package"),
            ("SSLError(... CERTIFICATE_VERIFY_FAILED ...) NewConnectionError", "certificate is not trusted"),
            ("ERROR: Could not install: [Errno 28] No space left on device", "disk is full"),
            ("ERROR: No matching distribution found for x==99", "not offered for this machine"),
            ("ERROR: first\nERROR: Something new.", "Something new"),
            ("/usr/bin/python: No module named pip", "pip does not run"),
        ],
    )
    def test_explained(self, output, meaning):
        assert meaning in build.explain_pip_failure(output)


class TestStamp:
    @pytest.fixture
    def lock(self, tmp_path):
        lock = tmp_path / "requirements.lock"
        lock.write_text("click==1.0 --hash=sha256:00\n")
        return lock

    @pytest.fixture
    def venv(self, tmp_path, lock):
        """An environment as set-up leaves it: complete, with its stamp."""
        venv = tmp_path / ".venv"
        (venv / "bin").mkdir(parents=True)
        (venv / "bin" / "python").touch()
        (venv / "lib").mkdir()
        (venv / build.LOG).touch()
        (venv / lock.name).write_bytes(build.make_stamp(str(lock)))
        return venv

    def test_fresh(self, venv, lock):
        assert build.is_installed(str(venv), str(lock))

    def test_none_yet(self, tmp_path, lock):
        assert not build.is_installed(str(tmp_path / "nowhere"), str(lock))

    def test_stopped_before_the_stamp(self, venv, lock):
        (venv / lock.name).unlink()
        assert not build.is_installed(str(venv), str(lock))

    def test_stopped_within_the_stamp(self, venv, lock):
        stamp = venv / lock.name
        stamp.write_bytes(stamp.read_bytes()[:-1])
        assert not build.is_installed(str(venv), str(lock))

    def test_lock_changed_since(self, venv, lock):
        lock.write_text(lock.read_text().replace("1.0", "1.1"))
        assert not build.is_installed(str(venv), str(lock))

    def test_made_by_another_python(self, venv, lock):
        stamp = venv / lock.name
        stamp.write_bytes(re.sub(rb"Python \d+\.\d+", b"Python 3.10", stamp.read_bytes()))
        assert not build.is_installed(str(venv), str(lock))

    def test_its_python_was_removed_from_the_system(self, venv, lock):
        (venv / "bin" / "python").unlink()
        (venv / "bin" / "python").symlink_to("/nowhere/python3.11")
        assert not build.is_installed(str(venv), str(lock))

    def test_clearing_leaves_the_log_and_nothing_that_looks_complete(self, venv, lock):
        build.clear_venv(str(venv))
        assert [entry.name for entry in venv.iterdir()] == [build.LOG]
        build.claim_venv(str(venv))

    def test_an_environment_of_somebody_else_is_left_alone(self, venv):
        (venv / build.LOG).unlink()
        with pytest.raises(build.SetupError, match="was not made by"):
            build.claim_venv(str(venv))

    def test_libraries_lost_since(self, venv, tmp_path):
        assert not build.has_libraries(str(venv))
        library = tmp_path / "libpango.so"
        library.touch()
        (venv / build.LOADED).write_text(str(library))
        assert build.has_libraries(str(venv))
        library.unlink()
        assert not build.has_libraries(str(venv))


class TestCommands:
    def test_bare_builds(self):
        assert build.choose_flags([])[-2:] == ["foldwell", "build"]

    def test_others_are_passed_on(self):
        assert build.choose_flags(["list", "--json"])[-3:] == ["foldwell", "list", "--json"]

    def test_bench_runs_the_suite_with_the_rest(self):
        assert build.choose_flags(["bench", "--quick"])[-3:] == ["-m", "benchmarks", "--quick"]

    def test_each_needs_its_own_lock(self):
        assert build.choose_locks([]) == build.choose_locks(["list", "bench"]) == [build.RUNTIME]
        assert build.choose_locks(["test"]) == [build.RUNTIME, build.DEVELOPMENT]
        assert build.choose_locks(["bench"]) == [build.RUNTIME, build.BENCH]

    def test_rest_of_test_goes_to_pytest(self):
        checks = build.list_checks(["tests/test_x.py", "-k", "y"])
        assert list(checks) == ["format", "lint", "types", "tests"]
        assert checks["tests"] == ["pytest", "-n", "auto", "tests/test_x.py", "-k", "y"]

    def test_a_failed_check_stops_no_other_and_is_named_last(self, capfd):
        checks = {"first": ["nothing_of_the_kind"], "second": ["this"]}
        assert build.run_checks(sys.executable, checks) == ExitCode.FAILED
        lines = capfd.readouterr().out.splitlines()
        assert lines[-1] == "FAILED: first"
        assert "== second: this" in lines

    def test_exit_codes_are_those_of_the_command(self):
        codes = (build.EXIT_FAILED, build.EXIT_SETUP, build.EXIT_INTERRUPTED)
        assert codes == (ExitCode.FAILED, ExitCode.SETUP, ExitCode.INTERRUPTED)

    def test_ci_runs_the_same_tests(self):
        script = PROJECT / ".ci" / "run"
        assert script.read_text().splitlines()[-1] == "exec python3 build.py test"
        assert os.access(script, os.X_OK)


class TestOldPython:
    def test_can_read_the_file(self):
        source = (PROJECT / "build.py").read_text()
        tree = ast.parse(source, feature_version=(3, 7))
        annotations = [node.returns for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        annotations += [node.annotation for node in ast.walk(tree) if isinstance(node, ast.arg)]
        assert annotations
        assert all(isinstance(note, (ast.Name, ast.Constant)) for note in annotations if note), (
            "evaluated, so quote them"
        )

    def test_imports_at_the_top_are_old_and_few(self):
        body = ast.parse((PROJECT / "build.py").read_text()).body
        assert [name.name for node in body if isinstance(node, ast.Import) for name in node.names] == ["os", "sys"]
        assert not any(isinstance(node, ast.ImportFrom) for node in body)

    def test_is_told_so(self):
        assert build.explain_old_python("3.9.2", []).startswith("Foldwell needs Python 3.11+; this is 3.9.2.")

    def test_is_told_of_a_newer_one_that_is_there(self):
        assert build.explain_old_python("3.9.2", ["python3.13", "python3.11"]).endswith("python3.13 build.py")


def read_lock(name):
    """Return the entries of a lock: its text from one requirement to the next, by the package's name."""
    text = (PROJECT / name).read_text()
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    return {re.match(r"[a-z0-9._-]+", entry)[0]: entry for entry in entries}


def list_names(requirements):
    return {re.sub(r"[._-]+", "-", re.match(r"[A-Za-z0-9._-]+", line)[0].lower()) for line in requirements}


class TestLocks:
    @pytest.fixture
    def project(self):
        return tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]

    @pytest.mark.parametrize("lock", LOCKS)
    def test_every_requirement_has_a_version_and_hashes(self, lock):
        entries = read_lock(lock)
        assert len(entries) > 30
        for entry in entries.values():
            assert re.match(r"[a-z0-9._-]+==[^ ]+ .*\\\n( +--hash=sha256:[0-9a-f]{64}( \\)?\n)+\Z", entry), entry

    @pytest.mark.parametrize("lock", LOCKS)
    def test_no_addresses(self, lock):
        text = (PROJECT / lock).read_text()
        assert not re.search(r"https?:|file:|://|--index|--find|--extra|@|\n/", text)

    def test_every_dependency_is_locked(self, project):
        assert list_names(project["dependencies"]) <= read_lock(build.RUNTIME).keys()
        own, extras = {project["name"]}, project["optional-dependencies"]
        for extra in ("cluster", "remote", "dev"):
            assert list_names(extras[extra]) - own <= read_lock(build.DEVELOPMENT).keys()
        assert list_names(extras["bench"]) <= read_lock(build.BENCH).keys()

    def test_pinned_dependencies_are_locked_as_pinned(self, project):
        pinned = [line for line in project["dependencies"] if "==" in line]
        assert pinned
        lock = read_lock(build.RUNTIME)
        assert all(lock[line.split("==")[0]].startswith(f"{line} ") for line in pinned)

    @pytest.mark.parametrize("lock", [build.DEVELOPMENT, build.BENCH])
    def test_the_others_hold_all_that_is_needed_to_run(self, lock):
        assert read_lock(build.RUNTIME).items() <= read_lock(lock).items()

    def test_what_development_and_benchmarks_share_is_the_same(self):
        one, other = read_lock(build.DEVELOPMENT), read_lock(build.BENCH)
        assert all(one[name] == other[name] for name in one.keys() & other.keys())


class TestExitCodesPage:
    def test_says_what_the_code_says(self):
        rows = re.findall(r"^\| (\d+) \| (\w+) \| (.*) \|$", (PROJECT / "docs/exit-codes.md").read_text(), re.MULTILINE)
        tree = ast.parse((PROJECT / "foldwell/errors.py").read_text())
        body = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "ExitCode").body[1:]
        meanings = [node.value.value for node in body if isinstance(node, ast.Expr)]
        codes = [(str(code.value), code.name) for code in ExitCode]
        assert rows == [(*code, meaning) for code, meaning in zip(codes, meanings, strict=True)]


class TestSkips:
    @pytest.fixture
    def run_sample(self, tmp_path):
        """Run tests of their own, under the project's conftest, with CI set or not."""
        (tmp_path / "conftest.py").write_text((PROJECT / "tests" / "conftest.py").read_text())

        def run(test, ci):
            (tmp_path / "test_sample.py").write_text(f"import pytest\n{test}\n")
            environment = {name: value for name, value in os.environ.items() if name != "CI"} | (
                {"CI": "1"} if ci else {}
            )
            command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", str(tmp_path)]
            return subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True).returncode

        return run

    @pytest.mark.parametrize(
        "test",
        [
            "def test_a(): pytest.skip('no such font')",
            "@pytest.mark.skip\ndef test_a(): pass",
            "pytest.importorskip('nothing_of_the_kind')\ndef test_a(): pass",
        ],
    )
    def test_fail_in_ci_only(self, run_sample, test):
        assert run_sample(test, ci=True) not in (0, 5)
        assert run_sample(test, ci=False) in (0, 5)

    def test_expected_failures_are_no_skips(self, run_sample):
        assert run_sample("@pytest.mark.xfail\ndef test_a(): assert False", ci=True) == 0
