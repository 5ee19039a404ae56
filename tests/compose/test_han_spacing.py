from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from foldwell.compose.han_spacing import close_up, keep_phrases
from foldwell.compose.inline import keep_with, set_text


@pytest.mark.parametrize(
    ("written", "closed"),
    [
        ("多半不付。 美国诊所", "多半不付。美国诊所"),
        ("<strong>感染。</strong> 请打电话", "<strong>感染。</strong>请打电话"),
        ("好处:</strong>\u00a0疼痛", "好处：</strong>疼痛"),
        ("下班后： <a>(217) 555-0199</a>", "下班后：<a>(217) 555-0199</a>"),
        ("健康保险和 Medicare 多半不付", "健康保险和 Medicare 多半不付"),
        ("Ask us: now", "Ask us: now"),
        ("<p>一。</p> <p>二</p>", "<p>一。</p> <p>二</p>"),
    ],
)
def test_holes_are_closed_and_words_of_other_scripts_keep_theirs(written, closed):
    assert close_up(written) == closed


@given(st.text(alphabet="ab c:.,<>/p("))
def test_a_text_without_han_stays_as_it_is(text):
    assert close_up(text) == text


def test_a_citation_is_kept_with_one_character_and_not_with_the_sentence():
    set_ = keep_with(set_text("没有批准任何干细胞产品用于膝关节炎。"), Markup("<sup>1</sup>"))
    assert set_.endswith('膝关节<span class="keep">炎。<sup>1</sup></span>')


@pytest.mark.parametrize(
    ("title", "phrases"),
    [
        ("膝关节炎的细胞注射", ["膝关节炎的", "细胞注射"]),
        ("膝痛：您的选择", ["膝痛：", "您的", "选择"]),
        ("治疗目的说明", []),
        ("关节镜", []),
        ("Knee shots", []),
    ],
)
@pytest.mark.parametrize("inner", ["{}", '<span class="heading" style="max-width: 90pt">{}</span>'])
def test_a_title_breaks_between_phrases(title, phrases, inner):
    kept = "".join(f'<span class="phrase">{phrase}</span>' for phrase in phrases)
    html = "<h1>" + inner + "</h1><h2>膝关节炎的细胞注射</h2>"
    assert keep_phrases(html.format(title)) == html.format(kept or title)


def test_a_main_message_breaks_between_its_clauses():
    html = '<p class="first-message">细胞注射的疗效，未经证实。</p><p>细胞，注射</p>'
    kept = '<span class="phrase">细胞注射的疗效，</span><span class="phrase">未经证实。</span>'
    assert keep_phrases(html) == html.replace("细胞注射的疗效，未经证实。", kept)
