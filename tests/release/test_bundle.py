"""Archives and covers."""

import zipfile
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Pdf
from PIL import Image

from foldwell.release.bundle import COVER_WIDTH, draw_cover, pack
from tests.release.samples import write_pdf

NAMES = st.text("abc/ü.", min_size=1, max_size=12).filter(lambda name: not name.startswith("/"))


@given(st.dictionaries(NAMES, st.binary(max_size=50), max_size=6))
def test_an_archive_hangs_on_names_and_bytes_alone(files):
    data = pack(files)
    assert data == pack(dict(reversed(files.items())))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {entry.filename: archive.read(entry) for entry in archive.infolist()} == files
        assert {entry.external_attr >> 16 for entry in archive.infolist()} <= {0o100644}


def test_a_cover_is_what_is_left_when_the_sheet_is_cut():
    with Pdf.open(BytesIO(write_pdf(page=(300, 400)))) as pdf:
        pdf.pages[0].trimbox = [50, 50, 250, 350]
        pdf.save(sheet := BytesIO())
    with Image.open(BytesIO(draw_cover(sheet.getvalue()))) as cover:
        assert cover.size == (COVER_WIDTH, COVER_WIDTH * 300 // 200)
