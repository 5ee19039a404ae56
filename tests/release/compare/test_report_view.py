"""The report has a size that a mail can carry, and says what it left out."""

from pathlib import Path

from foldwell.release.compare import report_view
from foldwell.release.compare.comparing import Terms, compare_files
from foldwell.release.compare.report_view import Comparison, write_report
from tests.release.samples import TEXT, write_pdf

TEMPLATE = (Path(__file__).parents[3] / "templates/diff/report.html.j2").read_text(encoding="utf-8")


def write(*changes):
    return write_report(Comparison("old", "new", Terms(), changes), TEMPLATE)


def test_pictures_get_small_and_then_are_left_out(monkeypatch):
    change = compare_files("a.pdf", write_pdf(), write_pdf(TEXT[:1]), Terms())
    assert "pictures are small" not in write(change)
    sizes = [len(picture) for page in change.pages for picture in (page.old, page.new, page.marked)]
    monkeypatch.setattr(report_view, "MOST_PICTURE_BYTES", sizes[0])
    assert "2 pictures are small" in write(change)
    monkeypatch.setattr(report_view, "MOST_SMALL_BYTES", 0)
    assert "2 are left out" in write(change)


def test_the_worst_file_stands_first():
    metadata = compare_files("a.pdf", write_pdf(), write_pdf(title="A band"), Terms())
    wording = compare_files("b.pdf", write_pdf(), write_pdf(TEXT[:1]), Terms())
    report = write(metadata, wording)
    assert report.index('href="#file-1">b.pdf') < report.index('href="#file-2">a.pdf')


def test_nothing_changed_and_nothing_compared_are_told_apart():
    assert "Nothing changed" in write()
    problem = report_view.Problem("a.pdf", "a password locks it", "save it without one")
    report = write_report(Comparison("old", "new", Terms(), (), problems=(problem,)), TEMPLATE)
    assert "Nothing could be compared" in report
    assert "a password locks it; save it without one." in report
