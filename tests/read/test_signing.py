"""A signature holds for these words only."""

from datetime import date

import pytest

from foldwell.edit.duties.sign_off import require_signatures
from foldwell.errors import InputError, OutputError, UnsignedError, UsageError
from foldwell.model.signatures import Signatures
from foldwell.read.shelf import Shelf
from foldwell.read.signing import append_signature, missing_roles, sign_wording, valid_for, wording_hash
from foldwell.read.validation import validate
from foldwell.read.yaml_source import load_yaml

TOPIC = "content/topics/tiny/topic.yaml"
WORDS = "content/topics/tiny/en-US.yaml"
SIGNED = "content/topics/tiny/signatures.yaml"


def read_hash(project):
    return project.read()[0].wording_hash


def test_a_signed_brochure_names_who_signed(project):
    project.sign()
    brochure = project.read(profile="patient")[0]
    assert [signature.name for signature in brochure.signatures] == ["Sam Sample"]
    assert not brochure.is_draft
    assert missing_roles(brochure.signatures) == ()
    assert missing_roles(()) == ("clinical",)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (TOPIC, "k: 30,", "k: 31,"),
        (TOPIC, "safety: true", "safety: false"),
        (WORDS, "a **little** less", "**much** less"),
        (WORDS, "title: A wrap", "title: The wrap"),
        (TOPIC, "revision: 1.0.0", "revision: 1.0.1"),
    ],
)
def test_any_changed_value_voids_a_signature(project, file, old, new):
    project.sign()
    project.change(file, old, new)
    assert project.read()[0].signatures == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  notes: My questions", "  # a remark\n  notes: My questions"),
        ("  notes: My questions", "  notes: 'My questions'"),
        ("  what: A wrap is a soft band. It holds", "  what: A wrap is a soft band.\n    It holds"),
        ("  rash: {what: A rash within 6 weeks, do: 90 did not. Take it off and call us.}",
         "  rash:\n    do: 90 did not. Take it off and call us.\n    what: A rash within 6 weeks"),
    ],
)  # fmt: skip
def test_how_it_is_written_voids_nothing(project, old, new):
    before = read_hash(project)
    project.change(WORDS, old, new)
    assert read_hash(project) == before


def test_a_patient_build_needs_the_signature_of_a_clinician(project):
    require_signatures(project.read(profile="draft")[0])
    with pytest.raises(UnsignedError, match=r"as clinical; .* foldwell sign tiny"):
        require_signatures(project.read(profile="patient")[0])
    project.sign(role="language")
    with pytest.raises(UnsignedError):
        require_signatures(project.read(profile="patient")[0])
    project.sign()
    require_signatures(project.read(profile="patient")[0])


def test_a_legal_signature_holds_for_one_place_and_what_its_files_say(project):
    shelf = Shelf(project.library)
    given = {"topic": "tiny", "locale": "en-US", "name": "Lee", "credential": "JD", "day": date(2026, 3, 2)}
    for role, jurisdiction, told in (("legal", None, "the law of one place"), ("clinical", "US-CA", "for no law")):
        with pytest.raises(UsageError, match=told):
            sign_wording(shelf, **given, role=role, jurisdiction=jurisdiction)
    with pytest.raises(UsageError, match="GB"):
        sign_wording(shelf, **given, role="legal", jurisdiction="UK")
    sign_wording(shelf, **given, role="legal", jurisdiction="US-CA")
    assert project.read()[0].signatures == ()
    assert [one.jurisdiction for one in valid_for(shelf, "tiny", "en-US")] == ["US-CA"]
    project.change("content/clinics/plain/clinic.yml", "jurisdiction: US", "jurisdiction: US-CA")
    (signature,) = project.read()[0].signatures
    assert (signature.role, signature.jurisdiction) == ("legal", "US-CA")
    project.change("content/jurisdictions/US.yaml", "Tell us and the FDA", "Tell the FDA")
    assert project.read()[0].signatures == ()


def test_a_notice_is_signed_too_and_the_clinic_is_not(project):
    before = read_hash(project)
    project.change("content/clinics/plain/clinic.yml", "name: Plain Clinic", "name: Other Clinic")
    assert read_hash(project) == before
    notice = project.root / "content/notices/US.yaml"
    notice.parent.mkdir()
    notice.write_text("text: A notice.\n")
    assert read_hash(project) != before


def test_null_is_not_the_word_null(write):
    words = load_yaml(write("a: x\n", "words.yaml"), "words.yaml")
    nothing = load_yaml(write("a:\n", "one.yaml"), "topic.yaml")
    word = load_yaml(write("a: 'null'\n", "two.yaml"), "topic.yaml")
    assert wording_hash(nothing, words) != wording_hash(word, words)
    assert wording_hash(word, words).startswith("sha256:")


def test_earlier_signatures_stay(project):
    project.sign(name="First")
    project.sign(role="legal", name="Second")
    path = project.root / SIGNED
    signatures = validate(load_yaml(path, "signatures.yaml"), Signatures).signatures
    assert [signature.name for signature in signatures] == ["First", "Second"]
    assert path.read_text().startswith("# yaml-language-server: $schema=")
    assert {entry.name for entry in path.parent.iterdir()} == {"en-US.yaml", "figures", path.name, "topic.yaml"}


def test_a_broken_signatures_file_is_told_and_kept(project):
    signature = project.sign()
    path = project.root / SIGNED
    path.write_text("signatures: x\n")
    with pytest.raises(InputError):
        append_signature(path, signature)
    assert path.read_text() == "signatures: x\n"
    with pytest.raises(InputError):
        project.read()


def test_a_folder_that_can_not_be_written_is_told(project):
    signature = project.sign()
    with pytest.raises(OutputError, match="can't be written"):
        append_signature(project.root / TOPIC / "signatures.yaml", signature)


def test_hash_is_the_same_on_every_reading(project):
    shelf = Shelf(project.library)
    hashed = {wording_hash(shelf.topic("tiny").source, shelf.words("tiny", "en-US").source) for _ in range(2)}
    assert len(hashed) == 1
