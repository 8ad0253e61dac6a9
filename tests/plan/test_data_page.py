"""The page about the open data: every file with its format and size, every field explained."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from conftest import ROOT
from jsonschema import Draft202012Validator, FormatChecker

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def page(site: Path) -> BeautifulSoup:
    return BeautifulSoup((site / "data" / "index.html").read_text(encoding="utf-8"), "html.parser")


def links_of(page: BeautifulSoup) -> dict[str, str]:
    links = page.select("a[download]")
    return {str(link["href"]): link.get_text(strip=True) for link in links}


def fields_of(page: BeautifulSoup, name: str) -> list[str]:
    heading = page.find(id=name)
    assert isinstance(heading, Tag)
    table = heading.find_next("table")
    assert isinstance(table, Tag)
    return [cell.get_text(strip=True) for cell in table.select("tbody th")]


def paths_in(value: object, path: str = "") -> set[str]:
    """Every path of a JSON value, with [] for the items of a list."""
    if isinstance(value, dict):
        found = {f"{path}.{key}".removeprefix(".") for key in value}
        return found.union(
            *(paths_in(v, f"{path}.{k}".removeprefix(".")) for k, v in value.items())
        )
    if isinstance(value, list):
        return set().union(*(paths_in(item, f"{path}[]") for item in value))
    return set()


def test_every_file_of_the_folder_is_offered(site: Path, page: BeautifulSoup) -> None:
    below = (path.relative_to(site / "data").as_posix() for path in (site / "data").rglob("*.*"))
    of_cases = set((site / "data" / "cases").iterdir())
    offered = set(links_of(page))
    assert len(of_cases) == 47
    (example,) = (href for href in offered if href.startswith("cases/"))
    assert site / "data" / example in of_cases
    found = {path for path in below if not path.startswith("cases/")}
    assert offered - {example} == found - {"index.html"}


def test_the_files_of_single_cases_are_offered_by_their_number_and_a_pattern(
    site: Path, page: BeautifulSoup
) -> None:
    sizes = [path.stat().st_size for path in (site / "data" / "cases").iterdir()]
    said = f"事例ごとのファイル（JSON形式、{len(sizes)}個、1個{-(-max(sizes) // 1000)}KBまで）"
    assert said in page.get_text()
    assert "data/cases/事例ID.json" in [code.get_text() for code in page.select("#files code")]


def test_the_page_of_a_case_leads_to_its_file(site: Path) -> None:
    for path in (site / "data" / "cases").iterdir():
        case = BeautifulSoup((site / "cases" / f"{path.stem}.html").read_bytes(), "html.parser")
        (link,) = case.select("link[rel=alternate][type='application/json']")
        assert link["href"] == f"../data/cases/{path.name}"


def test_a_link_says_the_format_and_the_size(site: Path, page: BeautifulSoup) -> None:
    for href, text in links_of(page).items():
        if href.startswith("cases/"):
            continue
        size = re.search(
            r"（((Excel|CSV|JSON|JSON-LD)形式|JSON Schema|Data Package)、([0-9,]+)KB）$", text
        )
        assert size is not None, text
        bytes_ = (site / "data" / href).stat().st_size
        assert int(size[3].replace(",", "")) == -(-bytes_ // 1000)


def test_every_field_of_the_json_is_explained(site: Path, page: BeautifulSoup) -> None:
    whole: dict[str, Any] = json.loads((site / "data" / "cases.json").read_text(encoding="utf-8"))
    explained = set(fields_of(page, "cases-json"))
    # A record of a kind that was explained is said to be like it.
    twins = {
        "schedule.tracks[].duration": "schedule.duration",
        "cost.running.items[]": "cost.initial.items[]",
        "notes[]": "remarks[]",
    }
    found = paths_in({"collection": whole["collection"]})
    found = found.union(*(paths_in(case) for case in whole["cases"])) - {"collection"}
    for twin, first in twins.items():
        found = {path.replace(f"{twin}.", f"{first}.") for path in found}
    assert found <= explained
    assert len(found) > 75
    text = page.get_text()
    for twin, first in twins.items():
        assert twin.removesuffix("[]") in explained
        assert f"中の項目は{first.removesuffix('[]')}と同じ" in text


def test_what_is_left_out_when_it_is_not_set_is_not_said_to_be_null(page: BeautifulSoup) -> None:
    rows = [row.get_text("|", strip=True) for row in page.select("#fields tr")]
    types = {name: kind for name, kind, *_ in (row.replace(".|", ".").split("|") for row in rows)}
    assert types["collection.license.short"] == "文字列"
    assert types["organization.name"] == "文字列かnull"


def test_every_column_is_explained(site: Path, page: BeautifulSoup) -> None:
    for path in (site / "data").rglob("*.csv"):
        headings = path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
        assert fields_of(page, f"{path.stem}-csv") == headings


def test_the_page_says_terms_and_date(page: BeautifulSoup) -> None:
    license = page.find("a", href=re.compile("public_data_license"))
    assert isinstance(license, Tag)
    assert license.get_text(strip=True).startswith("公共データ利用規約（第1.0版）")
    assert page.select_one("dd time[datetime]") is not None


def test_the_json_keeps_to_its_schema_which_is_a_schema(site: Path) -> None:
    schema = json.loads((site / "data" / "cases.schema.json").read_text(encoding="utf-8"))
    whole = json.loads((site / "data" / "cases.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    assert list(validator.iter_errors(whole)) == []
    whole["cases"][0]["cost"]["initial"]["yen"] = "26,700千円"
    del whole["cases"][1]["id"]
    found = {".".join(map(str, error.path)) for error in validator.iter_errors(whole)}
    assert found == {"cases.0.cost.initial.yen", "cases.1"}


def test_every_field_of_the_schema_is_described_in_japanese(site: Path) -> None:
    schema = json.loads((site / "data" / "cases.schema.json").read_text(encoding="utf-8"))
    records = [schema, *schema["$defs"].values()]
    fields = [item for record in records for item in record.get("properties", {}).items()]
    assert len(fields) > 80
    assert not any({"title", "default"} & set(field) for _, field in fields)
    assert [
        name for name, field in fields if not re.search("[ぁ-んァ-ヶ一-龠]", field["description"])
    ] == []


def test_the_published_schemas_of_the_content_are_those_of_the_repository(site: Path) -> None:
    published = {path.name: path.read_bytes() for path in (site / "data" / "schemas").iterdir()}
    assert published == {path.name: path.read_bytes() for path in (ROOT / "schemas").iterdir()}
