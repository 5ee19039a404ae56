import json

import pytest

from benchmarks.bench import FULL, QUICK
from benchmarks.cases.pages import write_long
from benchmarks.materials import read_pages, read_tree
from benchmarks.peers.work import fill_in


@pytest.fixture(scope="module")
def materials(tmp_path_factory):
    return write_long(tmp_path_factory.mktemp("long"), 1).materials


def test_every_mark_of_a_topic_is_filled_by_every_clinic(materials):
    (clinic,) = (json.loads(path.read_text()) for path in (materials / "clinics").iterdir())
    (topic,) = (materials / "topics").iterdir()
    for file in (topic / "brochure.html", topic / "brochure.css", topic / "tree.json", *(topic / "pictures").iterdir()):
        assert "@@" not in fill_in(file.read_text(), clinic)
    assert "Plain Clinic" not in (topic / "brochure.html").read_text()
    assert "Plain Clinic" in fill_in((topic / "brochure.html").read_text(), clinic)


def test_the_tree_keeps_all_words_in_their_order():
    html = '<body><div class="block card"><h3>One</h3><p>two <strong>three</strong> four<br>five</p></div></body>'
    (card,) = read_tree(html)
    assert (card["kind"], card["in"][0]["kind"]) == ("card", "h3")
    assert card["in"][1]["in"][0] == "two "
    assert [part if isinstance(part, str) else part["tag"] for part in card["in"][1]["in"]] == [
        "two ",
        "strong",
        " four",
        "br",
        "five",
    ]


def test_pages_are_read_with_size_and_margins():
    pages = read_pages("@page cover{size:265.5pt 612.0pt;margin:34.0pt 35.4pt 51.0pt 28.3pt;@bottom-left{}}")
    sides = {"width": 265.5, "height": 612.0, "top": 34.0, "right": 35.4, "bottom": 51.0, "left": 28.3}
    assert pages == {"cover": sides}


def test_a_quick_run_is_the_smaller_in_all():
    assert QUICK.clinics * QUICK.topics < FULL.clinics * FULL.topics
    assert len(QUICK.pages) < len(FULL.pages)
    assert FULL.clinics * FULL.topics == 1000
    assert FULL.pages[0] == 1
    assert FULL.pages[-1] == 64
