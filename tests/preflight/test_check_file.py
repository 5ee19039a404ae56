from __future__ import annotations

import random
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foldwell.findings import Severity
from foldwell.preflight import CHECKS, OPENS, PanelArea, check_file
from tests.preflight import (
    bad_fields,  # adds its samples
    bad_objects,  # noqa: F401  # adds its samples
    bad_rules,  # noqa: F401  # adds its samples
    press_samples,  # noqa: F401  # adds its samples
)
from tests.preflight.bad_samples import CASES
from tests.preflight.press_samples import PRESS, write_press
from tests.preflight.samples import OFFICE, SCREEN, change_pdf, write_screen
from tests.programs import require_program

CODES = {check.name: check.code for check in CHECKS}
"""The code of each check's findings."""


def test_good_screen_file_has_no_findings(screen):
    assert check_file(screen, SCREEN) == ()


def test_good_office_file_has_no_findings(sheet):
    assert check_file(sheet, OFFICE) == ()


def test_good_fields_have_no_findings(screen):
    assert check_file(change_pdf(screen, bad_fields.add_good_fields), bad_fields.WITH_FIELDS) == ()


def test_good_press_file_has_no_findings():
    require_program("gs", "ghostscript")
    assert check_file(write_press(), PRESS) == ()


@pytest.mark.parametrize("name", CASES)
def test_bad_sample_is_found_by_its_check(name, screen):
    case = CASES[name]
    if case.check == "ink":
        require_program("gs", "ghostscript")
    findings = check_file(case.make(screen), case.expected)
    told = [finding for finding in findings if finding.code == CODES[case.check]]
    assert any(case.said in finding.message for finding in told), [str(finding) for finding in findings]
    assert not any("can't be judged" in finding.message for finding in findings)


def test_every_check_has_a_bad_sample():
    assert {case.check for case in CASES.values()} == {check.name for check in CHECKS}


def test_checks_have_names_of_their_own():
    names = [check.name for check in CHECKS]
    assert len(set(names)) == len(names)
    assert OPENS not in [check.code for check in CHECKS]


def test_rules_of_content_stop_no_draft_and_name_themselves(screen):
    case = CASES["harm at the end"]
    for is_draft, severity in ((False, Severity.ERROR), (True, Severity.WARNING)):
        (finding,) = check_file(screen, replace(case.expected, is_draft=is_draft))
        assert (finding.code, finding.source, finding.severity) == ("BA-04", "BA-04", severity)


def test_other_checks_name_the_rule_that_asks_for_them(screen):
    (finding,) = check_file(screen, replace(SCREEN, language="de-DE"))
    assert (finding.code, finding.source, finding.severity) == ("preflight.language", "AX-03", Severity.ERROR)


def test_a_reason_for_small_type_is_repeated():
    small = replace(SCREEN, body_size=10, small_type="A card is held near.")
    found = [one for one in check_file(write_screen(style="html { font-size: 10pt }"), small) if one.code == "AX-06"]
    assert [one.severity for one in found] == [Severity.NOTE]
    assert "A card is held near." in found[0].message


def test_picture_between_the_limits_is_a_warning():
    findings = check_file(write_screen(photo=400), SCREEN)
    assert [(finding.code, finding.severity) for finding in findings] == [("preflight.images", Severity.WARNING)]
    assert "200 ppi, under 225" in findings[0].message


def test_findings_name_page_and_panel():
    case = CASES["text past the left"]
    (finding,) = check_file(case.make(b""), SCREEN)
    assert finding.message.startswith("page 3 (inside-left): “Fever” runs 6.9 pt past the safe area on the left")
    assert finding.remedy


def test_many_faults_of_one_check_are_counted():
    findings = check_file(write_screen(style="html { font-size: 8pt } h1, h2, h3, td, th { font-size: 8pt }"), SCREEN)
    sizes = [finding.message for finding in findings if finding.code == "preflight.type-size"]
    assert len(sizes) == 13
    assert sizes[-1].endswith("more like these")


# files that do not open


def _encrypt(data: bytes, user: str) -> bytes:
    return change_pdf(data, lambda pdf: None, encryption=pikepdf.Encryption(owner="o", user=user))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda good: _encrypt(good, "secret"), "asks for a password"),
        (lambda good: _encrypt(good, ""), "encrypted"),
        (lambda good: good[: len(good) // 2], "damaged"),
        (lambda good: good[:-40], "damaged"),
        (lambda good: b"Dear patient", "not a PDF"),
        (lambda good: b"", "is empty"),
        (lambda good: b"%PDF-1.7\n%%EOF", "damaged"),
    ],
    ids=["password", "encrypted", "half", "tail", "text", "empty", "header"],
)
def test_file_that_does_not_open_is_one_finding(spoil, said, screen):
    findings = check_file(spoil(screen), SCREEN)
    assert [finding.code for finding in findings] == [OPENS]
    assert said in findings[0].message
    assert "0x" not in findings[0].message, "an address in memory is another one in each run"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_garbage_is_findings_never_a_traceback(screen, seed):
    chance = random.Random(seed)
    spoiled = bytearray(screen)
    for _ in range(chance.randrange(1, 40)):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    check_file(bytes(spoiled), SCREEN)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_broken_objects_are_findings_never_a_traceback(screen, seed):
    chance = random.Random(seed)

    def break_objects(pdf: pikepdf.Pdf) -> None:
        holders = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and len(item)]
        for holder in chance.sample(holders, 5):
            key = chance.choice(sorted(holder.keys()))
            holder[key] = chance.choice([0, pikepdf.String("x"), pikepdf.Array([]), pikepdf.Dictionary()])

    with pikepdf.open(BytesIO(screen)) as pdf:
        break_objects(pdf)
        written = BytesIO()
        try:
            pdf.save(written)
        except Exception:  # too broken even to write
            return
    check_file(written.getvalue(), SCREEN)


def test_sheet_turned_for_the_printer_has_no_findings(sheet):
    def turn(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.contents_add(b"q -1 0 0 -1 792 612 cm", prepend=True)
        page.contents_add(b"Q")

    def mirror(panel: PanelArea) -> PanelArea:
        left, bottom, right, top = panel.safe
        safe = (792 - right, 612 - top, 792 - left, 612 - bottom)
        return replace(panel, x=792 - panel.x - panel.width, safe=safe, rotation=180)

    expected = replace(OFFICE, panels=tuple(mirror(panel) for panel in OFFICE.panels))
    assert check_file(change_pdf(sheet, turn), expected) == ()
