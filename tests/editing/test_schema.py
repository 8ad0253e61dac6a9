"""The JSON Schemas follow the declaration, and help without refusing what the check accepts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from jsonschema import Draft7Validator

from generator.cli import main
from generator.editing.schema import Schema, items_of, make_schemas, print_schema, properties_of
from generator.reading.load import load_outline
from generator.records.located_yaml import read_yaml

CASES = sorted((ROOT / "content" / "cases").glob("*.md"))
SETTINGS = {
    "site.yaml": "site",
    "vocabulary/categories.yaml": "categories",
    "vocabulary/populations.yaml": "populations",
    "vocabulary/prefectures.yaml": "prefectures",
    "vocabulary/labels.yaml": "terms",
    "vocabulary/keywords.yaml": "terms",
    "vocabulary/funding.yaml": "terms",
    "vocabulary/measures.yaml": "terms",
    "vocabulary/needs.yaml": "terms",
    "vocabulary/variants.yaml": "variants",
}


class EditorLoader(yaml.SafeLoader):
    """YAML 1.2, as editors read it; PyYAML's 1.1 makes a date of 2026-03-31."""


EditorLoader.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in resolvers if not tag.endswith(":timestamp")]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def schemas() -> dict[str, Schema]:
    vocabulary, _, _ = load_outline(ROOT / "content")
    assert vocabulary is not None
    return make_schemas(vocabulary)


def faults(schema: Schema, text: str) -> list[str]:
    """What the schema says against a YAML text, read as texts alone and as an editor reads it."""
    tree, problems = read_yaml(text, "a.yaml")
    assert tree is not None
    assert problems == ()
    validator = Draft7Validator(schema)
    return [
        f"{list(error.path)}: {error.message}"
        for value in (tree.plain(), yaml.load(text, EditorLoader))
        for error in validator.iter_errors(value)
    ]


def fields_of(schema: Schema, path: str = "") -> Iterator[tuple[str, Schema]]:
    for name, field in properties_of(items_of(schema) or schema).items():
        yield f"{path}{name}", field
        yield from fields_of(field, f"{path}{name}.")


def test_the_written_schemas_are_those_of_the_declaration(schemas: dict[str, Schema]) -> None:
    written = {path.name: path.read_bytes() for path in (ROOT / "schemas").iterdir()}
    made = {
        f"{name}.schema.json": print_schema(schema).encode("utf-8")
        for name, schema in schemas.items()
    }
    assert written == made


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_keeps_to_the_schema(path: Path, schemas: dict[str, Schema]) -> None:
    front_matter = path.read_text(encoding="utf-8").split("---\n")[1]
    assert faults(schemas["case"], front_matter) == []


def test_the_example_of_moved_pages_keeps_to_its_schema(schemas: dict[str, Schema]) -> None:
    text = (ROOT / "content" / "moved.yaml").read_text(encoding="utf-8")
    example = text.partition("# - from")[1] + text.partition("# - from")[2]
    example = "".join(line.removeprefix("# ") for line in example.splitlines(keepends=True))
    assert faults(schemas["moved"], example) == []
    assert faults(schemas["moved"], example.replace("from:", "form:")) != []
    assert faults(schemas["moved"], example.replace(".html", "")) != []


@pytest.mark.parametrize("name", SETTINGS)
def test_every_file_of_settings_keeps_to_its_schema(name: str, schemas: dict[str, Schema]) -> None:
    text = (ROOT / "content" / name).read_text(encoding="utf-8")
    assert faults(schemas[SETTINGS[name]], text) == []


def test_every_schema_is_a_schema(schemas: dict[str, Schema]) -> None:
    for schema in schemas.values():
        Draft7Validator.check_schema(schema)


def test_every_field_is_described_in_japanese(schemas: dict[str, Schema]) -> None:
    described = [
        (name, path, str(field.get("description", "")))
        for name, schema in schemas.items()
        for path, field in fields_of(schema)
    ]
    assert len(described) > 100
    assert [found for found in described if not any(ord(sign) > 0x3000 for sign in found[2])] == []


def test_every_example_keeps_to_its_own_schema(schemas: dict[str, Schema]) -> None:
    for schema in schemas.values():
        for path, field in fields_of(schema):
            value = items_of(field) or field
            for example in value.get("examples", ()):  # type: ignore[union-attr]
                assert list(Draft7Validator(value).iter_errors(example)) == [], path


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("titel: 窓口", []),
        ("cost: {initial: {amount: 26700}}", ["cost", "initial", "amount"]),
        ('cost: {initial: {amount: "26,700"}}', ["cost", "initial", "amount"]),
        ("category: 窓口の改革", ["category"]),
        ("labels: []", ["labels"]),
        ("funding: [{program: 知らない制度}]", ["funding", 0, "program"]),
        ("links: [{text: 市, url: example.jp}]", ["links", 0, "url"]),
        ("outcomes: [{what: 時間}]", ["outcomes", 0]),
        ('organization: {code: "33606"}', ["organization", "code"]),
    ],
)
def test_a_slip_is_shown_at_its_place(
    line: str, path: list[str | int], schemas: dict[str, Schema]
) -> None:
    schema = {**schemas["case"], "required": []}
    errors = Draft7Validator(schema).iter_errors(yaml.safe_load(line))
    assert path in [list(error.path) for error in errors]


@pytest.mark.parametrize(
    "line",
    [
        "number: １２",
        "title: 2040",
        "added: R6年度",
        "keywords: [ＲＰＡ]",
        "organization: {code: 336068, prefecture: 岡山県}",
        "population: {count: １．２万人, as_of: 2023-01-01}",
        "cost: {initial: {amount: ⾮公表}, running: {amount: ー}}",
        "schedule: {duration: 0.5か月, steps: [{period: 2020.8, text: 5}]}",
        "contacts: [{office: 課, phone: 0868542985, email: （非公表）}]",
        "links: [{text: 市, url: HTTPS://example.jp}]",
        "outcomes: [{what: 割合, value: 98.2}]",
    ],
)
def test_what_the_check_reads_is_not_refused(line: str, schemas: dict[str, Schema]) -> None:
    loose = yaml.load(line, yaml.BaseLoader)
    typed = yaml.load(line.replace("2023-01-01", "'2023-01-01'"), yaml.SafeLoader)
    for value in (loose, typed):
        for error in Draft7Validator(schemas["case"]).iter_errors(value):
            assert error.validator == "required", error.message


@pytest.mark.slow
def test_the_command_writes_what_is_stale_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], schemas: dict[str, Schema]
) -> None:
    count = len(schemas)
    out = tmp_path / "schemas"
    arguments = ["schema", "--content", str(ROOT / "content"), "--out", str(out)]
    assert main([*arguments, "--check"]) == 1
    assert "case.schema.json が古くなっています" in capsys.readouterr().out
    assert main(arguments) == 0
    assert f"{count}件を書き出しました（更新 {count}件）" in capsys.readouterr().out
    (out / "site.schema.json").write_text("{}", encoding="utf-8")
    assert main(arguments) == 0
    assert "更新 1件" in capsys.readouterr().out
    assert main([*arguments, "--check"]) == 0
