"""The bands of the filters: of costs, times, and shares, and what is not a number."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.collection.form.outcome import Outcome
from generator.collection.form.service import Service
from generator.measures.money import parse_amount
from generator.pages.bands import (
    change_band,
    change_bands,
    cost_bands,
    duration_band,
    operation_forms,
    running_bands,
)


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


@pytest.mark.parametrize(
    ("amount", "band"),
    [
        ("－円", "dash"),
        ("なし", "none"),
        ("（算定不可）", "incalculable"),
        ("1,000千円", "up-to-1m"),
        ("1,001千円", "up-to-10m"),
        ("50万～300万円", "up-to-1m up-to-10m"),
        ("1億円以上", "up-to-100m over-100m"),
        ("月額10万円", "up-to-10m"),
        ("1,000万円以内", "up-to-10m"),
        ("5,500千円（5年間）", "up-to-10m"),
        ("4,730千円（5年間）", "up-to-1m"),
        ("1人当たり月額300円", "per-unit"),
    ],
)
def test_a_running_cost_is_that_of_a_year(amount: str, band: str) -> None:
    assert running_bands(parse_amount(amount)) == tuple(band.split())


@pytest.mark.parametrize(
    ("percent", "band"),
    [
        ("100", "from-80"),
        ("80", "from-80"),
        ("79.9", "from-50"),
        ("50", "from-50"),
        ("49.9", "from-20"),
        ("20", "from-20"),
        ("19.9", "under-20"),
    ],
)
def test_a_reduction_falls_into_the_band_that_begins_with_its_limit(
    percent: str, band: str
) -> None:
    assert change_band(Decimal(percent)) == band


def test_every_outcome_has_its_band_and_each_band_stands_once() -> None:
    told = [
        ("作業時間", "8分→0分"),
        ("枚数", "6万枚→1万枚"),
        ("費用の削減", "2割"),
        ("削減", "500時間"),
    ]
    outcomes = [Outcome.model_construct(what=what, value=value) for what, value in told]
    assert change_bands(outcomes) == ("from-80", "from-20")


@pytest.mark.parametrize(
    ("operations", "forms"),
    [
        ([], "not-given"),
        (["パッケージ製品をクラウド環境で利用"], "package-cloud"),
        (["個別開発製品をオンプレミス環境で運用"], "custom-on-premises"),
        (
            ["パッケージ製品を基に個別カスタマイズしたシステムをオンプレミス環境で運用"],
            "package-on-premises",
        ),
        (
            ["パッケージ製品をクラウド環境で運用", "個別開発製品をクラウド環境で運用"],
            "package-cloud custom-cloud",
        ),
        (["ﾊﾟｯｹｰｼﾞ製品をＳａａＳで利用"], "package-cloud"),
        (
            ["パッケージ製品をクラウドとオンプレミスで運用"],
            "package-cloud package-on-premises",
        ),
        (["クラウドで運用"], "other"),
        (["庁内のサーバーで運用"], "other"),
    ],
)
def test_a_form_of_use_is_how_it_is_made_and_where_it_runs(
    operations: list[str], forms: str
) -> None:
    whole, own = operations[:1], operations[1:]
    products = [{"name": f"製品{n}", "operation": text} for n, text in enumerate(own)]
    service = Service.model_validate({"products": products, "operation": next(iter(whole), None)})
    assert operation_forms(service) == tuple(forms.split())
