"""The whole line: the sample brochures, and what every file of them keeps."""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from functools import cache

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from foldwell.errors import InputError
from foldwell.expectations import expect_screen, source_texts
from foldwell.findings import Severity
from foldwell.finish.facts import document_facts
from foldwell.pipeline import Order, Shop, finish
from foldwell.preflight.check import check_file
from foldwell.read.library import Library
from tests.samples import BUNDLED, ROOT, SAMPLES, SMALL, reword, sample, small

ALL = Order(media=("screen", "office", "proof"))
TRIFOLD = ("riverside", "letter", "trifold")


@cache
def shop(library=BUNDLED):
    return Shop(library)


@cache
def make(clinic, paper, layout, order=Order()):  # noqa: B008
    return shop().make(sample(clinic, paper, layout), order)


def file(made, ending):
    return next(file.data for file in made.files if file.ending == ending)


def errors(made):
    return [str(finding) for finding in made.findings if finding.severity is Severity.ERROR]


def draw(data, page=0):
    document = pypdfium2.PdfDocument(data)
    try:
        return document[page].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()


def colours(picture):
    """Greatest difference between the parts of one pixel: 0 where all is grey."""
    red, green, blue = picture.split()
    return max(ImageChops.difference(red, other).getextrema()[1] for other in (green, blue))


@pytest.mark.parametrize(("clinic", "paper", "layout"), SAMPLES)
def test_the_samples_pass(clinic, paper, layout):
    made = make(clinic, paper, layout)
    assert errors(made) == []
    assert not made.failed
    assert [each.ending for each in made.files] == ["screen.pdf", "office.pdf"]
    with pikepdf.open(io.BytesIO(file(made, "screen.pdf"))) as screen:
        assert len(screen.pages) == len(made.panels.pages)
    with pikepdf.open(io.BytesIO(file(made, "office.pdf"))) as office:
        assert len(office.pages) == (2 if layout != "booklet" else len(made.panels.pages) // 2)


def test_what_it_was_made_from_is_inside():
    made = make(*TRIFOLD)
    for ending in ("screen.pdf", "office.pdf"):
        with pikepdf.open(io.BytesIO(file(made, ending))) as pdf:
            (name,) = [name for name in pdf.attachments if name.endswith(".json")]
            told = json.loads(pdf.attachments[name].get_file().read_bytes())
        assert told["wording"] == made.brochure.wording_hash
        assert told["blocks"] == sorted(made.panels.fit.blocks)
        assert (told["clinic"], told["layout"], told["paper"]) == (TRIFOLD[0], "trifold", "letter")


def test_facts_of_the_file_are_plain():
    brochure = reword(small(), purpose="For *you*")
    made = shop(SMALL).typeset(brochure, Order())
    facts = document_facts(brochure, made)
    assert facts.description == "For you"
    assert facts.title == made.composition.title


def test_mono_has_no_colour_and_passes_in_grey():
    made = make(*TRIFOLD, Order(ink="mono"))
    assert errors(made) == []
    assert [each.ending for each in made.files] == ["screen-mono.pdf", "office-mono.pdf"]
    grey = [draw(file(made, ending), page) for ending in ("screen-mono.pdf", "office-mono.pdf") for page in (0, 1)]
    assert [colours(picture) for picture in grey] == [0] * 4
    assert colours(draw(file(make(*TRIFOLD), "office.pdf"))) > 60, "the comparison sees colour"


def test_a_back_that_is_turned_passes_and_is_turned():
    made = make(*TRIFOLD, Order(turn_back=True))
    assert errors(made) == []
    (turned,) = [each.data for each in made.files if each.ending.startswith("office")]
    plain = file(make(*TRIFOLD), "office.pdf")
    assert draw(turned, 0) == draw(plain, 0)
    assert near(draw(turned, 1).rotate(180), draw(plain, 1))
    assert [flip(turned), flip(plain)] == ["/DuplexFlipLongEdge", "/DuplexFlipShortEdge"]


def flip(data):
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return str(pdf.Root.ViewerPreferences.Duplex)


def near(one, other):
    """Whether two pictures look alike, rounding of edges aside."""
    small_one, small_other = (picture.resize((60, 46), Image.Resampling.BOX) for picture in (one, other))
    return max(high for _, high in ImageChops.difference(small_one, small_other).getextrema()) < 24


def test_the_comparison_of_pictures_sees_another_page():
    plain = file(make(*TRIFOLD), "office.pdf")
    assert near(draw(plain, 1), draw(plain, 1))
    assert not near(draw(plain, 0), draw(plain, 1))
    assert not near(draw(plain, 1).rotate(180), draw(plain, 1))


@pytest.mark.parametrize(
    ("medium", "made"),
    [("screen", (True, False)), ("office", (True, True)), ("proof", (True, True)), ("web", (False,) * 2)],
)
def test_only_files_that_an_order_needs_are_finished(medium, made):
    brochure = sample(*TRIFOLD)
    finished = finish(brochure, make(*TRIFOLD).panels, Order(media=(medium,)), BUNDLED)
    assert (bool(finished.screen), bool(finished.office)) == made


def test_proofs_are_pictures_of_sheets_and_panels():
    made = shop(SMALL).make(small(), Order(media=("proof",)))
    pictures = {each.ending: Image.open(io.BytesIO(each.data)) for each in made.files}
    assert {"proof.sheet-outside.png", "proof.sheet-inside.png", "proof.panel-1-cover.png"} <= pictures.keys()
    assert len(pictures) == 2 + len(made.panels.pages) + 3
    assert all(picture.format == "PNG" and min(picture.size) > 300 for picture in pictures.values())
    grey = shop(SMALL).make(small(), Order(media=("proof",), grey_proof=True), known=made.panels.fit)
    sheets = [Image.open(io.BytesIO(each.data)).convert("RGB") for each in grey.files if "sheet" in each.ending]
    parts = [sheet.crop((60, 60, sheet.width // 4, sheet.height - 60)) for sheet in sheets]  # between fold lines
    assert [colours(part) for part in parts] == [0, 0]
    assert all("-grey" in each.ending for each in grey.files)


def test_a_fault_is_found_in_the_finished_file():
    """A brochure whose file lost words, its title and its language is refused."""
    made = make(*TRIFOLD)
    expected = expect_screen(made.brochure, made.panels, BUNDLED)
    other = make("sunfield", "a4", "trifold")
    codes = {finding.code for finding in check_file(file(other, "screen.pdf"), expected)}
    assert len(codes) >= 3


def test_source_texts_are_those_of_the_body_in_order():
    html = (
        "<html><head><title>T</title></head><body><p>One <b>two</b>\n three</p><img alt='x'><p>&amp;</p></body></html>"
    )
    assert source_texts(html) == ["One", "two", "three", "&"]


PROGRAM = """
import hashlib, json, sys
from tests.samples import sample
from foldwell.read.library import Library
from foldwell.pipeline import Order, Shop, finish
from tests.samples import BUNDLED
made = Shop(BUNDLED).make(sample("riverside", "letter", "trifold"), Order(media=("screen", "office", "proof")))
print(json.dumps({file.ending: hashlib.sha256(file.data).hexdigest() for file in made.files}))
"""
ELSEWHERE = [
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"},
    {
        "PYTHONHASHSEED": "4242",
        "TZ": "America/Adak",
        "LANG": "de_DE.UTF-8",
        "LC_ALL": "de_DE.UTF-8",
        "HOME": "/nowhere",
    },
]


def run_elsewhere(folder, settings):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_"))}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=folder,
        env=environment | settings | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_same_input_gives_the_same_bytes_everywhere(tmp_path):
    folders = [tmp_path / "here", tmp_path / "way" / "över there"]
    for folder in folders:
        folder.mkdir(parents=True)
    one, other = (run_elsewhere(*each) for each in zip(folders, ELSEWHERE, strict=True))
    assert one == other
    assert len(one) == 2 + 2 + 6 + 3
    here = make(*TRIFOLD)
    assert one["screen.pdf"] == hashlib.sha256(file(here, "screen.pdf")).hexdigest()
    assert one["office.pdf"] == hashlib.sha256(file(here, "office.pdf")).hexdigest()


def test_a_layout_whose_folds_hide_its_cover_is_told_with_its_proofs():
    brochure = small()
    folds = tuple(step.model_copy(update={"fold": "valley"}) for step in brochure.layout.folds)
    turned = replace(brochure, layout=brochure.layout.model_copy(update={"folds": folds}))
    with pytest.raises(InputError, match=r"trifold.yaml.*can't be folded as it says"):
        shop(SMALL).make(turned, Order(media=("proof",)))


def test_a_stamped_file_that_a_check_finds_fault_with_is_laid_out_in_full(tmp_path):
    """Marks that a style adds are known to the checks of a whole file; those of slots find a word too many."""
    style = tmp_path / "styles/layouts/trifold.css"
    style.parent.mkdir(parents=True)
    marked = '.contact-slot .phone::before{content:"• "}'
    style.write_text(f"{BUNDLED.read_text('styles/layouts/trifold.css')}\n{marked}\n", encoding="utf-8")
    shop = Shop(Library((tmp_path, *BUNDLED.roots)))
    made = shop.make(sample("riverside", "letter", "trifold"), Order(("screen",), stamp=True))
    assert (made.failed, made.is_stamped) == (False, False)
    assert made.in_full == "a check finds fault with it [preflight.slot-words]"


def test_a_code_on_a_large_sheet_has_as_much_white_as_its_modules_ask_for():
    made = Shop(BUNDLED).make(sample("riverside", "tabloid", "poster"), Order(("screen",), stamp=True))
    assert (made.failed, made.is_stamped) == (False, True)
