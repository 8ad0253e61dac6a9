"""The numbers of the cases, each of which stands once.

>>> find_next_number(["1", "３", "第2"])
4
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.measures.measure import MeasureError
from generator.records.declare import parse_whole_number


def find_next_number(numbers: Iterable[str]) -> int:
    """One more than the greatest number; what is no number is reported by the check."""
    return max(map(value_of_number, numbers), default=0) + 1


def value_of_number(text: str) -> int:
    """The number that a text says, or 0."""
    try:
        return parse_whole_number(text)
    except MeasureError:
        return 0
