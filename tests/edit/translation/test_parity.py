"""What counts as the same in two languages, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.edit.numbers.numerals import read_han
from foldwell.edit.translation.parity import Language, compare_texts
from foldwell.model.lexicon import Lexicon
from foldwell.read.lexicons import read_lexicon
from foldwell.read.library import Library
from tests.edit.samples import ROOT

LANGUAGES = {
    tag: Language(tag, read_lexicon(Library((ROOT,)), tag.partition("-")[0]))
    for tag in ("en-US", "es-US", "es-ES", "ar", "zh-Hans", "de-DE")
}


def compare(source, tag, into):
    return {
        one.kind: (one.lost, one.added) for one in compare_texts(source, into, (LANGUAGES["en-US"], LANGUAGES[tag]))
    }


@pytest.mark.parametrize(
    ("source", "tag", "into"),
    [
        ("47 of 100 people felt better.", "es-US", "47 de 100 personas se sintieron mejor."),
        ("47 of 100 people felt better.", "ar", "شعر ٤٧ من ١٠٠ شخص بتحسن."),
        ("47 of 100 people felt better.", "zh-Hans", "100人中有四十七人感觉好转。"),
        ("12 people in 3 states", "es-US", "12 personas en tres estados"),
        ("Two people got infections.", "es-US", "2 personas tuvieron infecciones."),
        ("After 2 years", "ar", "بعد سنتين"),
        ("From $1,150 to $12,000", "es-US", "De $1,150 a $12,000"),
        ("From $1,150 to $12,000", "es-ES", "De 1.150 a 12.000 dólares"),
        ("From $1,150 to $12,000", "ar", "من ١٬١٥٠ إلى ١٢٬٠٠٠ دولار"),
        ("From $1,150 to $12,000", "zh-Hans", "1150美元到1.2万美元"),
        ("1.5 points", "de-DE", "1,5 Punkte"),
        ("8 am to 5 pm", "es-ES", "de 8:00 a 17:00"),
        ("8 am to 5 pm", "es-ES", "de 8 h a 17 h"),
        ("8:30 a.m. to 5 p.m.", "es-US", "de 8:30 a. m. a 5 p. m."),
        ("8:30 a.m. to 5 p.m.", "zh-Hans", "上午8:30至下午5点"),
        ("8:30 a.m. to 5 p.m.", "ar", "من ٨:٣٠ صباحًا إلى ٥ مساءً"),
        ("On June 3, 2021", "es-US", "El 3 de junio de 2021"),
        ("On June 3, 2021", "zh-Hans", "2021年6月3日"),
        ("On June 3, 2021", "ar", "في ٣ يونيو ٢٠٢١"),
        ("Call (217) 555-0200.", "es-US", "Llame al 217-555-0200."),
        ("Take 5 mg.", "ar", "خذ ٥ ملغ"),
        ("Prices of 2017", "ar", "أسعار عام 2017"),
        ("A study of 97 people, 2025.", "zh-Hans", "97 人的研究，2025 年。"),
        ("After 1 year", "zh-Hans", "1 年后"),
        ("Ask about [FDA](term:fda).", "es-US", "Pregunte por la [FDA](term:fda)."),
    ],
)
def test_the_same_told_otherwise_is_the_same(source, tag, into):
    assert compare(source, tag, into) == {}


@pytest.mark.parametrize(
    ("source", "tag", "into", "found"),
    [
        ("47 of 100", "es-US", "57 de 100", ("numbers", ("47",), ("57",))),
        ("47 of 100", "ar", "٤٨ من ١٠٠", ("numbers", ("47",), ("48",))),
        ("47 of 100", "zh-Hans", "100人中有四十八人", ("numbers", ("47",), ())),
        ("3 of 3", "es-US", "3 de tres y 3 y 3", ("numbers", (), ("3",))),
        ("$1,150", "es-ES", "1,150 dólares", ("numbers", ("1150",), ("1.15",))),
        ("At 5 pm", "es-US", "A las 5 a. m.", ("times", ("17:00",), ("5:00",))),
        ("At 8:30", "zh-Hans", "8:45", ("times", ("8:30",), ("8:45",))),
        ("Call (217) 555-0200.", "ar", "اتصل ٢١٧-٥٥٥-٠٢٠١", ("phones", ("2175550200",), ("2175550201",))),
        ("Take 5 mg.", "es-US", "Tome 5 ml.", ("units", ("mg",), ("ml",))),
        ("6 weeks", "zh-Hans", "6个月", ("units", ("week",), ("month",))),
        ("$40", "es-US", "40 euros", ("units", ("USD",), ("EUR",))),
        ("[FDA](term:fda)", "es-US", "la FDA", ("links", ("term:fda",), ())),
        ("[FDA](term:fda)", "es-US", "[FDA](term:other)", ("links", ("term:fda",), ("term:other",))),
    ],
)
def test_something_else_is_found(source, tag, into, found):
    kind, *told = found
    assert compare(source, tag, into)[kind] == tuple(told)


@given(st.integers(0, 9_999_999))
def test_any_number_is_found_in_any_script(number):
    arabic = "".join(chr(0x660 + int(digit)) for digit in str(number))
    assert compare(f"{number} people", "ar", f"{arabic} شخص") == {}
    assert compare(f"{number:,} people", "zh-Hans", f"{number}人") == {}


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("四十七", 47),
        ("十二", 12),
        ("一百零三", 103),
        ("两千", 2000),
        ("一万二千", 12_000),
        ("二〇二五", 2025),
        ("三亿", 300_000_000),
    ],
)
def test_chinese_numerals(numeral, value):
    assert read_han(numeral) == value


def test_a_language_without_a_lexicon_has_its_digits_compared():
    unknown = Language("xx", Lexicon())
    assert compare_texts("6 weeks, $40", "6 zzz, 40", (LANGUAGES["en-US"], unknown)) == ()
    assert compare_texts("6 weeks", "7 zzz", (LANGUAGES["en-US"], unknown))
