"""Every mistake in a file is told at once, with its own line and what to write."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from foldwell.errors import InputError
from foldwell.model.base import Model, Text
from foldwell.model.clinic import Clinic
from foldwell.model.layout import Layout
from foldwell.model.topic import Topic
from foldwell.model.words import Words
from foldwell.read.validation import validate
from foldwell.read.yaml_source import load_yaml

SMALL = Path(__file__).parents[1] / "fixtures/small/content"
FILES = {"topics/tiny/topic.yaml": Topic, "topics/tiny/en-US.yaml": Words, "clinics/plain/clinic.yml": Clinic}
VALUES = st.recursive(
    st.none() | st.sampled_from(["", "x", "1", "true", "list", "harm", "R1", "2026-11-22"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "kind", "x y"]), inner),
    max_leaves=4,
)
SECTION = "sections:\n  - id: a\n    kind: what\n    blocks:\n"


@pytest.fixture
def mistakes(write):
    def find(model, text):
        with pytest.raises(InputError) as caught:
            validate(load_yaml(write(text), "file.yaml"), model)
        return {finding.field: finding for finding in caught.value.findings}

    return find


def test_unknown_key_is_told_at_its_own_line_with_the_near_name(mistakes):
    finding = mistakes(Topic, SECTION + "      - id: x\n        kind: paragraph\n        prioritty: 1\n")[
        "sections[0].blocks[0].prioritty"
    ]
    assert (finding.code, finding.place.line, finding.place.column) == ("read.unknown-key", 7, 9)
    assert "did you mean 'priority'?" in finding.remedy


def test_keys_named_like_kinds_keep_their_line(mistakes):
    """Names of union members are dropped from a path, never a key of the file with the same name."""
    found = mistakes(Topic, SECTION + "      - id: x\n        kind: list\n        list: [a]\n        paragraph: b\n")
    assert found["sections[0].blocks[0].list"].place.line == 7
    assert found["sections[0].blocks[0].paragraph"].place.line == 8
    assert found["sections[0].blocks[0].items"].code == "read.missing-key"


def test_error_under_a_key_named_like_the_kind_of_its_block(mistakes):
    text = SECTION + "      - id: x\n        kind: list\n        list: []\n        items: [a]\n        priority: 9\n"
    finding = mistakes(Topic, text)["sections[0].blocks[0].priority"]
    assert (finding.place.line, finding.code) == (9, "read.unknown-value")


@pytest.mark.parametrize("name", ["introduction", "checklist", "str", "int", "strict", "dict", "constrained-str"])
def test_no_name_of_a_field_is_taken_for_a_type(mistakes, name):
    finding = mistakes(Words, f"blocks:\n  {name}: [x]\n")[f"blocks.{name}"]
    assert finding.place.line == 2
    assert finding.remedy == "write a text or a mapping (name: value)"


def test_a_union_is_told_once(mistakes):
    found = mistakes(Words, "blocks:\n  a: [x]\n  b: {c: [y]}\n  d:\n")
    blocks = {field: finding.message for field, finding in found.items() if field.startswith("blocks")}
    assert set(blocks) == {"blocks.a", "blocks.b.c", "blocks.d"}
    assert blocks["blocks.d"] == "nothing is written here"


def test_the_member_that_was_meant_is_told(mistakes):
    found = mistakes(Clinic, "hours:\n  - {days: [mon, thx], opens: '08:00', closes: '9:00'}\n")
    assert "did you mean 'thu'?" in found["hours[0].days[1]"].remedy
    assert "08:00" in found["hours[0].closes"].remedy


def test_choices_of_several_literals_are_told_together(mistakes):
    finding = mistakes(Topic, "options:\n  - {id: a, proof: modrate}\n")["options[0].proof"]
    assert "did you mean 'moderate'?" in finding.remedy
    assert "none" in finding.remedy


def test_unknown_kind_of_block(mistakes):
    finding = mistakes(Topic, SECTION + "      - id: x\n        kind: paragraf\n")["sections[0].blocks[0].kind"]
    assert (finding.place.line, finding.place.column) == (6, 15)
    assert "did you mean 'paragraph'?" in finding.remedy


def test_missing_key_tells_its_meaning_at_the_mapping(mistakes):
    found = mistakes(Topic, "schema: topic/1\nclaims:\n  pain: {topic: harm}\n")
    assert "Version of the wording" in found["revision"].remedy
    assert found["claims.pain.certainty"].place.line == 3
    assert "high, moderate, low, very-low" in found["claims.pain.certainty"].remedy


def test_wrong_keys_are_told_as_keys(mistakes):
    finding = mistakes(Topic, "claims:\n  Bad Key: {}\n")["claims.Bad Key"]
    assert finding.message.startswith("the key 'Bad Key'")
    assert (finding.place.line, finding.place.column) == (2, 3)


@pytest.mark.parametrize("number", ["1_000", "1.0", "' 12'", "0x10", "yes", "1e3", "''", "'９'"])
def test_whole_numbers_are_digits_only(mistakes, number):
    assert "grade_target" in mistakes(Topic, f"grade_target: {number}\n")


@pytest.mark.parametrize("number", ["nan", ".inf", "inf", "1_0.5", "1,5", "1e999", "'12 '", "true"])
def test_numbers_are_finite(mistakes, number):
    assert "reading.body_max" in mistakes(Layout, f"reading: {{body_max: '{number.strip(chr(39))}'}}\n")


def test_right_numbers_are_read(write):
    class Sizes(Model):
        layout: Layout | None = None
        name: Text

    assert validate(load_yaml(write("name: 1.10\n"), "file.yaml"), Sizes).name == "1.10"


@pytest.mark.parametrize("day", ["20261122", "2026-W47-1", "2026-13-01", "22.11.2026", "2026-11-22T10:00"])
def test_days_have_one_form(mistakes, day):
    assert "year-month-day" in mistakes(Topic, f"dates: {{wording: '{day}'}}\n")["dates.wording"].remedy


def test_huge_share_does_not_hang(mistakes):
    assert "panels[0].share" in mistakes(Layout, "panels:\n  - {id: a, share: 1e999999999}\n")


def test_truth_is_true_or_false(mistakes):
    finding = mistakes(Topic, "interests: {sells_treatment: yes, funding: x}\n")["interests.sells_treatment"]
    assert finding.message == "'yes' is neither true nor false"


def test_mistakes_in_entries_do_not_make_their_list_too_short(mistakes):
    assert "sections" not in mistakes(Topic, SECTION + "      - x\n")


def test_own_rules_are_told_with_their_remedy(mistakes):
    text = "numbers:\n  a: {arms: [{id: b, k: 5, n: 4}], topic: harm, at: x, certainty: low, refs: [R1]}\n"
    finding = mistakes(Topic, text)["numbers.a.arms[0]"]
    assert (finding.message, finding.remedy) == ("5 of 4 is more than all", "k must be at most n")


def test_a_file_that_is_a_list(mistakes):
    assert mistakes(Topic, "- a\n")[""].code == "read.wrong-type"


def test_findings_stand_in_the_order_of_the_file(write):
    with pytest.raises(InputError) as caught:
        validate(load_yaml(write("zzz: 1\nschema: topic/2\naaa: 1\n"), "file.yaml"), Topic)
    lines = [finding.place.line for finding in caught.value.findings]
    assert lines == sorted(lines)
    assert "Input should" not in str(caught.value)


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_value_in_no_place_breaks_the_reader(tmp_path_factory, name, data):
    """Whatever stands in place of one value: the file is read, or every finding names a line of it."""
    content = yaml.load((SMALL / name).read_text(), yaml.BaseLoader)
    place = content
    while True:
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        if not (isinstance(place[key], dict | list) and place[key]) or data.draw(st.booleans()):
            break
        place = place[key]
    place[key] = data.draw(VALUES)
    path = tmp_path_factory.mktemp("any") / "file.yaml"
    path.write_text(yaml.safe_dump(content))
    source = load_yaml(path, "file.yaml")
    lines = path.read_text().count("\n")
    findings = ()
    try:
        validate(source, FILES[name])
    except InputError as problem:
        findings = problem.findings
    assert all(1 <= finding.place.line <= lines and finding.message for finding in findings)
