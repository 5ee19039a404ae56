"""Other languages: fewer words, by the same engine."""

import pytest

from tests.edit.claims.nets import rules_in


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("es", "Las células pueden regenerar el cartílago dañado.", "CL-02"),
        ("es", "Un tratamiento prometedor.", "CL-05"),
        ("es", "Alivia el dolor de rodilla.", "CL-06"),
        ("es", "Evite la cirugía.", "CL-14"),
        ("es", "No solo repara el cartílago.", "CL-02"),
        ("ar", "النتائج مضمونة.", "CL-01"),
        ("ar", "علاج مذهل", "CL-05"),
        ("zh", "这是一种神奇的疗法。", "CL-05"),
        ("zh", "可以根治关节炎。", "CL-01"),
    ],
)
def test_bad(language, text, rule):
    assert rule in rules_in(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Ningún estudio grande ha mostrado que la inyección regenere el cartílago."),
        ("es", "No sabemos si alivia el dolor."),
        ("es", "¿Puede regenerar el cartílago?"),
        ("es", "La inyección no cura la artritis."),
        ("ar", "النتائج غير مضمونة."),
        ("zh", "这种疗法不能根治关节炎。"),
    ],
)
def test_good(language, text):
    assert rules_in(text, language) == set()
