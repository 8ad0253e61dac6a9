"""Amounts and outcomes in the words of the screen: what is printed is never made another sum."""

from __future__ import annotations

import pytest

from generator.collection.form.outcome import Outcome
from generator.measures.money import parse_amount
from generator.pages.amounts import write_amount, write_outcome
from generator.theme.theme import Theme


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("26,700千円", "2,670万円"),
        ("約57,500千円", "約5,750万円"),
        ("120万円程度", "約120万円"),
        ("300～500万円", "300万円～500万円"),
        ("約300～500万円", "約300万円～500万円"),
        ("4,730千円以内", "473万円以内"),
        ("最大4,730千円", "473万円以内"),
        ("500万円以上", "500万円以上"),
        ("月額15万4千円", "月額15万4,000円"),
        ("4,730千円（5年間）", "473万円（5年間）"),
        ("5年間で300～500万円", "300万円～500万円（5年間）"),
        ("1人当たり2千円", "1人当たり2,000円"),
        ("1人当たり月額300円", "1人当たり月額300円"),
        ("4,730千円（予定）", "473万円（予定）"),
        ("0円", "0円"),
        ("－円", "－（記載なし）"),
        ("無料", "なし"),
        ("未定", "未定"),
        ("（非公表）", "非公表"),
    ],
)
def test_an_amount_says_in_words_what_is_printed(
    amount: str, words: str, standard_theme: Theme
) -> None:
    assert write_amount(parse_amount(amount), standard_theme.labels) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("1,380千円", "138万円"),
        ("約4千万円", "約4,000万円"),
        ("概算5億円", "約5億円"),
        # What is no plain sum stays as it is printed.
        ("27.5円", "27.5円"),
        ("毎月5万円", "毎月5万円"),
        ("500万円（5年間）", "500万円（5年間）"),
        ("▲5万円", "▲5万円"),
        ("2,220万円→1,460万円", "2,220万円→1,460万円"),
        ("500時間", "500時間"),
        ("約2～3割", "約2～3割"),
    ],
)
def test_an_outcome_of_money_is_shown_as_costs_are(
    value: str, words: str, standard_theme: Theme
) -> None:
    outcome = Outcome.model_construct(what="費用の削減", value=value)
    assert write_outcome(outcome, standard_theme.labels) == words


@pytest.mark.parametrize(
    "amount", ["1人当たり5年間で300円", "月額15～20万円", "年額500万円以内", "1件当たり月額300円"]
)
def test_what_is_paid_by_time_or_person_has_its_year_or_none(amount: str) -> None:
    found = parse_amount(amount)
    assert found.per_year_yen is None
    assert found.yen is None
