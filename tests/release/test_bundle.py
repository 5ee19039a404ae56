"""Archives and covers."""

import zipfile
from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from foldwell.release.bundle import pack

NAMES = st.text("abc/ü.", min_size=1, max_size=12).filter(lambda name: not name.startswith("/"))


@given(st.dictionaries(NAMES, st.binary(max_size=50), max_size=6))
def test_an_archive_hangs_on_names_and_bytes_alone(files):
    data = pack(files)
    assert data == pack(dict(reversed(files.items())))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {entry.filename: archive.read(entry) for entry in archive.infolist()} == files
        assert {entry.external_attr >> 16 for entry in archive.infolist()} <= {0o100644}
