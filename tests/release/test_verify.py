"""What the ledger says of a file's bytes, and of a number in a foot."""

import pytest

from foldwell.errors import InputError
from foldwell.release.ledger import open_ledger
from foldwell.release.verify import Standing, Successor, find_document, read_number, verify_file
from tests.release.ledgers import brochure, file_of, release, withdraw
from tests.release.pdfs import make_pdf


def judge(folder, data):
    return verify_file(data, "x.pdf", open_ledger(folder))


def test_current_then_superseded(tmp_path):
    old, new = brochure(), brochure("1.1.0")
    one = release(tmp_path, old)
    told = judge(tmp_path, file_of(old))
    assert (told.standing, told.release, told.medium) == (Standing.CURRENT, one.id, "screen")
    assert (told.identity.document, told.identity.profile) == ("TINY-1", "patient")
    two = release(tmp_path, new)
    told = judge(tmp_path, file_of(old))
    assert (told.standing, told.successor) == (Standing.SUPERSEDED, Successor(two.id, "1.1.0", is_withdrawn=False))
    assert judge(tmp_path, file_of(new)).standing == Standing.CURRENT


def test_a_release_of_others_supersedes_nothing(tmp_path):
    release(tmp_path, brochure())
    release(tmp_path, brochure("1.1.0", clinic="other"))
    assert judge(tmp_path, file_of(brochure())).standing == Standing.CURRENT


def test_new_looks_of_the_same_revision_supersede(tmp_path):
    release(tmp_path, brochure())
    release(tmp_path, brochure(), mark=b"new logo")
    told = judge(tmp_path, file_of(brochure()))
    assert (told.standing, told.successor.revision) == (Standing.SUPERSEDED, "1.0.0")


def test_a_lower_revision_takes_no_place_of_a_higher_one(tmp_path):
    """Whichever of two branches comes first after a merge."""
    base = release(tmp_path, brochure())
    for revision in ("1.10.0", "1.9.0"):
        release(tmp_path, brochure(revision), follows=(base.id,))
    assert judge(tmp_path, file_of(brochure("1.10.0"))).standing == Standing.CURRENT
    assert judge(tmp_path, file_of(brochure("1.9.0"))).successor.revision == "1.10.0"
    release(tmp_path, brochure("1.9.0"), mark=b"once more")
    assert judge(tmp_path, file_of(brochure("1.10.0"))).standing == Standing.CURRENT


def test_an_earlier_revision_holds_again_once_it_is_released_again(tmp_path):
    release(tmp_path, brochure())
    release(tmp_path, brochure("1.1.0"))
    withdraw(tmp_path, "1.1.0")
    told = judge(tmp_path, file_of(brochure()))
    assert (told.standing, told.successor.is_withdrawn) == (Standing.SUPERSEDED, True)
    release(tmp_path, brochure())
    assert judge(tmp_path, file_of(brochure())).standing == Standing.CURRENT
    assert {one.standing for one in find_document(open_ledger(tmp_path), "TINY-1", "1.0.0")} == {Standing.CURRENT}


def test_a_draft_takes_no_place_of_a_signed_brochure(tmp_path):
    release(tmp_path, brochure())
    release(tmp_path, brochure("1.1.0"), profile="draft")
    assert judge(tmp_path, file_of(brochure())).standing == Standing.CURRENT
    release(tmp_path, brochure("1.1.0"), mark=b"signed")
    assert judge(tmp_path, file_of(brochure("1.1.0"))).standing == Standing.SUPERSEDED


def test_withdrawn_goes_before_all_else(tmp_path):
    release(tmp_path, brochure(), brochure(clinic="other"))
    withdraw(tmp_path, clinic="other")
    assert judge(tmp_path, file_of(brochure())).standing == Standing.CURRENT
    told = judge(tmp_path, file_of(brochure(clinic="other")))
    assert (told.standing, told.withdrawal.name) == (Standing.WITHDRAWN, "Ann Lee")


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ({"brochure": brochure().name, "revision": "1.0.0"}, Standing.CHANGED),
        ({"brochure": brochure().name, "revision": "9.0.0"}, Standing.UNKNOWN),
        ({"brochure": "x/y", "revision": "1.0.0"}, Standing.UNKNOWN),
        ({}, Standing.UNKNOWN),
    ],
)
def test_bytes_that_are_not_in_the_ledger(tmp_path, said, standing):
    data = make_pdf({"topic": "tiny", "document": "TINY-1", **said} if said else {})
    release(tmp_path, brochure())
    assert judge(tmp_path, data).standing == standing
    assert verify_file(data, "x.pdf", None).standing == Standing.UNCHECKED


def test_a_changed_file_of_a_withdrawn_revision_says_both(tmp_path):
    release(tmp_path, brochure())
    withdraw(tmp_path)
    data = make_pdf({"topic": "tiny", "document": "TINY-1", "brochure": brochure().name, "revision": "1.0.0"})
    told = judge(tmp_path, data)
    assert (told.standing, told.withdrawal.reason) == (Standing.CHANGED, "wrong phone")


def test_any_kind_of_file_is_known_by_its_bytes(tmp_path):
    one = brochure()
    release(tmp_path, one)
    assert judge(tmp_path, file_of(one)).identity.topic == "tiny"
    with pytest.raises(InputError):
        judge(tmp_path, b"hello")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("TINY-1 v1.0.0 · March 2026", ("TINY-1", "1.0.0")),
        ("tiny-1 rev 1.0.0", ("TINY-1", "1.0.0")),
        ("TINY-1, revision 10.2.33", ("TINY-1", "10.2.33")),
        ("TINY-1 Rev. 1.0.0", ("TINY-1", "1.0.0")),
        ("TINY-1 1.0.0", ("TINY-1", "1.0.0")),
        (" TINY-1 ", ("TINY-1", "")),
        ("TINY", None),
        ("TINY-1 v1", None),
        ("", None),
        ("x" * 100_000, None),
    ],
)
def test_numbers_as_people_type_them(typed, read):
    assert read_number(typed) == read


def test_a_number_tells_each_brochure(tmp_path):
    release(tmp_path, brochure(), brochure(clinic="other"))
    two = release(tmp_path, brochure("1.1.0"))
    withdraw(tmp_path, clinic="other")
    ledger = open_ledger(tmp_path)
    told = {(one.brochure.clinic, one.brochure.revision): one for one in find_document(ledger, "TINY-1")}
    assert {key: one.standing for key, one in told.items()} == {
        ("plain", "1.0.0"): Standing.SUPERSEDED,
        ("plain", "1.1.0"): Standing.CURRENT,
        ("other", "1.0.0"): Standing.WITHDRAWN,
    }
    assert told["plain", "1.0.0"].successor == Successor(two.id, "1.1.0", is_withdrawn=False)
    assert len(find_document(ledger, "TINY-1", "1.1.0")) == 1
    assert find_document(ledger, "TINY-2") == ()
