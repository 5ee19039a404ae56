import pytest

from benchmarks.bench import FOLDWELL
from benchmarks.harness import Result, Row
from benchmarks.report import BEGIN, END, replace_measured
from benchmarks.tables import GOALS, tell_ratio, tell_seconds, write_goals, write_growth, write_table


def result(ratio, **told):
    rows = (Row(FOLDWELL, (2 * ratio,), (90,), (ratio,)), Row("Typst", (2.0,), (50,), (1.0,)))
    return Result(**{"case": "cold", "rows": rows, **told})


class TestTables:
    def test_a_row_each_and_a_cell_for_each_column(self):
        lines = write_table(result(3.0)).splitlines()
        assert lines[2] == f"| {FOLDWELL} | 6.00 s | one run | 3.00 | – | 90 MiB |"
        assert len({line.count("|") for line in lines}) == 1

    def test_many_brochures_are_told_each(self):
        assert "| 60 ms |" in write_table(result(3.0, each=100)).splitlines()[2]

    def test_who_is_left_out_is_told(self):
        assert "Chromium is not among them: no browser." in write_table(
            result(1.0, left_out={"Chromium": "no browser"})
        )

    def test_growth_in_growing_order_with_a_gap_where_one_did_not_run(self):
        points = [result(2.0, x=100), Result("cold", (Row("Typst", (1.0,)),), x=10)]
        assert [line.split(" | ")[0] for line in write_growth(points, "brochures").splitlines()[2:]] == [
            "| 10",
            "| 100",
        ]
        assert "–" in write_growth(points, "brochures").splitlines()[2]

    @pytest.mark.parametrize(
        ("seconds", "told"), [(0.0042, "4.2 ms"), (0.5, "500 ms"), (2.3, "2.30 s"), (1234, "1,234 s")]
    )
    def test_seconds(self, seconds, told):
        assert tell_seconds(seconds) == told

    @pytest.mark.parametrize(("ratio", "told"), [(None, "–"), (0.254, "0.25"), (12.3, "12")])
    def test_ratios(self, ratio, told):
        assert tell_ratio(ratio) == told


class TestGoals:
    def lines(self, ratio):
        cold = next(goal for goal in GOALS if goal.case == "cold")
        return next(line for line in write_goals([result(ratio)]).splitlines() if cold.told in line)

    def test_met_where_the_ratio_is_small_enough(self):
        assert self.lines(12.0).endswith("| met |")

    def test_not_met_is_said(self):
        assert self.lines(12.1).endswith("| **not met** |")

    def test_each_line_has_a_cell_for_each_column(self):
        assert len({line.count("|") for line in write_goals([result(1.0)]).splitlines()}) == 1

    def test_two_processes_meet_no_goal(self):
        assert write_goals([result(0.1, processes=2)]).count("not measured") == len(GOALS)


class TestPage:
    def test_only_what_stands_between_the_marks_is_written(self):
        page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
        written = replace_measured(page, "new")
        assert written == f"before\n{BEGIN}\nnew\n{END}\nafter\n"
        assert replace_measured(written, "new") == written

    @pytest.mark.parametrize("page", ["", BEGIN, END + BEGIN, f"{BEGIN}{END}{BEGIN}{END}"])
    def test_a_page_without_the_marks_is_refused(self, page):
        with pytest.raises(ValueError, match="the page needs the lines"):
            replace_measured(page, "new")
