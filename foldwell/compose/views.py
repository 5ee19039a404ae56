"""Finished values for the templates: one function for each kind of block.

A template only places what it finds here; it decides nothing and formats nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from foldwell.compose import clinic_views, evidence_views, word_views
from foldwell.compose.citations import refs_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from foldwell.compose.setting import Setting, View
    from foldwell.model.blocks import Block

VIEWS: dict[str, Callable[..., View]] = {
    "main_message": word_views.view_main_message,
    "paragraph": word_views.view_text,
    "fact": word_views.view_lead_and_text,
    "list": word_views.view_list,
    "checklist": word_views.view_list,
    "steps": word_views.view_steps,
    "claim": evidence_views.view_claim,
    "icon_array": evidence_views.view_icon_array,
    "harm": evidence_views.view_harm,
    "unknown": word_views.view_text,
    "myth": word_views.view_myth,
    "card": word_views.view_lead_and_text,
    "options": evidence_views.view_options,
    "questions": word_views.view_list,
    "warning_signs": clinic_views.view_warning_signs,
    "status": evidence_views.view_status,
    "cost": clinic_views.view_cost,
    "contact": clinic_views.view_contact,
    "qr": clinic_views.view_qr,
    "interest": word_views.view_text,
    "glossary": word_views.view_glossary,
    "references": evidence_views.view_references,
    "figure": word_views.view_figure,
    "photo": word_views.view_photo,
    "review_line": clinic_views.view_review_line,
    "notes_lines": word_views.view_notes_lines,
    "appointment": word_views.view_appointment,
}
"""The view of each kind of block; `templates/blocks/<kind>.html.j2` places it."""

OF_THE_CLINIC = frozenset({"warning_signs", "status", "cost", "contact", "qr", "photo"})
"""Kinds of block that show something of the clinic; while a view of another is made, nothing of it can be read."""


def view_block(block: Block, setting: Setting) -> View:
    """The finished values of a block."""
    cited = setting.cited(refs_of(setting.brochure, block))
    return {"kind": block.kind, "id": block.id, "refs": cited, **VIEWS[block.kind](block, setting)}
