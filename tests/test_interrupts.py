"""A Ctrl-C that a library swallows is not lost."""

import signal
import subprocess
import sys

from tests.projects import ROOT

PROGRAM = """
import signal
from foldwell.interrupts import keep_interrupts, raise_if_asked

keep_interrupts()
raise_if_asked()

class Rude:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

try:
    signal.raise_signal(signal.SIGINT)
except BaseException:
    print("swallowed")
Rude()
try:
    raise_if_asked()
except KeyboardInterrupt:
    print("kept")
"""


def start(**options):
    return subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False, **options
    )


def test_what_was_swallowed_is_raised_later():
    done = start()
    assert (done.returncode, done.stdout, done.stderr) == (0, "swallowed\nkept\n", "")


def test_a_process_that_is_to_ignore_it_still_does():
    done = start(preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
