"""Dates and lengths of time that do not go together, or that lie too far away.

>>> from generator.records.located_yaml import read_yaml
>>> line, _ = read_yaml("steps: [{period: R4.6, text: b}, {period: R4.4, text: a}]", "a")
>>> [problem.code for problem in check_order(list(list_steps(line)))]
['steps-not-in-order']
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil

from generator.collection.config import Site
from generator.core.problem import Problem
from generator.measures.duration import format_months
from generator.measures.wareki import (
    Period,
    parse_date,
    parse_duration,
    parse_fiscal_year,
    parse_month,
    parse_period,
)
from generator.reading.doubts.written import is_noted, try_read, value_at
from generator.reading.rules import warn
from generator.records.tree import Fields, Items, Node, Scalar, locate, select

FIRST_YEAR = 1990  # before, no municipality had what a case of the collection is about
YEARS_AHEAD = 10  # of a plan (validate/site.py says the same of a date of change)
YEARS_OF_COUNT = 10  # a population is counted every year
MONTHS_APART, FEWEST_APART = 12, 2


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step of the schedule: the text that says when, and its period as a whole."""

    scalar: Scalar
    period: Period


def check_times(tree: Fields, site: Site) -> Iterator[Problem]:
    """Every date beside the edition, and the steps among themselves and beside the duration."""
    yield from check_years(tree, site)
    schedule = tree.find("schedule")
    if schedule is None or is_noted(tree, "schedule"):
        return
    tracks = locate(schedule, ("tracks",))
    for line in (schedule, *(tracks.nodes if isinstance(tracks, Items) else ())):
        steps = list(list_steps(line))
        yield from check_order(steps)
        yield from check_duration(next(select(line, "duration"), None), steps)


def check_years(tree: Fields, site: Site) -> Iterator[Problem]:
    """Dates that are none of the edition; what day it is today, no build knows."""
    year = site.edition.year
    # What is told of a place is known when the site was last changed.
    known = max(year + 1, site.updated.date.year if site.updated else 0)
    for path, read, first, last in (
        (("population", "as_of"), parse_date, year - YEARS_OF_COUNT, known),
        (("source", "confirmed"), parse_month, year - YEARS_OF_COUNT, known),
    ):
        scalar = value_at(tree, *path)
        moment = try_read(read, scalar)
        if scalar and moment and not first <= moment.year <= last:
            yield warn_of_year(scalar, site)
    for name in ("steps", "tracks"):
        path_of_steps = ("steps", "*") if name == "steps" else ("tracks", "*", "steps", "*")
        for scalar in select(tree, "schedule", *path_of_steps, "period"):
            period = try_read(parse_period, scalar)
            dates = [moment for moment in (period.start, period.end) if moment] if period else []
            if any(not FIRST_YEAR <= each.year <= year + YEARS_AHEAD for each in dates):
                yield warn_of_year(scalar, site)
    added = value_at(tree, "added")
    if added and (try_read(parse_fiscal_year, added) or year) > year:
        yield warn(added.where, "added-after-edition", found=added.text, edition=site.edition.text)


def warn_of_year(scalar: Scalar, site: Site) -> Problem:
    return warn(
        scalar.where, "updated-far-from-edition", found=scalar.text, edition=site.edition.text
    )


def list_steps(line: Node) -> Iterator[DatedStep]:
    """The steps of the schedule or of a track that say when or for how long."""
    steps = locate(line, ("steps",))
    for step in steps.nodes if isinstance(steps, Items) and steps is not line else ():
        scalar, length = (next(select(step, key), None) for key in ("period", "length"))
        period, lasting = try_read(parse_period, scalar), try_read(parse_duration, length)
        if scalar is not None and period is not None:
            yield DatedStep(scalar, period.lasting(lasting) if lasting else period)


def check_order(steps: Sequence[DatedStep]) -> Iterator[Problem]:
    """No step begins before the one above it does."""
    dated = [(step, step.period.start) for step in steps if step.period.start is not None]
    for (above, first), (step, second) in pairwise(dated):
        if second.last_day < first.first_day:
            found = {"found": step.scalar.text, "above": above.scalar.text}
            yield warn(step.scalar.where, "steps-not-in-order", **found)


def check_duration(scalar: Scalar | None, steps: Sequence[DatedStep]) -> Iterator[Problem]:
    """The duration is about that of the steps: no half, no double, no year more or less."""
    duration, span = try_read(parse_duration, scalar), span_steps(steps)
    if scalar is None or duration is None or span is None:
        return
    shortest, longest = span
    months = duration.months
    apart = max(shortest - months, months - longest)
    if apart > FEWEST_APART and (
        apart > MONTHS_APART or 2 * months < shortest or months > 2 * longest
    ):
        sides = dict.fromkeys((shortest, longest))
        printed = "～".join(format_months(side) for side in sides)
        yield warn(scalar.where, "duration-against-steps", found=scalar.text, span=printed)


def span_steps(steps: Sequence[DatedStep]) -> tuple[int, int] | None:
    """The fewest and the most months that the steps may be said to take.

    They are over when the last of them begins, which may be the use itself, or when it ends; steps
    that have lengths alone follow each other or go on side by side.
    """
    periods = [step.period for step in steps]
    lengths = [ceil(period.months) for period in periods if period.start is None and period.months]
    if lengths:
        return (max(lengths), sum(lengths)) if len(lengths) == len(periods) else None
    dated = [(period.start, period.end or period.start) for period in periods if period.start]
    if not dated or (len(dated) == 1 and dated[0][0] == dated[0][1]):
        return None
    begin = min(start.first_day for start, _ in dated)
    last = max(end.last_day for _, end in dated)
    begins = max(start.first_day for start, _ in dated) if len(dated) > 1 else last
    return months_between(begin, begins), months_between(begin, last)


def months_between(first: date, last: date) -> int:
    """The months from the one to the other, both of them counted."""
    return 12 * (last.year - first.year) + last.month - first.month + 1
