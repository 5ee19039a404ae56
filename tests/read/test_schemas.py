"""The published schemas are current, and every sample file names its schema and meets it."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from foldwell.read.schemas import MODELS, build_schemas, write_schemas

ROOT = Path(__file__).parents[2]
FOLDERS = ("content", "templates/layouts", "styles/themes", "tests/fixtures/small/content")
SAMPLES = sorted(
    path
    for folder in FOLDERS
    for ending in ("*.yaml", "*.yml")
    for path in (ROOT / folder).rglob(ending)
    if "notices" not in path.parts
)


class CoreLoader(yaml.SafeLoader):
    """Scalars typed as YAML 1.2 core types them, as an editor sees a file."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def test_samples_were_found():
    names = {path.name for path in SAMPLES}
    assert {"topic.yaml", "en-US.yaml", "clinic.yml", "_brand.yml", "trifold.yaml"} <= names


def test_published_schemas_are_current(tmp_path):
    for path in write_schemas(tmp_path):
        published = ROOT / "content/schemas" / path.name
        assert published.read_bytes() == path.read_bytes(), f"{path.name} is old: run `foldwell schema`"


def test_writing_twice_gives_the_same_bytes(tmp_path):
    first = [path.read_bytes() for path in write_schemas(tmp_path / "a")]
    assert [path.read_bytes() for path in write_schemas(tmp_path / "b")] == first


@pytest.mark.parametrize("name", MODELS)
def test_schemas_are_valid_and_explain_themselves(name):
    schema = build_schemas()[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")
    assert schema["title"]
    assert schema["description"]
    if name != "brand":
        objects = [node for node in [schema, *schema.get("$defs", {}).values()] if "properties" in node]
        assert all(node["additionalProperties"] is False for node in objects)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.relative_to(ROOT)))
def test_samples_name_their_schema_and_meet_it(path):
    text = path.read_text(encoding="utf-8")
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert named, "the first line must name the schema"
    schema_path = (path.parent / named[1]).resolve()
    assert schema_path.parent == ROOT / "content/schemas"
    validator = jsonschema.Draft202012Validator(json.loads(schema_path.read_text()))
    problems = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(yaml.load(text, CoreLoader))]
    assert problems == []


def test_schemas_catch_what_the_models_refuse():
    validator = jsonschema.Draft202012Validator(build_schemas()["topic"])
    messages = [error.message for error in validator.iter_errors({"claims": {"Bad Key": {}}, "colour": 1})]
    assert any("Bad Key" in message for message in messages)
    assert any("colour" in message for message in messages)
