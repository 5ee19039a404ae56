from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Name

from foldwell.desk.sheets import find_draft, read_office_file
from foldwell.errors import InputError, OutputError
from foldwell.finish.office import finish_office
from foldwell.finish.screen import finish_screen
from tests.desk.samples import write_office
from tests.impose.sample import FACTS, place_sides, write_engine_pdf


def read(tmp_path, data):
    path = tmp_path / "wrap.office.pdf"
    path.write_bytes(data)
    return read_office_file(path)


@pytest.mark.parametrize(
    ("duplex", "pages", "sides", "sheets"),
    [
        (Name.DuplexFlipShortEdge, 2, "two-sided-short-edge", 1),
        (Name.DuplexFlipLongEdge, 16, "two-sided-long-edge", 8),
        (Name.DuplexFlipLongEdge, 3, "two-sided-long-edge", 2),
        (None, 1, "one-sided", 1),
    ],
)
def test_sides_and_sheets_are_those_of_the_file(tmp_path, duplex, pages, sides, sheets):
    file = read(tmp_path, write_office(pages=pages, duplex=duplex))
    assert (file.sides, file.sheets, file.is_landscape) == (sides, sheets, True)


def test_what_the_finishing_room_writes_is_read(tmp_path):
    screen = finish_screen(write_engine_pdf(), facts=FACTS, source=b'{"foldwell": "0.1.0", "profile": "draft"}')
    with pytest.raises(InputError, match="for screens"):
        read(tmp_path, screen)
    file = read(tmp_path, finish_office(screen, place_sides(), duplex="short-edge"))
    assert (file.sides, file.pages, round(file.width)) == ("two-sided-short-edge", 2, 792)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (write_office(source=False), "was not made by Foldwell"),
        (write_office(scaling=""), "for screens or a print shop"),
        (b"Dear patient", "no PDF, or a damaged one"),
        (write_office()[:400], "no PDF, or a damaged one"),
    ],
)
def test_what_is_no_office_file_is_refused(tmp_path, data, said):
    with pytest.raises(InputError, match=said):
        read(tmp_path, data)


def test_a_file_with_a_password_is_refused(tmp_path):
    path = tmp_path / "locked.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(InputError, match="asks for a password"):
        read_office_file(path)


def test_pages_of_two_sizes_are_refused(tmp_path):
    path = tmp_path / "mixed.office.pdf"
    path.write_bytes(write_office())
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[1].MediaBox = [0, 0, 100, 100]
        pdf.save(path)
    with pytest.raises(InputError, match="its pages have 2 sizes"):
        read_office_file(path)


def test_a_folder_can_not_be_read(tmp_path):
    with pytest.raises(OutputError, match="can't be read"):
        read_office_file(tmp_path)


def test_only_what_was_built_for_patients_is_no_draft(tmp_path):
    assert find_draft(read(tmp_path, write_office(profile="patient"))) is None
    for profile in ("draft", "", None):
        assert find_draft(read(tmp_path, write_office(profile=profile))) is not None
