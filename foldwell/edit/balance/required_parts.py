"""What a full brochure must hold, by the type of its topic (SE-01).

What nobody knows and what the law says are required too: rules BA-06 and RG-01.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from foldwell.edit.rules import TopicType

Parts: TypeAlias = "dict[str, tuple[tuple[str, ...], str]]"
"""Parts by name: the kinds of section or block that tell each, and what to add where none does."""

_EVERYWHERE: Parts = {
    "summary": (("summary", "main_message"), "a section of kind summary: “In short”"),
    "warning signs": (("warning_signs",), "a block of kind warning_signs: “Fever or chills: call us now.”"),
    "contact": (("contact",), "a block of kind contact"),
    "review": (("review_line",), "a block of kind review_line"),
}
_TO_DECIDE: Parts = {
    **_EVERYWHERE,
    "what it is": (("what",), "a section of kind what: “What is it?”"),
    "benefits": (("benefits",), "a section of kind benefits: “Does it work?”"),
    "harms": (("harm",), "a block of kind harm: “A joint infection. Call us now.”"),
    "options": (("options",), "a block of kind options, with doing nothing as one of them"),
    "references": (("references",), "a block of kind references"),
}
_QUESTIONS: Parts = {"questions": (("questions",), "a block of kind questions: “What can go wrong, and how often?”")}
_STEPS: Parts = {"steps": (("steps",), "a block of kind steps: “1. We numb your skin.”")}

REQUIRED: dict[TopicType, Parts] = {
    "treatment": {
        **_TO_DECIDE,
        **_QUESTIONS,
        **_STEPS,
        "cost": (("cost",), "a block of kind cost: “Health plans most often do not pay.”"),
    },
    "condition": {
        **_TO_DECIDE,
        **_QUESTIONS,
        "self-care": (("self_care",), "a section of kind self_care: “Moves to start with”"),
    },
    "procedure": {
        **_TO_DECIDE,
        **_QUESTIONS,
        **_STEPS,
        "recovery": (("recovery",), "a section of kind recovery: “You may limp for a few days.”"),
    },
    "aftercare": {
        **_EVERYWHERE,
        "recovery": (("recovery",), "a section of kind recovery: “What is normal in the first days?”"),
        "what to do": (("steps", "list", "checklist"), "a block of kind steps: “1. Rest your knee.”"),
    },
    "medicine": {
        **_TO_DECIDE,
        "how to take it": (("steps",), "a block of kind steps: “1. Take one tablet with water.”"),
        "who should not take it": (("suitability",), "a section of kind suitability: “Tell us before you take it”"),
    },
}
"""The parts that each type of topic must have."""
