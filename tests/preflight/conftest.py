from __future__ import annotations

import pytest

from tests.preflight import samples


@pytest.fixture(scope="session")
def screen() -> bytes:
    """A good screen file: six panels as pages."""
    return samples.write_screen()


@pytest.fixture(scope="session")
def sheet() -> bytes:
    """A good office file: three panels on a sheet."""
    return samples.write_sheet()
