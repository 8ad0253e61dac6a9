"""Lengths of time in months.

>>> parse_duration("１年１か月").months, parse_duration("約半年").months
(Decimal('13'), Decimal('6'))
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from generator.core.text import fold_measure
from generator.measures.measure import MOST_KEPT, Marks, MeasureError, fold_kanji, take_marks

_LENGTH = re.compile(
    r"(?:(?P<years>[0-9]{1,2}(?:\.[0-9])?)[かヶヵカケ箇]?年)?と?"
    r"(?:(?P<months>[0-9]{1,3}(?:\.[0-9]{1,2})?)[かヶヵカケ箇]月)?(?P<half>半)?間?"
)
_HALVES = {"半年": Decimal(6), "半年間": Decimal(6), "半月": Decimal("0.5")}
_SHORT = re.compile(r"(?:(?P<weeks>[0-9]{1,3}(?:\.[0-9])?)週|(?P<days>[0-9]{1,3})日)間?")
_PLAIN_NUMBER = re.compile(r"[0-9]{1,3}(?:\.[0-9])?")
_PLAN = re.compile(r"\((?:予定|見込み?)\)$")
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as written and in months; 2年以上 is about two years."""

    text: str
    months: Decimal
    is_approximate: bool = False


@lru_cache(maxsize=MOST_KEPT)
def parse_duration(text: str) -> Duration:
    """Read １年１か月, 10か月, 1年半, 半年, ０.５か月, 6週間, 10日間, 約3か月, 2年以上.

    Weeks and days are rounded to tenths of a month, of which they have at least one. A range
    (3～4か月) counts by its longer end and is approximate.
    Raises MeasureError duration-not-read.
    """
    length = read_length(_PLAN.sub("", fold_measure(text)))
    if length is None:
        raise MeasureError("duration-not-read", {"found": text.strip()})
    return Duration(text.strip(), *length)


def read_length(plain: str) -> tuple[Decimal, bool] | None:
    """The months of a folded text, and whether they are approximate; None if it is no length."""
    first, wave, last = fold_kanji(plain).replace("から", "~").partition("~")
    if not wave:
        return _read_single(first)
    begin, _ = take_marks(first)
    longer = _read_single(last)
    is_range = _PLAIN_NUMBER.fullmatch(begin) or _read_single(begin)
    return (longer[0], True) if longer and is_range else None


def _read_single(plain: str) -> tuple[Decimal, bool] | None:
    number, marks = take_marks(plain)
    months = _HALVES.get(number) or _read_months(number) or _read_short(number)
    return (months, marks != Marks()) if months else None


def _read_months(plain: str) -> Decimal | None:
    match = _LENGTH.fullmatch(plain)
    if match is None:
        return None
    years, months = Decimal(match["years"] or 0), Decimal(match["months"] or 0)
    # 1.5年 is whole, and a year has no thirteenth month.
    if (years % 1 and (months or match["half"])) or (match["years"] and months >= 12):
        return None
    half = (Decimal("0.5") if months else Decimal(6)) if match["half"] else Decimal(0)
    return 12 * years + months + half if years or months else None


def _read_short(plain: str) -> Decimal | None:
    match = _SHORT.fullmatch(plain)
    if match is None:
        return None
    days = 7 * Decimal(match["weeks"]) if match["weeks"] else Decimal(match["days"])
    return months_of_days(days) if days else None


def format_months(months: int) -> str:
    """Whole months as people say them.

    >>> format_months(13), format_months(24), format_months(5)
    ('1年1か月', '2年', '5か月')
    """
    years, rest = divmod(months, 12)
    return (f"{years}年" if years else "") + (f"{rest}か月" if rest or not years else "")


def months_of_days(days: Decimal) -> Decimal:
    """In tenths of a month, of which any number of days has at least one."""
    return max((days * 12 / 365).quantize(_TENTH), _TENTH)
