"""A sheet makes and changes clinics: all rows or none, and what it does not speak of stays."""

import csv
import io
import json
import shutil

import pytest

from tests.projects import BRAND, CLINIC, Project
from tests.roster.test_workbook import PARTS, pack

HEADERS = ["id", "name", "jurisdiction", "locales", "paper", "phone", "after_hours", "hours", "address", "web"]
LAKE = ["lake", "Lake View", "US", "en-US", "letter", "2175550142", "(217) 555-0199", "Mon-Fri 8:00-17:00"]
LAKE += ["1 Lake St\nTown, IL 62701", "https://lake.example"]
OFFER = ["offers.tiny.guide", "https://lake.example/wrap"]


@pytest.fixture
def project(tmp_path):
    return Project.small(tmp_path / "project")


def write(project, rows, headers=(*HEADERS, OFFER[0]), name="sheet.csv"):
    written = io.StringIO(newline="")
    csv.writer(written).writerows([headers, *rows])
    project.write(name, written.getvalue())
    return name


def read(project, relative):
    return (project.root / relative).read_text(encoding="utf-8")


def list_clinics(project):
    return sorted(path.name for path in (project.root / "content/clinics").iterdir())


def test_a_row_makes_a_clinic_that_builds(project):
    told = project.run("import", "clinics", write(project, [[*LAKE, OFFER[1]]]))
    assert told.code == 0, told.text
    assert "new      lake" in told.out
    assert "1 row: 1 new, 0 changed, 0 unchanged; 1 clinic not in the sheet, left as it is." in told.out
    assert read(project, "content/clinics/lake/clinic.yml") == (
        "# yaml-language-server: $schema=../../schemas/clinic.json\n"
        "schema: clinic/1\nname: Lake View\njurisdiction: US\nlocales: [en-US]\npaper: [letter]\n"
        'phone: "2175550142"\nafter_hours: (217) 555-0199\n'
        'hours:\n  - {days: [mon, fri], opens: "08:00", closes: "17:00"}\n'
        "sites:\n  - address:\n      - 1 Lake St\n      - Town, IL 62701\n"
        "web: https://lake.example\noffers:\n  tiny:\n    guide: https://lake.example/wrap\n"
    )
    assert "meta:\n  name: Lake View\n  link: https://lake.example\n" in read(
        project, "content/clinics/lake/_brand.yml"
    )
    checked = project.run("check", "--clinic", "lake")
    assert "error" not in checked.out.replace("0 errors", ""), checked.text


def test_every_mistake_of_every_row_is_told_and_nothing_is_written(project):
    rows = [
        [*LAKE, OFFER[1]],
        [],
        ["Lake", *LAKE[1:], ""],
        ["lake", *LAKE[1:], ""],
        ["hill", "=1+1", "US", "en-US", "leter", "2.17E+09", "123", "daily", "", "hill.example", OFFER[1]],
    ]
    told = project.run("import", "clinics", write(project, rows))
    assert told.code == 3
    places = [line.removeprefix("error: ").split(": ")[:2] for line in told.errors]
    assert places == [
        ["sheet.csv:4:1", "id"],
        ["sheet.csv:5:1", "id"],
        ["sheet.csv:6:2", "name"],
        ["sheet.csv:6:6", "phone"],
        ["sheet.csv:6:7", "after_hours"],
        ["sheet.csv:6:8", "hours"],
        ["sheet.csv:6:9", "address"],
        ["sheet.csv:6:10", "web"],
    ]
    assert list_clinics(project) == ["plain"]


def test_names_of_other_files_are_checked_as_in_any_clinic(project):
    rows = [[*LAKE[:2], "XX", "xx-XX", "leter", *LAKE[5:], OFFER[1]]]
    told = project.run("import", "clinics", write(project, rows))
    assert [line.split(": ")[2] for line in told.errors] == ["jurisdiction", "locales", "paper"]
    assert "did you mean 'letter'?" in told.text


def test_a_change_keeps_comments_order_and_what_the_sheet_is_silent_on(project):
    project.change(CLINIC, "phone: (555) 555-0100\n", "# for patients\nphone: (555) 555-0100  # desk\n")
    before = read(project, CLINIC)
    brand = read(project, BRAND)
    name = write(project, [["plain", "(555) 555-0177", "1299"]], ["ID", "Phone", "Offers tiny price amount"])
    told = project.run("import", "clinics", name)
    assert told.code == 0, told.text
    assert "phone: (555) 555-0100 -> (555) 555-0177" in told.out
    assert "offers.tiny.price.amount: 55 -> 1299" in told.out
    assert read(project, CLINIC) == before.replace("555-0100", "555-0177").replace("amount: 55", "amount: 1299")
    assert read(project, BRAND) == brand


def test_an_empty_cell_keeps_and_a_hyphen_takes_away(project):
    name = write(project, [["plain", "", "-"]], ["id", "phone", "layouts"])
    told = project.run("import", "clinics", name)
    assert "layouts: handout taken away" in told.out
    assert "layouts" not in read(project, CLINIC)
    assert "phone: (555) 555-0100" in read(project, CLINIC)
    told = project.run("import", "clinics", write(project, [["plain", "-"]], ["id", "phone"]))
    assert told.errors[0].startswith("error: sheet.csv:2:2: phone: something must stand here")


def test_a_dry_run_writes_nothing_and_programs_are_told(project):
    name = write(project, [["plain", "(555) 555-0177"], [*LAKE[:2]]], ["id", "phone", "mine"])
    before = read(project, CLINIC)
    told = json.loads(project.run("import", "clinics", name, "--dry-run", "--json").out)
    assert not told["written"]
    assert {finding["place"]["line"] for finding in told["findings"]} == {1, 3}
    name = write(project, [["plain", "(555) 555-0177"]], ["id", "phone"])
    told = json.loads(project.run("import", "clinics", name, "--dry-run", "--json").out)
    change = {"field": "phone", "before": "(555) 555-0100", "after": "(555) 555-0177"}
    assert told["clinics"] == [{"clinic": "plain", "state": "changed", "changes": [change]}]
    assert told["files"] == [CLINIC]
    assert read(project, CLINIC) == before


def test_what_goes_out_comes_back_unchanged(project):
    assert project.run("export", "clinics", "out.csv").code == 0
    before = read(project, CLINIC), read(project, BRAND)
    told = project.run("import", "clinics", "out.csv")
    assert "1 row: 0 new, 0 changed, 1 unchanged." in told.out
    assert (read(project, CLINIC), read(project, BRAND)) == before


def test_an_empty_project_gets_the_same_clinics(project):
    project.run("export", "clinics", "out.csv")
    sheet = read(project, "out.csv")
    kept = project.root / "kept"
    shutil.move(project.root / "content/clinics", kept)
    (project.root / "content/clinics").mkdir()
    project.write("in.csv", sheet.replace("content/clinics/", "kept/"))
    told = project.run("import", "clinics", "in.csv")
    assert told.code == 0, told.text
    assert (project.root / "content/clinics/plain/logo.svg").read_bytes() == (kept / "plain/logo.svg").read_bytes()
    project.run("export", "clinics", "again.csv")
    assert read(project, "again.csv") == sheet


def test_ids_are_made_from_names_and_never_take_another_clinic(project):
    rows = [["Lake-View!", *LAKE[2:], OFFER[1]]]
    name = write(project, rows, [*HEADERS[1:], OFFER[0]])
    assert project.run("import", "clinics", name).code == 0
    assert "lake-view" in list_clinics(project)
    told = project.run(
        "import", "clinics", write(project, [["lake view", *LAKE[2:], OFFER[1]]], [*HEADERS[1:], OFFER[0]])
    )
    assert "the id made from this name, lake-view, is that of 'Lake-View!'" in told.text
    (project.root / "content/clinics/Hill").mkdir()
    project.write("content/clinics/Hill/clinic.yml", read(project, CLINIC))
    told = project.run("import", "clinics", write(project, [["hill", *LAKE[1:], OFFER[1]]]))
    assert "there is a folder 'Hill', which some disks take for the same" in told.text


def test_logos_are_copied_from_files_and_folders(project):
    logo = (project.root / "content/clinics/plain/logo.svg").read_bytes()
    project.write("logos/a/logo.svg", logo)
    project.write("logos/a/logo-reversed.svg", logo + b"\n")
    project.write("logos/b.svg", logo)
    rows = [[*LAKE, OFFER[1], "logos/a"], ["hill", *LAKE[1:], OFFER[1], "logos\\b.svg"]]
    assert project.run("import", "clinics", write(project, rows, [*HEADERS, OFFER[0], "Logo"])).code == 0
    clinics = project.root / "content/clinics"
    assert (clinics / "lake/logo-reversed.svg").read_bytes() == logo + b"\n"
    assert not (clinics / "hill/logo-reversed.svg").exists()
    assert "logo:\n  medium:\n    light: logo.svg\n    dark: logo-reversed.svg\n" in read(
        project, "content/clinics/lake/_brand.yml"
    )
    assert "error" not in project.run("check", "--clinic", "lake").out.replace("0 errors", "")
    bad = {"logos/no.svg": "does not exist", "http://x/y.svg": "an address", "logos": "holds no logo.svg"}
    rows = [[f"c{number}", *LAKE[1:], OFFER[1], logo] for number, logo in enumerate(bad)]
    told = project.run("import", "clinics", write(project, rows, [*HEADERS, OFFER[0], "Logo"]))
    assert [words in line for words, line in zip(bad.values(), told.errors, strict=True)] == [True] * 3


def test_where_one_file_can_not_be_written_none_is(project):
    logo = (project.root / "content/clinics/plain/logo.svg").read_bytes()
    project.write("a.svg", logo + b"\n")
    project.write("content/clinics/lake/logo.svg/taken", "x")
    before = read(project, CLINIC)
    rows = [["hill", *LAKE[1:], OFFER[1], "a.svg"], ["plain", *LAKE[1:], OFFER[1], ""], [*LAKE, OFFER[1], "a.svg"]]
    told = project.run("import", "clinics", write(project, rows, [*HEADERS, OFFER[0], "logo"]))
    assert told.code == 7
    assert "content/clinics/lake/logo.svg can't be written" in told.text
    assert list_clinics(project) == ["lake", "plain"]
    assert read(project, CLINIC) == before
    assert [path.name for path in (project.root / "content/clinics/lake").iterdir()] == ["logo.svg"]


def test_looks_change_in_the_brand_alone(project):
    name = write(project, [["plain", "#112233", "warm", "Plain"]], ["id", "color.primary", "theme", "short name"])
    told = project.run("import", "clinics", name)
    assert "color.primary: #2f6f8f -> #112233" in told.out
    assert 'primary: "#112233"' in read(project, BRAND)
    assert "meta: {name: {full: Plain Clinic, short: Plain}}" in read(project, BRAND)
    assert "theme: warm" in read(project, BRAND)
    told = project.run("import", "clinics", write(project, [["plain", "purpel"]], ["id", "color.primary"]))
    assert told.errors[0].startswith(
        "error: sheet.csv:2:2: color.primary: 'purpel' is no colour; did you mean 'purple'?"
    )


def test_a_new_name_reaches_the_brand_that_had_the_old_one(project):
    told = project.run("import", "clinics", write(project, [["plain", "Hill: Clinic"]], ["id", "name"]))
    assert told.code == 0, told.text
    assert 'name: "Hill: Clinic"\n' in read(project, CLINIC)
    assert 'meta: {name: "Hill: Clinic"}' in read(project, BRAND)


def test_a_workbook_is_read_as_its_csv(project):
    cell = '<c r="{}2" t="inlineStr"><is><t>{}</t></is></c>'
    sheet = PARTS["xl/worksheets/sheet2.xml"].partition("<row")[0]
    sheet += '<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c>'
    sheet += '<c r="B1" t="inlineStr"><is><t>Phone</t></is></c></row>'
    sheet += f'<row r="2">{cell.format("A", "plain")}<c r="B2"><v>5555550177</v></c></row></sheetData></worksheet>'
    project.write("sheet.xlsx", pack(PARTS | {"xl/worksheets/sheet2.xml": sheet}))
    told = project.run("import", "clinics", "sheet.xlsx")
    assert told.code == 0, told.text
    assert 'phone: "5555550177"' in read(project, CLINIC)


def test_a_lost_zero_is_told(project):
    rows = [[*LAKE[:2], "GB", *LAKE[3:5], "1632960123", "01632 960177", *LAKE[7:], OFFER[1]]]
    told = project.run("import", "clinics", write(project, rows))
    assert "write 01632960123" in told.errors[0]


@pytest.mark.parametrize(
    ("headers", "row", "words"),
    [
        (["id", "Phone", "phone"], ["plain", "x", "y"], "the column phone is here twice"),
        (["id", "offers.tiny.guid"], ["plain", "x"], "did you mean 'offers.tiny.guide'?"),
        (["id", "offers.tyni.guide"], ["plain", "x"], "did you mean 'offers.tiny.guide'?"),
        (["phone"], ["x"], "no column says which clinic"),
        (["id"], ["plain", "x"], "no header stands above"),
    ],
)
def test_wrong_headers_are_refused(project, headers, row, words):
    told = project.run("import", "clinics", write(project, [row], headers))
    assert told.code == 3
    assert words in told.text


def test_an_unknown_id_in_a_sheet_of_changes_is_told_once(project):
    told = project.run("import", "clinics", write(project, [["plian", "(555) 555-0177"]], ["id", "phone"]))
    assert len(told.errors) == 1
    assert "there is no clinic 'plian' yet, and no column says its name, jurisdiction" in told.text
    assert "did you mean 'plain'?" in told.text


def test_a_mistake_that_the_file_had_before_is_told_there(project):
    project.change(CLINIC, "after_hours: (555) 555-0101", "after_hours: abc")
    told = project.run("import", "clinics", write(project, [["plain", "(555) 555-0177"]], ["id", "phone"]))
    assert told.errors[0].startswith(f"error: {CLINIC}:9:14: after_hours: 'abc' does not")


def test_a_column_of_ones_own_is_named(project):
    told = project.run("import", "clinics", write(project, [["plain", "x", ""]], ["id", "Remarks", "Phnoe"]))
    assert told.code == 0
    assert "Remarks: this column is left aside" in told.text
    assert "did you mean 'phone'?" in told.text


def test_a_file_with_aliases_is_not_changed_wrongly(project):
    project.change(CLINIC, "phone: (555) 555-0100", "phone: &p (555) 555-0100")
    project.change(CLINIC, "after_hours: (555) 555-0101", "after_hours: *p")
    before = read(project, CLINIC)
    told = project.run("import", "clinics", write(project, [["plain", "(555) 555-0177"]], ["id", "phone"]))
    assert told.code == 3
    assert "can't be changed from here" in told.text
    assert read(project, CLINIC) == before


def test_what_is_no_sheet_is_refused(project):
    for name, words in {"a.pdf": "no kind of sheet", "none.csv": "can't be read"}.items():
        told = project.run("import", "clinics", name)
        assert told.code == 3
        assert words in told.text
    project.write("empty.csv", "\n\n")
    assert "the sheet is empty" in project.run("import", "clinics", "empty.csv").text
    project.write("headers.csv", "id,name\n")
    assert "no row names a clinic" in project.run("import", "clinics", "headers.csv").text
    assert project.run("export", "clinics", "out.xlsx").code == 2


def test_a_template_has_the_columns_of_every_topic(project):
    told = project.run("export", "clinics", "out.csv", "--template")
    assert told.code == 0
    headers = next(csv.reader(io.StringIO(read(project, "out.csv").lstrip("\ufeff"))))
    assert headers[:4] == ["id", "name", "short_name", "jurisdiction"]
    assert "offers.tiny.price.covers.en-US" in headers
    assert read(project, "out.csv").count("\n") == 1
