"""`build --medium web`: the page beside the other files, and in the report for programs."""

import json


def test_the_page_is_made_and_reported(small_project):
    told = small_project.run("build", "--medium", "web", "--json")
    assert told.code == 0, told.text
    brochure, *_ = json.loads(told.out)["brochures"]
    (file,) = brochure["files"]
    assert file.endswith(".handout-letter.web.html")
    codes = {finding["code"] for finding in brochure["findings"]}
    assert "preflight.web-size" in codes


def test_a_template_of_the_projects_own_wins(small_project):
    templates = small_project.root / "templates/web/blocks"
    templates.mkdir(parents=True)
    (templates / "paragraph.html.j2").write_text(
        '{% macro render(b) %}<p class="ours" {{ unit(b.id) }}>{{ b.text }}</p>{% endmacro %}'
    )
    told = small_project.run("build", "--medium", "web", "--medium", "screen")
    assert told.code == 0, told.text
    page = next(small_project.root.rglob("*.web.html")).read_text()
    assert 'class="ours"' in page


def test_a_page_that_loses_words_is_not_put_in_place(small_project):
    templates = small_project.root / "templates/web/blocks"
    templates.mkdir(parents=True)
    (templates / "steps.html.j2").write_text("{% macro render(b) %}<p>{{ b['items'][0].text }}</p>{% endmacro %}")
    told = small_project.run("build", "--medium", "web")
    assert told.code != 0
    assert "preflight.web-text-lost" in told.text
    assert not list(small_project.root.rglob("*.web.html"))
