"""foldwell print with a real CUPS, whose printers write into files."""

from __future__ import annotations

import pytest
from pikepdf import Name

from foldwell.cli import run
from foldwell.errors import ExitCode
from tests.desk.print_server import run_print_server
from tests.desk.samples import write_office


@pytest.fixture(scope="module")
def server():
    with run_print_server() as running:
        running.add_printer("front-desk", ["Letter", "Legal"])
        running.add_printer("upstairs", ["A4"], duplex=False)
        running.add_raw_queue("label-writer")
        yield running


@pytest.fixture
def desk(server, tmp_path, monkeypatch):
    """A folder with built files, and the server to ask."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "output" / "hill"
    folder.mkdir(parents=True)
    (folder / "wrap.en-US.trifold-letter.office.pdf").write_bytes(write_office())
    (folder / "wrap.en-US.handout-letter.office.pdf").write_bytes(
        write_office(duplex=Name.DuplexFlipLongEdge, upright=True)
    )
    (folder / "wrap.en-US.trifold-a4.office.pdf").write_bytes(write_office("a4"))
    (folder / "draft.office.pdf").write_bytes(write_office(profile="draft"))
    (folder / "wrap.screen.pdf").write_bytes(write_office(scaling=""))
    return folder


def test_the_printer_is_asked_for_what_the_file_needs(desk, server, capsys):
    before = len(server.jobs())
    told = run(["print", "hill/wrap.en-US.trifold-letter", "--printer", "front-desk", "--copies", "30"])
    assert told == ExitCode.OK
    assert "both sides, flip on short edge, Letter, landscape, actual size, 30 copies" in capsys.readouterr().out
    (job,) = server.jobs(before + 1)[before:]
    wanted = {"copies": [30], "media": ["Letter"], "sides": ["two-sided-short-edge"], "print-scaling": ["none"]}
    assert wanted.items() <= job.items()
    assert (job["orientation-requested"], job["collate"]) == ([4], [1])
    assert job["job-name"] == ["wrap.en-US.trifold-letter.office.pdf"]


def test_several_files_are_each_printed_in_their_own_way(desk, server):
    before = len(server.jobs())
    names = ["hill/wrap.en-US.trifold-letter", str(desk / "wrap.en-US.handout-letter.office.pdf")]
    assert run(["print", *names, "--printer", "front-desk"]) == ExitCode.OK
    assert [job["sides"] for job in server.jobs(before + 2)[before:]] == [
        ["two-sided-short-edge"],
        ["two-sided-long-edge"],
    ]


def test_a_dry_run_shows_the_command_and_prints_nothing(desk, server, capsys):
    before = len(server.jobs())
    assert run(["print", "hill/wrap.en-US.trifold-letter", "--printer", "front-desk", "--dry-run"]) == ExitCode.OK
    assert "lp -d front-desk -n 1 -t" in capsys.readouterr().out
    assert len(server.jobs()) == before


@pytest.mark.parametrize(
    ("arguments", "refusal"),
    [
        (["hill/draft", "--printer", "front-desk"], (ExitCode.BAD_INPUT, "this is a draft")),
        (["hill/wrap.en-US.trifold-letter"], (ExitCode.USAGE, "name one with --printer: front-desk")),
        (["hill/wrap.en-US.trifold-letter", "--printer", "frontdesk"], (ExitCode.USAGE, "did you mean 'front-desk'?")),
        (["hill/wrap.en-US.trifold-leter"], (ExitCode.USAGE, "did you mean 'hill/wrap.en-US.trifold-letter'?")),
        (["nowhere.pdf"], (ExitCode.USAGE, "there is no file nowhere.pdf")),
        (["output/hill/wrap.screen.pdf"], (ExitCode.BAD_INPUT, "for screens or a print shop")),
        (["hill/wrap.en-US.trifold-a4", "--printer", "front-desk"], (ExitCode.BAD_INPUT, "has no paper A4")),
        (["hill/wrap.en-US.trifold-a4", "--printer", "upstairs"], (ExitCode.BAD_INPUT, "does not say that it prints")),
        (["hill/draft", "--copies", "0"], (ExitCode.USAGE, "--copies")),
    ],
)
def test_what_may_not_or_can_not_be_printed_is_refused(desk, server, capsys, arguments, refusal):
    before = len(server.jobs())
    code, said = refusal
    assert run(["print", *arguments]) == code
    assert said in capsys.readouterr().err
    assert len(server.jobs()) == before


def test_one_file_that_may_not_be_printed_keeps_back_the_others(desk, server):
    before = len(server.jobs())
    names = ["hill/wrap.en-US.trifold-letter", "hill/draft"]
    assert run(["print", *names, "--printer", "front-desk"]) == ExitCode.BAD_INPUT
    assert len(server.jobs()) == before


def test_a_draft_is_printed_where_it_is_asked_for(desk, server):
    before = len(server.jobs())
    assert run(["print", "hill/draft", "--printer", "front-desk", "--draft"]) == ExitCode.OK
    assert len(server.jobs(before + 1)) == before + 1


def test_a_printer_that_tells_nothing_is_asked_all_the_same(desk, server, capsys):
    before = len(server.jobs())
    assert run(["print", "hill/wrap.en-US.trifold-a4", "--printer", "label-writer"]) == ExitCode.OK
    assert "does not tell what it can do" in capsys.readouterr().err
    assert server.jobs(before + 1)[-1]["media"] == ["A4"]


def test_the_default_printer_is_taken_where_there_is_one(desk, server, capsys, monkeypatch):
    monkeypatch.setenv("LPDEST", "front-desk")
    assert run(["print", "hill/wrap.en-US.trifold-letter", "--dry-run"]) == ExitCode.OK
    assert "on front-desk" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("lacking", "said"),
    [(("PATH", ""), "apt-get install cups-client"), (("CUPS_SERVER", "localhost:1"), "CUPS knows no printer here")],
)
def test_a_machine_without_cups_says_how_to_get_it(desk, monkeypatch, capsys, lacking, said):
    monkeypatch.setenv(*lacking)
    assert run(["print", "hill/wrap.en-US.trifold-letter"]) == ExitCode.SETUP
    assert said in capsys.readouterr().err
