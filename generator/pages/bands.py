"""The bands of the search's filters: of costs, times, and how much less it became.

>>> from generator.measures.money import parse_amount
>>> cost_bands(parse_amount("50万～300万円"))
('up-to-1m', 'up-to-10m')
>>> running_bands(parse_amount("月額100万円"))
('up-to-100m',)
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from generator.collection.form.outcome import Outcome
from generator.collection.form.schedule import Schedule
from generator.collection.form.service import Service, read_operation
from generator.measures.duration import Duration
from generator.measures.money import Amount, AmountKind

Limits = tuple[int | None, int | None]

# The upper limits, in yen and in months, that an officer compares by; a band holds its limit.
COST_BANDS = (("up-to-1m", 10**6), ("up-to-10m", 10**7), ("up-to-100m", 10**8))
DURATION_BANDS = (("up-to-6-months", 6), ("up-to-1-year", 12), ("up-to-2-years", 24))
# The lower limits, in percent.
CHANGE_BANDS = (("from-80", 80), ("from-50", 50), ("from-20", 20))
# What is no number has a band of its own, so that 「－」, of which nothing is known, is not なし.
COST_STATES = (
    AmountKind.DASH,
    AmountKind.UNDISCLOSED,
    AmountKind.INCALCULABLE,
    AmountKind.UNDECIDED,
)
PER_UNIT = ("per-unit",)
SPANS = (*(slug for slug, _ in COST_BANDS), "over-100m")
NOT_GIVEN = "not-given"
COST_SLUGS = ("none", *SPANS, *PER_UNIT, *map(str, COST_STATES))
DURATION_SLUGS = (*(slug for slug, _ in DURATION_BANDS), "over-2-years", NOT_GIVEN)
CHANGE_SLUGS = (*(slug for slug, _ in CHANGE_BANDS), "under-20")


def cost_bands(amount: Amount) -> tuple[str, ...]:
    """The bands of an initial cost; a range has those of its ends and all between."""
    return bands_within(amount, comparable_limits(amount))


def running_bands(amount: Amount) -> tuple[str, ...]:
    """The bands of a running cost by the year, of which an amount is without a word of its own."""
    return bands_within(amount, running_limits(amount))


def running_limits(amount: Amount) -> Limits:
    """The limits of what is paid a year."""
    return plain_limits(amount) if amount.per is None else amount.per_year_limits


def bands_within(amount: Amount, limits: Limits) -> tuple[str, ...]:
    """The bands between the limits of an amount, or that of an amount without any."""
    if amount.kind in COST_STATES:
        return (amount.kind.value,)
    low, high = limits
    if low is None and high is None:
        return PER_UNIT
    if high == 0:
        return ("none",)
    first = cost_band(low if low is not None else high or 0)
    last = SPANS[-1] if high is None else cost_band(high)
    return SPANS[SPANS.index(first) : SPANS.index(last) + 1]


def cost_band(yen: int) -> str:
    return next((slug for slug, limit in COST_BANDS if yen <= limit), SPANS[-1])


def plain_limits(amount: Amount) -> Limits:
    """The limits of an amount as it is paid, 0 where there is no cost."""
    return (0, 0) if amount.kind is AmountKind.NONE else (amount.low, amount.high)


def comparable_limits(amount: Amount) -> Limits:
    """The limits by which a cost is filtered: as they are, or a year's for what is paid by time.

    Both are None for a price per person or thing, one where the amount is open on its side.
    """
    if amount.yen is not None or amount.per is None:
        return plain_limits(amount)
    return amount.per_year_limits


def comparable_yen(amount: Amount) -> int | None:
    """The one number by which a cost is sorted; None where there is none.

    A range counts by its upper end, which has to be at hand, and an open one by what is given.
    """
    low, high = comparable_limits(amount)
    return low if high is None else high


def duration_bands(schedule: Schedule) -> tuple[str, ...]:
    """The bands of the time to introduction: of the whole, or else of each track that has one."""
    bands = [duration_band(duration.months) for duration in durations_of(schedule)]
    return tuple(dict.fromkeys(bands)) or (NOT_GIVEN,)


def durations_of(schedule: Schedule) -> list[Duration]:
    """The time to introduction, or that of each track that has one."""
    durations = [schedule.duration] if schedule.duration else [t.duration for t in schedule.tracks]
    return [duration for duration in durations if duration]


def duration_band(months: Decimal) -> str:
    return next((slug for slug, limit in DURATION_BANDS if months <= limit), "over-2-years")


def change_bands(outcomes: Iterable[Outcome]) -> tuple[str, ...]:
    """The bands of how much less it became, of each outcome that says it as a share."""
    shares = (outcome.reduction for outcome in outcomes)
    return tuple(dict.fromkeys(change_band(share) for share in shares if share is not None))


def change_band(percent: Decimal) -> str:
    return next((slug for slug, limit in CHANGE_BANDS if percent >= limit), CHANGE_SLUGS[-1])


def operation_forms(service: Service) -> tuple[str, ...]:
    """The forms of use of a service, its products' own included."""
    forms = (form for text in service.operations for form in read_operation(text))
    return tuple(dict.fromkeys(forms)) or (NOT_GIVEN,)
