"""The filters of the search: bands of cost and time, counts, and what is not a number."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator.collection.collection import Collection
from generator.collection.config import BuildSettings
from generator.measures.money import parse_amount
from generator.measures.wareki import parse_duration
from generator.pages.facets import (
    cost_bands,
    duration_band,
    facets_of,
    list_facets,
    orders_of,
)
from generator.reading.load import load_collection
from generator.theme.theme import Theme


@pytest.fixture(scope="module")
def small(small_content: Path) -> Collection:
    collection, _ = load_collection(BuildSettings(small_content, Path("out"), Path("themes")))
    assert collection is not None
    return collection


@pytest.mark.parametrize(
    ("amount", "band"),
    [
        ("－円", "dash"),
        ("なし", "none"),
        ("無料", "none"),
        ("0円", "none"),
        ("未定", "undecided"),
        ("50万～300万円", "up-to-1m up-to-10m"),
        ("300～500万円", "up-to-10m"),
        ("1,000万円以内", "up-to-10m"),
        ("1億円以上", "up-to-100m over-100m"),
        ("月額100万円", "up-to-100m"),
        ("月額5～100万円", "up-to-1m up-to-10m up-to-100m"),
        ("月額3万円以内", "up-to-1m"),
        ("1人当たり月額300円", "per-unit"),
        ("1人当たり2千円", "per-unit"),
        ("4,730千円（5年間）", "up-to-10m"),
        ("1円", "up-to-1m"),
        ("1,000千円", "up-to-1m"),
        ("1,001千円", "up-to-10m"),
        ("約1,000万円", "up-to-10m"),
        ("1億円", "up-to-100m"),
        ("約160,000千円", "over-100m"),
        ("（非公表）", "undisclosed"),
        ("（算定不可）", "incalculable"),
    ],
)
def test_a_cost_falls_into_the_band_that_holds_its_limit(amount: str, band: str) -> None:
    assert cost_bands(parse_amount(amount)) == tuple(band.split())


@pytest.mark.parametrize(
    ("months", "band"),
    [
        ("0.5", "up-to-6-months"),
        ("6", "up-to-6-months"),
        ("7", "up-to-1-year"),
        ("12", "up-to-1-year"),
        ("13", "up-to-2-years"),
        ("24", "up-to-2-years"),
        ("25", "over-2-years"),
    ],
)
def test_a_duration_falls_into_the_band_that_holds_its_limit(months: str, band: str) -> None:
    assert duration_band(Decimal(months)) == band


def test_a_case_with_tracks_has_the_band_of_each_and_one_without_time_says_so(
    small: Collection,
) -> None:
    bands = {case.number: facets_of(case)["duration"] for case in small.cases}
    assert bands == {
        1: ("up-to-2-years",),
        2: ("up-to-1-year", "up-to-6-months"),
        3: ("not-given",),
    }


def test_the_time_of_the_whole_goes_before_that_of_the_tracks(small: Collection) -> None:
    case = next(case for case in small.cases if case.number == 2)
    schedule = case.facts.schedule.model_copy(update={"duration": parse_duration("3年")})
    facts = case.facts.model_copy(update={"schedule": schedule})
    assert facets_of(replace(case, facts=facts))["duration"] == ("over-2-years",)


def test_an_amount_that_is_not_published_has_no_place_in_the_order(small: Collection) -> None:
    orders = {case.number: orders_of(case) for case in small.cases}
    assert orders[1] == {"number": 1, "population": 12_000, "cost": 26_700_000}
    assert "cost" not in orders[2]
    assert "cost" not in orders[3]  # 「－円」 is no sum of nothing


def test_every_filter_counts_its_cases_and_leaves_empty_terms_out(
    small: Collection, standard_theme: Theme
) -> None:
    facets = {
        facet.name: [(term.name, term.count) for term in facet.terms]
        for facet in list_facets(small, standard_theme.labels)
    }
    assert facets["population"] == [("1万人未満", 1), ("1万人以上5万人未満", 1), ("都道府県", 1)]
    assert facets["keyword"] == [("RPA", 2), ("マイナンバーカード", 1)]
    assert facets["cost"] == [
        ("1,000万円超～1億円", 1),
        ("－（金額の記載がない）", 1),
        ("非公表", 1),
    ]
    assert [count for _, count in facets["new"]] == [1]
