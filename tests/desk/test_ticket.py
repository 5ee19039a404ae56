from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.desk.cups import Printer, parse_options
from foldwell.desk.sheets import OfficeFile
from foldwell.desk.ticket import SIZES, name_paper, write_ticket
from foldwell.errors import InputError

LASER = Printer("laser", {"PageSize": ("Letter", "A4"), "Duplex": ("None", "DuplexNoTumble", "DuplexTumble")})
DRIVERLESS = Printer("desk", {"media": ("na_letter_8.5x11in",), "sides": ("one-sided", "two-sided-short-edge")})
RAW = Printer("raw", {})


def office(width=792.0, height=612.0, sides="two-sided-short-edge", pages=4):
    return OfficeFile(Path("/out/wrap.office.pdf"), "wrap.office.pdf", pages, width, height, sides, is_draft=False)


def test_the_ticket_says_it_in_plain_words_and_to_the_program():
    ticket = write_ticket(office(), LASER, 30)
    told = "2 sheets, both sides, flip on short edge, Letter, landscape, actual size, 30 copies"
    assert ticket.describe() == told
    options = ("media=Letter", "sides=two-sided-short-edge", "print-scaling=none", "orientation-requested=4")
    asked = [part for option in (*options, "collate=true") for part in ("-o", option)]
    head = ("-d", "laser", "-n", "30", "-t", "wrap.office.pdf")
    assert ticket.arguments() == (*head, *asked, "--", "/out/wrap.office.pdf")


def test_one_sheet_on_one_side_is_told_so():
    told = write_ticket(office(612, 792, "one-sided", 1), LASER, 1).describe()
    assert told == "1 sheet, one side only, Letter, portrait, actual size, 1 copy"


def test_paper_is_named_as_the_printer_names_it():
    assert write_ticket(office(), DRIVERLESS, 1).media == "na_letter_8.5x11in"
    assert write_ticket(office(841.89, 595.276), LASER, 1).media == "A4"
    assert write_ticket(office(1008, 612), RAW, 1).media == "Legal"


@pytest.mark.parametrize(
    ("file", "printer", "said"),
    [
        (office(1008, 612), LASER, "no paper Legal; it has Letter, A4"),
        (office(288, 648), LASER, "no paper Custom.288x648"),
        (office(), Printer("old", {"PageSize": ("Letter",)}), "does not say that it prints both sides"),
        (office(sides="two-sided-long-edge"), DRIVERLESS, "does not say that it prints both sides, flip on long"),
    ],
)
def test_what_the_printer_can_not_do_is_refused(file, printer, said):
    with pytest.raises(InputError, match=said):
        write_ticket(file, printer, 1)


def test_every_fault_is_told_at_once():
    with pytest.raises(InputError) as refused:
        write_ticket(office(1008, 612), Printer("old", {"PageSize": ("A4",)}), 1)
    assert [finding.code for finding in refused.value.findings] == ["print.no-paper", "print.no-duplex"]


def test_a_size_of_its_own_goes_to_a_printer_that_takes_any():
    printer = Printer("wide", {"PageSize": ("Letter", "Custom.WIDTHxHEIGHT"), "Duplex": ("DuplexNoTumble",)})
    assert write_ticket(office(288, 648, "two-sided-long-edge"), printer, 1).media == "Custom.288x648"


@given(st.sampled_from(sorted(SIZES)), st.booleans(), st.floats(-0.9, 0.9), st.floats(-0.9, 0.9))
def test_a_paper_has_one_name_whichever_way_it_lies(size, turned, wider, higher):
    width, height = (size[0] + wider, size[1] + higher)[:: -1 if turned else 1]
    assert name_paper(office(width, height)) == SIZES[size]


def test_options_are_read_as_the_program_writes_them():
    told = "PageSize/Media Size: *Letter Legal Custom.WIDTHxHEIGHT\nDuplex/2-Sided: None *DuplexTumble\nnoise\n"
    assert parse_options(told) == {
        "PageSize": ("Letter", "Legal", "Custom.WIDTHxHEIGHT"),
        "Duplex": ("None", "DuplexTumble"),
    }
    assert parse_options("") == {}
