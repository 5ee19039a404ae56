"""The command translate: words go out, come back, and are refused where they do not fit."""

import re

import pytest

from tests.projects import TOPIC, WORDS, Project

SPANISH = "content/topics/tiny/es-US.yaml"
RECORD = "content/topics/tiny/es-US.from.yaml"
FORMS = {"xliff": "tiny.es-US.xlf", "po": "tiny.es-US.po"}
ANA = ("--translator", "Ana Ruiz", "ATA-certified translator", "2026-11-20")


@pytest.fixture
def project(tmp_path):
    return Project.small(tmp_path / "project")


def export(project, form="xliff"):
    told = project.run("translate", "export", "tiny", "--locale", "es-US", "--format", form)
    assert told.code == 0, told.text
    return project.root / FORMS[form]


def answer(file, change=lambda text: text):
    """Translate a file: here, every text is told as it is, changed by rule."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".po":
        text = re.sub(r'(msgid ((?:".*"\n?)+))msgstr ""\n', lambda found: f"{found[1]}msgstr {change(found[2])}", text)
        head, _, rest = text.partition("\n\n")
        text = re.sub(r'^msgstr ""$', 'msgstr ""', head, flags=re.M) + "\n\n" + rest
    else:
        text = re.sub(
            r"<source>(.*?)</source>(?!\s*<target>)",
            lambda found: f"{found[0]}<target>{change(found[1])}</target>",
            text,
        )
    file.write_text(text, encoding="utf-8")
    return file.name


def in_spanish(text):
    return re.sub(r"\bweeks?\b", "semanas", re.sub(r"\bmonths?\b", "meses", re.sub(r"\byears?\b", "años", text)))


@pytest.mark.parametrize("form", FORMS)
def test_words_go_out_and_come_back(project, form):
    name = answer(export(project, form), in_spanish)
    told = project.run("translate", "import", "tiny", name, "--locale", "es-US", *ANA)
    assert told.code == 0, told.text
    assert "Brochures are made for clinics that name it at locales" in told.out
    written = (project.root / SPANISH).read_text(encoding="utf-8")
    assert "credential: ATA-certified translator" in written
    assert (project.root / RECORD).exists()
    again = export(project, form).read_text(encoding="utf-8")
    assert "initial" not in again
    assert "fuzzy" not in again
    told = project.run("translate", "import", "tiny", FORMS[form], "--locale", "es-US", *ANA)
    assert (project.root / SPANISH).read_text(encoding="utf-8") == written


def test_what_changed_in_the_source_is_marked_and_must_be_confirmed(project):
    name = answer(export(project), in_spanish)
    assert project.run("translate", "import", "tiny", name, "--locale", "es-US").code == 0
    title = re.search(r"^title: (.*)$", (project.root / WORDS).read_text(encoding="utf-8"), re.M)[1]
    project.change(WORDS, f"title: {title}", "title: Another title")
    told = project.run("translate", "import", "tiny", name, "--locale", "es-US")
    assert told.code == 3
    assert "Another title" in told.err
    told = project.run("translate", "export", "tiny", "--locale", "es-US")
    assert "1 to translate anew" in told.out
    assert f"The source was: {title}" in (project.root / name).read_text(encoding="utf-8")
    assert "not done" in project.run("translate", "import", "tiny", name, "--locale", "es-US").err


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name="title"', 'name="titel"', "no text 'titel'; did you mean"),
        ('name="title"', 'name="kicker"', "twice"),
        ('trgLang="es-US"', 'trgLang="ar"', "for ar"),
        ("<target>", "<target>99 ", "99"),
        ("<target>", "<target>*so* ", "italic is not in the source"),
        ("<target>", "<target><b>", "this is no XML"),
        ("<target>", "<target>&lt;b&gt;so&lt;/b&gt;", "HTML"),
        ("<target>", "<target>" + "long " * 20, "there is room for 60"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(project, old, new, told):
    name = answer(export(project), in_spanish)
    text = (project.root / name).read_text(encoding="utf-8")
    (project.root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    refused = project.run("translate", "import", "tiny", name, "--locale", "es-US")
    assert refused.code == 3
    assert told in refused.err
    assert not (project.root / SPANISH).exists()


def test_all_missing_texts_are_told_at_once(project):
    texts = export(project).read_text(encoding="utf-8").count("<unit ")
    refused = project.run("translate", "import", "tiny", FORMS["xliff"], "--locale", "es-US")
    assert len(refused.errors) == texts > 5


def test_a_stamp_says_who_and_from_what(project):
    project.write(SPANISH, (project.root / WORDS).read_text(encoding="utf-8"))
    assert project.run("translate", "stamp", "tiny", "--locale", "es-US", *ANA).code == 0
    assert project.run("translate", "stamp", "tiny", "--locale", "es-US", "--user-test", "5").code == 0
    written = (project.root / SPANISH).read_text(encoding="utf-8")
    assert "Ana Ruiz" in written
    assert "user_test: 5" in written
    project.change(WORDS, "title: ", "title: New ")
    assert project.run("translate", "stamp", "tiny", "--locale", "es-US").code == 0
    assert "Ana Ruiz" not in (project.root / SPANISH).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "tiny", "--locale", "en-US"),
        ("export", "tiny", "--locale", "en-GB"),
        ("export", "tiny", "--locale", "ar-XB"),
        ("export", "other", "--locale", "es-US"),
        ("stamp", "tiny", "--locale", "es-US"),
        ("import", "tiny", "words.docx", "--locale", "es-US"),
        ("import", "tiny", "none.po", "--locale", "es-US"),
        ("stamp", "tiny", "--locale", "es-US", "--translator", "Ana", " ", "2026-11-20"),
    ],
)
def test_what_can_not_be_meant_is_told(project, arguments):
    assert project.run("translate", *arguments).code == 2


def test_a_file_beyond_reason_is_not_read(project):
    project.write("huge.po", b"#" * 9_000_000)
    assert "larger" in project.run("translate", "import", "tiny", "huge.po", "--locale", "es-US").err


def test_the_topic_is_untouched(project):
    before = (project.root / TOPIC).read_bytes()
    answer(export(project))
    assert (project.root / TOPIC).read_bytes() == before
