"""YAML is read as people mean it, every value has its place, and what can't be meant is refused."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from foldwell.errors import InputError
from foldwell.findings import Place
from foldwell.read.yaml_nodes import MAX_NODES
from foldwell.read.yaml_source import load_yaml, write_field
from foldwell.read.yaml_text import MAX_BYTES

BOMB = "a: &a [1,1,1,1,1,1,1,1,1,1]\n" + "\n".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 10)}]" for old, new in zip("abcd", "bcde", strict=True)
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn", "Co"]), max_size=30)


def refuse(path):
    with pytest.raises(InputError) as caught:
        load_yaml(path, "file.yaml")
    return caught.value.findings


def test_scalars_stay_what_was_written(write):
    text = "a: no\nb: 1.10\nc: 0x1F\nd: 2026-11-22\ne: 'null'\nf: null\ng: ~\nh:\ni: !!str null\n1: 12:30\n"
    data = load_yaml(write(text), "file.yaml").data
    assert data == {
        "a": "no", "b": "1.10", "c": "0x1F", "d": "2026-11-22", "e": "null",
        "f": None, "g": None, "h": None, "i": "null", "1": "12:30",
    }  # fmt: skip


def test_byte_order_mark_and_windows_lines_are_fine(write):
    source = load_yaml(write(b"\xef\xbb\xbfa: x\r\nb: y\r\n"), "file.yaml")
    assert source.data == {"a": "x", "b": "y"}
    assert source.place(("b",)) == Place("file.yaml", 2, 4)


def test_aliases_repeat_a_value(write):
    source = load_yaml(write("a: &x {b: c}\nd: *x\n"), "file.yaml")
    assert source.data == {"a": {"b": "c"}, "d": {"b": "c"}}
    assert source.place(("d",)).line == 2


def test_places_of_values_keys_and_what_is_missing(write):
    source = load_yaml(write("top: x\nlist:\n  - one\n  - key: two\n    more: >-\n      three\n"), "file.yaml")
    assert source.place(()) == Place("file.yaml", 1, 1)
    assert source.place(("list", 0)) == Place("file.yaml", 3, 5)
    assert source.place(("list", 1, "key")) == Place("file.yaml", 4, 10)
    assert source.key_place(("list", 1, "key")) == Place("file.yaml", 4, 5)
    assert source.place(("list", 1, "more")) == Place("file.yaml", 5, 11)
    assert source.place(("list",)) == Place("file.yaml", 2, 1)
    assert source.place(("list", 1, "absent")) == Place("file.yaml", 4, 5)
    assert source.place(("list", 7)) == Place("file.yaml", 2, 1)


def test_fields_are_written_as_people_read_them():
    assert write_field(("sections", 2, "blocks", 0, "kind")) == "sections[2].blocks[0].kind"


@settings(deadline=None)
@given(st.dictionaries(WORDS, st.one_of(WORDS, st.lists(WORDS, max_size=4)), min_size=1, max_size=6))
def test_any_text_survives(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("yaml") / "file.yaml"
    path.write_text(yaml.safe_dump(data, default_style='"', allow_unicode=True), encoding="utf-8")
    assert load_yaml(path, "file.yaml").data == data


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "read.duplicate-key", 3, 1),
        ("<<: {a: 1}\n", "read.merge-key", 1, 1),
        ("a: !!python/object:os.system x\n", "read.tag", 1, 4),
        ("a: !secret x\n", "read.tag", 1, 4),
        ("? [a]\n: b\n", "read.bad-key", 1, 3),
        ("~: b\n", "read.bad-key", 1, 1),
        ("a: *nobody\n", "read.unknown-alias", 1, 4),
        ("a: &x [*x]\n", "read.endless-alias", 1, 8),
        (BOMB, "read.too-large", 5, 35),
        ("[" * 60 + "]" * 60, "read.too-deep", 1, 51),
        ("a: 1\n---\nb: 2\n", "read.many-documents", 2, 1),
        ("a:\n\t- b\n", "read.tab", 2, 1),
        ("a: b\x07\n", "read.invisible-character", 1, 5),
        (b"a: b\xe9\n", "read.encoding", 1, 5),
        ("a: b".encode("utf-16"), "read.encoding", 0, 0),
        ("a: bcd".encode("utf-16-le"), "read.encoding", 0, 0),
        (b"a: \x00 and some more text that is plain\n", "read.invisible-character", 1, 4),
        ("", "read.empty-file", 0, 0),
        ("# nothing\n", "read.empty-file", 0, 0),
        (b"#" * (MAX_BYTES + 1), "read.too-large", 0, 0),
        ("a: b: c\n", "read.broken-yaml", 1, 5),
        ("a: [1, 2\n", "read.broken-yaml", 1, 4),
        ("a: 'x\n", "read.broken-yaml", 1, 4),
        ("a: @x\n", "read.broken-yaml", 1, 4),
        ('a: "\\q"\n', "read.broken-yaml", 1, 4),
        ("- a\nb: 1\n", "read.broken-yaml", 2, 1),
        ('a: "b" c\n', "read.broken-yaml", 1, 8),
    ],
)
def test_what_can_not_be_meant_is_refused_with_its_place(write, text, code, line, column):
    finding = refuse(write(text))[0]
    assert (finding.code, finding.place) == (code, Place("file.yaml", line, column))
    assert finding.remedy


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('a: "b" c\n', "put the whole text inside the quotes"),
        ("a: b: c\n", "put the whole text in quotes"),
        ("a: [1\n", "write ] at its end"),
        ("a:\n  b: 1\n c: 2\n", "indent it like its neighbours"),
    ],
)
def test_broken_yaml_is_told_in_plain_words(write, text, said):
    assert said in refuse(write(text))[0].remedy


def test_deep_brackets_are_refused_at_once(write):
    assert refuse(write("[" * 200_000))[0].code == "read.too-deep"


def test_every_duplicate_is_told(write):
    findings = refuse(write("a: {x: 1, x: 2}\nb: {y: 1, y: 2}\n"))
    assert [finding.place.line for finding in findings] == [1, 2]


def test_as_many_values_as_allowed_are_read(write):
    source = load_yaml(write("[" + "a," * (MAX_NODES - 1) + "]"), "file.yaml")
    assert len(source.data) == MAX_NODES - 1


def test_missing_file_and_folder_are_told(tmp_path):
    assert refuse(tmp_path / "none.yaml")[0].code == "read.missing-file"
    assert refuse(tmp_path)[0].code == "read.unreadable"


def test_pure_parser_reads_the_same(write, monkeypatch):
    path = write("a: no\nb: [1, *x]\n".replace("*x", "&x {c: d}") + "e: *x\n")
    fast = load_yaml(path, "file.yaml")
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    slow = load_yaml(path, "file.yaml")
    assert slow == fast
    assert slow.place(("b", 1, "c")) == fast.place(("b", 1, "c"))
