"""Pages that break a rule of content: what comes late, stands far away, is small, long, loud or not told."""

from __future__ import annotations

from foldwell.preflight.expected import ExpectedArray, ExpectedTexts
from tests.preflight.bad_samples import INSIDE, expecting, written
from tests.preflight.samples import CONTENT

MESSAGE, FEVER, CALL = "They are not a proven treatment.", "Call us when you have fever or chills.", "Call 555-0100."
TITLE = "Cell shots for knee pain"
LONG = "This sentence runs on so that a paragraph of many lines comes about, as no good text has. " * 6
LOUD = "<p class='loud'>We call on you to read all of these words.</p>"
SLANTED = "<p><em>We call on you to read all of these words, each of which leans over.</em></p>"


def telling(name: str, rule: str, said: str, **told) -> None:
    """A good file whose texts say something else than they seem to."""
    expecting(name, rule, said, told=ExpectedTexts(**told))


telling("message after others", "SE-02", "is read before the main message", message=FEVER, others=(MESSAGE,))
telling("no message", "SE-02", "is not in the file", message="Walk and rest first.", others=(MESSAGE,))
telling("harm at the end", "BA-04", "page 6 (back): “Call 555-0100.”", harms=(CALL,), benefits=(MESSAGE,))
telling("no harm", "BA-04", "nothing tells", benefits=(MESSAGE,))
telling("harm smaller", "BA-05", "is 12.0 pt, smaller than the benefit", harms=(FEVER,), benefits=(TITLE,))
telling("benefit bold", "BA-05", "is bold, and no harm is", harms=(FEVER,), benefits=("bold",))
telling("status elsewhere", "RG-04", "stands without what the law says", status=(CALL,), benefits=(MESSAGE,))
telling("status smaller", "RG-04", "smaller than the benefit", status=("26 of 55",), benefits=("Numbers",))

expecting(
    "array not told", "AX-02", "told as 47 of 100 people, “cells”", arrays=(ExpectedArray("cells", 47, 100, "May"),)
)
expecting("page without revision", "ME-04", "page 1: v1.0.0 is not printed", marks=("v1.0.0",))

written("body of 10 pt", "AX-06", "the text is 10 pt", style="html { font-size: 10pt }")
written(
    "lines of 5 pt", "AX-07", "lines have", style="html { font-size: 5pt }", inside_left=INSIDE + f"<p>{LONG * 4}</p>"
)
written("justified", "AX-07", "is justified", style="p { text-align: justify }", inside_left=INSIDE + f"<p>{LONG}</p>")
written("capitals by style", "AX-08", "10 words in capitals", style=".loud { text-transform: uppercase }",
        inside_left=INSIDE + LOUD)  # fmt: skip
written("a sentence in italics", "AX-08", "15 words in italics", inside_left=INSIDE + SLANTED)

COLUMNS = "".join(f'<th scope="col">{name}</th>' for name in ("What", "Gain", "Harm", "Cost", "Time"))
written("table of five columns", "tables", "5 columns",
        inside_middle=CONTENT["inside-middle"] + f"<table><tr>{COLUMNS}</tr></table>")  # fmt: skip
