"""Workbooks: the first sheet that people see, its cells as they would type them."""

import io
import zipfile

import pytest

from foldwell.errors import InputError
from foldwell.roster.workbook import read_workbook

SPACE = "http://schemas.openxmlformats.org"
PARTS = {
    "[Content_Types].xml": f"""<Types xmlns="{SPACE}/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{SPACE}/package/2006/relationships"><Relationship Id="r1"
Type="{SPACE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
    "xl/workbook.xml": f"""<workbook xmlns="{SPACE}/spreadsheetml/2006/main"
xmlns:r="{SPACE}/officeDocument/2006/relationships"><sheets><sheet name="Old" sheetId="1" state="hidden" r:id="r1"/>
<sheet name="Clinics" sheetId="2" r:id="r2"/></sheets></workbook>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{SPACE}/package/2006/relationships">
<Relationship Id="r1" Type="{SPACE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="r2" Type="{SPACE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/>
<Relationship Id="r3" Type="{SPACE}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>""",
    "xl/styles.xml": f"""<styleSheet xmlns="{SPACE}/spreadsheetml/2006/main"><cellXfs count="3">
<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>""",
    "xl/worksheets/sheet1.xml": f"""<worksheet xmlns="{SPACE}/spreadsheetml/2006/main"><sheetData><row r="1">
<c r="A1" t="inlineStr"><is><t>old</t></is></c></row></sheetData></worksheet>""",
    "xl/worksheets/sheet2.xml": f"""<worksheet xmlns="{SPACE}/spreadsheetml/2006/main"><sheetData>
<row r="2"><c r="A2" t="inlineStr"><is><t>id</t></is></c><c r="C2" t="inlineStr"><is><t>Straße</t></is></c></row>
<row r="4"><c r="A4"><v>2175550142</v></c><c r="B4" s="1"><v>46348</v></c><c r="C4" s="2"><v>0.3333333333</v></c>
<c r="D4" t="b"><v>1</v></c><c r="E4"><f>1+1</f><v>2</v></c><c r="F4"><v>0.5</v></c></row></sheetData></worksheet>""",
}


def pack(parts):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return written.getvalue()


def test_cells_are_read_as_people_type_them():
    rows = read_workbook(pack(PARTS), "x.xlsx")
    assert [len(row) for row in rows] == [6, 6, 6, 6]
    assert rows[1] == ["id", "", "Straße", "", "", ""]
    assert rows[3] == ["2175550142", "2026-11-22", "08:00:00", "true", "2", "0.5"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"id,name",
        b"PK\x03\x04" + b"\x00" * 40,
        pack({"a.txt": "x"}),
        pack(
            PARTS | {"xl/workbook.xml": PARTS["xl/workbook.xml"].replace('sheetId="2"', 'sheetId="2" state="hidden"')}
        ),
        pack(PARTS | {"xl/worksheets/sheet2.xml": "<worksheet"}),
        pack(PARTS)[:-200],
        pack(PARTS).replace(b"\xab", b"\xac", 1),
    ],
)
def test_what_is_no_workbook_is_refused(data):
    with pytest.raises(InputError, match="workbook"):
        read_workbook(data, "x.xlsx")


def test_a_workbook_that_would_fill_the_memory_is_refused(monkeypatch):
    monkeypatch.setattr("foldwell.roster.workbook.MOST_UNPACKED", 1000)
    with pytest.raises(InputError, match="unpacks to more"):
        read_workbook(pack(PARTS), "x.xlsx")
