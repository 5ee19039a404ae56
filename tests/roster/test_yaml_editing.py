"""A file is changed where its data changes, and nowhere else."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foldwell.read.yaml_source import parse_yaml
from foldwell.roster.columns import list_keys
from foldwell.roster.yaml_editing import edit_yaml
from foldwell.roster.yaml_writing import Bare, write_lines

CLINIC = """\
# Who hands it out.
schema: clinic/1
name: Lake View   # as on the sign

# The languages.
locales: [en-US,
          es-US]
paper:
- letter

# The number for patients.
phone: '(217) 555-0142'
sites:
  - name: Main
    # The letter's lines.
    address:
      - 1 Lake St
      - Town
  - address: [2 Lake St, "Town, IL"]
web: >-
  https://lake.example
offers:
  knee:
    # How it is made.
    variant: {source: marrow}
    guide: https://lake.example/knee   # the QR code
# The end.
"""


def change(text, steps, value):
    """The text after one value changed; None takes it away. What is read back is what was asked for."""
    data = parse_yaml(text, "x").data
    here = data
    for step in steps[:-1]:
        here = here[step]
    if value is None:
        del here[steps[-1]]
    elif isinstance(here, list) and steps[-1] == len(here):
        here.append(value)
    else:
        here[steps[-1]] = value
    edited = edit_yaml(text, data, list_keys)
    assert parse_yaml(edited, "x").data == data
    return edited


@pytest.mark.parametrize(
    ("steps", "value", "gone", "come"),
    [
        (("phone",), "(217) 555-0100", ["phone: '(217) 555-0142'"], ["phone: (217) 555-0100"]),
        (("phone",), "2175550142", ["phone: '(217) 555-0142'"], ['phone: "2175550142"']),
        (("name",), "Lake: View", ["name: Lake View   # as on the sign"], ['name: "Lake: View"   # as on the sign']),
        (("stock",), "cover", [], ["stock: cover"]),
        (("since",), Bare("2026-11-22"), [], ["since: 2026-11-22"]),
        (("paper", 1), "a4", [], ["- a4"]),
        (("sites", 0, "address", 2), "IL # 3", [], ['      - "IL # 3"']),
        (("sites", 0, "name"), None, ["  - name: Main", "    address:"], ["  - address:"]),
        (("sites", 1), None, ['  - address: [2 Lake St, "Town, IL"]'], []),
        (
            ("sites", 1, "address", 0),
            "3, Lake St",
            ['  - address: [2 Lake St, "Town, IL"]'],
            ['  - address: ["3, Lake St", "Town, IL"]'],
        ),
        (
            ("offers", "knee", "variant"),
            {"source": "marrow", "dose": Bare("2")},
            ["    variant: {source: marrow}"],
            ["    variant: {source: marrow, dose: 2}"],
        ),
        (("web",), "https://b.example", ["web: >-", "  https://lake.example"], ["web: https://b.example"]),
        (("offers", "knee", "sells"), Bare("false"), [], ["    sells: false"]),
        (("offers", "knee", "variant"), None, ["    variant: {source: marrow}"], []),
        (("offers", "hip"), {"guide": "https://h.example"}, [], ["  hip:", "    guide: https://h.example"]),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_other_lines_stay(steps, value, gone, come, end):
    text = CLINIC.replace("\n", end)
    edited = change(text, steps, value)
    assert edited.count("\n") == edited.count(end)
    before, after = text.split(end), edited.split(end)
    if steps == ("sites", 0, "name"):
        return  # the dash moves to the next key, and the comment between the two goes
    assert sorted([*before, *come]) == sorted([*after, *gone])
    assert [line for line in after if line not in come] == [line for line in before if line not in gone]


def test_a_new_key_stands_above_the_comment_of_the_next_one():
    lines = change(CLINIC, ("stock",), "cover").split("\n")
    assert lines[lines.index("stock: cover") - 1] == "- letter"


def test_equal_data_changes_nothing():
    assert edit_yaml(CLINIC, parse_yaml(CLINIC, "x").data, list_keys) == CLINIC


def test_a_file_without_a_last_line_end_grows():
    assert change("name: a", ("phone",), "b") == "name: a\nphone: b\n"


WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs", "Cf"]), max_size=12)
KEYS = st.from_regex(r"[a-z][a-z-]{0,6}", fullmatch=True)
VALUES = st.recursive(
    WORDS,
    lambda below: st.lists(below, min_size=1, max_size=3) | st.dictionaries(KEYS, below, min_size=1, max_size=3),
    max_leaves=8,
)
FILES = st.dictionaries(KEYS | st.sampled_from(["hours", "sites", "variant"]), VALUES, min_size=1, max_size=5)


@given(FILES)
def test_what_is_written_is_read_again(data):
    assert parse_yaml(write_lines(data, 0) + "\n", "x").data == data


@settings(deadline=None)
@given(FILES, FILES)
def test_any_data_can_become_any_other(before, after):
    text = write_lines(before, 0) + "\n"
    assert parse_yaml(edit_yaml(text, after, list_keys), "x").data == after


@given(st.data())
def test_any_change_of_a_clinic_keeps_its_first_and_last_comment(drawn):
    data = copy.deepcopy(parse_yaml(CLINIC, "x").data)
    key = drawn.draw(st.sampled_from(sorted(data)))
    data[key] = drawn.draw(VALUES)
    edited = edit_yaml(CLINIC, data, list_keys)
    assert parse_yaml(edited, "x").data == data
    assert edited.startswith("# Who hands it out.\n")
    assert edited.endswith("# The end.\n")
