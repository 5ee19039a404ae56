"""Whatever people write or hand in: clear lines, a named exit code, and what was built before stays as it was."""

import re
import shutil

import pytest
from pypdf import PdfReader

from foldwell.errors import ExitCode
from tests.pictures import SVG, entity_bomb, jpeg, png
from tests.projects import BRAND, CLINIC, ROOT, TOPIC, WORDS

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")  # the engine's own leak

WHAT = "what: A wrap is a soft band. It holds the knee and keeps it warm."
LAYOUT, TEMPLATE = "templates/layouts/handout.yaml", "templates/layouts/handout.html.j2"
STYLE = "styles/layouts/handout.css"
LOGO = "content/clinics/plain/logo.svg"
PHOTO = "content/clinics/plain/room.jpg"


def refuse(project, code=ExitCode.BAD_INPUT, arguments=("build",)):
    """Run a build that must fail, and return the lines that tell why."""
    before = project.files()
    told = project.run(*arguments)
    assert told.code == code, told.text
    assert project.files() == before
    assert "Traceback" not in told.text
    assert "internal error" not in told.text
    assert told.errors
    return told.errors


MISTAKES = {
    "missing key": (CLINIC, "phone: (555) 555-0100\n", "", "clinic.yml:2:1: phone: this key is missing; add it"),
    "unknown key": (WORDS, "kicker: ", "kiker: ", "en-US.yaml:4:1: kiker: there is no such key here; did you mean 'ki"),
    "wrong type": (CLINIC, "amount: 55", "amount: lots", "clinic.yml:18:21: offers.tiny.price.amount: 'lots' is not"),
    "list for a text": (CLINIC, "jurisdiction: US", "jurisdiction: [US]", "clinic.yml:4:1: jurisdiction: a list can't"),
    "broken YAML": (WORDS, "title: A wrap", "title: [A wrap", "en-US.yaml:3:8: "),
    "forgotten quote": (WORDS, "kicker: Sample", 'kicker: "Sample', "en-US.yaml:4:9: the quote that opens here is clo"),
    "duplicate key": (WORDS, "kicker: Sample", "kicker: a\nkicker: Sample", ":5:1: the key 'kicker' is here twice"),
    "unknown colour": (
        BRAND,
        "primary: sea",
        "primary: see",
        "_brand.yml:8:12: color.primary: 'see' is no colour; did",
    ),
    "no colour": (BRAND, "#2f6f8f", "#2f6f8z", "_brand.yml:5:18: color.palette.sea: '#2f6f8z' is no colour"),
    "script in the address": (
        CLINIC,
        "web: https://plain.example",
        "web: javascript:alert(1)",
        "clinic.yml:15:6: web:",
    ),
    "ftp for the guide": (CLINIC, "https://plain.example/wrap", "ftp://plain.example", ":19:12: offers.tiny.guide:"),
    "unknown placeholder": (
        CLINIC,
        "https://plain.example/wrap",
        "https://plain.example/{revison}",
        "clinic.yml:19:12: offers.tiny.guide: {revison} is nothing that can be filled in; did you mean 'revision'?",
    ),
    "placeholder for a host": (
        CLINIC,
        "https://plain.example/wrap",
        '"https://{topic}.example"',
        "clinic.yml:19:12: offers.tiny.guide: ",
    ),
    "file for a link": (
        WORDS,
        WHAT,
        "what: A [wrap](file:///etc/passwd).",
        "the link to 'file:///etc/passwd' leads now",
    ),
    "Arabic": (WORDS, WHAT, "what: A wrap ضمادة.", "en-US.yaml:55:9: blocks.what: no typeface of this brochure has"),
    "Chinese": (WORDS, "lead: Not proven", "lead: 证明", "en-US.yaml:51:24: blocks.short-status.lead: no typeface"),
    "emoji": (
        WORDS,
        "kicker: Sample",
        "kicker: 😀 Sample",
        "en-US.yaml:4:9: kicker: no typeface of this brochure has '😀'",
    ),
    "Chinese clinic": (
        CLINIC,
        "name: Plain Clinic",
        "name: 诊所",
        "clinic.yml:3:7: name: no typeface of this brochure has '所'",
    ),
    "empty section": (
        TOPIC,
        "    blocks:\n      - {id: price, kind: cost, safety: true}",
        "    blocks: []",
        ": sections[5].blocks: there are 0 entries; write at least 1",
    ),
    "empty text": (WORDS, WHAT, 'what: ""', "en-US.yaml:55:9: blocks.what: the text is empty; write it"),
    "spaces for a text": (WORDS, WHAT, 'what: "  "', "en-US.yaml:55:9: blocks.what: the text is empty; write it"),
    "unseen text": (WORDS, WHAT, 'what: "\u200b\u00a0"', "blocks.what: it holds nothing that can be seen; write words"),
    "nothing": (WORDS, WHAT, "what:", "en-US.yaml:55:8: blocks.what: nothing is written here"),
    "unknown topic": (
        CLINIC,
        "  tiny:",
        "  tinny:",
        "clinic.yml:17:3: offers.tinny: 'tinny' is not the id of a topic; ",
    ),
    "unknown layout": (CLINIC, "[handout]", "[handut]", "clinic.yml:7:11: layouts[0]: 'handut' is not the id of a la"),
    "unknown paper": (CLINIC, "[letter]", "[leter]", "clinic.yml:6:9: paper[0]: 'leter' is not the id of a paper of"),
    "unknown locale": (CLINIC, "[en-US]", "[fr-FR]", "clinic.yml:5:11: locales[0]: 'fr-FR' is not the id of a locale"),
    "layout": (LAYOUT, "duplex:", "dulpex:", "handout.yaml:18:1: dulpex: there is no such key here; did you mean 'dup"),
    "template value": (
        TEMPLATE,
        "page.cover.kicker",
        "page.cover.kiker",
        "j2:9:1: there is nothing called 'kiker' here",
    ),
    "template name": (
        TEMPLATE,
        "{{ logo() }}",
        "{{ lgo() }}",
        "handout.html.j2:7:1: there is nothing called 'lgo' here",
    ),
    "template filter": (TEMPLATE, "cover.kicker", "cover.kicker|loud", "j2:9:1: there is nothing called 'loud' here"),
    "template syntax": (TEMPLATE, "page.zones %}", "page.zones }", "handout.html.j2:4:1: the template can't be read: "),
    "template sum": (TEMPLATE, "cover.kicker", "cover.kicker + 1", "handout.html.j2:9:1: this can't be filled in: "),
    "template parts": (TEMPLATE, '"parts.html.j2"', '"prts.html.j2"', ":2:1: there is no template templates/prts.html"),
    "template picture": (
        TEMPLATE,
        "{{ logo() }}",
        "<img src='http://a.example/b.png'>",
        "may not use: blocked address",
    ),
    "style role": (
        STYLE,
        "margin: 12pt 0 4pt",
        "color: var(--brnad)",
        "handout.css:4:28: there is no colour role 'brnad'; did you",
    ),
    "style colon": (STYLE, "margin: 12pt 0 4pt", "margin 12pt 0 4pt", "styles/layouts/handout.css:4:"),
    "style brace": (STYLE, "margin: 12pt 0 4pt }", "margin: 12pt 0 4pt ", "and never closed; close it"),
    "style symbol": (STYLE, "margin: 12pt 0 4pt", "background: url(asset:icon-fone.svg)", "the symbol 'fone'"),
}


@pytest.mark.parametrize(("file", "old", "new", "told"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_told_where_it_stands(small_project, file, old, new, told):
    small_project.change(file, old, new)
    errors = refuse(small_project)
    assert any(told in line for line in errors), errors
    assert len(errors) <= 2


@pytest.mark.parametrize(
    "mistakes",
    [
        [(WORDS, WHAT, 'what: ""'), (TOPIC, "type: treatment", "type: tretment"), (BRAND, "palette: {", "palette: [{")],
        [(TOPIC, "figure: knee", "figure: nee"), (BRAND, "primary: sea", "primary: see"), (LOGO, "<svg", "<vg")],
    ],
    ids=["in files", "between files"],
)  # fmt: skip
def test_all_mistakes_are_told_at_once(small_project, mistakes):
    for file, old, new in mistakes:
        small_project.change(file, old, new)
    told = "\n".join(refuse(small_project))
    assert [file for file, _, _ in mistakes if file not in told] == []


PICTURES = {
    "missing": (None, "this file does not exist"),
    "huge": (png(30_000, 30_000), "the picture has more than 25 million pixels"),
    "malformed": (b"not a picture", "this is not a picture that can be printed; save it as JPEG, PNG or WebP"),
    "truncated PNG": (png(400, 400, b"\0" * 100), "the picture is broken or cut off"),
    "truncated JPEG": (jpeg()[:5000], "the picture is broken or cut off"),
    "empty": (b"", "this file is empty"),
}


@pytest.mark.parametrize(("data", "told"), PICTURES.values(), ids=PICTURES)
def test_a_bad_photo(small_project, data, told):
    block = "      - {id: code, kind: qr}"
    small_project.change(TOPIC, block, f"{block}\n      - {{id: room, kind: photo, use: room}}")
    small_project.change(CLINIC, "offers:", "photos:\n  room: {file: room.jpg, alt: {en-US: Our room}}\noffers:")
    if data is not None:
        small_project.write(PHOTO, data)
    (line,) = refuse(small_project)
    assert line.startswith(f"error: {PHOTO}: {told}")


@pytest.mark.parametrize(("data", "told"), PICTURES.values(), ids=PICTURES)
def test_a_bad_raster_logo(small_project, data, told):
    small_project.change(BRAND, "light: logo.svg, dark: logo-reversed.svg", "light: logo.png")
    if data is not None:
        small_project.write("content/clinics/plain/logo.png", data)
    (line,) = refuse(small_project)
    assert line.startswith(f"error: content/clinics/plain/logo.png: {told}")


@pytest.mark.parametrize(
    ("svg", "told"),
    [
        (SVG % "<script>alert(1)</script>", "<script> runs a program"),
        (SVG % '<g onload="x()"/>', "the attribute onload of <g> runs a program"),
        (SVG % '<image href="http://a.example/x.png" width="9" height="9"/>', "holds a picture, or points to one"),
        (SVG % '<use href="file:///etc/passwd#a"/>', "'file:///etc/passwd#a' points outside the file"),
        (SVG % "<style>@import url(http://a.example/a.css);</style>", "@import reaches outside the drawing"),
        (entity_bomb(), "the file defines entities, which can blow up without end"),
        ("<svg <<", "this is not well-formed XML"),
        ("<html><body>hello</body></html>", "this is not an SVG drawing: it starts with <html>"),
    ],
)
def test_a_bad_drawn_logo(small_project, svg, told):
    small_project.write(LOGO, svg)
    (line,) = refuse(small_project)
    assert line.startswith(f"error: {LOGO}:1:")
    assert told in line


@pytest.mark.parametrize("text", [WHAT, "wash: You wash your knee."])
def test_a_section_of_ten_thousand_words(small_project, text):
    name = text.split(":")[0]
    small_project.change(WORDS, text, f"{name}: " + "The band is soft and warm. " * 1667)
    (line,) = refuse(small_project, ExitCode.OVERSET)
    found = re.search(r"en-US.yaml:(\d+):\d+: [^ ]*handout-letter, panel back-right: (\d+) words too many", line)
    assert found
    assert int(found[1]) == (55 if text == WHAT else 57)
    assert 9000 < int(found[2]) < 10_002
    assert "cut about" in line


def test_a_word_of_three_hundred_letters_is_printed_whole(small_project):
    word = "pneumono" * 37 + "ends"
    small_project.change(WORDS, WHAT, f"what: A {word}.")
    assert small_project.run("build").code == ExitCode.OK
    pages = PdfReader(small_project.output / "plain/tiny.en-US.handout-letter.screen.pdf").pages
    text = "".join("".join(page.extract_text().split()) for page in pages)
    assert word in text.replace("-", "").replace("\u00ad", "").replace("\u2010", "")


@pytest.mark.parametrize("file", [STYLE, TEMPLATE])
def test_a_file_that_is_not_utf8(small_project, file):
    small_project.write(file, "/* {# é #} */".encode("latin-1"))
    (line,) = refuse(small_project)
    assert line.startswith(f"error: {file}: this file can't be read as text; check its permissions, and save it as UTF")


@pytest.mark.parametrize("lacking", ["styles/layouts/mine.css", "templates/layouts/mine.html.j2"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_layout_without_one_of_its_files(small_project, lacking, command):
    for file in (LAYOUT, STYLE, TEMPLATE):
        own = file.replace("handout", "mine")
        if own != lacking:
            small_project.write(own, (ROOT / file).read_bytes())
    small_project.change(CLINIC, "[handout]", "[mine]")
    (line,) = refuse(small_project, arguments=(command,))
    assert line.startswith(f"error: {lacking}: the layout mine has no such file; add it")


def test_a_clinic_without_words_in_its_language(small_project):
    small_project.write("content/locales/fr-FR.yaml", (ROOT / "content/locales/en-US.yaml").read_bytes())
    small_project.change(CLINIC, "[en-US]", "[en-US, fr-FR]")
    told = small_project.run("build")
    assert told.code == ExitCode.BAD_INPUT
    assert "1 of 1 brochure in output/" in told.out
    (line,) = told.errors
    assert "clinic.yml:5:18: locales[1]: tiny has no words in fr-FR; write content/topics/tiny/fr-FR.yaml" in line


def test_a_project_without_a_clinic(small_project):
    shutil.rmtree(small_project.root / "content/clinics")
    (line,) = refuse(small_project)
    assert line.startswith("error: content/clinics: there is no clinic yet; make one: foldwell new clinic NAME")


def test_a_clinic_whose_file_has_another_name_is_not_passed_over(small_project):
    other = small_project.root / "content/clinics/lake/clinic.yaml"
    other.parent.mkdir()
    shutil.copy(small_project.root / CLINIC, other)
    told = small_project.run("list")
    assert "warning: content/clinics/lake: this folder has no clinic.yml, so nothing is made for it" in told.err


def test_a_broken_clinic_stops_no_other(small_project):
    shutil.copytree(small_project.root / "content/clinics/plain", small_project.root / "content/clinics/other")
    small_project.change("content/clinics/other/clinic.yml", "phone:", "phon:")
    shutil.rmtree(small_project.output)
    told = small_project.run("build")
    assert told.code == ExitCode.BAD_INPUT
    assert "1 of 1 brochure in output/ (2 files, 1 built anew)." in told.out
    assert "Left out, because their files have mistakes: clinic other." in told.out
    assert len(told.errors) == 2
    assert "plain/tiny.en-US.handout-letter.screen.pdf" in small_project.files()
