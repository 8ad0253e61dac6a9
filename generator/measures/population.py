"""Population counts as the collection prints them.

>>> parse_headcount("1.2万人")
Headcount(text='1.2万人', persons=12000, is_approximate=False, is_rounded=True)
>>> parse_headcount("12,345人").is_rounded, parse_headcount("約12,345人").is_rounded
(False, True)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from generator.core.text import fold_measure
from generator.measures.measure import MOST_KEPT, MeasureError, read_number, take_marks

_RESIDENTS = re.compile("([0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2})[人名]?")
_MOST_IN_SCALE = 10_000  # of what may be meant in 万: 東京都 has 1,400万人
_IN_SCALE = tuple("百千万億")  # printed in thousands or ten thousands, it is rounded


@dataclass(frozen=True, slots=True)
class Headcount:
    """A number of people as written and as a number; one that is approximate is rounded too."""

    text: str
    persons: int
    is_approximate: bool = False
    is_rounded: bool = False


@lru_cache(maxsize=MOST_KEPT)
def parse_headcount(text: str) -> Headcount:
    """Read 1.2万人, 12,345人, 約4.7万人, 4.7万人程度, 2,000人余り or 8,765名.

    Raises MeasureError headcount-not-read, which suggests 1.2万人 for 1.2人.
    """
    plain, marks = take_marks(fold_measure(text).removeprefix("人口"))
    number = plain.removesuffix("人").removesuffix("名")
    persons = read_number(number)
    # A limit (1万人以上) is no number of people; 2,000人余り is one, about so many.
    is_limit = marks.bound and not marks.is_approximate
    if persons is None or persons % 1 or is_limit or number == plain:
        meant = _suggest_headcount(text.strip(), plain, number, persons)
        hint = {"suggestion": meant} if meant else {}
        raise MeasureError("headcount-not-read", {"found": text.strip(), **hint})
    is_rounded = marks.is_approximate or number.endswith(_IN_SCALE)
    return Headcount(text.strip(), int(persons), marks.is_approximate, is_rounded)


def parse_residents(text: str) -> int:
    """The residents of a place as a table has them, every person counted: 12345 or 12,345人.

    Raises MeasureError residents-not-read, or residents-none of 0.

    >>> parse_residents("１２，３４５人")
    12345
    """
    found = _RESIDENTS.fullmatch(fold_measure(text))
    if found is None:
        raise MeasureError("residents-not-read", {"found": text.strip()})
    if persons := int(found[1].replace(",", "")):
        return persons
    raise MeasureError("residents-none", {"found": text.strip()})


def _suggest_headcount(text: str, plain: str, number: str, persons: Decimal | None) -> str:
    """47,010 is meant in persons, and 1.2人 in ten thousands; 47 may be in thousands."""
    if persons is None:
        return ""
    if number == plain:
        is_whole = persons % 1 == 0 and persons >= 1000 and text.endswith(number[-1])
        return f"{text}人" if is_whole else ""
    is_part = persons % 1 and persons < _MOST_IN_SCALE and not number.endswith(_IN_SCALE)
    return f"{number}万人" if is_part else ""
