"""Which pictures follow the direction of reading, and how they are turned."""

import pypdfium2
import pytest
from PIL import ImageChops, ImageOps
from weasyprint import HTML

from foldwell.compose.colour_roles import substitute_roles
from foldwell.compose.icon_array import draw_icon_array
from foldwell.compose.mirroring import MIRRORED, mirror_drawing, mirrored_icons
from foldwell.errors import InputError
from foldwell.read.library import Library
from tests.compose.test_composition import compose
from tests.samples import BUNDLED, ROOT, small


def draw(svg):
    html = f"<style>@page{{size:96px;margin:0}}body{{margin:0}}svg{{display:block;width:96px}}</style>{svg}"
    document = pypdfium2.PdfDocument(HTML(string=html).write_pdf())
    try:
        return document[0].render(scale=2).to_pil().convert("L")
    finally:
        document.close()


def turn(svg):
    return mirror_drawing(svg, "a.svg")


def read_icon(name):
    svg = (ROOT / f"styles/icons/{name}.svg").read_text(encoding="utf-8")
    return substitute_roles(svg, {"icon": "#000000"}, name)


def differ(one, other):
    """Part of all pixels that differ clearly."""
    return sum(ImageChops.difference(one, other).histogram()[96:]) / (one.width * one.height)


def test_the_list_names_symbols_that_there_are():
    names = mirrored_icons(BUNDLED)
    assert {"talk", "rest", "emergency"} <= names < set(BUNDLED.icons())
    assert not names & {"clock", "check", "question", "unknown", "qr", "phone"}


@pytest.mark.parametrize("name", sorted(mirrored_icons(BUNDLED)))
def test_a_mirrored_symbol_is_the_mirror_image_and_another_picture(name):
    svg = read_icon(name)
    plain, turned = draw(svg), draw(turn(svg))
    assert differ(ImageOps.mirror(plain), turned) < 0.01
    assert differ(plain, turned) > 0.01


def test_a_view_box_that_begins_elsewhere_is_turned_in_itself():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 0 40 40"><path d="M10 0h10v40h-10z"/></svg>'
    assert differ(ImageOps.mirror(draw(svg)), draw(turn(svg))) < 0.01


def test_a_drawing_without_a_view_box_is_told():
    with pytest.raises(InputError, match=r"a\.svg: it has no viewBox"):
        turn('<svg xmlns="http://www.w3.org/2000/svg"></svg>')


def test_an_icon_array_fills_from_the_right():
    turned = compose(small(locale="ar-XB")).assets
    plain = compose(small()).assets
    arrays = [name for name in plain if name.startswith("array-")]
    assert arrays
    for name in arrays:
        assert plain[name].data != turned[name].data
    black = {"brand": "#000000"}
    array = substitute_roles(draw_icon_array(30).svg, black, "array")
    left, right = (draw(svg).crop((72, 0, 144, 144)).histogram()[:64] for svg in (array, turn(array)))
    assert sum(right) > sum(left)


def test_only_listed_symbols_turn_in_a_right_to_left_brochure():
    plain, turned = compose(small()).assets, compose(small(locale="ar-XB")).assets
    listed = {f"icon-{name}{ink}.svg" for name in mirrored_icons(BUNDLED) for ink in ("", "-alert")}
    icons = {name for name in plain if name.startswith("icon-")}
    assert {name for name in icons if plain[name].data != turned[name].data} == icons & listed
    assert icons & listed
    others = {name for name in plain if name.startswith(("figure-", "cover-", "qr", "logo"))}
    assert all(plain[name].data == turned[name].data for name in others)


def test_a_name_without_a_symbol_is_told_with_its_line(tmp_path):
    file = tmp_path / MIRRORED
    file.parent.mkdir(parents=True)
    file.write_text("# mine\ntalk  # two people\ntalc\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"mirrored.txt:3:1: .*no symbol 'talc'; did you mean 'talk'"):
        mirrored_icons(Library((tmp_path, ROOT)))
