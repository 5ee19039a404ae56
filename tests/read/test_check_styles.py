"""A style rule that can't be read is told, with its line."""

import pytest

from foldwell.read.check_styles import check_style
from tests.projects import ROOT

GOOD = """/* a: remark { */
.a { color: red; margin: 0 }
@media print { .b > p { color: blue } }
@page cover { margin: 0; @bottom-left { content: "x{" } }
@font-face { font-family: x; src: url(asset:x.ttf) }
"""


@pytest.mark.parametrize("path", sorted((ROOT / "styles").rglob("*.css")), ids=lambda path: path.name)
def test_our_styles_are_right(path):
    assert list(check_style(path.read_text(encoding="utf-8"), path.name)) == []


@pytest.mark.parametrize("text", [GOOD, "", "/* nothing */"])
def test_what_is_right_passes(text):
    assert list(check_style(text, "a.css")) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("color: red", "color red", 2),
        ("color: blue", "color blue", 3),
        ("margin: 0 }", "margin: 0 }}", 3),
        ("margin: 0; @", "margin 0; @", 4),
        (".a {", ".a", 3),
        (".b > p {", ".b > p ", 3),
        ("url(asset:x.ttf) }", "url(asset:x.ttf", 5),
        ("/* a: remark { */", "/* a: remark", 1),
        ("margin: 0 }", "margin: 0", 2),
    ],
)
def test_what_is_wrong_is_told(old, new, line):
    assert old in GOOD
    findings = list(check_style(GOOD.replace(old, new, 1), "a.css"))
    assert findings
    assert {finding.code for finding in findings} == {"read.broken-style"}
    assert abs(findings[0].place.line - line) <= 1
    assert findings[0].place.file == "a.css"
