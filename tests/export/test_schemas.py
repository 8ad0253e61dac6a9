"""The schema of data/cases.json refuses what no case is, at its place, and nothing published."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urljoin

import pytest
from conftest import BODY, MakeContent, case_text
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import best_match
from pydantic import WithJsonSchema, create_model

from generator.collection.collection import Collection
from generator.collection.fact import Fact, fact
from generator.collection.fields import LabelName
from generator.collection.format import LEAVES, DeclaredField
from generator.collection.published import is_published, publish_record
from generator.core.settings import BuildSettings
from generator.editing.schema import Schema
from generator.export.case_parts import describe_collection
from generator.export.cases_json import render_cases_json
from generator.export.schemas import DataSchema, fill_terms, make_cases_schema
from generator.reading.load import load_collection
from generator.records.declare import Record, Url

Found = tuple[dict[str, Any], Schema]
ABSENT = object()
TERMS = [field for field in LEAVES if field.vocabulary and is_published(field.info)]


def load(content: Path) -> Collection:
    collection, problems = load_collection(BuildSettings(content, Path("out"), Path("themes")))
    assert collection is not None, problems
    return collection


def publish(content: Path) -> Found:
    """The data of a content and their schema."""
    collection = load(content)
    data = json.loads(render_cases_json(describe_collection(collection)).content)
    return data, make_cases_schema(collection.vocabulary, None)


def faults(data: object, schema: Schema) -> set[str]:
    """The paths of what the schema refuses, in a record that may be null too."""
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    errors = [best_match([error]) for error in validator.iter_errors(data)]
    return {".".join(map(str, error.absolute_path)) for error in errors if error}


@pytest.fixture(scope="module")
def small(small_content: Path) -> Found:
    return publish(small_content)


def change(data: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """The data with another value at a path; without it, where that is ABSENT."""
    changed = copy.deepcopy(data)
    *above, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    place: Any = changed
    for step in above:
        place = place[step]
    if value is ABSENT:
        del place[last]
    else:
        place[last] = value
    return changed


def test_the_small_site_keeps_to_the_schema_which_is_a_schema(small: Found) -> None:
    data, schema = small
    Draft202012Validator.check_schema(schema)
    assert faults(data, schema) == set()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("collection.edition", "第2版"),
        ("collection.language", "日本語"),
        ("collection.subtitle", None),  # what is not set is left out
        ("collection.updated", "2026-02-30"),
        ("collection.base_url", "https://example.jp/index.html"),
        ("collection.license.url", "example.jp"),
        ("cases.0.id", "Kagamino_Online"),
        ("cases.0.number", 0),
        ("cases.0.title", ""),
        ("cases.0.title", None),
        ("cases.0.organization.code", "33606"),
        ("cases.0.organization.code", 336068),
        ("cases.0.organization.prefecture", "岡山"),
        ("cases.0.population.count", -1),
        ("cases.0.population.as_of", "2023-13-99"),
        ("cases.0.population.as_of", "2023-01"),
        ("cases.0.population.label", "1万人"),
        ("cases.0.block", "サイドヤード"),
        ("cases.0.category", "知らない分類"),
        ("cases.0.labels", []),
        ("cases.0.labels", ["オンライン申請", "オンライン申請"]),
        ("cases.0.labels.0", "知らないラベル"),
        ("cases.0.keywords.0", "知らないキーワード"),
        ("cases.0.points.0", ""),
        ("cases.0.overview.0", ""),
        ("cases.0.outcomes.0.kind", "推計"),
        ("cases.0.outcomes.0.measure", "知らないもの"),
        ("cases.0.outcomes.0.low", -500),
        ("cases.0.outcomes.0.change", "down"),
        ("cases.0.cost.initial.yen", -26_700_000),
        ("cases.0.cost.initial.yen", 0.5),
        ("cases.0.cost.initial.kind", "unknown"),
        ("cases.0.cost.initial.tax", "税別"),
        ("cases.0.cost.running.per", ""),
        ("cases.0.funding.0.program", "知らない制度"),
        ("cases.0.schedule.duration.months", -1),
        ("cases.0.schedule.steps.0.start", "2020-8"),
        ("cases.0.schedule.steps.0.end", "2020-00"),
        ("cases.0.introduced", "2021-09-32"),
        ("cases.0.contacts.0.phone", "内線12"),
        ("cases.0.contacts.0.email", "jyumin（at）example.jp"),
        ("cases.0.links.0.url", "javascript:alert(1)"),
        ("cases.0.links.0.url", "https://example.jp/a b"),
        ("cases.0.awards.0.url", "//example.jp/"),
        ("cases.0.notes.1.about", "cost.initial[0]"),
        ("cases.0.source.confirmed", "令和6年3月"),
        ("cases.0.source.kind", "うわさ"),
        ("cases.0.related", ["nishiawakura-no-cost", "nishiawakura-no-cost"]),
        ("cases.0.related.0", "西粟倉"),
        ("cases.0.url", "kagamino-online-counter.html"),
        ("cases.0.url", "cases/../index.html"),
    ],
)
def test_what_no_case_is_is_refused_at_its_place(path: str, value: object, small: Found) -> None:
    data, schema = small
    assert faults(change(data, path, value), schema) == {path}


@pytest.mark.parametrize(
    "path",
    ["collection.edition", "cases.0.id", "cases.0.updated", "cases.0.funding.0.note", "cases"],
)
def test_a_field_that_is_not_there_is_missed(path: str, small: Found) -> None:
    data, schema = small
    assert faults(change(data, path, ABSENT), schema) == {path.rpartition(".")[0]}


def test_fields_may_be_added(small: Found) -> None:
    data, schema = small
    for path in ("more", "collection.more", "cases.0.more", "cases.0.cost.initial.more"):
        assert faults(change(data, path, -1), schema) == set()


def test_what_the_schema_cannot_say_is_said_in_it(small: Found) -> None:
    data, schema = small
    first = data["cases"][0]
    assert faults({**data, "cases": [first, first]}, schema) == {"cases"}
    twice = {**data, "cases": [first, {**first, "title": "別の題名"}]}
    assert faults(twice, schema) == set()
    assert "idとnumberは事例ごとに異なり" in find_node(schema, ("cases",))["$comment"]


def find_node(schema: Schema, path: tuple[str, ...]) -> Any:
    """What the schema says at a path, in which `*` is an item of a list."""
    node: Any = schema
    for step in path:
        node = node["items"] if step == "*" else node["properties"][step]
        node = next((each for each in node.get("anyOf", ()) if each != {"type": "null"}), node)
        if "$ref" in node:
            node = node | schema["$defs"][node["$ref"].rpartition("/")[2]]  # type: ignore
    return node


@pytest.mark.parametrize("field", TERMS, ids=[field.key for field in TERMS])
def test_a_field_of_terms_lists_their_names(field: DeclaredField, small_content: Path) -> None:
    vocabulary = load(small_content).vocabulary
    schema = make_cases_schema(vocabulary, None)
    names = [term.name for term in getattr(vocabulary, field.vocabulary)]
    assert find_node(schema, ("cases", "*", *field.path))["enum"] == names != []


def test_nothing_of_ours_is_left_in_the_schema(small: Found) -> None:
    _, schema = small
    text = json.dumps(schema, ensure_ascii=False)
    assert re.findall(r'"(vocabulary|variants|patternErrorMessage|default)":', text) == []


def test_a_new_field_has_the_limits_of_its_type(small_content: Path) -> None:
    class Office(Record):
        needs: tuple[LabelName, ...] = fact((), "課題", Fact(), max_length=2)
        page: Url | None = fact(None, "ページ", Fact())
        word: (
            Annotated[
                Literal["甲", "乙"], WithJsonSchema({"enum": ["甲", "乙"], "variants": ["こう"]})
            ]
            | None
        ) = fact(None, "言葉", Fact())

    published = publish_record(Office)
    model = create_model("Whole", office=(published, ...), staff=(int | None, ...), name=(str, ...))
    whole = model.model_json_schema(mode="serialization", schema_generator=DataSchema)
    schema: Any = fill_terms(whole, load(small_content).vocabulary)
    right = {"needs": ["オンライン申請"], "page": "https://example.jp/", "word": "甲"}
    assert faults({"office": right, "staff": None, "name": "課"}, schema) == set()
    for name, value in (
        ("needs", ["オンライン申請"] * 2),
        ("needs", ["オンライン申請", "電子契約", "窓口改革"]),
        ("needs", ["知らないラベル"]),
        ("page", "ftp://example.jp/"),
        ("word", "こう"),
    ):
        places = faults({"office": right | {name: value}, "staff": 0, "name": "課"}, schema)
        assert {place.split(".")[1] for place in places} == {name}
    assert faults({"office": right, "staff": -1, "name": ""}, schema) == {"staff", "name"}


@pytest.mark.parametrize(
    "parts",
    [
        {"labels": "labels: [オンライン申請, 電子契約, オンライン申請]"},
        {"population": "population: {count: １．２万人, as_of: 令和6年度末}"},
        {"introduced": "introduced: R3"},
        {"outcomes": "outcomes: [{what: 電話の減少, value: 多数, kind: 推計, measure: 件数}]"},
        {
            "contacts": "contacts:\n"
            "  - {office: 課, phone: （０８６８）５４－２９８５（内線12）, email: （非公表）}\n"
            "  - {office: 係, phone: 0868542985, email: a+b@example.lg.jp}"
        },
        {
            "links": "links:\n"
            "  - {text: 市, url: HTTPS://example.jp}\n"
            "  - {text: 町, url: 'https://例え.jp:8080?問い=1#答え'}"
        },
        {"schedule": "schedule: {duration: 10日, steps: [{period: 4か月, text: 試行}]}"},
        {"source": "source: {kind: 団体の提供}"},
        {
            "body": BODY
            + "\n| | |\n|-|-|\n| 年 | 率 |\n\n## 参考資料\n\n### 題だけ\n\n#### 小さな題\n"
        },
    ],
    ids=lambda parts: next(iter(parts)),
)
def test_what_the_check_accepts_is_not_refused(
    parts: dict[str, str], make_content: MakeContent
) -> None:
    data, schema = publish(make_content({"cases/a-case.md": case_text(**parts)}))
    assert faults(data, schema) == set()


@pytest.mark.parametrize("edition", ["令和元年度", "R６年度", "2024 年度"])
def test_the_settings_of_a_site_are_not_refused(edition: str, make_content: MakeContent) -> None:
    site = (
        f"title: 試し\npublisher: 省\nedition: {edition}\nlanguage: zh-Hant\n"
        "updated: 令和8年3月31日\nbase_url: https://www.example.lg.jp:8443\n"
    )
    data, schema = publish(make_content({"site.yaml": site, "cases/a-case.md": case_text()}))
    assert data["collection"]["base_url"] == "https://www.example.lg.jp:8443/"
    assert faults(data, schema) == set()


def test_the_schema_is_known_by_its_address(small_content: Path) -> None:
    vocabulary = load(small_content).vocabulary
    address = "https://example.jp/dx/data/cases.schema.json"
    assert make_cases_schema(vocabulary, "https://example.jp/dx/")["$id"] == address
    without_one = make_cases_schema(vocabulary, None)["$id"]
    assert urljoin("file:///E:/site/data/cases.schema.json", str(without_one)) == (
        "file:///E:/site/data/cases.schema.json"
    )
