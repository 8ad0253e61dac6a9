"""Population counts as the collection prints them.

>>> parse_headcount("1.2万人")
Headcount(text='1.2万人', persons=12000)
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.core.text import fold_measure
from generator.measures.measure import MeasureError, read_number


@dataclass(frozen=True, slots=True)
class Headcount:
    """A number of people as written and as a number."""

    text: str
    persons: int


def parse_headcount(text: str) -> Headcount:
    """Read 1.2万人 or 12,345人; raises MeasureError headcount-not-read."""
    plain = fold_measure(text)
    persons = read_number(plain.removesuffix("人"))
    if persons is None or persons % 1 or not plain.endswith("人"):
        raise MeasureError("headcount-not-read", {"found": text.strip()})
    return Headcount(text.strip(), int(persons))
