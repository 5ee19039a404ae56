"""What a terminal shows of a build, and what everyone else is spared."""

import io

from rich.console import Console

from foldwell.commands.progress_bar import show_bar


def show(*, is_terminal):
    told = io.StringIO()
    with show_bar(3, Console(file=told, force_terminal=is_terminal, width=100)) as bar:
        bar.count(was_current=True)
        bar.count(was_current=False)
        bar.print("built [b]one[/b]")
        bar.count(was_current=False)
    return told.getvalue()


def test_a_terminal_sees_how_far_it_is():
    told = show(is_terminal=True)
    assert "2/2" in told
    assert "a minute," in told
    assert "left" in told
    assert "built [b]one[/b]" in told


def test_a_file_gets_the_lines_alone():
    assert show(is_terminal=False) == "built [b]one[/b]\n"
