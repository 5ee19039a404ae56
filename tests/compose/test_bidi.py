"""Left-to-right words keep their order in right-to-left text; real Hebrew and Arabic, no fonts needed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foldwell.compose.bidi import isolate_html, isolate_text
from foldwell.expectations import source_texts
from tests.compose.test_composition import compose
from tests.samples import small

MARKS = re.compile("[\u2066\u2069]")


def show(text):
    """The marks of isolation as brackets that can be read."""
    return text.replace("\u2066", "⟦").replace("\u2069", "⟧")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("اتصل بنا: (217) 555-0142.", "اتصل بنا: ⟦(217) 555-0142⟧."),
        ("הטלפון +1 (217) 555-0142 פתוח", "הטלפון ⟦+1 (217) 555-0142⟧ פתוח"),
        ("الهاتف +44 20 7946 0100", "الهاتف ⟦+44 20 7946 0100⟧"),
        ("من 8,000–3,000 شخص", "من ⟦8,000–3,000⟧ شخص"),
        ("السعر $4,800 (2026) للحقنة", "السعر ⟦$4,800⟧ ⟦(2026)⟧ للحقنة"),
        ("82% מהאנשים", "⟦82%⟧ מהאנשים"),
        ("עד -5 mg ביום", "עד ⟦-5 mg⟧ ביום"),
        ("8:00 AM - 5:00 PM כל יום", "⟦8:00 AM - 5:00 PM⟧ כל יום"),
        ("ראו https://example.org/knee?a=1 כאן", "ראו ⟦https://example.org/knee?a=1⟧ כאן"),
        ("בדיקת MRI scan של הברך, FDA, 2017", "בדיקת ⟦MRI scan⟧ של הברך, ⟦FDA⟧, 2017"),
        ("وافقت FDA. 65 عيادة", "وافقت ⟦FDA⟧. 65 عيادة"),
        ("كوفيد-19 خطير", "كوفيد-19 خطير"),
        ("26 من 100", "26 من 100"),
        ("٢٦ من ١٠٠", "٢٦ من ١٠٠"),
        ("Riverside & Co.", "⟦Riverside & Co.⟧"),
        ("911", "911"),
        ("…", "…"),
    ],
)
def test_words_that_read_from_left_to_right_are_marked(text, shown):
    assert show(isolate_text(text)) == shown


@given(st.text(alphabet="אבגعرب FDA19$%()-–.,:/&<> ", max_size=60))
def test_marks_come_in_pairs_and_nothing_else_changes(text):
    marked = isolate_text(text)
    assert MARKS.sub("", marked) == text
    assert re.fullmatch(r"[^⟦⟧]*(⟦[^⟦⟧]+⟧[^⟦⟧]*)*", show(marked))


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>نص <strong>(217) 555-0142</strong>.</p>", "<p>نص <strong>⟦(217) 555-0142⟧</strong>.</p>"),
        ('<p>על <a href="#t">FDA</a></p>', '<p>על <a href="#t">⟦FDA⟧</a></p>'),
        ("<p>שלום &amp; R&amp;D</p>", "<p>שלום &amp; ⟦R&amp;D⟧</p>"),
        ("<p>Smith J. <a href='u'>doi:1</a></p>", "<p><bdi dir=\"ltr\">Smith J. <a href='u'>doi:1</a></bdi></p>"),
        (
            '<h2><span class="heading">Knee pain</span></h2>',
            '<h2><span class="heading"><bdi dir="ltr">Knee pain</bdi></span></h2>',
        ),
        ("<li><img src='x'><p>4 mg</p></li>", "<li><img src='x'><p><bdi dir=\"ltr\">4 mg</bdi></p></li>"),
        ("<ul>\n<li>  A &lt; B </li></ul>", '<ul>\n<li>  <bdi dir="ltr">A &lt; B</bdi> </li></ul>'),
        ("<p>12</p>", "<p>12</p>"),
        ('<img alt="Knee pain">', '<img alt="Knee pain">'),
    ],
)
def test_a_text_without_a_right_to_left_letter_is_one_element(html, shown):
    page = "<html><title>Draft: FDA</title><body class='x'>{}</body></html>"
    assert show(isolate_html(page.format(html))) == page.format(shown)


def test_no_element_is_put_into_a_link():
    for html in (compose(small(locale="ar-XB")).html, isolate_html("<body><p>על <a href='#t'>FDA 4</a></p></body>")):
        assert not re.search(r"<a\b[^>]*>[^<]*<(?!/a>)", html)


def test_only_right_to_left_brochures_are_marked():
    plain, turned = compose(small()).html, compose(small(locale="ar-XB")).html
    assert "<bdi" not in plain
    assert "<bdi" in turned
    assert source_texts(re.sub(r"</?bdi[^>]*>", "", turned)) == source_texts(plain)
