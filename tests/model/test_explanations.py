"""Docstrings under fields explain them, in schemas and messages."""

from pydantic import BaseModel

from foldwell.model.action_blocks import Questions
from foldwell.model.block_base import Listed
from foldwell.model.explanations import explain_fields
from foldwell.model.locale import Fixed


class Elsewhere(BaseModel):
    """A model that is none of the project's files."""

    field: int
    """Is told nothing of."""


def test_the_docstring_under_a_field_explains_it():
    assert explain_fields(Fixed)["page"] == "Page number in a booklet: {number}."


def test_a_model_has_the_explanations_of_its_bases():
    inherited = explain_fields(Listed)
    assert inherited
    assert inherited.items() <= explain_fields(Questions).items()


def test_models_of_others_explain_nothing():
    assert explain_fields(Elsewhere) == {}
