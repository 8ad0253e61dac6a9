"""data/datapackage.json: what it says of the tables is so, and the code lists are whole."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, THEMES, MakeContent, case_text, read_rows

from generator.collection.collection import Collection
from generator.collection.measured_data import CellForm
from generator.core.settings import BuildSettings
from generator.draft import draft_site
from generator.export.case_parts import describe_collection
from generator.export.cells import Leaf
from generator.export.codes import fill_codes
from generator.export.data import render_data
from generator.export.table import ItemList, Sheet, share_limits
from generator.export.tables import fill_tables
from generator.output.data_file import DataFile
from generator.reading.load import load_collection
from generator.theme.theme import Theme

PACKAGE = "data/datapackage.json"
BASE = "https://example.jp/a/"
Rows = list[dict[str, str]]
TYPES: Mapping[str, Callable[[str], bool]] = {
    "string": lambda cell: True,
    "integer": lambda cell: re.fullmatch(r"-?[0-9]+", cell) is not None,
    "number": lambda cell: re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell) is not None,
    "boolean": lambda cell: cell in ("TRUE", "FALSE"),
}
LIMITS: Mapping[str, Callable[[str, Any], bool]] = {
    "pattern": lambda cell, pattern: re.search(pattern, cell) is not None,
    "enum": lambda cell, words: cell in words,
    "minimum": lambda cell, minimum: float(cell) >= minimum,
}


def load(content: Path) -> Collection:
    collection, problems = load_collection(BuildSettings(content, Path("out"), Path("themes")))
    assert collection is not None, problems
    return collection


@pytest.fixture(scope="module", params=["real", "small", "small with an address"])
def place(request: pytest.FixtureRequest, small_content: Path) -> tuple[Path, str | None]:
    """A content, and the address that it is published at."""
    content = ROOT / "content" if request.param == "real" else small_content
    return content, BASE if request.param.endswith("address") else None


@pytest.fixture(scope="module")
def collection(place: tuple[Path, str | None]) -> Collection:
    return load(place[0])


@pytest.fixture(scope="module")
def files(
    collection: Collection, place: tuple[Path, str | None], standard_theme: Theme
) -> dict[str, DataFile]:
    return {file.path: file for file in render_data(collection, standard_theme.labels, place[1])}


@pytest.fixture(scope="module")
def package(files: Mapping[str, DataFile]) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(files[PACKAGE].output.content)
    return whole


@pytest.fixture(scope="module")
def tables(package: Mapping[str, Any], files: Mapping[str, DataFile]) -> dict[str, Rows]:
    """The rows of each resource, read as it says that they are."""
    found = {}
    for resource in package["resources"]:
        text = files[f"data/{resource['path']}"].output.content.decode(resource["encoding"])
        headings, *rows = csv.reader(text.removeprefix("\ufeff").splitlines(), strict=True)
        assert headings == [field["name"] for field in resource["schema"]["fields"]]
        found[resource["name"]] = [dict(zip(headings, row, strict=True)) for row in rows]
    return found


def find_faults(field: Mapping[str, Any], cells: list[str]) -> list[str]:
    """What a column's cells are that its description does not allow."""
    limits = dict(field.get("constraints", {}))
    filled = [cell for cell in cells if cell]
    faults = [cell for cell in filled if not TYPES[field["type"]](cell)]
    if limits.pop("required", False) and len(filled) < len(cells):
        faults.append("blank")
    if limits.pop("unique", False) and len(set(filled)) < len(filled):
        faults.append("twice")
    for name, limit in limits.items():
        faults += [cell for cell in filled if not LIMITS[name](cell, limit)]
    return faults


def test_every_csv_file_is_described_with_its_size_and_hash(
    package: Mapping[str, Any], files: Mapping[str, DataFile]
) -> None:
    described = {f"data/{resource['path']}": resource for resource in package["resources"]}
    assert set(described) == {path for path in files if path.endswith(".csv")}
    for path, resource in described.items():
        content = files[path].output.content
        assert (resource["format"], resource["mediatype"]) == ("csv", "text/csv")
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert re.fullmatch(r"[a-z0-9._/-]+", resource["name"])
        assert resource["title"]
        assert resource["description"]
    assert len({resource["name"] for resource in package["resources"]}) == len(described)


def test_every_cell_is_as_its_column_is_described(
    package: Mapping[str, Any], tables: Mapping[str, Rows]
) -> None:
    faults = {
        (resource["name"], field["name"]): found
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
        if (found := find_faults(field, [row[field["name"]] for row in tables[resource["name"]]]))
    }
    assert faults == {}


def test_a_key_tells_its_rows_apart_and_a_reference_is_found(
    package: Mapping[str, Any], tables: Mapping[str, Rows]
) -> None:
    for resource in package["resources"]:
        rows, schema = tables[resource["name"]], resource["schema"]
        keys = [tuple(row[name] for name in schema.get("primaryKey", ())) for row in rows]
        assert not any(keys) or len(set(keys)) == len(rows), resource["name"]
        for reference in schema.get("foreignKeys", ()):
            (name,), other = reference["fields"], reference["reference"]
            (there,) = other["fields"]
            known = {row[there] for row in tables[other["resource"]]}
            # A blank refers to nothing.
            assert {row[name] for row in rows} - {""} <= known, (resource["name"], name)


def test_tables_refer_to_the_cases_and_to_the_code_lists(package: Mapping[str, Any]) -> None:
    found = {
        (resource["name"], reference["fields"][0]): reference["reference"]["resource"]
        for resource in package["resources"]
        for reference in resource["schema"].get("foreignKeys", ())
    }
    own = [r["name"] for r in package["resources"] if not r["path"].startswith("codes/")]
    to_cases = {name for (name, heading), other in found.items() if other == "cases"}
    assert to_cases == set(own) - {"cases"}
    assert {place: other for place, other in found.items() if other != "cases"} == {
        ("cases", "人口規模"): "population-bands",
        ("cases", "分類"): "categories",
        ("cases", "都道府県"): "prefectures",
        ("outcomes", "数字の種類"): "outcome-kinds",
        ("outcomes", "測ったもの"): "measures",
        ("outcomes", "変化の別"): "changes",
        ("outcomes", "上限・下限の別"): "bounds",
        ("funding", "制度"): "funding-programs",
    }


def test_columns_say_what_the_declaration_knows(package: Mapping[str, Any]) -> None:
    fields = {
        (resource["name"], field["name"]): field
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
    }
    assert all(field["description"] for field in fields.values())
    assert fields["cases", "事例ID"]["constraints"] == {"required": True, "unique": True}
    assert fields["cases", "全国地方公共団体コード"]["constraints"]["pattern"] == "^([0-9]{6})$"
    for place in (
        ("cases", "イニシャルコスト（円）"),
        ("cases", "ランニングコストの1年あたり（円）"),
        ("cases", "使い始めた年度"),
        ("outcomes", "導入前"),
        ("steps", "期間（月）"),
    ):
        assert fields[place]["constraints"] == {"minimum": 0}, place
    kinds = fields["cases", "イニシャルコストの種類"]["constraints"]["enum"]
    assert {"金額どおり", "「－」", "非公表"} <= set(kinds)
    assert "constraints" not in fields["cases", "市区町村"]
    assert fields["steps", "期間（月）"]["type"] == "number"
    assert fields["steps", "始まり"]["type"] == "string"
    truth = fields["cases", "新規掲載"]
    assert (truth["trueValues"], truth["falseValues"]) == (["TRUE"], ["FALSE"])


def test_a_column_keeps_to_what_holds_in_every_list_that_fills_it() -> None:
    def list_with(heading: str, **limits: object) -> ItemList:
        leaf = Leaf("list[].field", heading, "number", "", CellForm.PLAIN, limits)
        return ItemList("list", "表", "list", (leaf,), True)

    one, same = (list_with("数", required=True, minimum=0) for _ in range(2))
    other = list_with("数", required=True, minimum=1)
    without_it = list_with("語", required=True, pattern="^a$")
    assert share_limits("数", [one, same]) == {"required": True, "minimum": 0}
    assert share_limits("数", [one, other]) == {"required": True}
    assert share_limits("数", [without_it, one]) == {"minimum": 0}
    assert share_limits("数", [one, without_it, other]) == {}


@pytest.mark.parametrize("base_url", ["https://example.jp/", "HTTPS://example.jp/dx/"])
def test_a_full_address_of_a_page_begins_with_that_of_a_site(
    base_url: str, small_content: Path
) -> None:
    cases, *_ = fill_tables(describe_collection(load(small_content), base_url))
    column = next(column for column in cases.columns if column.source == "url")
    pattern = str(column.limits["pattern"])
    pages = [str(row[column.name]) for row in read_rows(cases)]
    assert [page for page in pages if not re.search(pattern, page)] == []
    assert pages
    for wrong in ("cases/a.html", "https:///cases/a.html", "https://example.jp/a b/cases/a.html"):
        assert re.search(pattern, wrong) is None, wrong


def test_a_wrong_cell_is_found() -> None:
    field = {"type": "integer", "constraints": {"required": True, "unique": True, "minimum": 1}}
    assert find_faults(field, ["1", "2"]) == []
    assert find_faults(field, ["1", "1", "", "0"]) == ["blank", "twice", "0"]
    assert find_faults({"type": "integer"}, ["0.5"]) == ["0.5"]
    assert find_faults({"type": "boolean"}, ["true"]) == ["true"]
    assert find_faults({"type": "string", "constraints": {"enum": ["a"]}}, ["b"]) == ["b"]


def test_the_package_says_what_the_settings_say(small_content: Path, standard_theme: Theme) -> None:
    collection = load(small_content)
    for base_url in (None, BASE):
        files = render_data(collection, standard_theme.labels, base_url)
        whole = json.loads(next(file for file in files if file.path == PACKAGE).output.content)
        assert whole.get("homepage") == (f"{BASE}data/index.html" if base_url else None)
        assert "created" not in whole
        assert whole["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
        assert (whole["name"], whole["title"], whole["version"]) == (
            "jirei", "試しの事例集", "令和6年度",
        )  # fmt: skip
        assert whole["licenses"] == [
            {"title": "試しの利用規約", "path": "https://example.jp/license"}
        ]
        assert whole["sources"] == [
            {"title": "試しの原資料", "path": "https://example.jp/source.pdf"}
        ]
        assert whole["contributors"] == [
            {"title": "試しの省", "roles": ["publisher"]},
            {"title": "試しの編集部", "roles": ["editor"]},
        ]


def test_the_package_was_created_when_the_last_day_of_the_content_began(
    make_content: MakeContent, standard_theme: Theme
) -> None:
    dated = case_text(updated="updated: 令和8年3月31日")
    collection = load(make_content({"cases/a-case.md": dated}))
    files = render_data(collection, standard_theme.labels, None)
    whole = json.loads(next(file for file in files if file.path == PACKAGE).output.content)
    assert whole["created"] == "2026-03-31T00:00:00+09:00"


def test_a_code_list_has_every_name_in_order_with_its_cases(collection: Collection) -> None:
    lists = {sheet.name: read_sheet(sheet) for sheet in fill_codes(collection, None)}
    vocabulary = collection.vocabulary
    for name, terms in {
        "population-bands": vocabulary.bands,
        "categories": vocabulary.categories,
        "labels": vocabulary.labels,
        "keywords": vocabulary.keywords,
        "needs": vocabulary.needs,
        "funding-programs": vocabulary.funding,
        "prefectures": vocabulary.prefectures,
        "measures": vocabulary.measures,
    }.items():
        assert [
            (row["名称"], row["スラッグ"], row["読み"], row["説明"]) for row in lists[name]
        ] == [(term.name, term.slug, term.reading, term.description) for term in terms]
    for rows in lists.values():
        assert [row["順番"] for row in rows] == list(range(1, len(rows) + 1))
    for row, band in zip(lists["population-bands"], vocabulary.bands, strict=True):
        bounds = (band.minimum, band.maximum)
        assert (row["下限（人以上）"], row["上限（人未満）"]) == bounds
        assert row["事例の数"] == len(collection.of("population", band))
    for row, category in zip(lists["categories"], vocabulary.categories, strict=True):
        block = vocabulary.block_of(category)
        assert (row["大分類"], row["大分類のスラッグ"]) == (block.name, block.slug)
        assert row["事例の数"] == len(collection.of("categories", category))
    counts = [row["事例の数"] for row in lists["keywords"]]
    assert counts == [len(collection.of("keywords", term)) for term in vocabulary.keywords]
    codes = [row["都道府県コード"] for row in lists["prefectures"]]
    assert codes == [prefecture.code for prefecture in vocabulary.prefectures]
    assert [row["スラッグ"] for row in lists["outcome-kinds"]] == [
        "measured", "trial", "estimate", "expected", "target",
    ]  # fmt: skip


def test_a_code_list_leads_to_the_pages_that_there_are(small_content: Path) -> None:
    draft = draft_site(BuildSettings(small_content, Path("out"), THEMES, BASE))
    found = []
    for sheet in fill_codes(draft.collection, BASE):
        for row in read_sheet(sheet):
            page = row.get("一覧のアドレス")
            assert page is None or row["事例の数"]
            found += [str(page).removeprefix(BASE)] if page else []
    assert {path.partition("/")[0] for path in found} == {
        "population", "categories", "labels", "keywords", "needs", "funding", "prefectures",
    }  # fmt: skip
    assert [path for path in found if path not in draft.pages] == []


def read_sheet(sheet: Sheet) -> list[dict[str, Any]]:
    assert sheet.path == f"data/codes/{sheet.name}.csv"
    return read_rows(sheet)
