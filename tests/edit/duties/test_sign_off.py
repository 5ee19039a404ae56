"""No patient gets wording that nobody signed."""

from typing import get_args

import pytest

from foldwell.commands.signing import ITEMS, ROLES
from foldwell.edit.duties.sign_off import find_unsigned, require_signatures
from foldwell.errors import ExitCode, UnsignedError
from foldwell.model.signatures import ANSWERED_BY, QUESTIONS, Item, Role
from foldwell.read.signing import missing_items
from tests.edit.samples import make, sign


def test_an_unsigned_patient_build_is_refused_with_the_command_that_signs():
    with pytest.raises(UnsignedError) as caught:
        require_signatures(make())
    finding = caught.value.findings[0]
    assert caught.value.exit_code is ExitCode.UNSIGNED
    assert (finding.code, finding.place.file) == ("ME-09", "content/topics/wrap/signatures.yaml")
    assert "nobody has signed this wording (en-US, revision 1.0.0) as clinical" in finding.message
    assert 'foldwell sign wrap --locale en-US --name "…" --role clinical --credential "…"' in finding.remedy


@pytest.mark.parametrize("number", range(6))
def test_the_command_in_the_remedy_is_one_that_exists(number):
    from foldwell.commands.signing import sign as command

    finding = find_unsigned(make())[number]
    written = {word for word in finding.remedy.split() if word.startswith("--")} - {"--confirms"}
    assert written == {option.opts[0] for option in command.params if option.required and option.opts[0][:2] == "--"}


def test_a_signature_that_answers_for_nothing_leaves_five_questions_open():
    found = find_unsigned(make(signatures=(sign().model_copy(update={"confirms": ()}),)))
    assert {one.code for one in found} == {"edit.unanswered"}
    assert [question in one.message for question, one in zip(QUESTIONS.values(), found, strict=True)] == [True] * 5
    assert "--role clinical" in found[0].remedy
    assert "--role reader" in found[-1].remedy
    assert found[-1].remedy.endswith("--confirms no-pressure")


def test_who_can_not_judge_answers_for_nothing():
    lawyer = sign("legal").model_copy(update={"confirms": tuple(QUESTIONS)})
    assert missing_items((lawyer,)) == tuple(QUESTIONS)
    reader = sign("reader").model_copy(update={"confirms": tuple(QUESTIONS)})
    assert missing_items((lawyer, reader)) == ("true-and-current",)


def test_the_command_knows_every_role_and_item():
    assert get_args(Role) == ROLES
    assert ITEMS == tuple(QUESTIONS) == tuple(ANSWERED_BY) == get_args(Item)


def test_a_signed_build_passes():
    require_signatures(make(signatures=(sign(),)))


def test_a_place_whose_law_asks_for_a_lawyer_is_told_of_both():
    florida = {"clinic": {"jurisdiction": "US-FL"}}
    with pytest.raises(UnsignedError) as caught:
        require_signatures(make(**florida, signatures=(sign("language"),)))
    clinical, legal = [one for one in caught.value.findings if "signed" in one.message]
    assert (clinical.code, legal.code) == ("ME-09", "RG-09")
    assert "as legal for the law of Florida" in legal.message
    assert legal.remedy.endswith('--role legal --credential "…" --jurisdiction US-FL')
    require_signatures(make(**florida, signatures=(sign(), sign("legal"))))


def test_a_draft_needs_no_signature():
    draft = make(profile="draft")
    require_signatures(draft)
    assert len(find_unsigned(draft)) == 1 + len(QUESTIONS)
