"""A case → its one sheet of A4: how dense it stands, and how much of it there is room for.

The sheet of every case is one page. The first fit that has room for it is taken: first the type
becomes smaller, then lists and long texts become shorter, which the sheet says.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.collection.case import Case
from generator.collection.form.schedule import Step
from generator.pages.paper import (
    POINTS_A_MILLIMETRE,
    SHEET_SIZE,
    SheetFit,
    cuts_texts,
    list_sheet_steps,
    measure_sheet,
)
from generator.pages.timeline import Bar, Tick, build_timelines

FITS = (
    SheetFit(0, 9.5, 8.5),
    SheetFit(1, 8.5, 7.75),
    SheetFit(2, 7.75, 7),
    SheetFit(3, 7, 7),
    SheetFit(3, 7, 7, points=2, steps=8, contacts=3, doubts=2, longest=160),
    SheetFit(3, 7, 7, points=2, steps=6, contacts=2, doubts=1, longest=100),
    SheetFit(3, 7, 7, points=1, asks=1, steps=3, names=3, contacts=2, doubts=1, longest=50),
)


@dataclass(frozen=True, slots=True)
class SheetStep:
    """A step of the schedule on the sheet; `path` is what doubts about it name."""

    step: Step
    track: str | None
    path: str
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """How the sheet of a case is set, with its steps on one axis."""

    fit: SheetFit
    steps: tuple[SheetStep, ...]
    ticks: tuple[Tick, ...]
    is_cut: bool


def lay_out_sheet(case: Case) -> SheetPlan:
    """The sheet in the first fit by which it has room on one page, or else in the last."""
    height = SHEET_SIZE[1] * POINTS_A_MILLIMETRE
    fit = next((fit for fit in FITS if measure_sheet(case, fit) <= height), FITS[-1])
    timelines = build_timelines(case.facts.schedule)
    bars = [bar for timeline in timelines for bar in timeline.bars]
    steps = tuple(
        SheetStep(step, track, path, next((bar for bar in bars if bar.step is step), None))
        for step, track, path in list_sheet_steps(case.facts.schedule)
    )
    return SheetPlan(fit, steps, timelines[0].ticks if timelines else (), cuts_texts(case, fit))
