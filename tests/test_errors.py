"""Failures reach another process as they are."""

import pickle

import pytest

from foldwell import errors
from foldwell.errors import FindingsError, FoldwellError, InputError, InternalError, UsageError
from foldwell.findings import Place, error

FOUND = error("read.unknown-key", "there is no such key", "write kicker", Place("en-US.yaml", 3, 1))
FAILURES = [
    InputError([FOUND, FOUND]),
    InternalError(ValueError("too\nmuch")),
    UsageError("no such clinic", "name one"),
]


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_is_sent_whole(failure):
    sent = pickle.loads(pickle.dumps(failure))
    assert type(sent) is type(failure)
    assert (str(sent), sent.args, sent.remedy, sent.exit_code) == (
        str(failure),
        failure.args,
        failure.remedy,
        failure.exit_code,
    )
    assert not isinstance(failure, FindingsError) or sent.findings == failure.findings


def test_every_kind_can_be_sent():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, FoldwellError)]
    assert len(kinds) > 9
    for kind in kinds:
        failure = kind.__new__(kind, "told")
        failure.__dict__.update(message="told", remedy="")
        assert str(pickle.loads(pickle.dumps(failure))) == "told"
