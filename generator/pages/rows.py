"""What a page shows of a case by the declaration alone: rows of fields, and where remarks stand.

>>> remarked_in("interview")
('interview', 'respondent')
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.collection.case import Case
from generator.collection.format import FORMAT
from generator.records.declare import Record, print_line

# The parts of the page that hold the body of a case file.
BODY_PARTS = ("overview", "effects", "interview", "appendices")


@dataclass(frozen=True, slots=True)
class FactRow:
    """A field that no component shows: its name (labels: fields.…) and what is printed of it."""

    name: str
    texts: tuple[str, ...]


def rows_of(case: Case, part: str) -> tuple[FactRow, ...]:
    """The rows of a part, in the order of the declaration; an empty field has none."""
    fields = (f for f in FORMAT if not f.above and f.part == part and not f.fact.component)
    rows = (FactRow(f.name, tuple(print_texts(getattr(case.facts, f.name)))) for f in fields)
    return tuple(row for row in rows if row.texts)


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


@cache
def remarked_in(part: str = "") -> tuple[str, ...]:
    """What a remark in a part may be about, by the names of fields; of all parts without one.

    A field of `cost`, `schedule` or `service` is named alone, too, where the name is no other's.
    """
    if not part:
        parts = dict.fromkeys((*BODY_PARTS, *(field.part for field in FORMAT if field.part)))
        return tuple(name for each in parts for name in remarked_in(each))
    fields = [field for field in FORMAT if len(field.above) < 2 and field.part]
    counts = Counter(field.name for field in fields)
    names = [part]
    for field in (field for field in fields if field.part == part):
        names += [field.key] if field.above else []
        names += [field.name] if not field.above or counts[field.name] == 1 else []
    return tuple(dict.fromkeys(names))
