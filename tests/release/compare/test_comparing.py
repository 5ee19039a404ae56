"""Each kind of change has a sample that must be found, and noise that must not."""

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from foldwell.release.compare.changes import Kind, Mark
from foldwell.release.compare.comparing import Terms, compare_files
from foldwell.release.compare.limits import UncomparableError
from tests.release.samples import TEXT, link_to, write_pdf

CHANGED = ("A wrap may ease a sore knee a lot.", *TEXT[1:])
RULE = "0.4 w 30 200 m 250 200 l S"
GROUND = "0.8 0.9 1 rg 20 20 200 100 re f"
PLAIN = write_pdf()


def compare(old, new, *kinds, name="file.pdf", tolerance=0.5):
    return compare_files(name, old, new, Terms(kinds or tuple(Kind), tolerance))


def save_again(data, **options):
    """The same file in other bytes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        written = io.BytesIO()
        pdf.save(written, **options)
    return written.getvalue()


def draw_png(colour, size=(80, 60)):
    written = io.BytesIO()
    Image.new("RGB", size, colour).save(written, "PNG")
    return written.getvalue()


@pytest.mark.parametrize(
    ("new", "kinds"),
    [
        (write_pdf(CHANGED), {Kind.WORDING, Kind.PIXELS}),
        (write_pdf(TEXT[:2]), {Kind.WORDING, Kind.PIXELS}),
        (write_pdf(shift=(0, 20)), {Kind.LAYOUT, Kind.PIXELS}),
        (write_pdf(size=13), {Kind.LAYOUT, Kind.PIXELS}),
        (write_pdf(page=(300, 420)), {Kind.LAYOUT, Kind.PIXELS}),
        (write_pdf(colour="0.7 0 0"), {Kind.LAYOUT, Kind.PIXELS}),
        (write_pdf(extra=RULE), {Kind.PIXELS}),
        (write_pdf(extra=GROUND), {Kind.PIXELS}),
        (write_pdf(title="A band"), {Kind.METADATA}),
        (write_pdf(lang="es-US"), {Kind.METADATA}),
        (link_to(PLAIN, "https://clinic.example"), {Kind.METADATA}),
    ],
    ids=["word", "line", "moved", "size", "page", "colour", "rule", "ground", "title", "language", "link"],
)
def test_each_change_is_found(new, kinds):
    assert set(compare(PLAIN, new).kinds) == kinds


def test_a_slightly_other_ground_is_found():
    other = write_pdf(extra=GROUND.replace("0.8", "0.76"))
    assert compare(write_pdf(extra=GROUND), other).kinds == (Kind.PIXELS,)


@pytest.mark.parametrize(
    "new",
    [
        save_again(PLAIN, compress_streams=False),
        save_again(PLAIN, object_stream_mode=pikepdf.ObjectStreamMode.generate, linearize=True),
        write_pdf(shift=(0.1, 0.1)),
        write_pdf(shift=(0.2, 0)),
    ],
    ids=["streams", "linearized", "moved by 0.14 pt", "moved by 0.2 pt"],
)
def test_noise_is_no_change(new):
    assert new != PLAIN
    assert compare(PLAIN, new).kinds == ()


def test_the_tolerance_is_the_users():
    moved = write_pdf(shift=(3, 0))
    assert compare(PLAIN, moved, Kind.LAYOUT).layout
    assert not compare(PLAIN, moved, Kind.LAYOUT, tolerance=4).layout


def test_a_move_is_told_in_points():
    (change,) = compare(PLAIN, write_pdf(shift=(3, 20)), Kind.LAYOUT).layout
    assert change.how == "moved 3.0 pt right and 20.0 pt down"
    assert change.words == sum(len(line.split()) for line in TEXT)


def test_a_page_more_shifts_no_other():
    pages = [[f"Page {name} tells of {name}{n}" for n in range(5)] for name in ("one", "two", "three")]
    found = compare(write_pdf(*pages[:1], *pages[2:]), write_pdf(*pages))
    assert [(page.old_page, page.new_page) for page in found.pages] == [(0, 2)]
    assert [(change.old_page, change.new_page) for change in found.layout] == [(0, 2)]
    assert {piece.mark for change in found.wording for piece in change.pieces} == {Mark.SAME, Mark.ADDED}


@pytest.mark.parametrize("kind", list(Kind))
def test_only_what_is_asked_for_is_looked_at(kind):
    new = write_pdf(CHANGED, title="A band", shift=(0, 9), extra=GROUND)
    assert compare(PLAIN, new, kind).kinds == (kind,)


LINES = st.lists(st.sampled_from([*TEXT, *CHANGED, "Call us."]), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None)
@given(LINES, LINES)
def test_the_other_direction_is_the_mirror(old, new):
    one, two = write_pdf(old), write_pdf(new)
    forth, back = compare(one, two), compare(two, one)
    assert forth.kinds == back.kinds
    assert [page.regions for page in forth.pages] == [page.regions for page in back.pages]
    mirrored = {Mark.REMOVED: Mark.ADDED, Mark.MOVED_AWAY: Mark.MOVED_HERE, Mark.SAME: Mark.SAME}
    count = [{m: sum(c.count_words(m) for c in found.wording) for m in Mark} for found in (forth, back)]
    assert all(count[0][mark] == count[1][other] for mark, other in mirrored.items() if mark is not Mark.SAME)
    assert bool(forth.wording) == (old != new)


def test_pictures_are_compared_by_pixels():
    assert compare(draw_png("white"), draw_png("#dde"), name="a.png").kinds == (Kind.PIXELS,)
    assert Kind.LAYOUT in compare(draw_png("white"), draw_png("white", (90, 60)), name="a.png").kinds


def test_web_pages_are_compared_by_words_and_facts():
    page = b"<html lang=en><style>p{color:red}</style><p>One <b>wr</b>ap <a href='/x'>here</a></p>"
    found = compare(page, page.replace(b"One", b"No").replace(b"/x", b"/y"), name="a.web.html")
    assert [piece.text for piece in found.wording[0].pieces] == ["One", "No", "wrap here"]
    assert {"links", "markup and styles"} == {change.name for change in found.facts}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no PDF"),
        (b"hello", "no PDF"),
        (PLAIN[: len(PLAIN) // 2], "damaged or cut short"),
        (b"%PDF-1.7\n" + b"\0" * 500, "damaged or cut short"),
        (write_pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "password"),
        (write_pdf(*[("x",)] * 401), "401 pages"),
    ],
    ids=["empty", "text", "cut", "zeros", "locked", "long"],
)
def test_bad_files_are_told_with_their_version(data, told):
    with pytest.raises(UncomparableError, match=f"NEW: .*{told}"):
        compare(PLAIN, data)
    with pytest.raises(UncomparableError, match=f"OLD: .*{told}"):
        compare(data, PLAIN)


def test_bad_pictures_and_pages_are_told():
    with pytest.raises(UncomparableError, match="no PNG"):
        compare(draw_png("white"), b"\x89PNG\r\n\x1a\n", name="a.png")
    with pytest.raises(UncomparableError, match="UTF-8"):
        compare(b"<p>", b"\xff\xfe", name="a.web.html")


def test_a_huge_page_is_not_drawn_but_read():
    found = compare(write_pdf(page=(14_000, 14_000)), write_pdf(CHANGED, page=(14_000, 14_000)))
    assert Kind.WORDING in found.kinds
    assert "too large to draw" in found.notes[0]
