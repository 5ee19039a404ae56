"""A mistake in a template is told with its file and line; one of the program's is not blamed on templates."""

import pytest
from jinja2 import DictLoader, Environment, FunctionLoader, StrictUndefined

from foldwell.compose.template_errors import explain_template_error, source_file


def fail(**templates):
    """The exception that rendering the template `page` raises."""
    named = {name.replace("_", "/"): text for name, text in templates.items()}
    loader = FunctionLoader(lambda name: (named[name], source_file(name), None) if name in named else None)
    environment = Environment(loader=loader, undefined=StrictUndefined, autoescape=True)
    with pytest.raises(Exception) as caught:  # noqa: PT011 (whatever it is)
        environment.get_template("page").render(view={"title": "T"}, call=len, broken=lambda: {}["x"])
    return caught.value


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("\n{{ view.titel }}", "templates/page:2:1: there is nothing called 'titel' here; check the name"),
        ("{{ name }}", "templates/page:1:1: there is nothing called 'name' here"),
        ("\n\n{{ view.title|loud }}", "there is nothing called 'loud' here"),
        ("{% if %}", "templates/page:1:1: the template can't be read: "),
        ("{% if view %}", "the template can't be read: "),
        ("{{ view.title + 1 }}", "templates/page:1:1: this can't be filled in: "),
        ("{{ call(1) }}", "templates/page:1:1: this can't be filled in: "),
        (
            "\n{% include 'other' %}",
            "templates/page:2:1: there is no template templates/other; check its name, or add it",
        ),
        ("{% include 'blocks/inner' %}", "templates/blocks/inner:2:1: there is nothing called 'x' here"),
    ],
)
def test_what_is_told(page, told):
    explained = explain_template_error(fail(page=page, blocks_inner="\n{{ x }}"))
    assert told in str(explained)
    assert [finding.code for finding in explained.findings] == ["compose.template"]


def test_a_failure_of_the_program_is_not_the_template_s():
    assert explain_template_error(fail(page="{{ broken() }}")) is None
    assert explain_template_error(ValueError("x")) is None


def test_a_template_that_is_not_there():
    with pytest.raises(Exception, match="gone") as caught:
        Environment(loader=DictLoader({}), autoescape=True).get_template("gone")
    assert "there is no template templates/gone" in str(explain_template_error(caught.value))
