"""Population counts and the band that one falls into.

>>> parse_headcount("1.2万人")
Headcount(text='1.2万人', persons=12000)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from generator.measure import MeasureError, plain_text, read_number


@dataclass(frozen=True, slots=True)
class Headcount:
    """A number of people as written and as a number."""

    text: str
    persons: int


class Band(Protocol):
    """A population band: from `minimum` persons to below `maximum`; None is no upper limit."""

    @property
    def name(self) -> str: ...
    @property
    def minimum(self) -> int: ...
    @property
    def maximum(self) -> int | None: ...


def parse_headcount(text: str) -> Headcount:
    """Read 1.2万人 or 12,345人; raises MeasureError headcount-not-read."""
    plain = plain_text(text)
    persons = read_number(plain.removesuffix("人"))
    if persons is None or persons % 1 or not plain.endswith("人"):
        raise MeasureError("headcount-not-read", {"found": text.strip()})
    return Headcount(text.strip(), int(persons))


def find_band(persons: int, bands: Iterable[Band]) -> str:
    """The name of the band that holds `persons`; raises MeasureError population-outside-bands."""
    for band in bands:
        if band.minimum <= persons and (band.maximum is None or persons < band.maximum):
            return band.name
    raise MeasureError("population-outside-bands", {"found": f"{persons:,}人"})
