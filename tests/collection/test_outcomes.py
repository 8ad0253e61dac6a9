"""The outcomes of the 47 cases say what they are: held against a table made from the source.

`outcomes.tsv` was written by one person from the source alone, and held against another's.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest
from conftest import ROOT
from pydantic import TypeAdapter, ValidationError

from generator.collection.case import Case
from generator.collection.form.outcome import OUTCOME_CODES, Outcome, OutcomeKind, OutcomeWord
from generator.collection.measured_data import plain_number
from generator.core.settings import BuildSettings
from generator.reading.load import load_collection

with Path(__file__).with_name("outcomes.tsv").open(encoding="utf-8", newline="") as lines:
    TABLE = list(csv.DictReader(lines, delimiter="\t"))


@pytest.fixture(scope="module")
def cases() -> Mapping[int, Case]:
    settings = BuildSettings(ROOT / "content", Path("out"), ROOT / "themes")
    collection, problems = load_collection(settings)
    assert collection is not None, problems
    return {case.number: case for case in collection.cases}


def describe_outcome(outcome: Outcome) -> dict[str, str]:
    quantity = outcome.quantity
    numbers = {
        name: plain_number(getattr(quantity, name)) for name in ("before", "after", "low", "high")
    }
    return {
        "value": outcome.value,
        "kind": outcome.kind,
        "measure": outcome.measure,
        **{name: "" if number is None else str(number) for name, number in numbers.items()},
        "unit": quantity.unit,
        "approximate": str(quantity.is_approximate).upper(),
        "before_bound": quantity.before_bound or "",
        "bound": quantity.bound or "",
        "change": quantity.change or "",
    }


def test_every_outcome_is_that_of_the_table(cases: Mapping[int, Case]) -> None:
    found = [
        {"number": str(number), **describe_outcome(outcome)}
        for number, case in sorted(cases.items())
        for outcome in case.facts.outcomes
    ]
    assert found == TABLE


def test_nearly_every_outcome_has_a_number_and_a_unit(cases: Mapping[int, Case]) -> None:
    outcomes = [outcome for case in cases.values() for outcome in case.facts.outcomes]
    numbers = ("before", "after", "low", "high")
    read = [
        outcome
        for outcome in outcomes
        if outcome.quantity.unit
        and any(getattr(outcome.quantity, name) is not None for name in numbers)
    ]
    assert len(read) >= 0.95 * len(outcomes)


@pytest.mark.parametrize(
    ("what", "value", "change"),
    [
        ("業務時間の削減", "500時間", "by"),
        ("時間外勤務の縮減率", "約32％", "by"),
        ("電子決裁率", "98.2％", "level"),
        ("利用申請者数", "11,788人", "level"),
        ("鍵管理料（不要となった額）", "1,380千円", "by"),
        ("電話での予約対応", "1割程度に削減", "to"),
        ("印刷枚数", "20％減", "by"),
        ("削減した業務の待ち時間", "8分→0分", "to"),
    ],
)
def test_what_a_number_is_follows_from_value_and_name(what: str, value: str, change: str) -> None:
    assert Outcome.model_construct(what=what, value=value).quantity.change == change


def test_every_kind_has_a_code_of_its_own() -> None:
    assert set(OUTCOME_CODES) == set(get_args(OutcomeWord))
    assert len({*OUTCOME_CODES.values()}) == len(OUTCOME_CODES)


def test_an_estimate_is_one_kind_whichever_word_it_has() -> None:
    assert TypeAdapter(OutcomeKind).validate_python("推計") == "試算"
    with pytest.raises(ValidationError):
        TypeAdapter(OutcomeKind).validate_python("効果")


@pytest.mark.parametrize(
    ("what", "value", "percent"),
    [
        ("作業時間", "8分→2分", "75"),
        ("手続きの時間", "4時間→1時間", "75"),
        ("会議録の作成時間", "4時間→30分～1時間程度", "75"),
        ("契約の期間", "往復1週間以上→平均3日", "57"),
        ("紙の枚数", "6万枚余→2万枚余", "67"),
        ("書く様式", "7～8枚→不要", "100"),
        ("件数", "1割程度に削減", "90"),
        ("件数", "3分の1に減少", "67"),
        ("件数", "半減", "50"),
        ("費用の削減", "約2～3割", "20"),
        ("費用の削減", "最大30％", "30"),
        ("費用", "20％減", "20"),
        ("時間外勤務の縮減率", "約32％", "32"),
        ("不満と答えた割合", "40％→10％", "75"),
    ],
)
def test_by_how_much_it_became_less_is_told_by_the_numbers(
    what: str, value: str, percent: str
) -> None:
    found = Outcome.model_construct(what=what, value=value).reduction
    assert found is not None
    assert str(round(found)) == percent


@pytest.mark.parametrize(
    ("what", "value"),
    [
        ("業務時間の削減", "500時間"),
        ("電子決裁率", "98.2％"),
        ("電子決裁率", "80％に"),
        ("電子申請の割合", "10％→50％"),
        ("利用の増加", "20％"),
        ("満足度の向上", "30％"),
        ("費用の削減と利用の増加", "20％"),
        ("件数", "2倍に増加"),
        ("紙の削減", "10～20％→5～8％"),
        ("紙の削減", "10～20％→5％"),
        ("作業の期間", "1～2週間→約10分"),
        ("判定の時間の短縮", "約1週間程度→数分"),
        ("件数の削減", "0％"),
        ("件数の削減", "150％"),
    ],
)
def test_what_is_no_share_or_is_more_is_no_reduction(what: str, value: str) -> None:
    assert Outcome.model_construct(what=what, value=value).reduction is None
