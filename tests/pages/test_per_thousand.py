"""Costs for a thousand inhabitants: in two digits, only where they can be told."""

from __future__ import annotations

from fractions import Fraction

import pytest

from generator.collection.form.cost import Cost, RunningCost
from generator.measures.money import parse_amount
from generator.pages.per_thousand import limits_of, rate_of, round_to_two, write_rate
from generator.theme.theme import Theme


def initial(text: str) -> Cost:
    return Cost.model_construct(amount=parse_amount(text))


def running(text: str) -> RunningCost:
    return RunningCost.model_construct(amount=parse_amount(text))


@pytest.mark.parametrize(
    ("side", "persons", "words"),
    [
        # 2,400,000 * 1000 / 12,000
        (initial("2,400千円"), 12_000, "人口1,000人当たり約20万円"),
        # 36,000,000 * 1000 / 114,000 = 315,789
        (initial("36,000千円"), 114_000, "人口1,000人当たり約32万円"),
        (initial("300～500万円"), 12_000, "人口1,000人当たり約25万円～42万円"),
        (initial("500万円以内"), 10_000, "人口1,000人当たり約50万円以内"),
        (initial("約1億円"), 3_000_000, "人口1,000人当たり約3万3,000円"),
        # 15万円 a month are 180万円 a year.
        (running("月額15万円"), 10_000, "人口1,000人当たり約18万円"),
        (running("1,000万円（5年間）"), 10_000, "人口1,000人当たり約20万円"),
        (running("10円"), 1_000, "人口1,000人当たり約10円"),
    ],
)
def test_a_cost_is_told_for_a_thousand_inhabitants(
    side: Cost, persons: int, words: str, standard_theme: Theme
) -> None:
    rate = rate_of(side, persons)
    assert rate is not None
    assert write_rate(rate, standard_theme.labels) == words


@pytest.mark.parametrize(
    "side",
    [
        *map(initial, ("（非公表）", "－円", "なし", "0円", "1人当たり300円", "月額5万円")),
        *map(running, ("未定", "1人当たり月額300円", "1件当たり5円")),
    ],
)
def test_what_has_no_number_of_its_own_has_no_rate(side: Cost) -> None:
    assert rate_of(side, 10_000) is None


def test_limits_are_those_of_once_or_of_a_year_and_nothing_is_not_unknown() -> None:
    assert limits_of(initial("0円")) == (0, 0)
    assert limits_of(initial("月額5万円")) == (None, None)
    assert limits_of(running("月額5万円")) == (600_000, 600_000)
    assert limits_of(running("300万円以上")) == (3_000_000, None)


@pytest.mark.parametrize(
    ("number", "rounded"),
    [(0, 0), (7, 7), (99, 99), (104, 100), (105, 110), (995, 1000), (Fraction(99_999, 10), 10_000)],
)
def test_two_digits_count(number: Fraction | int, rounded: int) -> None:
    assert round_to_two(number) == rounded
