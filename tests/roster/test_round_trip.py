"""Any clinic that the model accepts goes through a sheet, and comes back as it was."""

from hypothesis import given, settings
from hypothesis import strategies as st

from foldwell.model.clinic import Clinic
from foldwell.read.yaml_source import parse_yaml
from foldwell.roster.changes import merge_clinic
from foldwell.roster.columns import Names, list_columns, list_keys, match_headers
from foldwell.roster.csv_text import read_csv, write_csv
from foldwell.roster.merging import get_value
from foldwell.roster.rows import read_rows
from foldwell.roster.table import Row, Table
from foldwell.roster.yaml_editing import edit_yaml
from foldwell.roster.yaml_writing import sort_keys, write_lines

NAMES = Names(
    topics=("knee", "knee-wrap"),
    locales=("en-US", "zh-Hans"),
    sheets=("letter-landscape", "a4-portrait"),
    photos=("desk",),
)
COLUMNS = list(list_columns(NAMES))
TEXT = (
    st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs", "Mn"]), min_size=1, max_size=20)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and not text.startswith("#"))
)
ID = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4})?", fullmatch=True)
PHONE = st.from_regex(r"\+?[0-9][0-9 ().-]{5,12}[0-9]", fullmatch=True)
CLOCK = st.builds(lambda hour, minute: (hour, minute), st.integers(0, 11), st.integers(0, 59))
DAY = st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
LENGTH = st.sampled_from(["0.5mm", "1mm", "1/16in"])
LOCALES = st.lists(st.sampled_from(NAMES.locales), min_size=1, max_size=2, unique=True)
TOLD = st.dictionaries(st.sampled_from(NAMES.locales), TEXT, min_size=1)


def with_some(required, optional):
    return st.fixed_dictionaries(required, optional=optional)


OPEN = st.builds(
    lambda days, opens, closes: {
        "days": days,
        "opens": f"{opens[0]:02}:{opens[1]:02}",
        "closes": f"{closes[0] + 12:02}:{closes[1]:02}",
    },
    st.lists(DAY, min_size=1, max_size=2),
    CLOCK,
    CLOCK,
)
PRICE = with_some(
    {
        "amount": st.integers(1, 99999).map(str),
        "currency": st.sampled_from(["USD", "GBP"]),
        "year": st.just("2026"),
        "covers": TOLD,
    },
    {},
)
TRIAL = with_some(
    {"number": TEXT, "phase": TEXT, "oversight": TEXT, "pays": st.sampled_from(["patient", "sponsor"]), "told": TOLD},
    {},
)
OFFER = with_some(
    {"guide": st.just("https://lake.example/{document}?a=b,c")},
    {
        "variant": st.dictionaries(ID, ID, min_size=1, max_size=2),
        "sells": st.sampled_from(["true", "false"]),
        "price": PRICE,
        "trial": TRIAL,
        "locales": LOCALES,
    },
)
EDGES = st.fixed_dictionaries(dict.fromkeys(["left", "right", "top", "bottom"], LENGTH))
READINGS = with_some({"shift": st.fixed_dictionaries({"left": LENGTH, "up": LENGTH})}, {"edge": EDGES})
PHOTO = with_some({"file": st.just("desk.jpg"), "alt": TOLD}, {"focus": st.just(["0.25", "1"])})
CLINICS = with_some(
    {
        "schema": st.just("clinic/1"),
        "name": TEXT,
        "jurisdiction": st.sampled_from(["US", "US-CA", "GB"]),
        "locales": LOCALES,
        "paper": st.lists(ID, min_size=1, max_size=3),
        "phone": PHONE,
        "after_hours": PHONE,
        "hours": st.lists(OPEN, min_size=1, max_size=3),
        "sites": st.lists(
            with_some({"address": st.lists(TEXT, min_size=1, max_size=5)}, {"name": TEXT}), min_size=1, max_size=3
        ),
        "web": st.just("https://lake.example"),
        "offers": st.dictionaries(st.sampled_from(NAMES.topics), OFFER, min_size=1),
    },
    {
        "stock": st.sampled_from(["cover", "2mm"]),
        "print_shop": ID,
        "layouts": st.lists(ID, min_size=1, max_size=3),
        "since": st.dates().map(str),
        "photos": st.fixed_dictionaries({"desk": PHOTO}),
        "printer": st.dictionaries(st.sampled_from(NAMES.sheets), READINGS, min_size=1),
    },
)


def through_a_sheet(clinic):
    """A clinic's cells, written as CSV and read again."""
    headers = ["id", *(column.header for column in COLUMNS if column.target == "clinic")]
    values = [(column, get_value(clinic, column.steps)) for column in COLUMNS if column.target == "clinic"]
    cells = ["lake", *("" if value is None else column.form.write(value) for column, value in values)]
    headers, cells = read_csv(write_csv([headers, cells]), "x.csv")
    table = Table("x.csv", 1, tuple(headers), (Row(2, tuple(cells)),))
    rows, findings = read_rows(table, match_headers(headers, COLUMNS))
    assert findings == []
    return rows[0].cells


@settings(deadline=None, max_examples=60)
@given(CLINICS)
def test_a_clinic_comes_back_as_it_was(clinic):
    Clinic.model_validate(clinic)
    cells = through_a_sheet(clinic)
    assert merge_clinic({}, cells)[0] == clinic
    merged, changes = merge_clinic(clinic, cells)
    assert (merged, changes) == (clinic, [])
    text = write_lines(sort_keys(merged, (), list_keys), 0) + "\n"
    assert parse_yaml(text, "x").data == clinic


@settings(deadline=None, max_examples=40)
@given(CLINICS, CLINICS)
def test_any_clinic_can_become_any_other(before, after):
    text = write_lines(sort_keys(before, (), list_keys), 0) + "\n"
    merged, changes = merge_clinic(before, through_a_sheet(after))
    assert parse_yaml(edit_yaml(text, merged, list_keys), "x").data == merged
    assert bool(changes) == (merged != before)
    assert merged["phone"] == after["phone"]
