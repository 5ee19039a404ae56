"""What was laid out is kept from build to build, and never comes back as anything but what was written."""

import hashlib
import pickle
from types import SimpleNamespace

import pytest

from foldwell.findings import Severity
from foldwell.stamp.kept import FORMAT, GROUPS, SLOTS, Kept
from foldwell.stamp.stamper import Stamper
from foldwell.typeset.engine import Engine
from tests.realistic_clinics import dress
from tests.samples import BUNDLED, composer, sample

CLINIC = ("riverside", "letter", "trifold")
NO_ENGINE = SimpleNamespace(library=BUNDLED)
"""Whatever asks it for a layout fails."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def first(folder):
    """A brochure and its stamped file, whose group and slots were kept."""
    brochure = dress(sample(*CLINIC), 3)
    return brochure, Stamper(BUNDLED, composer(BUNDLED), Engine(BUNDLED), Kept(folder)).stamp(brochure, "ground")


def test_a_second_process_stamps_the_same_file_and_lays_nothing_out(folder, first):
    brochure, stamped = first
    again = Stamper(BUNDLED, composer(BUNDLED), NO_ENGINE, Kept(folder)).stamp(brochure, "ground")
    assert again.screen == stamped.screen
    assert (again.slots, again.findings) == (stamped.slots, stamped.findings)
    assert (again.panels.fit, again.panels.pages) == (stamped.panels.fit, stamped.panels.pages)
    assert (again.panels.report, again.panels.findings) == (stamped.panels.report, stamped.panels.findings)


@pytest.mark.parametrize("ground", ["", "another"])
def test_on_another_ground_nothing_that_was_kept_counts(folder, first, ground):
    with pytest.raises(AttributeError, match="lay_out"):
        Stamper(BUNDLED, composer(BUNDLED), NO_ENGINE, Kept(folder)).stamp(first[0], ground)


def test_another_clinic_has_its_own_slots(folder, first):
    with pytest.raises(AttributeError, match="lay_out"):
        Stamper(BUNDLED, composer(BUNDLED), NO_ENGINE, Kept(folder)).stamp(dress(sample(*CLINIC), 4), "ground")


def written(folder):
    (file,) = (folder / SLOTS).iterdir()
    return file


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-9], lambda data: data[:60] + b"!" + data[61:], lambda _: b"", lambda data: data[1:]]
)
def test_what_is_not_as_it_was_written_counts_as_lost(tmp_path, spoil):
    kept = Kept(tmp_path)
    kept.keep(SLOTS, "name", ("one", 1.5, b"two"))
    assert kept.find(SLOTS, "name") == ("one", 1.5, b"two")
    assert kept.find(GROUPS, "name") is None
    file = written(tmp_path)
    file.write_bytes(spoil(file.read_bytes()))
    assert kept.find(SLOTS, "name") is None


def test_what_was_kept_under_one_name_is_not_found_under_another(tmp_path):
    kept = Kept(tmp_path)
    kept.keep(SLOTS, "one", 1)
    moved = written(tmp_path).read_bytes()
    kept.keep(SLOTS, "other", 2)
    for file in (tmp_path / SLOTS).iterdir():
        file.write_bytes(moved)
    assert [kept.find(SLOTS, name) for name in ("one", "other")] == [1, None]


def test_members_of_an_enumeration_are_told_by_their_value(tmp_path):
    Kept(tmp_path).keep(GROUPS, "name", (Severity.NOTE,))
    (file,) = (tmp_path / GROUPS).iterdir()
    assert b"getattr" not in file.read_bytes()
    assert Kept(tmp_path).find(GROUPS, "name") == (Severity.NOTE,)


class Hostile:
    def __reduce__(self):
        return (print, ("something is run",))


def test_nothing_is_run_that_a_file_names(tmp_path, capsys):
    kept = Kept(tmp_path)
    kept.keep(SLOTS, "name", 1)
    told = pickle.dumps(Hostile())
    written(tmp_path).write_bytes(FORMAT + hashlib.sha256(b"name" + told).digest() + told)
    assert kept.find(SLOTS, "name") is None
    assert capsys.readouterr().out == ""


def test_a_full_disk_costs_a_layout_and_nothing_else(tmp_path):
    (tmp_path / SLOTS).write_text("a file where the folder should be")
    kept = Kept(tmp_path)
    kept.keep(SLOTS, "name", 1)
    assert kept.find(SLOTS, "name") is None
