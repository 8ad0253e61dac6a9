"""What a cost is for a thousand inhabitants: only so do a town's and a city's stand side by side.

>>> round_to_two(2_983), round_to_two(45)
(3000, 45)
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from generator.collection.form.cost import Cost, RunningCost
from generator.measures.measure import Bound
from generator.pages.amounts import write_yen
from generator.theme.theme import Labels

DIGITS = 2  # no more than the population is known with


@dataclass(frozen=True, slots=True)
class Rate:
    """Whole yen for a thousand inhabitants, with the limits and the bound of the cost."""

    low: int | None
    high: int | None
    bound: Bound | None = None


def limits_of(side: Cost) -> tuple[int | None, int | None]:
    """Both limits in whole yen, once or a year; None where they are paid for each of something.

    A running cost is that of a year; an initial one is paid once, or it is not to be compared.
    """
    amount = side.amount
    if amount.per is None:
        return amount.low, amount.high
    return amount.per_year_limits if isinstance(side, RunningCost) else (None, None)


def rate_of(side: Cost, persons: int) -> Rate | None:
    """The rate of a side of the cost; None where there is no number, or nothing was paid."""
    limits = limits_of(side)
    if not any(limits):
        return None
    low, high = (None if yen is None else _for_a_thousand(yen, persons) for yen in limits)
    return Rate(low, high, side.amount.bound)


def write_rate(rate: Rate, labels: Labels) -> str:
    """The rate in words: 人口1,000人当たり約20万円～30万円."""
    amount = write_yen(rate.low, rate.high, rate.bound, labels)
    return labels.text("compare.rate", amount=labels.text("amount.about", amount=amount))


def _for_a_thousand(yen: int, persons: int) -> int:
    return round_to_two(Fraction(1000 * yen, persons))


def round_to_two(number: Fraction | int) -> int:
    """The nearest whole number of two significant digits; a half is rounded up."""
    step: int = 10 ** max(0, len(str(int(number))) - DIGITS)
    return int(number / Fraction(step) + Fraction(1, 2)) * step
