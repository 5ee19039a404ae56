"""Views of blocks that are words of the topic: paragraphs, lists, steps, drawings, glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.model.inline import plain_text

if TYPE_CHECKING:
    from foldwell.compose.setting import Setting, View
    from foldwell.model.action_blocks import Appointment, Checklist, NotesLines, Questions, Steps
    from foldwell.model.blocks import Block
    from foldwell.model.told_blocks import Card, Fact, FigureBlock, Glossary, List, MainMessage, Myth, Photo


def view_main_message(_: MainMessage, setting: Setting) -> View:
    """The main message's sentences."""
    return {"sentences": [setting.text(sentence) for sentence in setting.brochure.words.main_message]}


def view_text(block: Block, setting: Setting) -> View:
    """One text."""
    return {"text": setting.word(block)}


def view_lead_and_text(block: Fact | Card, setting: Setting) -> View:
    """A small heading and a text, with a symbol where the block names one."""
    words = setting.words(block)
    icon = getattr(block, "icon", None)
    return {"lead": setting.text(words["lead"]), "text": setting.text(words["text"]), "icon": icon}


def view_list(block: List | Checklist | Questions, setting: Setting) -> View:
    """Entries, each a unit."""
    return {"items": setting.items(block, block.items)}


def view_steps(block: Steps, setting: Setting) -> View:
    """Numbered entries with their drawings."""
    items = setting.items(block, block.items)
    for number, item in enumerate(items, 1):
        figure = block.figures.get(str(item["id"]))
        item |= {"number": number, "figure": setting.figure(figure) if figure else None}
    return {"items": items, "has_figures": bool(block.figures)}


def view_myth(block: Myth, setting: Setting) -> View:
    """What is said and what is known."""
    words, fixed = setting.words(block), setting.brochure.locale.words
    labels: View = {"said_label": fixed.said, "known_label": fixed.known}
    return labels | {"said": setting.text(words["said"]), "known": setting.text(words["known"])}


def view_figure(block: FigureBlock, setting: Setting) -> View:
    """A drawing of the topic."""
    view = setting.figure(block.use)
    caption = setting.brochure.words.figures[block.use].caption
    return view | {"caption": setting.text(caption) if caption else None}


def view_photo(block: Photo, setting: Setting) -> View:
    """A photo of the clinic's."""
    return setting.photo(block.use)


def view_notes_lines(block: NotesLines, setting: Setting) -> View:
    """A text over lines to write on; all of them are one field of the screen file."""
    lines = setting.fit.notes.get(block.id, block.least)
    return {"text": setting.word(block), "lines": lines, "label": setting.plain_word(block)}


def view_appointment(block: Appointment, setting: Setting) -> View:
    """A text over one line for each part of a visit; a day also says how it is typed."""
    fixed, about = setting.brochure.locale.words, setting.plain_word(block)
    rows = []
    for part in block.asks:
        label = getattr(fixed, f"visit_{part}")
        form = f" ({fixed.visit_date_form})" if part == "date" else ""
        rows.append({"name": f"{block.id}--{part}", "shown": label, "label": f"{about} {label}{form}"})
    return {"text": setting.word(block), "rows": rows}


def view_glossary(block: Glossary, setting: Setting) -> View:
    """The entries that the brochure links to, in the order of their terms."""
    entries = setting.brochure.words.glossary
    rows = [
        {
            "id": f"term-{key}",
            "unit": f"{block.id}--{key}",
            "term": setting.text(entries[key].term),
            "means": setting.text(entries[key].means),
        }
        for key in sorted(setting.terms, key=lambda key: plain_text(entries[key].term).casefold())
    ]
    return {"rows": rows}
