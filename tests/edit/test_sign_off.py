"""No patient gets wording that nobody signed."""

import pytest

from foldwell.edit.sign_off import find_unsigned, require_signatures
from foldwell.errors import ExitCode, UnsignedError
from tests.edit.samples import make, sign


def test_an_unsigned_patient_build_is_refused_with_the_command_that_signs():
    with pytest.raises(UnsignedError) as caught:
        require_signatures(make())
    (finding,) = caught.value.findings
    assert caught.value.exit_code is ExitCode.UNSIGNED
    assert (finding.code, finding.place.file) == ("ME-09", "content/topics/wrap/signatures.yaml")
    assert "nobody has signed this wording (en-US, revision 1.0.0) as clinical" in finding.message
    assert 'foldwell sign wrap --locale en-US --name "…" --role clinical --credential "…"' in finding.remedy


def test_the_command_in_the_remedy_is_one_that_exists():
    from foldwell.commands.signing import sign as command

    (finding,) = find_unsigned(make())
    written = {word for word in finding.remedy.split() if word.startswith("--")}
    assert written == {option.opts[0] for option in command.params if option.required and option.opts[0][:2] == "--"}


def test_a_signed_build_passes():
    require_signatures(make(signatures=(sign(),)))


def test_a_place_whose_law_asks_for_a_lawyer_is_told_of_both():
    florida = {"clinic": {"jurisdiction": "US-FL"}}
    with pytest.raises(UnsignedError) as caught:
        require_signatures(make(**florida, signatures=(sign("language"),)))
    clinical, legal = caught.value.findings
    assert (clinical.code, legal.code) == ("ME-09", "RG-09")
    assert "as legal for the law of Florida" in legal.message
    assert legal.remedy.endswith('--role legal --credential "…" --jurisdiction US-FL')
    require_signatures(make(**florida, signatures=(sign(), sign("legal"))))


def test_a_draft_needs_no_signature():
    draft = make(profile="draft")
    require_signatures(draft)
    assert len(find_unsigned(draft)) == 1
