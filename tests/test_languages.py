"""The bundled languages: complete by their ids, set in their own script, and read back as they were written."""

from __future__ import annotations

import re
from functools import cache

import pytest

from foldwell.expectations import expect_screen
from foldwell.findings import Severity
from foldwell.model.locale import Locale
from foldwell.model.translated import list_texts
from foldwell.pipeline import Order, Shop
from foldwell.preflight.reading import open_reading
from foldwell.read.typefaces import list_faces
from tests.samples import BUNDLED, sample, shelf

TRANSLATED = ("es-US", "ar", "zh-Hans")
EXTRACTS = {"es-US": "No está aprobada", "ar": "لا موافقة عليها", "zh-Hans": "未获批准"}
"""The heading over the status in law."""


@cache
def make(locale):
    return Shop(BUNDLED).make(sample("riverside", "rack-4x9", "rackcard", locale), Order(("screen", "web")))


def file_of(locale, ending):
    return next(file.data for file in make(locale).files if file.ending == ending)


def paths(words):
    """Where its texts stand; times of numbers, which topic.yaml tells in English, are left out."""
    return {path for path in list_texts(words) if not path.endswith(".at")}


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_translation_has_every_text_and_no_other(locale):
    source, words = (shelf(BUNDLED).words("knee-stem-cells", tag).model for tag in ("en-US", locale))
    own = {"terms": {}, "translation": None}  # each language chooses its words, and says who carried them over
    assert paths(words.model_copy(update=own)) == paths(source.model_copy(update=own))


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_locale_says_everything_in_its_own_words(locale):
    source, own = (shelf(BUNDLED).locale(tag).model.words for tag in ("en-US", locale))
    same = {name for name in type(own).model_fields if getattr(own, name) == getattr(source, name)}
    assert same <= {"revision_foot"}


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_brochure_passes_every_check(locale):
    assert [str(found) for found in make(locale).findings if found.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("locale", TRANSLATED)
def test_the_file_says_what_was_written(locale):
    made = make(locale)
    with open_reading(file_of(locale, "screen.pdf"), expect_screen(made.brochure, made.panels, BUNDLED)) as reading:
        assert EXTRACTS[locale] in "".join(line.text for line in reading.lines).replace("\u00a0", " ")
        assert str(reading.pdf.Root.Lang) == locale


def test_lam_and_alef_are_read_back_in_their_order():
    """As one of the two bundled fonts of Debian does not: there, every the ends up as het."""
    made = make("ar")
    with open_reading(file_of("ar", "screen.pdf"), expect_screen(made.brochure, made.panels, BUNDLED)) as reading:
        said = " ".join(line.text for line in reading.lines)
    assert "الخلايا" in said
    assert "اخللايا" not in said


@pytest.mark.parametrize(("locale", "family"), [("ar", "FoldwellNaskh"), ("zh-Hans", "FoldwellHei")])
def test_a_script_is_set_in_its_own_face_and_latin_in_the_themes(locale, family):
    made = make(locale)
    with open_reading(file_of(locale, "screen.pdf"), expect_screen(made.brochure, made.panels, BUNDLED)) as reading:
        lines = [line for line in reading.spoken if re.search(r"[A-Za-z0-9\u0600-\u06ff\u4e00-\u9fff]", line.text)]
    assert {
        family in line.font.replace("-", "") for line in lines if re.search(r"[\u0600-\u06ff\u4e00-\u9fff]", line.text)
    } == {True}
    phones = [line for line in lines if "555" in line.text]
    assert phones
    assert all("SourceSans3" in line.font.replace("-", "") for line in phones)


@pytest.mark.parametrize(("locale", "family"), [("ar", "Foldwell Naskh"), ("zh-Hans", "Foldwell Hei")])
def test_the_web_page_carries_the_script(locale, family):
    page = file_of(locale, "web.html").decode()
    assert f'<html lang="{locale}"' in page
    assert page.count(f'@font-face{{font-family:"{family}"') == 2


def test_every_family_of_a_script_has_a_regular_and_a_bold_face():
    for locale in TRANSLATED:
        script = shelf(BUNDLED).locale(locale).model.typefaces
        for family in script.families if script else ():
            assert {face.weight for face in list_faces(BUNDLED) if face.family == family} == {400, 700}


def test_a_script_has_its_own_distance_of_lines_only_within_reason():
    fields = shelf(BUNDLED).locale("ar").model.model_dump(by_alias=True)
    with pytest.raises(ValueError, match="leading"):
        Locale.model_validate({**fields, "typefaces": {**fields["typefaces"], "leading": 3}})
