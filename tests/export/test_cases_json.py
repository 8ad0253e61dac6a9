"""data/cases.json has the documented fields, with the values of the small site's cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from generator.collection.fields import PrintedDate
from generator.collection.form.case import FrontMatter
from generator.collection.form.cost import Cost, RunningCost
from generator.collection.form.schedule import Schedule
from generator.collection.published import BESIDE
from generator.core.settings import BuildSettings
from generator.export.case_parts import describe_collection
from generator.export.cases_json import publish_values, render_cases_json
from generator.export.open_data import CASES_FILE, WORDING
from generator.measures.wareki import parse_month
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
        "editor": "試しの編集部",
        "wording": WORDING,
        "interviewer": "試しの省",
        "edition": "令和6年度",
        "language": "ja",
        "contact": "試しの省 試しの課（03-0000-0000）",
        "source": {
            "title": "試しの原資料",
            "url": "https://example.jp/source.pdf",
            "terms": "試しの利用規約",
        },
        "license": {
            "name": "試しの利用規約",
            "short": "試し1.0",
            "url": "https://example.jp/license",
        },
    }


def test_a_case_has_every_documented_field_in_order(data: dict[str, Any]) -> None:
    assert list(data["cases"][0]) == [
        "id", "number", "title", "organization", "population", "block", "category", "labels",
        "keywords", "needs", "is_new", "updated", "asks", "points", "overview", "effects",
        "outcomes", "cost", "funding", "schedule", "introduced", "introduced_fiscal_year",
        "service", "contacts", "advice", "respondent", "interview", "links", "awards", "appendices",
        "remarks", "notes", "source", "related", "url",
    ]  # fmt: skip


def test_amounts_have_their_text_their_kind_and_whole_yen(data: dict[str, Any]) -> None:
    first, second, third = (case["cost"] for case in data["cases"])
    assert first["initial"]["yen"] == 26_700_000
    assert first["initial"]["items"][1] == {
        "name": "端末", "text": "5,773千円", "kind": "exact", "yen": 5_773_000, "low": 5_773_000,
        "high": 5_773_000, "approximate": False, "bound": None, "per": None,
    }  # fmt: skip
    assert (first["running"]["kind"], first["running"]["yen"]) == ("about", 875_000)
    assert (second["initial"]["kind"], second["initial"]["yen"]) == ("undisclosed", None)
    assert (second["running"]["kind"], second["running"]["yen"]) == ("incalculable", None)
    assert (third["initial"]["kind"], third["initial"]["yen"]) == ("dash", None)
    assert (third["running"]["kind"], third["running"]["yen"]) == ("exact", 0)


def test_dates_are_reduced_iso_and_lengths_are_months(data: dict[str, Any]) -> None:
    first, second, third = (case["schedule"] for case in data["cases"])
    assert first["duration"] == {"text": "1年1か月", "months": 13}
    assert [(s["start"], s["end"], s["open"]) for s in first["steps"]] == [
        ("2020-08", "2020-08", False),
        ("2020-09", "2021-08", False),
        ("2021-09", None, True),
    ]
    # One is told with its length, one has both its ends, one goes on.
    assert [(s["months"], s["months_counted"]) for s in first["steps"]] == [
        (1, False),
        (12, True),
        (None, False),
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
        "approximate": True, "months": 1, "months_counted": True, "text": "試行",
    }]  # fmt: skip


def test_names_text_and_links_carry_over(data: dict[str, Any]) -> None:
    first, second, _ = data["cases"]
    assert first["organization"] == {
        "code": "336068", "area_code": "33606", "prefecture": "岡山県", "name": "鏡野町",
    }  # fmt: skip
    assert second["organization"]["name"] is None
    assert second["population"] == {
        "text": "921.2万人", "count": 9_212_000, "rounded": True, "as_of": "2023-01-01",
        "label": "都道府県",
    }  # fmt: skip
    assert first["funding"][0]["program"] == "デジタル田園都市国家構想交付金"
    assert first["effects"] == [
        "年500時間を減らした。用紙の購入費は、年1,380千円の減少を見込む。",
        "申請率の推移", "年度 申請率", "R2 17.7%", "R3 45.5%",
    ]  # fmt: skip
    assert first["interview"][1]["answer"] == ["見慣れた紙の様式のまま、電子にしました。"]
    assert first["appendices"] == [{"title": "手続の一覧", "text": "戸籍\n町税"}]
    assert second["contacts"][0]["phone"] == "（非公表）"
    assert first["url"] == "cases/kagamino-online-counter.html"
    assert (first["is_new"], second["is_new"]) == (True, False)
    assert first["related"][0] == "nishiawakura-no-cost"


def test_an_outcome_has_its_kind_and_its_numbers(data: dict[str, Any]) -> None:
    assert data["cases"][0]["outcomes"] == [
        {
            "what": "業務時間の削減", "value": "500時間", "per": "年", "kind": "実績",
            "kind_code": "measured", "measure": "作業時間", "scope": "窓口、前の年との比較",
            "before": None, "before_bound": None, "after": None, "low": 500, "high": 500,
            "unit": "時間", "approximate": False, "bound": None, "change": "by",
        },
        {
            "what": "用紙の購入費の削減", "value": "1,380千円", "per": "年", "kind": "見込み",
            "kind_code": "expected", "measure": "費用", "scope": None, "before": None,
            "before_bound": None, "after": None, "low": 1_380_000, "high": 1_380_000, "unit": "円",
            "approximate": False, "bound": None, "change": "by",
        },
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("－円", ("dash", None, None, None, False, None, None, None)),
        ("なし", ("none", None, None, None, False, None, None, None)),
        ("無料", ("none", None, None, None, False, None, None, None)),
        ("未定", ("undecided", None, None, None, False, None, None, None)),
        ("120万円程度", ("about", 1_200_000, 1_200_000, 1_200_000, True, None, None, 1_200_000)),
        ("300～500万円", ("range", None, 3_000_000, 5_000_000, False, None, None, None)),
        ("4,730千円以内", ("range", None, None, 4_730_000, False, "max", None, None)),
        ("最大4,730千円", ("range", None, None, 4_730_000, False, "max", None, None)),
        ("500万円以上", ("range", None, 5_000_000, None, False, "min", None, None)),
        ("月額15万4千円", ("exact", None, 154_000, 154_000, False, None, "月", 1_848_000)),
        (
            "4,730千円（5年間）",
            ("exact", 4_730_000, 4_730_000, 4_730_000, False, None, "5年間", 946_000),
        ),
        ("1人当たり2千円", ("exact", None, 2_000, 2_000, False, None, "人", None)),
    ],
)
def test_a_running_cost_says_all_that_its_text_does(
    amount: str, expected: tuple[object, ...]
) -> None:
    cost = publish_values(RunningCost.model_validate({"amount": amount}), {})
    keys = ("kind", "yen", "low", "high", "approximate", "bound", "per", "per_year_yen")
    assert tuple(cost[key] for key in keys) == expected
    assert cost["text"] == amount
    assert set(cost) == {"text", *keys, "tax", "tax_basis", "items", "note"}


def test_a_step_that_is_told_with_its_length_ends_when_that_is_over() -> None:
    step = {"period": "R2.9～", "length": "3か月", "text": "庁内検討"}
    assert publish_values(Schedule.model_validate({"steps": [step]}), {})["steps"] == [{
        "track": None, "period": "R2.9～（3か月）", "start": "2020-09", "end": "2020-11",
        "open": False, "approximate": False, "months": 3, "months_counted": False,
        "text": "庁内検討",
    }]  # fmt: skip


@pytest.mark.parametrize(
    ("period", "length", "months", "is_counted"),
    [
        ("R2.9～R3.8", None, 12, True),
        ("R3.7～11", "4.5か月", 4.5, False),  # what is printed counts
        ("R2.8", None, 1, True),
        ("H27～28", None, None, False),
        ("R3.9～", None, None, False),
        (None, "6か月", 6, False),
    ],
)
def test_the_months_of_a_step_are_printed_or_else_counted_from_its_ends(
    period: str | None, length: str | None, months: float | None, is_counted: bool
) -> None:
    step = {"period": period, "length": length, "text": "製作"}
    whole = Schedule.model_validate(
        {"steps": [{key: text for key, text in step.items() if text is not None}]}
    )
    (found,) = TypeAdapter(list[dict[str, Any]]).validate_python(publish_values(whole, {})["steps"])
    assert (found["months"], found["months_counted"]) == (months, is_counted)


@pytest.mark.parametrize(
    ("tax", "word", "code"),
    [("税抜", "税抜", "excluded"), ("税込", "税込", "included"), ("税込額", "税込", "included")],
)
@pytest.mark.parametrize("record", [Cost, RunningCost])
def test_the_tax_in_a_cost_has_one_word_and_a_code(
    record: type[Cost], tax: str, word: str, code: str
) -> None:
    cost = publish_values(record.model_validate({"amount": "5千円", "tax": tax}), {})
    assert (cost["tax"], cost["tax_basis"]) == (word, code)
    cost = publish_values(record.model_validate({"amount": "5千円"}), {})
    assert (cost["tax"], cost["tax_basis"]) == (None, None)


def test_how_a_word_is_read_from_a_case_file_is_no_part_of_the_published_schema() -> None:
    published = CASES_FILE.model_json_schema()["$defs"]["CostData"]["properties"]["tax"]
    assert published["anyOf"][0] == {"enum": ["税抜", "税込"], "type": "string"}


def test_a_note_says_what_it_is_about(data: dict[str, Any]) -> None:
    assert data["cases"][0]["notes"][:2] == [
        {"about": None, "text": "補助額12,489千円の内訳は原資料にない。"},
        {"about": "cost.initial", "text": "端末の台数は、インタビューと異なる。"},
    ]
    assert data["cases"][0]["remarks"] == [
        {"about": "schedule", "text": "開始後も改修を続けている。"}
    ]


def test_a_case_says_what_it_is_written_from(data: dict[str, Any]) -> None:
    first, second, third = (case["source"] for case in data["cases"])
    assert first == {
        "kind": "原資料", "title": "試しの資料（別冊）", "pages": "3-7～3-11",
        "url": "https://green.test/separate.pdf", "confirmed": "2024-03",
    }  # fmt: skip
    assert second == {
        "kind": "原資料", "title": "試しの原資料", "pages": "3-12",
        "url": "https://example.jp/source.pdf", "confirmed": None,
    }  # fmt: skip
    assert third is None
    times = [(case["introduced"], case["introduced_fiscal_year"]) for case in data["cases"]]
    assert times[:2] == [("2021-09", 2021), (None, None)]


@pytest.mark.parametrize(("introduced", "year"), [("R3.3.31", 2020), ("R3.4", 2021), ("R3", None)])
def test_a_case_says_in_which_fiscal_year_it_began(introduced: str, year: int | None) -> None:
    date = FrontMatter.model_construct(introduced=PrintedDate(introduced, parse_month(introduced)))
    read = next(each.read for each in BESIDE[FrontMatter] if each.name == "introduced_fiscal_year")
    assert read is not None
    assert read(date) == year
