"""CL-15: stem cells of a same-day mix are explained where they are first named."""

import pytest

from foldwell.findings import Severity
from tests.edit.claims.nets import claims_in
from tests.edit.samples import find_one, make

MARROW = {"offers.wrap.variant": {"source": "marrow"}}


def test_bare_stem_cells():
    finding = find_one("CL-15", make(words={"blocks.about": "We put in stem cells."}, clinic=MARROW))
    assert (finding.severity, finding.words) == (Severity.WARNING, "stem cells")


@pytest.mark.parametrize(
    "text", ["The mix has only a few stem cells.", "No stem cell product is approved for it.", "A wrap."]
)
def test_explained_or_not_of_the_mix(text):
    assert claims_in(make(words={"blocks.about": text}, clinic=MARROW)) == {}


def test_only_the_first_use_and_only_a_same_day_mix():
    told = {"blocks.about": "A mix with few stem cells.", "blocks.late": "We do not know where stem cells go."}
    assert claims_in(make(words=told, clinic=MARROW)) == {}
    donor = {"offers.wrap.variant": {"source": "donor"}}
    assert claims_in(make(words={"blocks.about": "We put in stem cells."}, clinic=donor)) == {}
