"""How much paper the sheet of a case takes, reckoned from its texts.

`measure_sheet(case, fit)` is in points, `is_cut(case, fit)` tells whether a text is cut.
What stands here has the order of the template (components/sheet).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from unicodedata import east_asian_width

from generator.collection.about import doubts_about
from generator.collection.case import Case
from generator.collection.form.cost import Cost
from generator.collection.form.outcome import Outcome
from generator.collection.form.schedule import Schedule, Step
from generator.collection.vocabulary import Term

ELLIPSIS = "…"
POINTS_A_MILLIMETRE = 72 / 25.4
PAPER = (186, 277)  # millimetres of A4 within its margins (style.css)
NAME_COLUMN = 8.5  # the names of the rows, in signs
GAPS, FOOT = 90, 76  # points between and around the rows, and of the foot with its code
LINE_HEIGHT = 1.5
TITLE, VALUE = 1.6, 1.5  # of the type
LOOSE = 1.06  # a line breaks between phrases, and signs stand a little apart
LABEL = "　" * 9  # what the template says before a text


@dataclass(frozen=True, slots=True)
class SheetFit:
    """A way to set a sheet: its type (points, style.css has the same) and how much it shows."""

    density: int
    size: float
    points: int = 3
    asks: int = 2
    steps: int = 12
    names: int = 6  # of providers, products, needs and programs
    contacts: int = 4
    doubts: int = 3  # on one figure
    longest: int = 240  # signs of one text

    def cut(self, text: str) -> str:
        """
        >>> SheetFit(0, 9.5, longest=5).cut("窓口で書かせない")
        '窓口で書…'
        """
        return text if len(text) <= self.longest else f"{text[: self.longest - 1]}{ELLIPSIS}"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """What begins a new line: texts one after another, in a type that is larger by `scale`."""

    texts: tuple[str, ...]
    scale: float = 1


Stack = Sequence[SheetLine]


def measure_sheet(case: Case, fit: SheetFit) -> float:
    """How many points of paper the case takes from the top to the bottom."""
    signs = PAPER[0] * POINTS_A_MILLIMETRE / fit.size - NAME_COLUMN
    lines = sum(
        max(measure_stack(stack, signs / len(band) - len(band) + 1, fit) for stack in band)
        for band in list_bands(case, fit)
    )
    return lines * fit.size * LINE_HEIGHT + GAPS + FOOT


def measure_stack(stack: Stack, signs: float, fit: SheetFit) -> float:
    """The lines of a stack, in lines of the plain type."""
    return sum(
        line.scale * max(1, ceil(sum(map(width_in_signs, map(fit.cut, line.texts))) * room))
        for line in stack
        for room in (LOOSE * line.scale / signs,)
    )


def width_in_signs(text: str) -> float:
    """
    >>> width_in_signs("R2.9～"), width_in_signs("窓口")
    (3.2, 2)
    """
    return sum(1 if east_asian_width(sign) in "WFA" else 0.55 for sign in text)


def is_cut(case: Case, fit: SheetFit) -> bool:
    lines = (line for band in list_bands(case, fit) for stack in band for line in stack)
    return any(fit.cut(text) != text for line in lines for text in line.texts)


def list_bands(case: Case, fit: SheetFit) -> Iterator[Sequence[Stack]]:
    """The sheet from the top down; the stacks of a band stand side by side."""
    facts = case.facts
    place = (case.organization.full_name, facts.population.count.text, case.band.name, LABEL * 3)
    yield [[SheetLine(("",)), SheetLine((facts.title,), TITLE), SheetLine(place)]]
    yield [doubt_lines(case, fit, "title"), doubt_lines(case, fit, "population")]
    yield [[SheetLine(names_of(case.needs, fit)), *lines_of(facts.asks[: fit.asks])]]
    for number, point in enumerate(facts.points[: fit.points], start=1):
        yield [[SheetLine((point,)), *doubt_lines(case, fit, f"points[{number}]")]]
    yield [outcome_stack(case, fit, *each) for each in enumerate(facts.outcomes, 1)] or [[]]
    yield [cost_stack(case, fit, name) for name in ("initial", "running")]
    yield [lines_of([LABEL + "".join(names_of(case.programs, fit))])]
    yield from list_schedule(case, fit)
    service = facts.service
    named = [[one.name for one in many] for many in (service.providers, service.products)]
    yield [[SheetLine((LABEL, *names[: fit.names])) for names in (service.operations, *named)]]
    yield [lines_of(facts.advice)]
    contacts = facts.contacts[: fit.contacts]
    yield [[SheetLine((LABEL, one.office, one.phone or "", one.email or "")) for one in contacts]]


def list_schedule(case: Case, fit: SheetFit) -> Iterator[Sequence[Stack]]:
    """How long it took, and the steps, each beside its bar."""
    plan = case.facts.schedule
    tracks = [f"schedule.tracks[{i}]" for i in range(1, len(plan.tracks) + 1)]
    figures = ["schedule.duration", *tracks, "introduced"]
    yield [[line for path in figures for line in doubt_lines(case, fit, path)]]
    yield [lines_of([track.name for track in plan.tracks] or [LABEL * 3])]
    yield [lines_of([""])]  # the years
    for step, track, path in list_steps(plan)[: fit.steps]:
        period = step.whole_period.text if step.whole_period else ""
        yield [
            lines_of([period]),
            [SheetLine((track or "", step.text)), *doubt_lines(case, fit, path)],
            [],
        ]


def list_steps(plan: Schedule) -> list[tuple[Step, str | None, str]]:
    """The steps in their order, each with its track's name and the path that doubts name."""
    paths = ("schedule", *(f"schedule.tracks[{i}]" for i in range(1, len(plan.tracks) + 1)))
    return [
        (step, track, f"{path}.steps[{number}]")
        for (track, steps), path in zip(plan.steps_by_track, paths, strict=True)
        for number, step in enumerate(steps, start=1)
    ]


def outcome_stack(case: Case, fit: SheetFit, number: int, outcome: Outcome) -> Stack:
    value = SheetLine((outcome.value, outcome.per or "", outcome.kind, " "), VALUE)
    words = lines_of([outcome.what, *([outcome.scope] if outcome.scope else []), "", ""])
    return [value, *words, *doubt_lines(case, fit, f"outcomes[{number}]")]


def cost_stack(case: Case, fit: SheetFit, name: str) -> Stack:
    side: Cost = getattr(case.facts.cost, name)
    told = [f"{LABEL}{side.amount.text}", *([side.note] if side.note else [])]
    return [*lines_of(told), *doubt_lines(case, fit, f"cost.{name}")]


def doubt_lines(case: Case, fit: SheetFit, path: str) -> list[SheetLine]:
    doubts = doubts_about(case.facts, path)[: fit.doubts]
    return [SheetLine(("　　", doubt.text)) for doubt in doubts]


def lines_of(texts: Sequence[str]) -> list[SheetLine]:
    return [SheetLine((text,)) for text in texts]


def names_of(terms: Sequence[Term], fit: SheetFit) -> tuple[str, ...]:
    return tuple(f"{term.name}　" for term in terms[: fit.names])
