"""Views of blocks that speak for the clinic and for the guide itself: whom to call, prices, contact, review."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from foldwell.compose.formats import fill

if TYPE_CHECKING:
    from foldwell.compose.setting import Setting, View
    from foldwell.model.action_blocks import Contact, Qr, WarningSigns
    from foldwell.model.clinic import Clinic
    from foldwell.model.told_blocks import Cost, ReviewLine


_AIRY = 8
"""Lines of a contact up to which it is set with more white."""
_NAME_LETTERS, _LINE_LETTERS = 28, 36
"""Letters of a clinic's name, and of its address and hours, that a narrow panel has room for in one line."""
_PHONE_LINES = 2


def view_warning_signs(block: WarningSigns, setting: Setting) -> View:
    """Signs, and the number to call for them."""
    view: View = {
        "lead": setting.text(setting.words(block)["lead"]),
        "items": setting.items(block, block.items),
        "call": block.call,
    }
    return view | (_call_clinic(setting) if block.call == "clinic" else _call_emergency(setting))


def _call_clinic(setting: Setting) -> View:
    clinic, fixed = setting.brochure.clinic, setting.brochure.locale.words
    return {
        "call_label": fixed.call_clinic,
        "phone": clinic.phone,
        "after_hours_label": fixed.after_hours,
        "after_hours": clinic.after_hours,
        "no_answer": fixed.no_answer,
    }


def _call_emergency(setting: Setting) -> View:
    fixed = setting.brochure.locale.words
    number = _emergency_number(setting)
    return {"call_label": fill(fixed.call_emergency, number=number), "number": number, "phone": None}


def _emergency_number(setting: Setting) -> str:
    return setting.brochure.jurisdiction.emergency[0]


def view_cost(block: Cost, setting: Setting) -> View:
    """What it costs elsewhere, who pays, and the clinic's own price where it tells one."""
    words = setting.words(block)
    view: View = {"form": block.form, "price": _say_price(setting)}
    return {"market": None} | view | {name: setting.text(words[name]) for name in block.word_ids()}


def _say_price(setting: Setting) -> str | None:
    brochure, price = setting.brochure, setting.brochure.offer.price
    if price is None:
        return None
    money = setting.formats.money(price.amount, price.currency)
    covers = price.covers[brochure.locale_tag]
    return setting.text(fill(brochure.locale.words.our_price, price=money, year=price.year, covers=covers))


def view_contact(_: Contact, setting: Setting) -> View:
    """The clinic's name, places, phones, hours and web address, and the emergency number of its country.

    run_in: whether addresses and hours run on in their lines, as several or long ones do: a clinic can't shorten them.
    is_short: whether it may take more white than usual.
    """
    clinic, fixed = setting.brochure.clinic, setting.brochure.locale.words
    lines = _count_contact_lines(clinic)
    return {
        "name": clinic.name,
        "run_in": lines > setting.brochure.layout.contact_lines,
        "is_short": lines <= _AIRY,
        "sites": [{"name": site.name, "address": site.address} for site in clinic.sites],
        "phone": clinic.phone,
        "hours": [setting.formats.hours(hours) for hours in clinic.hours],
        "after_hours_label": fixed.after_hours,
        "after_hours": clinic.after_hours,
        "web": clinic.web,
        "call_label": fixed.call_clinic,
        "emergency_label": fixed.emergency_label,
        "emergency": _emergency_number(setting),
        "web_shown": _show_web(clinic),
    }


def _count_contact_lines(clinic: Clinic) -> int:
    stacked = [line for site in clinic.sites for line in (site.name, *site.address) if line] + [_show_web(clinic)]
    wrapped = sum(ceil(len(line) / _LINE_LETTERS) for line in stacked)
    return ceil(len(clinic.name) / _NAME_LETTERS) + wrapped + len(clinic.hours) + _PHONE_LINES


def _show_web(clinic: Clinic) -> str:
    return clinic.web.split("://", 1)[1].rstrip("/")


def view_qr(block: Qr, setting: Setting) -> View:
    """The code of the clinic's page of this guide, and a line that says so."""
    return {"text": setting.word(block), **setting.qr(setting.brochure.guide)}


def view_review_line(_: ReviewLine, setting: Setting) -> View:
    """Who wrote it, who checked it, the dates and the revision."""
    fixed, topic, month = setting.brochure.locale.words, setting.brochure.topic, setting.formats.month
    revision = fill(
        fixed.revision_foot, document=topic.document, revision=topic.revision, date=month(topic.dates.wording)
    )
    return {
        "lines": [
            *([fill(fixed.written_by, name=topic.people.byline)] if topic.people.byline else []),
            *_say_checked(setting),
            *([setting.text(words.funding)] if (words := setting.brochure.words).funding else []),
            fill(fixed.evidence_date, date=month(topic.dates.evidence_search)),
            fill(fixed.next_review, date=month(topic.dates.next_review)),
        ],
        "revision": revision,
        "report": setting.text(setting.brochure.jurisdiction.report[setting.brochure.locale_tag]),
        "advice": setting.text(fixed.not_advice),
    }


def _say_checked(setting: Setting) -> list[str]:
    fixed = setting.brochure.locale.words
    lines = [
        fill(fixed.checked_by, name=signed.name, role=signed.credential, date=setting.formats.month(signed.date))
        for signed in setting.brochure.signatures
        if signed.role == "clinical"
    ]
    return lines or [fixed.not_checked]
