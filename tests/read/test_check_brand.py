"""A typeface that the brand names and does not get is told of, never replaced in silence."""

from pathlib import Path

import pytest

from foldwell.read.check_brand import check_brand
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf

BRAND = "meta: {{name: Plain}}\ntypography:\n  base: {base}\n  headings: {headings}\n"


def read_brand(tmp_path: Path, base: str, headings: str):
    folder = tmp_path / "content" / "clinics" / "plain"
    folder.mkdir(parents=True)
    (folder / "_brand.yml").write_text(BRAND.format(base=base, headings=headings))
    return Shelf(Library((tmp_path,))).brand("plain")


@pytest.mark.parametrize("written", ["Inter", "{family: Inter, weight: 400}"])
def test_a_typeface_that_is_not_bundled_is_told(tmp_path, written):
    (finding,) = check_brand(read_brand(tmp_path, written, "Source Serif 4"))
    assert (finding.place.file, finding.place.line) == ("content/clinics/plain/_brand.yml", 3)
    assert "Inter is asked for" in finding.message
    assert "Source Sans 3" in finding.message


def test_bundled_typefaces_need_no_word(tmp_path):
    assert not list(check_brand(read_brand(tmp_path, "{family: Source Sans 3}", "Source Serif 4")))
