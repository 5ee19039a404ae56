"""What the parts of a page that every brochure has look like to the templates: cover, zones, sections, notice, foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.compose.formats import Formats, fill
from foldwell.compose.inline import set_text
from foldwell.compose.pages import panel_boxes
from foldwell.model.inline import plain_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from foldwell.compose.artwork import Pictures
    from foldwell.compose.candidates import Candidate
    from foldwell.compose.fit import Fit
    from foldwell.compose.setting import Setting, View
    from foldwell.model.brochure import Brochure
    from foldwell.model.layout import Zone

_NOTE_LINE, _NOTES_HEADING = 1.9167, 3.2
"""Height of a line to write on (the style's .note-line) and of the heading of a page of them, by the body's size."""
_LEAST_COVER_WHITE = 12.0
"""Points between the purpose and the first message of a cover without a drawing."""
_LONG_NAME, _LONG_TITLE, _LONG_HEADING = 44, 36, 30
"""Characters above which the clinic's name and the title on covers, and headings, are set a step smaller."""
_OVERRUN = 50.0
"""Points by which bands run over the edge of their page: the widest bleed (15 mm) and the creep of a booklet."""


def foot_line(brochure: Brochure) -> str:
    """The line at the foot of every page: document, revision and date, and Draft where it is one."""
    fixed, topic = brochure.locale.words, brochure.topic
    date = Formats(brochure.written_locale, brochure.locale).month(topic.dates.wording)
    foot = fill(fixed.revision_foot, document=topic.document, revision=topic.revision, date=date)
    return f"{fixed.draft_foot} · {foot}" if brochure.is_draft else foot


def unit_styles(fit: Fit) -> dict[str, str]:
    """Where units begin a panel and how much white they get, as styles by the unit."""
    padding = (f"padding--{number}" for number in range(fit.padding_pages))
    styles = dict.fromkeys((*sorted(fit.starts), *padding), "break-before:page;margin-top:0")
    for unit, white in fit.extra.items():
        way = "padding-top" if unit == "cover" or unit.startswith("section--") else "margin-top"
        styles[unit] = ";".join(filter(None, [styles.get(unit, ""), f"{way}:{white:.2f}pt"]))
    return styles


def view_notice(setting: Setting) -> View | None:
    """The words of the statutory notice, exactly as they are told."""
    brochure = setting.brochure
    notice = brochure.notice
    if notice is None:
        return None
    note = brochure.locale.words.notice_draft if brochure.is_draft and notice.is_open else None
    own = brochure.written_locale
    beside = notice.wording.get(own) if own != notice.original else None
    return {
        "paragraphs": notice.wording[notice.original],
        "language": notice.original,
        "beside": beside,
        "draft_note": note,
    }


def count_padding_lines(setting: Setting) -> int:
    """How many lines to write on a page of notes holds."""
    depth = min(box.depth for boxes in panel_boxes(setting.brochure.form).values() for box in boxes)
    return int((depth / setting.fit.body - _NOTES_HEADING) / _NOTE_LINE)


def view_frame(setting: Setting, chosen: list[Candidate]) -> View:
    """What a page shows around its cover and its zones."""
    brochure, fit = setting.brochure, setting.fit
    fixed, title = brochure.locale.words, plain_text(brochure.words.title)
    return {
        "language": brochure.locale_tag,
        "direction": brochure.locale.direction,
        "layout": brochure.layout_id,
        "paper": brochure.paper_id,
        "detail": brochure.layout.detail,
        "title": fill(fixed.draft_title, title=title) if brochure.is_draft else title,
        "draft_note": setting.text(fixed.draft_note) if brochure.is_draft else None,
        "cites": any(candidate.block.kind == "references" for candidate in chosen),
        "narrow": fit.narrow,
        "unit_styles": unit_styles(fit),
        "notes_heading": fixed.notes_heading,
        "padding_lines": count_padding_lines(setting),
        "notice": view_notice(setting),
        "has_standing_notice": brochure.standing_notice is not None,
    }


def view_cover(setting: Setting, pictures: Pictures) -> View:
    """What a cover may show of the topic; the layout's template chooses."""
    brochure = setting.brochure
    words = brochure.words
    white = setting.fit.extra.get("cover", 0.0)
    return {
        "kicker": setting.text(words.kicker),
        "title": set_text(words.title, ends_line=False),
        "has_long_title": len(plain_text(words.title)) > _LONG_TITLE,
        "purpose": setting.text(words.purpose),
        "first_message": setting.text(words.main_message[0]),
        "choice": setting.text(words.choice),
        "figure": None if brochure.standing_notice else pictures.cover_figure(white),
        "white": round(max(white, _LEAST_COVER_WHITE), 2),
    }


def view_brand(brochure: Brochure, pictures: Pictures) -> View:
    """What a cover may show of the clinic."""
    name = brochure.clinic.name
    return {"logo": pictures.logo(), "clinic": name, "has_long_name": len(name) > _LONG_NAME}


def view_zone(zone: Zone, setting: Setting, chosen: list[Candidate], view: Callable[[list[Candidate]], View]) -> View:
    """A zone with those of its sections that have chosen blocks. view: makes the view of one section of these."""
    own = [candidate for candidate in chosen if candidate.zone == zone.id]
    sections = dict.fromkeys(candidate.section.id for candidate in own)
    return {
        "id": zone.id,
        "ground": zone.ground,
        "is_cover": not zone.holds,
        "white": _white_around(zone, setting.brochure),
        "sections": [view([c for c in own if c.section.id == name]) for name in sections],
        "padding_pages": setting.fit.padding_pages if zone.flow else 0,
    }


def _white_around(zone: Zone, brochure: Brochure) -> View:
    """From the text of a zone's first panel to beyond the widest bleed, in points, for what runs off its edges."""
    box = panel_boxes(brochure.form)[zone.id][0]
    return {"top": box.top + _OVERRUN, "left": box.left + _OVERRUN, "right": box.right + _OVERRUN}


def view_section(chosen: list[Candidate], setting: Setting, blocks: list[View]) -> View:
    """A section with its heading and the views of those of its blocks that were chosen."""
    section = chosen[0].section
    heading = setting.brochure.words.sections[section.id]
    return {
        "id": section.id,
        "kind": section.kind,
        "icon": section.icon,
        "heading": setting.text(heading),
        "has_long_heading": len(plain_text(heading)) > _LONG_HEADING,
        "blocks": blocks,
    }
