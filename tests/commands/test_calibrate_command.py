"""The sheet as a person uses it: printed by a simulated printer, held against the light, read, typed in."""

import io
import re
from functools import cache

import page as validator
import pypdf
import pypdfium2
import pytest
from PIL import ImageChops

from foldwell.commands.calibrate_command import make_sheet, plan_sheets
from foldwell.compose.calibration import CalibrationSheet
from foldwell.compose.composition import Composer
from foldwell.compose.scales import CLEAR, CORNER, list_steps, list_ticks
from foldwell.errors import ExitCode
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf
from foldwell.typeset.engine import Engine
from foldwell.units import Length
from tests.printing import MM, Printer, draw_sides
from tests.projects import CLINIC, ROOT

LIBRARY = Library((ROOT,))
SIZES = {
    "letter": ("8.5in", "11in"), "a4": ("210mm", "297mm"), "legal": ("8.5in", "14in"),
    "tabloid": ("11in", "17in"), "a3": ("297mm", "420mm"),
}  # fmt: skip
FORMS = [(paper, form) for paper in SIZES for form in ("portrait", "landscape")]
SCALE_WORDS = re.compile(r"(left|right|up|down|\d|\s)*")
LONG_NAME = "The Orthopedic and Sports Medicine Center of the Upper Saint Lawrence Valley, PLLC"[:80]


@cache
def make(paper="letter", form="portrait", clinic="Riverside Orthopedics"):
    size = [Length.parse(side) for side in SIZES[paper]]
    sheet = CalibrationSheet(
        f"{paper}-{form}", paper, *(size if form == "portrait" else size[::-1]), clinic,
        "content/clinics/the-orthopedic-and-sports-medicine-center/clinic.yml",
    )  # fmt: skip
    return make_sheet(LIBRARY, Composer(LIBRARY), Engine(LIBRARY), sheet)


@cache
def draw(paper="letter", form="portrait"):
    return draw_sides(make(paper, form))


def read_edge(pages, printer, edge):
    """The largest, over both sides and both flights, of the smallest numbers whose steps are whole."""
    width, height = (pixels / MM for pixels in pages[0].size)
    steps = [step for step in list_steps(width, height) if step.edge == edge]
    return max(
        min(step.number for step in flight if is_whole(printed, step))
        for printed in map(printer.expose, pages)
        for flight in (steps[0::2], steps[1::2])
    )


def is_whole(printed, step):
    """Whether a step's line is black all over, but for a pixel about its sides."""
    box = (step.x * MM + 1, step.y * MM + 1, (step.x + step.width) * MM - 1, (step.y + step.height) * MM - 1)
    left, top, right, bottom = (round(side) for side in box)
    return printed.crop((left, top, max(right, left + 1), max(bottom, top + 1))).getextrema()[1] < 128


def read_shift(pages, printer):
    """Word and number of the tick of each ruler that the cross from the back shines through at."""
    front, back = printer.expose(pages[0]), printer.print_back(pages[1])
    width, height = (pixels / MM for pixels in front.size)
    ticks = list_ticks(width, height)
    rulers = (
        [tick for tick in ticks if tick.x1 == tick.x2],
        [tick for tick in ticks if tick.y1 == tick.y2],
    )
    return tuple(read_tick(front, back, ruler, is_upright=not number) for number, ruler in enumerate(rulers))


def read_tick(front, back, ruler, *, is_upright):
    box = [round(MM * side) for side in (
        min(min(t.x1, t.x2) for t in ruler) - 1, min(min(t.y1, t.y2) for t in ruler) - 1,
        max(max(t.x1, t.x2) for t in ruler) + 1, max(max(t.y1, t.y2) for t in ruler) + 1,
    )]  # fmt: skip
    through = back.crop(box)
    along = (through.width, 1) if is_upright else (1, through.height)
    profile = through.resize(along, 4).tobytes()
    darkest = min(profile)
    places = [place for place, grey in enumerate(profile) if grey < darkest + 30]
    middle = (sum(places) / len(places) + box[0 if is_upright else 1] + 0.5) / MM
    tick = min(ruler, key=lambda tick: abs((tick.x1 if is_upright else tick.y1) - middle))
    start = (round(tick.x1 * MM), round((tick.y1 + tick.y2) / 2 * MM))
    if not is_upright:
        start = (round((tick.x1 + tick.x2) / 2 * MM), round(tick.y1 * MM))
    around = (start[0] - 2, start[1] - 2, start[0] + 3, start[1] + 3)
    assert front.crop(around).getextrema()[0] < 128, "the tick is not drawn where it should be"
    return tick.word, tick.number


@pytest.mark.parametrize("axis", ["book", "calendar"])
@pytest.mark.parametrize("form", ["portrait", "landscape"])
@pytest.mark.parametrize(
    ("right", "up", "read"),
    [
        (0, 0, (("", 0), ("", 0))),
        (0.5, -1, (("right", 0.5), ("down", 1))),
        (-2.5, 3, (("left", 2.5), ("up", 3))),
        (-9.5, -10, (("left", 9.5), ("down", 10))),
        (1.1, 0.4, (("right", 1), ("up", 0.5))),
    ],
)
def test_the_shift_is_read_off_alike_however_the_sheet_was_turned(right, up, read, form, axis):
    assert read_shift(draw(form=form), Printer(right, up, axis=axis)) == read


@pytest.mark.parametrize(
    ("edge", "read"),
    [
        ((4, 4, 4, 6.5), (4, 4, 4, 6.5)),
        ((0.5, 3.8, 4.2, 12.2), (1, 4, 4.5, 13)),
        ((7.75, 8.25, 8, 14), (8, 9, 8, 14)),
    ],
)
@pytest.mark.parametrize("form", ["portrait", "landscape"])
def test_the_edge_is_read_off_and_never_too_small(edge, read, form):
    printer = Printer(edge=edge)
    assert tuple(read_edge(draw(form=form), printer, side) for side in ("left", "top", "right", "bottom")) == read


def test_the_ring_tells_over_which_edge_the_sheet_was_turned():
    """Seen through the paper, it stands about the arrow at the top, or at the bottom."""
    back = draw()[1]
    width, height = back.size
    middle = (width / 2 - 60, 0, width / 2 + 60, 160)
    top, bottom = middle, (middle[0], height - 160, middle[2], height)
    for axis, ring, none in (("book", top, bottom), ("calendar", bottom, top)):
        seen = Printer(axis=axis).print_back(back)
        assert seen.crop(ring).getextrema()[0] < 128
        assert seen.crop(none).getextrema()[0] == 255


def find_crowded(pdf):
    """Texts, but those of the scales themselves, that leave the four quarters between steps and rulers."""
    document, crowded = pypdfium2.PdfDocument(pdf), []
    for page in document:
        width, height = (side / 72 * 25.4 for side in page.get_size())
        texts = page.get_textpage()
        for number in range(texts.count_rects()):
            words = texts.get_text_bounded(*texts.get_rect(number))
            left, bottom, right, top = (side / 72 * 25.4 for side in texts.get_rect(number))
            in_margin = min(left, bottom, width - right, height - top) < CORNER - 1
            in_middle = abs(width / 2 - left) < CLEAR - 1 or abs(width / 2 - right) < CLEAR - 1
            is_across = left < width / 2 < right
            in_ruler = left > width / 2 and bottom < height / 2 + CLEAR - 1 and top > height / 2 - CLEAR + 1
            if (in_margin or in_middle or is_across or in_ruler) and not SCALE_WORDS.fullmatch(words):
                crowded.append(words)
    document.close()
    return crowded


@pytest.mark.parametrize(("paper", "form"), FORMS)
def test_text_keeps_clear_of_steps_and_rulers_on_every_paper(paper, form):
    assert find_crowded(make(paper, form, LONG_NAME)) == []


def test_text_that_does_not_keep_clear_is_seen():
    assert find_crowded(make("letter", "landscape", LONG_NAME * 8)) != []


@pytest.mark.parametrize("profile", ["ua1", "3a"])
@pytest.mark.parametrize("form", ["portrait", "landscape"])
def test_sheets_are_accessible_and_archivable(form, profile):
    report = validator.validate_pdf_bytes(make(form=form), profile=profile)
    assert [failure.rule_id for failure in report.failures] == []


@pytest.mark.parametrize(("form", "flip"), [("portrait", "/DuplexFlipLongEdge"), ("landscape", "/DuplexFlipShortEdge")])
def test_the_file_tells_the_printer_what_to_do_and_is_the_same_each_time(form, flip):
    reader = pypdf.PdfReader(io.BytesIO(make(form=form)))
    wanted = {"/DisplayDocTitle": True, "/Duplex": flip, "/PrintScaling": "/None"}
    assert dict(reader.trailer["/Root"]["/ViewerPreferences"]) == wanted
    assert reader.metadata.title == f"Printer calibration, letter {form}"
    again = make.__wrapped__(form=form)
    assert again == make(form=form)


def test_the_lines_on_the_sheet_can_be_typed_in(small_project):
    text = pypdf.PdfReader(io.BytesIO(make())).pages[1].extract_text()
    example = text[text.index("An example") :].splitlines()[1:11]
    depths = (0, 2, 4, 6, 6, 4, 6, 6, 6, 6)
    typed = "\n".join(" " * depth + line.strip() for depth, line in zip(depths, example, strict=True))
    path = small_project.root / CLINIC
    path.write_text(path.read_text() + typed + "\n")
    told = small_project.run("check")
    assert told.code == ExitCode.OK, typed + told.text


def test_the_command_makes_what_the_clinic_prints_on(small_project):
    told = small_project.run("calibrate")
    assert told.code == ExitCode.OK, told.text
    names = {path.name for path in small_project.output.glob("calibrate-*")}
    assert names == {"calibrate-letter-landscape.pdf", "calibrate-letter-portrait.pdf"}
    assert small_project.run("calibrate", "--paper", "a4", "--output", "x").code == ExitCode.OK
    assert {path.name.split("-")[1] for path in (small_project.root / "x").iterdir()} == {"a4"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--paper", "leter"), "there is no paper 'leter'; did you mean 'letter'?"),
        (("--clinic", "plane"), "there is no clinic 'plane'; did you mean 'plain'?"),
    ],
)
def test_names_that_do_not_exist(small_project, arguments, told):
    said = small_project.run("calibrate", *arguments)
    assert said.code == ExitCode.USAGE
    assert told in said.err


def test_a_paper_that_is_too_small_is_refused(small_project):
    layout = "templates/layouts/handout.yaml"
    small_project.change(
        layout, "letter: {sheet: [8.5in, 11in]", "note: {sheet: [100mm, 150mm]}\n  letter: {sheet: [8.5in, 11in]"
    )
    said = small_project.run("calibrate", "--paper", "note")
    assert said.code == ExitCode.USAGE
    assert "no calibration sheet fits note; choose a paper whose sides are 207 mm or more" in said.err


def test_a_template_of_the_project_that_does_not_fit_is_refused(small_project):
    small_project.change("templates/calibrate/sheet.html.j2", "<h1>", "<h1>" + "Long words. " * 300)
    said = small_project.run("calibrate")
    assert said.code == ExitCode.BAD_INPUT
    assert "pages and not two" in said.err


def test_several_clinics_share_their_sheets():
    sheets = plan_sheets(Shelf(LIBRARY), (), "")
    assert {sheet.clinic for sheet in sheets} == {""}
    assert {sheet.name for sheet in sheets} >= {"letter-landscape", "a4-portrait"}
    own = plan_sheets(Shelf(LIBRARY), (), "sunfield")
    assert {(sheet.paper, sheet.file) for sheet in own} == {
        (paper, "content/clinics/sunfield/clinic.yml") for paper in ("a2", "a3", "a4")
    }


def test_the_comparison_tells_a_shift():
    _, back = draw()
    here, there = Printer().print_back(back), Printer(right=0.5).print_back(back)
    assert ImageChops.difference(here, there).getbbox()
