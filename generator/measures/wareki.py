"""Dates, periods and lengths of time as the collection prints them, in Japanese eras or not.

>>> parse_date("令和6年度末").iso, parse_month("R3.9.1").iso, parse_fiscal_year("令和6年度")
('2025-03-31', '2021-09-01', 2024)

What a period and a length of time are stands in modules of their own, and is offered here too.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from generator.measures.duration import Duration, parse_duration
from generator.measures.measure import MOST_KEPT, MeasureError
from generator.measures.partial_date import PartialDate, find_era
from generator.measures.period import Period, parse_period
from generator.measures.point import dotted, read_point

__all__ = [
    "Duration",
    "PartialDate",
    "Period",
    "parse_date",
    "parse_duration",
    "parse_fiscal_year",
    "parse_month",
    "parse_period",
    "short_fiscal_year",
]

# What stands behind a date on a form: that it is the day of the count, or which count it was.
_REMARK = re.compile(r"(?:現在|時点)?(?:\((?!予定|見込)[^()0-9]{1,20}\))?$")


@lru_cache(maxsize=MOST_KEPT)
def parse_date(text: str) -> PartialDate:
    """Read a full date: 令和5年1月1日, R5.1.1, 2023年1月1日, 2023-01-01, 令和5年1月1日現在.

    The end of a month, a year or a fiscal year is its last day: 令和6年4月末, 令和6年度末.
    Raises MeasureError: date-not-read, date-not-real, era-ended, era-not-begun.
    """
    point = read_point(_REMARK.sub("", dotted(text)), text, "date-not-read")
    moment = point.date
    if point.part == "末" and moment.day is None:
        day = point.last.last_day
        moment = PartialDate(day.year, day.month, day.day)
    elif point.part or moment.day is None:
        raise MeasureError("date-not-read", {"found": text.strip()})
    if point.is_approximate:
        raise MeasureError("date-not-read", {"found": text.strip()})
    return moment


@lru_cache(maxsize=MOST_KEPT)
def parse_month(text: str) -> PartialDate:
    """Read a date as far as it goes: R3.9, 令和3年9月, R3.9.1, 令和3年, 2021-09; no 年度 and no 頃.

    Raises MeasureError: month-not-read, date-not-real, era-ended, era-not-begun.
    """
    point = read_point(dotted(text), text, "month-not-read")
    if point.is_fiscal or point.part or point.is_approximate:
        raise MeasureError("month-not-read", {"found": text.strip()})
    return point.date


def parse_fiscal_year(text: str) -> int:
    """The year in which 令和6年度, R6年度 or 2024年度 begins, in April.

    Raises MeasureError: fiscal-year-not-read, era-ended, era-not-begun, date-not-real.
    """
    point = read_point(dotted(text), text, "fiscal-year-not-read")
    if not point.is_fiscal or point.part or point.is_approximate:
        is_year = not point.is_fiscal and point.date.month is None and not point.part
        suggestion = {"suggestion": f"{point.wareki}度"} if is_year else {}
        raise MeasureError("fiscal-year-not-read", {"found": text.strip(), **suggestion})
    return point.date.year


def short_fiscal_year(year: int) -> str:
    """A fiscal year for the name of a file, in the era of its calendar year's end.

    >>> short_fiscal_year(2024), short_fiscal_year(2019), short_fiscal_year(1920)
    ('r6', 'r1', '1920')
    """
    era = find_era(date(year, 12, 31))
    return f"{era.letter.lower()}{year - era.first.year + 1}" if era else str(year)
