"""A schedule's dated steps as bars on a common axis of months.

>>> build_timelines(Schedule())
()
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.collection.form.schedule import Schedule, Step
from generator.measures.wareki import PartialDate

NAMED_YEARS = 5  # as many as have room for 「平成30年」 on the width of the chart


@dataclass(frozen=True, slots=True)
class Bar:
    """A step: left edge and width in percent of the axis; an open one reaches the end."""

    step: Step
    left: float
    width: float
    is_open: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """The first month of a calendar year (2020, 令和2年), in percent of the axis.

    On a long axis only some years are named, or their names would run into one another.
    """

    year: int
    wareki: str
    left: float
    is_named: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars of one track (no name where there is one only)."""

    name: str | None
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def first_month(date: PartialDate) -> int:
    """Months since year 0, of the month in which a date begins."""
    return date.year * 12 + (date.month or 1) - 1


def end_month(date: PartialDate) -> int:
    """Months since year 0, of the month after the one in which a date ends."""
    return date.year * 12 + (date.month or 12)


def build_timelines(schedule: Schedule) -> tuple[Timeline, ...]:
    """A timeline per track with dated steps, two or more in all, on one axis of whole years."""
    dated = [
        (name, tuple(step for step in steps if step.whole_period and step.whole_period.start))
        for name, steps in schedule.steps_by_track
    ]
    dated = [(name, steps) for name, steps in dated if steps]
    everything = [step for _, steps in dated for step in steps]
    if len(everything) < 2:
        return ()
    spans = [span_of(step) for step in everything]
    is_open = any(step.whole_period and step.whole_period.is_open for step in everything)
    last = max(end for _, end in spans) + (3 if is_open else 0)  # room for what goes on
    years = range(min(first for first, _ in spans) // 12, -(-last // 12))
    axis = (years.start * 12, years.stop * 12)
    gap = -(-len(years) // NAMED_YEARS)
    ticks = tuple(
        Tick(year, PartialDate(year).wareki, percent(year * 12, axis), i % gap == 0)
        for i, year in enumerate(years)
    )
    return tuple(
        Timeline(name, tuple(draw_bar(step, axis) for step in steps), ticks)
        for name, steps in dated
    )


def span_of(step: Step) -> tuple[int, int]:
    """The first month of a dated step, and the one after its last."""
    period = step.whole_period
    assert period is not None
    assert period.start is not None
    return first_month(period.start), end_month(period.end or period.start)


def percent(month: int, axis: tuple[int, int]) -> float:
    return round(100 * (month - axis[0]) / (axis[1] - axis[0]), 2)


def draw_bar(step: Step, axis: tuple[int, int]) -> Bar:
    first, end = span_of(step)
    is_open = bool(step.whole_period and step.whole_period.is_open)
    left = percent(first, axis)
    right = 100.0 if is_open else percent(end, axis)
    return Bar(step, left, round(right - left, 2), is_open)
