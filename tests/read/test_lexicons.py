"""A project's own words are added to the bundled ones."""

import pytest

from foldwell.errors import InputError
from foldwell.read.lexicons import read_lexicon
from foldwell.read.library import Library
from foldwell.read.shelf import Shelf


def write(root, group, text):
    file = root / f"content/lexicons/en/{group}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_project_adds_words_and_tells_jargon_anew(tmp_path):
    own, bundled = tmp_path / "own", tmp_path / "bundled"
    write(bundled, "voice", "jargon: {adipose: fat, placebo: fake drug}")
    write(bundled, "claims", "hype: [promising, miracle]")
    write(own, "voice", "jargon: {placebo: salt water, aliquot: part}")
    write(own, "claims", "hype: [miracle, world-class]")
    lexicon = read_lexicon(Library((own, bundled)), "en")
    assert lexicon.voice.jargon == {"adipose": "fat", "placebo": "salt water", "aliquot": "part"}
    assert lexicon.claims.hype == ("promising", "miracle", "world-class")
    assert read_lexicon(Library((own, bundled)), "fr").claims.hype == ()


def test_a_mistake_in_it_is_told_with_its_line(tmp_path):
    write(tmp_path, "claims", "schema: claims-words/1\nhipe: [miracle]\n")
    with pytest.raises(InputError) as problem:
        read_lexicon(Library((tmp_path,)), "en")
    (finding,) = problem.value.findings
    assert str(finding.place) == "content/lexicons/en/claims.yaml:2:1"
    assert "hype" in finding.remedy


def test_words_of_a_class_and_patterns_are_added_too(tmp_path):
    own, bundled = tmp_path / "own", tmp_path / "bundled"
    write(bundled, "claims", "classes: {body: [knee]}\npatterns: {CL-02: [heal <body>]}\nshields: {lab: [in mice]}")
    write(own, "claims", "classes: {body: [paw]}\npatterns: {CL-02: [mend <body>]}\nshields: {lab: [in cats]}")
    claims = read_lexicon(Library((own, bundled)), "en").claims
    assert claims.classes == {"body": ("knee", "paw")}
    assert claims.patterns == {"CL-02": ("heal <body>", "mend <body>")}
    assert claims.shields.lab == ("in mice", "in cats")


def test_a_pattern_with_an_unknown_class_is_told(tmp_path):
    write(tmp_path, "claims", "classes: {body: [knee]}\npatterns: {CL-02: [heal <bodies>]}")
    with pytest.raises(InputError) as problem:
        read_lexicon(Library((tmp_path,)), "en")
    (finding,) = problem.value.findings
    assert "bodies" in finding.message
    assert "body" in finding.remedy
    assert finding.place.line == 2


def test_a_changed_file_is_read_anew(tmp_path):
    file = write(tmp_path, "claims", "hype: [miracle]")
    shelf = Shelf(Library((tmp_path,)))
    assert shelf.lexicon("en-US").claims.hype == ("miracle",)
    file.write_text("hype: [wonder]", encoding="utf-8")
    shelf.forget({"content/lexicons/en/claims.yaml"})
    assert shelf.lexicon("en-GB").claims.hype == ("wonder",)
