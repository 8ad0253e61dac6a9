"""How much paper the sheet of a case takes, reckoned from its texts.

`measure_sheet(case, fit)` is in points, `cuts_texts(case, fit)` tells whether a text is cut.
What stands here has the order of the template (components/sheet).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from unicodedata import east_asian_width

from generator.collection.about import doubts_about
from generator.collection.case import Case
from generator.collection.form.cost import Cost
from generator.collection.form.outcome import Outcome
from generator.collection.form.schedule import Schedule, Step
from generator.collection.form.service import Contact, Service
from generator.collection.vocabulary import Term

CUT_SIGN = "…"
POINTS_A_MILLIMETRE = 72 / 25.4
SHEET_SIZE = (186, 268)  # millimetres of A4 within its margins (style.css), 9 kept free
ROW_NAMES = 8.5  # the names of the rows, in signs
GAPS = 13  # of the type, between and around the rows
SHEET_LINE = 1.5
TITLE_SCALE, VALUE_SCALE = 1.6, 1.5  # of the type
LOOSE = 1.06  # a line breaks between phrases, and signs stand a little apart
LEADING = 9  # signs before a text that say what it is
MOST_WIDTHS = 4096  # kept: a text is measured for each fit that is tried


@dataclass(frozen=True, slots=True)
class SheetFit:
    """A way to set a sheet: its type (points, style.css has the same) and how much it shows."""

    density: int
    size: float
    small: float  # the type of doubts
    points: int = 3
    asks: int = 2
    steps: int = 12
    names: int = 6  # of providers, products, needs and programs
    contacts: int = 4
    doubts: int = 3  # on one figure
    longest: int = 240  # signs of one text

    def cut(self, text: str) -> str:
        """
        >>> SheetFit(0, 9.5, 8.5, longest=5).cut("窓口で書かせない")
        '窓口で書…'
        """
        return text if len(text) <= self.longest else f"{text[: self.longest - 1]}{CUT_SIGN}"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """What begins a new line: texts that may be cut, in a type that is larger by `scale`.

    `others` is how many signs stand before and after them.
    """

    texts: tuple[str, ...]
    scale: float = 1
    others: float = 0


Stack = Sequence[SheetLine]


def measure_sheet(case: Case, fit: SheetFit) -> float:
    """How many points of paper the case takes from the top to the bottom."""
    signs = SHEET_SIZE[0] * POINTS_A_MILLIMETRE / fit.size - ROW_NAMES
    lines = sum(
        max(measure_stack(stack, signs / len(band) - len(band) + 1, fit) for stack in band)
        for band in list_sheet_bands(case, fit)
    )
    return (lines * SHEET_LINE + GAPS) * fit.size


def measure_stack(stack: Stack, signs: float, fit: SheetFit) -> float:
    """The lines of a stack, in lines of the plain type."""
    return sum(
        line.scale * max(1, ceil(measure_line(line, fit) * line.scale / signs)) for line in stack
    )


def measure_line(line: SheetLine, fit: SheetFit) -> float:
    """The signs of a line that is as long as it needs to be."""
    return (line.others + sum(width_in_signs(fit.cut(text)) for text in line.texts)) * LOOSE


@lru_cache(maxsize=MOST_WIDTHS)
def width_in_signs(text: str) -> float:
    """
    >>> width_in_signs("R2.9～"), width_in_signs("窓口")
    (3.2, 2)
    """
    return sum(1 if east_asian_width(sign) in "WFA" else 0.55 for sign in text)


def cuts_texts(case: Case, fit: SheetFit) -> bool:
    lines = (line for band in list_sheet_bands(case, fit) for stack in band for line in stack)
    return any(fit.cut(text) != text for line in lines for text in line.texts)


def list_sheet_bands(case: Case, fit: SheetFit) -> Iterator[Sequence[Stack]]:
    """The sheet from the top down; the stacks of a band stand side by side."""
    facts = case.facts
    place = width_in_signs(
        case.organization.full_name + facts.population.count.text + case.band.name
    )
    title = SheetLine((facts.title,), TITLE_SCALE)
    yield [[SheetLine(()), title, SheetLine((), others=place + 3 * LEADING)]]
    yield [[*sheet_doubts(case, fit, "title"), *sheet_doubts(case, fit, "population")]]
    yield [
        [SheetLine((), others=measure_terms(case.needs, fit)), *sheet_lines(facts.asks[: fit.asks])]
    ]
    for number, point in enumerate(facts.points[: fit.points], start=1):
        yield [[SheetLine((point,)), *sheet_doubts(case, fit, f"points[{number}]")]]
    yield [line_of_more(facts.points, fit.points)]
    yield [outcome_stack(case, fit, *each) for each in enumerate(facts.outcomes, 1)] or [[]]
    yield [cost_stack(case, fit, name) for name in ("initial", "running")]
    if case.programs:
        yield [[SheetLine((), others=LEADING + measure_terms(case.programs, fit))]]
    yield from list_schedule(case, fit)
    yield [[SheetLine(tuple(list_service(facts.service, fit)), others=3 * LEADING)]]
    yield [sheet_lines(facts.advice)]
    yield [[contact_line(contact) for contact in facts.contacts[: fit.contacts]]]
    yield [line_of_more(facts.contacts, fit.contacts)]
    small = fit.small / fit.size
    credit = SheetLine((facts.title,), small, place + 14 * LEADING)
    address = SheetLine((), small, width_in_signs(case.output_path) + 7 * LEADING)
    yield [[credit, SheetLine((), small, 8 * LEADING), address]]


def contact_line(contact: Contact) -> SheetLine:
    ways = f"{contact.phone or ''}{contact.email or ''}"
    return SheetLine((contact.office,), others=width_in_signs(ways) + LEADING)


def list_service(service: Service, fit: SheetFit) -> Iterator[str]:
    named = ([one.name for one in many] for many in (service.providers, service.products))
    for texts in (service.operations, *named):
        yield from texts[: fit.names]


def list_schedule(case: Case, fit: SheetFit) -> Iterator[Sequence[Stack]]:
    """How long it took, and the steps, each beside its bar."""
    plan = case.facts.schedule
    tracks = [f"schedule.tracks[{i}]" for i in range(1, len(plan.tracks) + 1)]
    figures = ["schedule.duration", *tracks, "introduced"]
    yield [[line for path in figures for line in sheet_doubts(case, fit, path)]]
    yield [sheet_lines([track.name for track in plan.tracks] or [""])]
    yield [sheet_lines([""])]  # the years
    for step, track, path in list_sheet_steps(plan)[: fit.steps]:
        period = step.whole_period.text if step.whole_period else ""
        text = SheetLine((step.text,), others=width_in_signs(track or "") + 3)
        yield [[text, *sheet_doubts(case, fit, path)], sheet_lines([period])]
    yield [line_of_more(list_sheet_steps(plan), fit.steps)]


def list_sheet_steps(plan: Schedule) -> list[tuple[Step, str | None, str]]:
    """The steps in their order, each with its track's name and the path that doubts name."""
    paths = ("schedule", *(f"schedule.tracks[{i}]" for i in range(1, len(plan.tracks) + 1)))
    return [
        (step, track, f"{path}.steps[{number}]")
        for (track, steps), path in zip(plan.steps_by_track, paths, strict=True)
        for number, step in enumerate(steps, start=1)
    ]


def outcome_stack(case: Case, fit: SheetFit, number: int, outcome: Outcome) -> Stack:
    written = f"{outcome.value}{outcome.per or ''}{outcome.kind}"
    value = SheetLine((), VALUE_SCALE, width_in_signs(written) + 1)
    bars = ("", "") if pair_of_bars(outcome) else ()
    words = sheet_lines([outcome.what, *filter(None, [outcome.scope]), *bars])
    return [value, *words, *sheet_doubts(case, fit, f"outcomes[{number}]")]


def cost_stack(case: Case, fit: SheetFit, name: str) -> Stack:
    side: Cost = getattr(case.facts.cost, name)
    amount = SheetLine((), others=LEADING + width_in_signs(side.amount.text))
    notes = [SheetLine((side.note,), others=3)] if side.note else []
    return [amount, *notes, *sheet_doubts(case, fit, f"cost.{name}")]


def sheet_doubts(case: Case, fit: SheetFit, path: str) -> list[SheetLine]:
    doubts = doubts_about(case.facts, path)
    small = fit.small / fit.size
    shown = [SheetLine((doubt.text,), small, 3) for doubt in doubts[: fit.doubts]]
    return [*shown, *line_of_more(doubts, fit.doubts)]


def line_of_more(items: Sequence[object], most: int) -> list[SheetLine]:
    """The line that says how many more there are."""
    return sheet_lines([""]) if len(items) > most else []


def sheet_lines(texts: Sequence[str]) -> list[SheetLine]:
    return [SheetLine((text,)) for text in texts]


def measure_terms(terms: Sequence[Term], fit: SheetFit) -> float:
    return sum(width_in_signs(term.name) + 1 for term in terms[: fit.names])


def pair_of_bars(outcome: Outcome) -> tuple[float, float] | None:
    """Before and after in percent of the larger; None where either is no one number.

    >>> pair_of_bars(Outcome.model_construct(what="時間", value="8分→2分"))
    (100.0, 25.0)
    """
    quantity = outcome.quantity
    before, after = quantity.before, quantity.after
    if before is None or after is None or quantity.bound or quantity.before_bound:
        return None
    largest = max(before, after)
    if largest <= 0:
        return None
    return round(float(100 * before / largest), 2), round(float(100 * after / largest), 2)
