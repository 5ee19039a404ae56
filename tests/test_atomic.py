"""Files are written whole or not at all."""

import errno
import os
import threading

import pytest

from foldwell.atomic import require_folder, write_all, write_new, write_whole
from foldwell.errors import ExitCode, OutputError


def everything(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_files_and_their_folders_are_made(tmp_path):
    write_all({tmp_path / "a/b/one.pdf": b"1", tmp_path / "two.pdf": b"2"})
    assert (tmp_path / "a/b/one.pdf").read_bytes() == b"1"
    assert everything(tmp_path) == {"a/b/one.pdf", "two.pdf"}
    assert (tmp_path / "two.pdf").stat().st_mode & 0o777 == 0o644


def test_nothing_to_write_is_fine():
    write_all({})


def test_a_file_that_stays_the_same_is_not_touched(tmp_path):
    file = tmp_path / "one.pdf"
    write_whole(file, b"1")
    os.utime(file, ns=(1, 1))
    write_whole(file, b"1")
    assert file.stat().st_mtime_ns == 1
    write_whole(file, b"2")
    assert (file.read_bytes(), file.stat().st_mtime_ns != 1) == (b"2", True)


@pytest.mark.parametrize("in_the_way", ["folder", "file"])
def test_where_one_can_not_be_written_none_is(tmp_path, in_the_way):
    write_whole(tmp_path / "one.pdf", b"old")
    if in_the_way == "folder":
        (tmp_path / "plain/two.pdf").mkdir(parents=True)
    else:
        (tmp_path / "plain").write_bytes(b"")
    before = everything(tmp_path)
    with pytest.raises(
        OutputError, match=r"two\.pdf can't be written: .*; move away what stands in its place"
    ) as caught:
        write_all({tmp_path / "one.pdf": b"new", tmp_path / "plain/two.pdf": b"2"})
    assert caught.value.exit_code is ExitCode.OUTPUT
    assert (tmp_path / "one.pdf").read_bytes() == b"old"
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    ("number", "remedy"),
    [
        (errno.ENOSPC, "free some room on the disk"),
        (errno.EDQUOT, "free some room on the disk"),
        (errno.EROFS, "ask for the right to write there"),
        (errno.EACCES, "ask for the right to write there"),
        (errno.EIO, "check the folder and the disk"),
    ],
)
def test_the_remedy_fits_what_the_system_says(tmp_path, monkeypatch, number, remedy):
    def refuse(descriptor):
        raise OSError(number, os.strerror(number))

    write_whole(tmp_path / "one.pdf", b"old")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutputError, match=f"{os.strerror(number).lower()}; {remedy}"):
        write_whole(tmp_path / "one.pdf", b"new")
    assert (tmp_path / "one.pdf").read_bytes() == b"old"
    assert everything(tmp_path) == {"one.pdf"}


def test_being_stopped_leaves_nothing(tmp_path, monkeypatch):
    def stop(descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_all({tmp_path / "one.pdf": b"1", tmp_path / "two.pdf": b"2"})
    assert everything(tmp_path) == set()


def test_what_can_be_made_again_waits_for_no_disk(tmp_path, monkeypatch):
    waited = []
    monkeypatch.setattr(os, "fsync", waited.append)
    write_all({tmp_path / "one.pdf": b"1"}, is_durable=False)
    assert (tmp_path / "one.pdf").read_bytes() == b"1"
    assert not waited
    write_all({tmp_path / "two.pdf": b"2"})
    assert len(waited) == 1


def test_whoever_reads_meanwhile_sees_a_whole_file(tmp_path):
    file, contents = tmp_path / "one.pdf", (b"a" * 300_000, b"b" * 200_000)
    write_whole(file, contents[0])
    seen = set()
    stop = threading.Event()

    def read():
        while not stop.is_set():
            seen.add(file.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(60):
        write_whole(file, contents[number % 2])
    stop.set()
    reader.join()
    assert seen <= set(contents)


def test_a_folder_that_can_be_made_is_not_made_yet(tmp_path):
    require_folder(tmp_path / "a/b/c")
    require_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("below", ["", "/deeper/still"])
def test_a_file_is_no_folder(tmp_path, below):
    (tmp_path / "output").write_bytes(b"")
    with pytest.raises(OutputError, match="output is a file; move away what stands in its place"):
        require_folder(tmp_path / f"output{below}")


def test_a_link_to_nowhere_is_no_folder(tmp_path):
    (tmp_path / "output").symlink_to(tmp_path / "gone")
    with pytest.raises(OutputError, match="output is a file"):
        require_folder(tmp_path / "output/.foldwell")


def test_a_folder_without_the_right_to_write(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # who tests as root may write everywhere
    with pytest.raises(OutputError, match="permission denied; ask for the right"):
        require_folder(tmp_path / "output")


def test_a_new_file_is_never_rewritten(tmp_path):
    path = tmp_path / "folder" / "record.json"
    write_new(path, b"one")
    write_new(path, b"one")
    with pytest.raises(OutputError, match="can't be written: file exists"):
        write_new(path, b"two")
    assert path.read_bytes() == b"one"
    assert [each.name for each in path.parent.iterdir()] == ["record.json"]
