from __future__ import annotations

from dataclasses import replace

from fontTools.ttLib import TTFont

from foldwell.compose.candidates import list_candidates
from foldwell.compose.fit import Fit
from foldwell.errors import InputError
from foldwell.typeset.coverage import check_coverage
from foldwell.typeset.fonts import family_files, font_files, font_names, heading_file, missing_characters
from tests.samples import BUNDLED, SMALL, composer, reword, small

LATIN = {"Source Sans 3", "Source Serif 4", "Atkinson Hyperlegible Next"}


def findings(brochure):
    composition = composer().compose(brochure, Fit(frozenset(list_candidates(brochure).by_id), 12.0))
    try:
        check_coverage(composition, brochure, SMALL)
    except InputError as problem:
        return problem.findings
    return ()


def line_of(text):
    lines = (SMALL.roots[0] / "content/topics/tiny/en-US.yaml").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_only_the_librarys_fonts_are_known():
    files = font_files(BUNDLED)
    assert files == tuple(sorted(files))
    assert all(BUNDLED.roots[0] / "styles/fonts" in path.parents for path in files)
    assert len(font_names(BUNDLED)) == len(files) >= 7
    assert {"SourceSans3-Regular", "SourceSerif4-SemiBold"} <= font_names(BUNDLED)


def test_headings_are_measured_in_the_themes_face_upright_and_near_semibold():
    assert heading_file(BUNDLED, "Source Serif 4").name == "SourceSerif4_600SemiBold.ttf"
    assert heading_file(BUNDLED, "Atkinson Hyperlegible Next").name == "AtkinsonHyperlegibleNext_700Bold.ttf"


def test_missing_letters_are_found_and_white_space_is_none():
    assert missing_characters("abc é – “x”\u00a0\u200b\u200d\u200f\n", font_files(BUNDLED)) == []
    assert missing_characters("a膝b膝ก", family_files(BUNDLED, {"Source Sans 3"})) == ["ก", "膝"]


def test_the_bundled_faces_cover_the_languages_of_the_latin_script():
    for path in family_files(BUNDLED, LATIN):
        with TTFont(path, lazy=True) as font:
            assert set("ÀÉÎÕÜßąčđęğıłňőřśšťůžŽ€£¿¡") <= set(map(chr, font.getBestCmap())), path.name


def test_a_brochure_that_can_be_set_has_no_findings():
    assert findings(small("booklet")) == ()


def test_a_script_without_a_font_is_told_with_its_place():
    (found,) = findings(reword(small(), blocks__what="A 膝 and ก"))
    assert found.code == "typeset.no-glyph"
    assert found.place.file.endswith("content/topics/tiny/en-US.yaml")
    assert (found.place.line, found.place.column) == (line_of("  what: A wrap is"), 9)
    assert found.field == "blocks.what"
    assert "U+819D" in found.message
    assert "THAI CHARACTER KO KAI" in found.message


def test_every_text_with_such_letters_is_told_at_once():
    bad = {"blocks__what": "膝", "claims__pain": "膝が", "title": "膝", "figures__knee__labels__wrap": "膝"}
    found = findings(reword(small(), **bad))
    assert {finding.field for finding in found} == {"blocks.what", "claims.pain", "title", "figures.knee.labels.wrap"}
    assert all(finding.place.line for finding in found)


def test_letters_of_a_drawing_and_of_the_clinic_are_told():
    clinic = small().clinic.model_copy(update={"name": "膝 Clinic"})
    (found,) = findings(replace(small(), clinic=clinic))
    assert str(found).startswith("content/clinics/plain/clinic.yml:3:7: name: ")


def test_many_letters_make_a_short_message():
    (found,) = findings(reword(small(), blocks__what="一二三四五六七八九十"))
    assert "and 5 more" in found.message
