"""A manifest is sealed, read back, and refused where a byte of it was changed."""

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.errors import InputError
from foldwell.model.release import HashedFile
from foldwell.release.manifest import digest_of, read_manifest, seal_manifest
from foldwell.release.records import add_seal, hash_data, write_record
from tests.release.ledgers import FIRST, SECOND, brochure, contents


def refuse(path):
    with pytest.raises(InputError) as caught:
        read_manifest(path)
    return caught.value.findings


@pytest.fixture
def kept(tmp_path):
    path = tmp_path / "manifest.json"
    path.write_bytes(write_record(seal_manifest(contents(brochure()), FIRST, ())))
    return path


def rewrite(path, seal=True, **values):
    data = {**json.loads(path.read_text(encoding="utf-8")), **values}
    data.pop("seal")
    path.write_text(json.dumps(add_seal(data) if seal else {**data, "seal": "0" * 64}), encoding="utf-8")


def test_it_is_read_back_from_a_file_and_from_a_folder(kept):
    manifest = read_manifest(kept)
    assert manifest == read_manifest(kept.parent)
    assert manifest.id.startswith("2026-11-27-")
    assert digest_of(manifest) == contents(brochure()).digest
    assert write_record(manifest) == kept.read_bytes()


def test_the_day_and_what_went_before_make_no_other_release():
    told = contents(brochure())
    one, other = seal_manifest(told, FIRST, ()), seal_manifest(told, SECOND, (seal_manifest(told, FIRST, ()).id,))
    assert digest_of(one) == digest_of(other)
    assert one.id != other.id


def test_a_source_that_changes_no_file_makes_no_other_release():
    told = contents(brochure())
    more = replace(told, sources=(HashedFile(path="styles/brochure.css", sha256="0" * 64),))
    assert more.digest == told.digest
    assert replace(told, tools={"foldwell": "0.2.0"}).digest != told.digest


def test_an_edited_value_is_told(kept):
    text = kept.read_text(encoding="utf-8")
    kept.write_text(text.replace('"revision": "1.0.0"', '"revision": "1.0.1"'), encoding="utf-8")
    (finding,) = refuse(kept)
    assert (finding.code, finding.place.file, finding.field) == ("release.edited", str(kept), "seal")


@given(st.data())
def test_any_changed_byte_is_refused(data):
    written = write_record(seal_manifest(contents(brochure()), FIRST, ()))
    at = data.draw(st.integers(0, len(written) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != written[at]))
    changed = written[:at] + bytes([byte]) + written[at + 1 :]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "manifest.json"
        path.write_bytes(changed)
        try:
            read = read_manifest(path)
        except InputError:
            return
        assert write_record(read) == written, "only white space may differ"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "release.damaged"),
        (b"{", "release.damaged"),
        (b"[]", "release.damaged"),
        (b"[" * 100_000, "release.damaged"),
        (b"\xff\xfe\x00", "release.damaged"),
        (b"1" * 5000, "release.damaged"),
        (b'{"schema": "release/1", "schema": "release/1"}', "release.damaged"),
        (b'{"schema": "release/2"}', "release.newer"),
        (b'{"schema": "receipt/1"}', "release.damaged"),
        (b'{"schema": "release/1"}', "release.edited"),
        (b'{"schema": ["release/1"], "seal": "\\ud800"}', "release.damaged"),
        (b'{"schema": "release/1", "name": "\\ud800"}', "release.edited"),
    ],
)
def test_what_is_no_manifest(tmp_path, content, code):
    path = tmp_path / "manifest.json"
    path.write_bytes(content)
    (finding,) = refuse(path)
    assert (finding.code, finding.place.file) == (code, str(path))


def test_a_missing_file(tmp_path):
    assert refuse(tmp_path / "none.json")[0].code == "release.unreadable"


@pytest.mark.parametrize(
    "values",
    [
        {
            "files": [
                {"path": "../x.pdf", "sha256": "0" * 64, "size": 1, "pages": 1, "medium": "screen", "brochure": "a"}
            ]
        },
        {"brochures": []},
        {"surprise": 1},
        {"released_on": "2026-02-30"},
    ],
)
def test_a_manifest_that_is_sealed_and_makes_no_sense(kept, values):
    rewrite(kept, **values)
    assert {finding.code for finding in refuse(kept)} == {"release.damaged"}


def test_a_seal_that_is_not_its_own(kept):
    rewrite(kept, seal=False)
    assert [finding.code for finding in refuse(kept)] == ["release.edited"]


def test_the_hash_of_data_does_not_hang_on_order():
    assert hash_data({"a": 1, "b": [2]}) == hash_data({"b": [2], "a": 1}) != hash_data({"a": 1, "b": [3]})
