"""The memory of an output folder: what is damaged counts as lost, and two builds share it."""

import json
import os
import threading

import pytest

from foldwell.errors import OutputError
from foldwell.jobs.store import FORMAT, MEMORY, Built, Output, Store

ONE = Built("key-1", (Output("a.pdf", 1, 5),), {"body": 12.5, "blocks": ["x"]}, "fit-1", ({"code": "x"},), "12.5 pt")


@pytest.fixture
def folder(tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(b"1")
    os.utime(file, ns=(5, 5))
    Store.open(tmp_path).remember("one", ONE)
    return tmp_path


def memory(folder):
    return folder / MEMORY / "built.json"


def test_what_is_remembered_comes_back(folder):
    store = Store.open(folder)
    assert store.built == {"one": ONE}
    assert store.is_current("one", "key-1")
    assert not store.is_current("one", "key-2")
    assert not store.is_current("two", "key-1")


def test_a_file_that_was_touched_is_not_current(folder):
    (folder / "a.pdf").write_bytes(b"2")
    assert not Store.open(folder).is_current("one", "key-1")
    (folder / "a.pdf").unlink()
    assert not Store.open(folder).is_current("one", "key-1")


def test_the_paths_of_what_was_made(folder):
    assert Store.open(folder).made == {str(folder.resolve() / "a.pdf")}


def test_a_request_is_unchanged_while_inputs_and_files_are(folder):
    store = Store.open(folder)
    store.remember_request("all", "print-1", ["one"])
    assert Store.open(folder).is_unchanged("all", "print-1") == [ONE]
    assert Store.open(folder).is_unchanged("all", "print-2") is None
    assert Store.open(folder).is_unchanged("other", "print-1") is None


def test_a_request_is_not_unchanged_where_another_build_made_other_files_since(folder):
    Store.open(folder).remember_request("all", "print-1", ["one"])
    Store.open(folder).remember("one", Built("key-2", ONE.files, ONE.fit))
    assert Store.open(folder).is_unchanged("all", "print-1") is None


def test_two_builds_at_once_both_remember(folder):
    first, second = Store.open(folder), Store.open(folder)
    first.remember("two", ONE)
    second.remember("three", ONE)
    second.remember_request("r2", "p", ["three"])
    first.remember_request("r1", "p", ["two"])
    store = Store.open(folder)
    assert store.built.keys() == {"one", "two", "three"}
    assert store.requests.keys() == {"r1", "r2"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("12.5,", '"large",'),
        lambda text: text.replace('"key-1"', '"key-2"'),
        lambda text: text.replace('"requests": {}', '"requests": {"all": 1}'),
        lambda text: text.replace(f'"format": {FORMAT}', '"format": 99'),
        lambda text: "null",
        lambda text: "[]",
        lambda text: "[" * 100_000,
        lambda text: "\ud800",
    ],
)
def test_a_damaged_memory_counts_as_lost(folder, damage):
    text = memory(folder).read_text(encoding="utf-8")
    assert damage(text) != text
    memory(folder).write_bytes(damage(text).encode(errors="surrogatepass"))
    store = Store.open(folder)
    assert (store.built, store.requests) == ({}, {})
    store.remember("one", ONE)
    assert Store.open(folder).is_current("one", "key-1")


def test_the_memory_is_the_same_for_the_same_builds(folder):
    before = memory(folder).read_bytes()
    Store.open(folder).remember("one", ONE)
    assert memory(folder).read_bytes() == before
    assert json.loads(before)["format"] == FORMAT


def test_one_build_waits_for_the_other(tmp_path):
    order = []

    def write_second():
        with Store.open(tmp_path).hold():
            order.append("second")

    other = threading.Thread(target=write_second)
    with Store.open(tmp_path).hold():
        other.start()
        other.join(0.1)
        order.append("first")
    other.join()
    assert order == ["first", "second"]


def test_a_folder_that_can_not_be_held(tmp_path):
    (tmp_path / MEMORY).write_bytes(b"")
    with pytest.raises(OutputError, match="can't be written"), Store.open(tmp_path).hold():
        pass
