"""Files behind a URL: on a real server of S3, and on a file system that has to move them into place."""

from contextlib import suppress

import pytest

from foldwell.commands.choosing import read_place
from foldwell.errors import OutputError, SetupError, UsageError
from foldwell.jobs.outlets import Outlet, open_outlet
from foldwell.jobs.records import Built, Output
from foldwell.jobs.remote_store import RemoteStore
from foldwell.jobs.store import MEMORY
from tests.servers import BUCKET, forget_servers, lead_to_s3

FILES = {"plain/a.pdf": b"one", "plain/b.pdf": b"two", "wood/a.pdf": b"three"}


@pytest.fixture(scope="module")
def s3(tmp_path_factory):
    with lead_to_s3(tmp_path_factory.mktemp("s3")):
        yield


def open_folder(folder):
    """A folder by fsspec, as a file system that knows no whole files."""
    from fsspec.implementations.dirfs import DirFileSystem
    from fsspec.implementations.local import LocalFileSystem

    return Outlet("disk://out", DirFileSystem(str(folder), LocalFileSystem()), "out")


@pytest.fixture(params=["s3", "disk"])
def outlet(request, tmp_path):
    if request.param == "disk":
        return open_folder(tmp_path)
    request.getfixturevalue("s3")
    return open_outlet(f"s3://{BUCKET}/{tmp_path.name}")


def test_files_come_back_as_they_were_put(outlet):
    outputs = outlet.put(FILES)
    assert [output.name for output in outputs] == list(FILES)
    assert all(map(outlet.is_there, outputs))
    assert outlet.read([*FILES, "plain/none.pdf"]) == FILES
    assert outlet.list_names("plain") == ["plain/a.pdf", "plain/b.pdf"]
    assert outlet.list_names("none") == []


@pytest.mark.parametrize("other", [b"ONE", b"longer"])
def test_a_file_that_was_changed_is_not_there(outlet, other):
    first, *_ = outlet.put(FILES)
    outlet.put({first.name: other})
    outlet.look_anew()
    assert not outlet.is_there(first)


def test_a_file_that_nobody_put_is_not_there(outlet):
    assert not outlet.is_there(Output("plain/a.pdf", 3, 5))


def test_nothing_lies_beside_a_file_that_was_moved_into_place(tmp_path):
    open_folder(tmp_path).put(FILES)
    found = {path.relative_to(tmp_path / "out").as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == set(FILES)


def test_a_browser_is_told_what_a_file_is(s3, tmp_path):
    from s3fs import S3FileSystem

    names = {"a.pdf": "application/pdf", "a.web.html": "text/html", "a.png": "image/png"}
    open_outlet(f"s3://{BUCKET}/{tmp_path.name}").put(dict.fromkeys(names, b"x"))
    told = {name: S3FileSystem().info(f"{BUCKET}/{tmp_path.name}/{name}")["ContentType"] for name in names}
    assert told == names


def test_a_bucket_that_is_not_there(s3):
    with pytest.raises(OutputError, match="s3://no-such-place/out can't be written: The specified bucket does not"):
        open_outlet("s3://no-such-place/out").require("lock")


def test_a_server_that_does_not_answer(s3, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    forget_servers()
    try:
        with pytest.raises(OutputError, match=r"can't be written: .*127\.0\.0\.1:9"):
            open_outlet(f"s3://{BUCKET}/silent").require("lock")
    finally:
        forget_servers()


@pytest.mark.parametrize(
    ("url", "kind", "told"),
    [
        ("nothing://here", UsageError, "nothing://here is no place for files"),
        ("ftp://me:secret@host/out", UsageError, "a password does not belong into a URL"),
        ("hdfs://host/out", SetupError, "hdfs://host/out needs a library that is not installed"),
    ],
)
def test_a_url_that_leads_nowhere(url, kind, told):
    with pytest.raises(kind, match=told) as raised:
        open_outlet(url)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("out", "out"),
        ("/tmp/out", "/tmp/out"),
        ("file:///tmp/out/", "/tmp/out"),
        ("s3://prints/out/", "s3://prints/out"),
    ],
)
def test_what_an_output_names(told, place):
    assert str(read_place(told)) == place
    assert isinstance(read_place(told), str) == told.startswith("s3:")


@pytest.fixture
def url(s3, tmp_path):
    return f"s3://{BUCKET}/{tmp_path.name}"


def remember(url, *clinics, key="key"):
    store = RemoteStore(url)
    with store.begin(()):
        for clinic in clinics:
            outputs = store.put({f"{clinic}/a.pdf": clinic.encode()})
            store.remember(f"{clinic}/a screen", Built(key, outputs, brochure=f"{clinic}/a"))


def list_current(url, *clinics, key="key"):
    store = RemoteStore(url)
    names = {clinic: f"{clinic}/a screen" for clinic in clinics}
    with store.begin(names.values()):
        return [clinic for clinic, name in names.items() if store.find_current(name, key)]


def test_what_was_built_is_remembered(url):
    remember(url, "plain", "wood")
    assert list_current(url, "plain", "wood", "lake") == ["plain", "wood"]
    assert list_current(url, "plain", key="other") == []
    assert list(RemoteStore(url).list_built()) == ["plain/a screen", "wood/a screen"]


def test_a_later_build_adds_to_what_is_remembered(url):
    remember(url, "plain", "wood")
    remember(url, "wood", "lake", key="new")
    assert list_current(url, "plain", "wood", "lake") == ["plain"]
    assert list_current(url, "plain", "wood", "lake", key="new") == ["wood", "lake"]


def test_what_ends_a_build_loses_nothing_that_was_built(url):
    store = RemoteStore(url)
    with suppress(KeyboardInterrupt), store.begin(()):
        store.remember("plain/a screen", Built("key", store.put({"plain/a.pdf": b"x"}), brochure="plain/a"))
        raise KeyboardInterrupt
    assert list_current(url, "plain") == ["plain"]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"format": 0, "built": {}}', b'{"format": 6, "built": 1}', b"\xff"]
)
def test_a_memory_that_can_not_be_read_is_lost(url, data):
    remember(url, "plain")
    outlet = open_outlet(url)
    (pack,) = outlet.list_names(f"{MEMORY}/built")
    outlet.put({pack: data})
    assert list_current(url, "plain") == []
