"""The ledger: added to, merged, ordered, and honest about what is wrong with it."""

import shutil
import threading
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foldwell.errors import InputError, OutputError
from foldwell.release.ledger import add_release, hold_ledger, open_ledger, order_releases
from foldwell.release.manifest import seal_manifest
from foldwell.release.texts import hash_texts
from tests.release.ledgers import FIRST, SECOND, brochure, contents, release, texts, withdraw


def ids(ledger):
    return [one.id for one in ledger.releases]


def codes(ledger):
    return [finding.code for finding in ledger.findings]


def test_no_folder_is_an_empty_ledger(tmp_path):
    ledger = open_ledger(tmp_path / "none")
    assert (ledger.releases, ledger.withdrawals, ledger.findings, ledger.heads) == ((), (), (), ())


def test_each_release_follows_the_last(tmp_path):
    one, two = release(tmp_path, brochure()), release(tmp_path, brochure("1.1.0"))
    ledger = open_ledger(tmp_path)
    assert ids(ledger) == [one.id, two.id]
    assert (two.follows, ledger.heads, ledger.findings) == ((one.id,), (two.id,), ())


def test_two_branches_merge_by_copying_their_files(tmp_path):
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    first = release(ours, brochure())
    shutil.copytree(ours, theirs)
    late = release(ours, brochure("1.2.0"), day=SECOND)
    early = release(theirs, brochure("1.1.0"), day=FIRST)
    shutil.copytree(theirs, ours, dirs_exist_ok=True)
    merged = open_ledger(ours)
    assert ids(merged) == [first.id, early.id, late.id]
    assert set(merged.heads) == {early.id, late.id}
    last = release(ours, brochure("1.3.0"), day=date(2026, 1, 1))
    assert ids(open_ledger(ours))[-1] == last.id, "what follows comes after, whatever its clock says"
    assert set(last.follows) == {early.id, late.id}
    assert open_ledger(ours).heads == (last.id,)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_order_hangs_on_no_order_of_files_and_keeps_what_follows(data):
    made = []
    for number in range(data.draw(st.integers(1, 7))):
        follows = data.draw(st.sets(st.sampled_from([one.id for one in made]))) if made else set()
        day = FIRST + timedelta(days=data.draw(st.integers(0, 3)))
        made.append(seal_manifest(contents(brochure(f"1.0.{number}")), day, tuple(follows)))
    order = [one.id for one in order_releases(data.draw(st.permutations(made)))]
    assert order == [one.id for one in order_releases(made)]
    assert sorted(order) == sorted(one.id for one in made)
    for one in made:
        assert all(order.index(earlier) < order.index(one.id) for earlier in one.follows)


def test_nothing_is_rewritten(tmp_path):
    one = release(tmp_path, brochure())
    path = tmp_path / f"{one.id}.json"
    before = path.read_bytes()
    add_release(tmp_path, one, [texts()])
    path.write_bytes(before + b" ")
    with pytest.raises(OutputError):
        add_release(tmp_path, one, [texts()])
    assert path.read_bytes() == before + b" "
    assert not list(tmp_path.glob(".*")), "no half file is left"


def test_a_damaged_file_is_told_and_the_others_are_used(tmp_path):
    one, two = release(tmp_path, brochure()), release(tmp_path, brochure("1.1.0"))
    path = tmp_path / f"{one.id}.json"
    path.write_bytes(path.read_bytes()[:400])
    ledger = open_ledger(tmp_path)
    assert ids(ledger) == [two.id]
    assert codes(ledger) == ["release.damaged"]
    assert ledger.findings[0].place.file == str(path)


def test_a_copy_under_another_name_and_a_lost_file_are_told(tmp_path):
    one = release(tmp_path, brochure())
    shutil.copy(tmp_path / f"{one.id}.json", tmp_path / "copy.json")
    assert codes(open_ledger(tmp_path)) == ["release.misnamed"]
    (tmp_path / "copy.json").unlink()
    two = release(tmp_path, brochure("1.1.0"))
    (tmp_path / f"{one.id}.json").unlink()
    ledger = open_ledger(tmp_path)
    assert codes(ledger) == ["release.lost"]
    assert ids(ledger) == [two.id]


def test_texts_are_kept_and_a_changed_record_is_refused(tmp_path):
    release(tmp_path, brochure())
    name = hash_texts(texts())
    assert open_ledger(tmp_path).read_texts(name) == texts()
    path = tmp_path / "texts" / f"{name}.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"A"', '"B"'), encoding="utf-8")
    with pytest.raises(InputError, match="not as it was written"):
        open_ledger(tmp_path).read_texts(name)


def test_a_withdrawal_is_about_all_clinics_or_one(tmp_path):
    release(tmp_path, brochure(), brochure(clinic="other"))
    withdraw(tmp_path, clinic="other")
    ledger = open_ledger(tmp_path)
    assert ledger.find_withdrawal("TINY-1", "1.0.0", "other").reason == "wrong phone"
    assert ledger.find_withdrawal("TINY-1", "1.0.0", "plain") is None
    withdraw(tmp_path)
    assert open_ledger(tmp_path).find_withdrawal("TINY-1", "1.0.0", "plain")
    assert open_ledger(tmp_path).find_withdrawal("TINY-1", "1.1.0", "plain") is None


def test_releases_at_once_each_follow_the_other(tmp_path):
    def add(number):
        with hold_ledger(tmp_path):
            release(tmp_path, brochure(f"1.0.{number}"))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ledger = open_ledger(tmp_path)
    assert (len(ledger.releases), len(ledger.heads), ledger.findings) == (8, 1, ())


def test_a_ledger_that_is_a_file(tmp_path):
    (tmp_path / "releases").write_text("")
    with pytest.raises(OutputError), hold_ledger(tmp_path / "releases"):
        pass


@given(st.binary(max_size=200))
def test_any_bytes_in_the_ledger_are_told(content):
    with TemporaryDirectory() as folder:
        (Path(folder) / "2026-11-27-0000000000.json").write_bytes(content)
        assert len(open_ledger(Path(folder)).findings) == 1
