"""What clinics share is composed once, and never holds a word of one of them."""

from dataclasses import replace

import pytest

from foldwell.compose.candidates import list_candidates
from foldwell.compose.composition import Composer
from foldwell.compose.fit import Fit
from foldwell.compose.shared_parts import OwnView, seal
from foldwell.read.library import Library
from foldwell.stamp.base import STAND_INS
from tests.realistic_clinics import dress
from tests.samples import BUNDLED, LAYOUTS, SMALL, composer, sample, small


def whole(brochure):
    return Fit(frozenset(list_candidates(brochure).by_id), 12.0)


@pytest.mark.parametrize("layout", [*LAYOUTS, "bifold", "pocket", "tent", "walletcard", "large-print"])
def test_a_document_is_the_same_whichever_clinic_came_before(layout):
    first, second = dress(sample("riverside", "letter", layout), 7), dress(sample("riverside", "letter", layout), 8)
    fit = whole(first)
    shared = composer(BUNDLED).share(first, fit, STAND_INS)
    composer(BUNDLED).compose(first, fit, stand_ins=STAND_INS, shared=shared)
    after = composer(BUNDLED).compose(second, fit, stand_ins=STAND_INS, shared=shared)
    alone = composer(BUNDLED).compose(second, fit, stand_ins=STAND_INS)
    assert after == alone
    assert first.clinic.name not in after.html


def test_nothing_of_a_clinic_can_be_read_of_a_sealed_brochure():
    sealed = seal(small())
    assert sealed.offer.variant == small().offer.variant
    for name in ("name", "phone", "hours", "sites", "web", "photos"):
        with pytest.raises(AttributeError):
            getattr(sealed.clinic, name)
    for name in ("price", "guide", "trial"):
        with pytest.raises(AttributeError):
            getattr(sealed.offer, name)
    with pytest.raises(AttributeError):
        sealed.brand.defaults  # noqa: B018
    assert (sealed.logo, dict(sealed.photos), dict(sealed.colors)) == (None, {}, {})


EACH_CONTACT = """{% for zone in page.zones %}{% for s in zone.sections %}
{%- for other in s.blocks if other.kind == "contact" %}
{{- other.name }}{% endfor %}{% endfor %}{% endfor %}"""
READS = {
    "of the cover": "{{ page.cover.clinic }}",
    "of another block": EACH_CONTACT.replace("\n", ""),
    "all at once": '{{ page.cover.items() | list | length }}{{ page.cover["clinic"] }}',
}


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_a_template_that_names_the_clinic_in_a_shared_block_names_each_clinic(tmp_path, read):
    """A project's own template may do so; the part is then set for each clinic."""
    blocks = tmp_path / "templates/blocks"
    blocks.mkdir(parents=True)
    (blocks / "paragraph.html.j2").write_text(f'{{% macro render(b) %}}<p class="own">{read}</p>{{% endmacro %}}')
    own = Composer(Library((tmp_path, *SMALL.roots)))
    first = small()
    second = replace(first, clinic=first.clinic.model_copy(update={"name": "Second Clinic"}))
    shared = own.share(first, whole(first), STAND_INS)
    told = [own.compose(one, whole(one), stand_ins=STAND_INS, shared=shared).html for one in (first, second, first)]
    assert told[0] == told[2]
    for html, brochure in zip(told, (first, second, first), strict=True):
        assert f"{brochure.clinic.name}</p>" in html.partition('class="own">')[2]


@pytest.mark.parametrize("read", [list, len, dict, lambda view: view["name"], lambda view: view.get("name")])
def test_every_way_to_read_a_clinics_values_is_noticed(read):
    reads = []
    read(OwnView({"name": "Clinic"}, lambda: reads.append(1)))
    assert reads


def test_values_beside_the_clinics_own_are_no_ones():
    reads = []
    view = OwnView({"name": "Clinic", "title": "Knee"}, lambda: reads.append(1), frozenset({"name"}))
    assert (view["title"], reads) == ("Knee", [])
    assert (view["name"], reads) == ("Clinic", [1])
