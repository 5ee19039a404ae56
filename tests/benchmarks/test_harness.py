"""The harness on commands of a few milliseconds; nothing here is asserted of how long they take."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.harness import (
    Command,
    CommandError,
    Findings,
    Measured,
    Result,
    Row,
    Written,
    list_rows,
    measure_in_turn,
    read_findings,
    run_commands,
    write_findings,
)


def python(code, folder):
    return Command((sys.executable, "-S", "-c", code), folder)


class TestRun:
    def test_all_commands_have_run_in_their_folder(self, tmp_path):
        run_commands([python(f"open('{name}', 'w')", tmp_path) for name in "ab"])
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]

    def test_a_failure_says_what_failed_and_why(self, tmp_path):
        with pytest.raises(CommandError, match=r"exit code 3(.|\n)*no such thing"):
            run_commands([python("print('no such thing'); raise SystemExit(3)", tmp_path)])

    def test_work_of_the_processor_is_counted_and_waiting_is_not(self, tmp_path):
        waited = run_commands([python("import time; time.sleep(0.3)", tmp_path)])
        worked = run_commands([python("import time\nwhile time.process_time() < 0.3: pass", tmp_path)])
        assert worked.worked > waited.worked > 0

    @pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the time of a process that nobody waits for")
    def test_work_of_a_process_that_nobody_waits_for_counts(self, tmp_path):
        work = "import time\nwhile time.process_time() < 0.5: pass\ntime.sleep(0.6)"
        fork = f"if os.fork() == 0:\n    exec({work!r})\n    os._exit(0)\n"
        start = f"import os\nheard, told = os.pipe()\n{fork}os.close(told)\nos.read(heard, 1)\nos._exit(0)"
        assert run_commands([python(start, tmp_path)]).worked > 0.25

    @pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of a process")
    def test_memory_of_children_counts_and_that_of_the_parent_does_not(self, tmp_path):
        ballast = bytearray(200 * 1024 * 1024)
        take = "b = bytearray(60 * 1024 * 1024); print(1, flush=True); input()"
        start = f"Popen([sys.executable, '-S', '-c', {take!r}], stdin=PIPE, stdout=PIPE, text=True)"
        spread = (
            f"import sys, time; from subprocess import PIPE, Popen; both = [{start}, {start}]\n"
            "[one.stdout.readline() for one in both]; time.sleep(1); [one.communicate('\\n') for one in both]"
        )
        alone = "import time; b = bytearray(60 * 1024 * 1024); time.sleep(0.5)"
        assert 60 < run_commands([python(alone, tmp_path)]).peak < 100
        assert 120 < run_commands([python(spread, tmp_path)]).peak < 190
        assert ballast


class TestTurns:
    def steps(self, names):
        called = []

        def step(name):
            return lambda: called.append(name) or Measured(1.0)

        return called, {name: step(name) for name in names}

    def test_each_round_has_all_and_begins_with_another(self):
        called, steps = self.steps("abc")
        runs = measure_in_turn(steps, 3, warm_up=False)
        assert "".join(called) == "abcbcacab"
        assert {name: len(taken) for name, taken in runs.items()} == {"a": 3, "b": 3, "c": 3}

    def test_the_round_that_warms_up_is_not_counted(self):
        called, steps = self.steps("ab")
        assert len(measure_in_turn(steps, 1)["a"]) == 1
        assert len(called) == 4


class TestRows:
    def test_ratios_are_of_the_same_round(self):
        runs = {"one": [Measured(2.0), Measured(30.0)], "Typst": [Measured(1.0, 5), Measured(10.0, 7)]}
        one, typst = list_rows(runs)
        assert one.ratios == (2.0, 3.0)
        assert typst.ratio == 1.0
        assert (typst.median, typst.peak) == (5.5, 7)

    def test_without_the_yardstick_there_are_none(self):
        (row,) = list_rows({"one": [Measured(2.0)]})
        assert row.ratio is None

    @given(st.lists(st.tuples(st.floats(0.01, 100), st.floats(0.01, 100)), min_size=1), st.floats(0.1, 10))
    def test_a_machine_that_is_slower_in_a_round_changes_no_ratio(self, pairs, slower):
        def ratios(factor):
            rounds = [(one * factor, other * factor) for one, other in pairs]
            runs = {
                "one": [Measured(one) for one, _ in rounds],
                "Typst": [Measured(other) for _, other in rounds],
            }
            return list_rows(runs)[0].ratios

        assert ratios(slower) == pytest.approx(ratios(1))


class TestFindings:
    def findings(self):
        rows = (Row("one", (1.0, 2.0), (3.0, 4.0), (0.5, 0.6)),)
        results = (Result("cold", rows, left_out={"two": "why"}), Result("fleet", rows, 10, 10, 2))
        return Findings((Written("one", 6, 870, "PDF/UA-1", 1000),), results)

    def test_are_read_as_they_were_written(self, tmp_path):
        write_findings(tmp_path / "new" / "kept.json", self.findings())
        assert read_findings(tmp_path / "new" / "kept.json") == self.findings()

    def test_none_yet(self, tmp_path):
        assert read_findings(tmp_path / "kept.json") == Findings()

    def test_a_case_that_is_measured_anew_takes_the_place_of_the_old(self):
        fresh = Result("fleet", (), 20, 20, 2)
        assert [result.rows for result in self.findings().replace([fresh]).results][-1] == ()
        assert len(self.findings().replace([fresh]).results) == 2
        assert len(self.findings().replace([Result("fleet", (), processes=1)]).results) == 3

    def test_each_point_of_the_pages_is_kept(self):
        findings = Findings().replace([Result("pages", (), x=4)]).replace([Result("pages", (), x=8)])
        assert [result.x for result in findings.replace([Result("pages", (), x=8)]).results] == [4, 8]
