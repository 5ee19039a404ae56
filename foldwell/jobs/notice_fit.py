"""Where a brochure fits whose statutory notice leaves too little room in the layout that was asked for."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from foldwell.errors import OversetError, UsageError
from foldwell.findings import error
from foldwell.read.brochures import read_brochure
from foldwell.read.notices import list_with_notice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from foldwell.findings import Finding
    from foldwell.model.brochure import Brochure
    from foldwell.pipeline import Order, Shop
    from foldwell.read.shelf import Shelf


def tell_where_it_fits(brochure: Brochure, shop: Shop, shelf: Shelf, order: Order) -> Finding:
    """A finding that names the layouts in which the brochure with its notice fits.

    On the same paper, or else on the clinic's others. Each is typeset to know: that takes seconds, and only where
    a build has failed.
    """
    own, others = (brochure.paper_id,), tuple(one for one in brochure.clinic.paper if one != brochure.paper_id)
    found = next(filter(None, ([*_find_fitting(brochure, shop, shelf, order, some)] for some in (own, others))), [])
    fitting = ", ".join(found)
    message = f"{brochure.name}: beside the notice of {brochure.jurisdiction.name}, what must print does not fit"
    remedy = f"it fits as: {fitting}" if fitting else "it fits no layout on this clinic's papers; cut words"
    return error("RG-02", message, remedy, brochure.place("notice:wording"))


def _find_fitting(brochure: Brochure, shop: Shop, shelf: Shelf, order: Order, papers: tuple[str, ...]) -> Iterator[str]:
    for name in list_with_notice(shelf, papers):
        for paper in (one for one in papers if one in shelf.layout(name).model.papers):
            if (name, paper) == (brochure.layout_id, brochure.paper_id):
                continue
            with suppress(OversetError, UsageError):
                other = read_brochure(
                    shelf, topic=brochure.topic_id, clinic=brochure.clinic_id, layout=name, paper=paper,
                    locale=brochure.locale_tag,
                )  # fmt: skip
                shop.typeset(other, order)
                yield f"{name} on {paper}"
