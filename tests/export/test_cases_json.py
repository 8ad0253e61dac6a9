"""data/cases.json has the documented fields, with the values of the small site's cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.collection.config import BuildSettings
from generator.collection.form.schedule import Schedule
from generator.export.cases_json import describe_collection, publish_values, render_cases_json
from generator.reading.load import load_collection


@pytest.fixture(scope="module")
def data(small_content: Path) -> dict[str, Any]:
    settings = BuildSettings(small_content, Path("out"), Path("themes"))
    collection, problems = load_collection(settings)
    assert collection is not None, problems
    parsed: dict[str, Any] = json.loads(render_cases_json(describe_collection(collection)).content)
    return parsed


def test_the_collection_is_what_site_yaml_gives(data: dict[str, Any]) -> None:
    assert data["collection"] == {
        "title": "試しの事例集",
        "publisher": "試しの省",
        "edition": "令和6年度",
        "language": "ja",
        "source": {"title": "試しの原資料"},
    }


def test_a_case_has_every_documented_field_in_order(data: dict[str, Any]) -> None:
    assert list(data["cases"][0]) == [
        "id", "number", "title", "organization", "population", "block", "category", "labels",
        "keywords", "is_new", "updated", "points", "overview", "effects", "outcomes", "cost",
        "funding", "schedule", "service", "contacts", "respondent", "interview", "links", "awards",
        "appendices", "remarks", "notes", "related", "url",
    ]  # fmt: skip


def test_amounts_have_their_text_their_kind_and_whole_yen(data: dict[str, Any]) -> None:
    first, second, third = (case["cost"] for case in data["cases"])
    assert first["initial"]["yen"] == 26_700_000
    assert first["initial"]["items"][1] == {
        "name": "端末", "text": "5,773千円", "kind": "exact", "yen": 5_773_000,
    }  # fmt: skip
    assert (first["running"]["kind"], first["running"]["yen"]) == ("about", 875_000)
    assert (second["initial"]["kind"], second["initial"]["yen"]) == ("undisclosed", None)
    assert (second["running"]["kind"], second["running"]["yen"]) == ("incalculable", None)
    assert (third["initial"]["kind"], third["initial"]["yen"]) == ("none", None)
    assert (third["running"]["kind"], third["running"]["yen"]) == ("exact", 0)


def test_dates_are_reduced_iso_and_lengths_are_months(data: dict[str, Any]) -> None:
    first, second, third = (case["schedule"] for case in data["cases"])
    assert first["duration"] == {"text": "1年1か月", "months": 13}
    assert [(s["start"], s["end"], s["open"]) for s in first["steps"]] == [
        ("2020-08", "2020-08", False),
        ("2020-09", "2021-08", False),
        ("2021-09", None, True),
    ]
    assert [(s["track"], s["start"]) for s in second["steps"]] == [
        ("RPA", "2018-08"),
        ("RPA", "2019-05"),
        ("決裁", "2020-06"),
    ]
    assert second["tracks"][0] == {"name": "RPA", "duration": {"text": "９か月", "months": 9}}
    assert [(s["start"], s["months"]) for s in third["steps"]] == [(None, 0.5), (None, 1)]


def test_about_a_time_is_told_from_the_time() -> None:
    schedule = Schedule.model_validate({"steps": [{"period": "R4.10頃", "text": "試行"}]})
    assert publish_values(schedule, {})["steps"] == [{
        "track": None, "period": "R4.10頃", "start": "2022-10", "end": "2022-10", "open": False,
        "approximate": True, "months": None, "text": "試行",
    }]  # fmt: skip


def test_names_text_and_links_carry_over(data: dict[str, Any]) -> None:
    first, second, _ = data["cases"]
    assert first["organization"] == {"code": "336068", "prefecture": "岡山県", "name": "鏡野町"}
    assert second["organization"]["name"] is None
    assert second["population"] == {
        "text": "921.2万人", "count": 9_212_000, "as_of": "2023-01-01", "label": "都道府県",
    }  # fmt: skip
    assert first["funding"][0]["program"] == "デジタル田園都市国家構想交付金"
    assert first["effects"] == [
        "年500時間を減らした。", "申請率の推移", "年度 申請率", "R2 17.7%", "R3 45.5%",
    ]  # fmt: skip
    assert first["interview"][1]["answer"] == ["見慣れた紙の様式のまま、電子にしました。"]
    assert first["appendices"] == [{"title": "手続の一覧", "text": "戸籍\n町税"}]
    assert second["contacts"][0]["phone"] == "（非公表）"
    assert first["url"] == "cases/kagamino-online-counter.html"
    assert (first["is_new"], second["is_new"]) == (True, False)
    assert first["related"][0] == "nishiawakura-no-cost"
