"""What a page shows of a case by the declaration alone: rows of fields, and where remarks stand.

`rows_of(case, "summary")` gives the rows, `remarks_in(case, "schedule")` the remarks of a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.collection.about import bears_on, part_about
from generator.collection.case import Case
from generator.collection.form.reference import Remark
from generator.collection.format import FORMAT
from generator.records.declare import Record, print_line

# Where the theme shows what is remarked beside its figure, so that no list has to repeat it.
BESIDE_FIGURE = re.compile(
    r"title|population|category|introduced|(outcomes|labels|points|funding)\[\d+\]"
    r"|cost\.(initial|running)(\.items\[\d+\])?"
    r"|schedule\.(duration|steps\[\d+\]|tracks\[\d+\](\.duration|\.steps\[\d+\])?)"
)


@dataclass(frozen=True, slots=True)
class FactRow:
    """A field that no component shows: its name (labels: fields.…) and what is printed of it."""

    name: str
    texts: tuple[str, ...]


def rows_of(case: Case, part: str) -> tuple[FactRow, ...]:
    """The rows of a part, in the order of the declaration; an empty field has none."""
    rows = (FactRow(n, tuple(print_texts(getattr(case.facts, n)))) for n in fields_in_rows(part))
    return tuple(row for row in rows if row.texts)


@cache
def fields_in_rows(part: str) -> tuple[str, ...]:
    """The names of the fields of a part that no component shows."""
    fields = (f for f in FORMAT if not f.above and f.part == part and not f.fact.component)
    return tuple(field.name for field in fields)


def with_rows(case: Case, parts: Mapping[str, object]) -> dict[str, object]:
    """The parts of a page by their ids, and whether there is anything in them, rows included."""
    return {part: found or rows_of(case, part) for part, found in parts.items()}


def print_texts(value: object) -> Iterator[str]:
    """A value as it was printed, each of a list by itself, a record by its line."""
    if isinstance(value, tuple):
        for item in value:
            yield from print_texts(item)
    elif isinstance(value, Record):
        texts = {name: " ".join(print_texts(below)) for name, below in value}
        yield print_line(value.line, {name: text for name, text in texts.items() if text})
    elif value is not None:
        yield str(getattr(value, "text", value))


def remarks_in(case: Case, part: str) -> tuple[Remark, ...]:
    """The source's remarks that are listed in a part of the page; of none, those without a part.

    A remark on a figure stands beside it and is not listed.
    """
    return tuple(
        remark
        for remark in case.facts.remarks
        if part_about(remark.about) == part and not stands_beside(remark.about or "")
    )


def stands_beside(about: str) -> bool:
    """Whether the theme shows a remark beside what it is about: the figure or one of its values."""
    return any(
        BESIDE_FIGURE.fullmatch(figure) is not None
        for figure in (about, about.rpartition(".")[0])
        if bears_on(about, figure)
    )
