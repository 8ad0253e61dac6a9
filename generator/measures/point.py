"""One date as it stands alone or on a side of a period: its era, 年度, 上半期, 末 and 頃."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator.core.text import fold_measure
from generator.measures.measure import MeasureError, fold_kanji
from generator.measures.partial_date import ERA_OF, Era, PartialDate, find_era

# The parts of a fiscal year: how many months after April each begins, and how many it has.
_PARTS_OF_YEAR = (
    dict.fromkeys(("上半期", "上期"), (0, 6))
    | dict.fromkeys(("下半期", "下期"), (6, 6))
    | {
        f"第{sign}四半期": (3 * i, 3)
        for i, signs in enumerate(("1一", "2二", "3三", "4四"))
        for sign in signs
    }
)


@dataclass(frozen=True, slots=True)
class Point:
    """A date or a fiscal year, the era as written, a part of it (末, 上旬, 上半期), and 頃."""

    date: PartialDate
    era: Era | None
    is_fiscal: bool
    part: str
    is_approximate: bool

    @property
    def first(self) -> PartialDate:
        """The date itself; of a fiscal year or its part the first month, of its 末 the last."""
        if not self.is_fiscal:
            return self.date
        return self.last if self.part == "末" else self._month_after_april(self._months[0])

    @property
    def last(self) -> PartialDate:
        """The date itself; of a fiscal year or its part the last month."""
        return self._month_after_april(sum(self._months) - 1) if self.is_fiscal else self.date

    @property
    def _months(self) -> tuple[int, int]:
        return _PARTS_OF_YEAR.get(self.part, (0, 12))

    def _month_after_april(self, count: int) -> PartialDate:
        years, month = divmod(3 + count, 12)
        return PartialDate(self.date.year + years, month + 1)

    def print(self, era: Era | None) -> str:
        """The point in an era, or as a Western date where there is none."""
        mark = f"{'度' if self.is_fiscal else ''}{self.part}{'頃' if self.is_approximate else ''}"
        return self.date.in_era(era) + mark

    @property
    def western(self) -> str:
        return self.print(None)

    @property
    def wareki(self) -> str:
        """In the era as written, or in that of its last day."""
        return self.print(self.era or find_era(self.date.last_day))


# 上半期 is a part of its own: 上半期末 would be a part of a part.
TERM = "(?P<term>[上下]半?期|第[1-4一二三四]四半期)"
MARK = r"(?:(?<!期)(?P<part>末|上旬|中旬|下旬|中|内))?(?P<about>頃|ごろ|ころ)?"
_DATE = re.compile(
    r"(?:(?P<era>令和|平成|昭和|[RHS])(?P<count>元|[0-9]{1,2})|(?P<western>[0-9]{4}))"
    rf"(?:\.(?P<month>[0-9]{{1,2}})(?:\.(?P<day>[0-9]{{1,2}}))?|(?:年(?P<fiscal>度)?)?{TERM}?){MARK}"
)
# How Excel counts days; the one after a full stop is a time of day.
_SERIAL = re.compile(r"([2-7][0-9]{4})(?:\.[0-9]+)?")
_DAY_0 = date(1899, 12, 30)
# Dates in kanji and ISO dates, which become R2.8 and 2020.8.1.
_LONG_DATE = re.compile(
    r"([0-9]{1,4}|元)年([0-9]{1,2})月(?:([0-9]{1,2})日)?"
    r"|(?<![0-9])([0-9]{1,2})月([0-9]{1,2})日"
    r"|(?<![0-9])([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?(?![0-9])"
)

# R.5.1.1 and 令5.1.1 for R5.1.1, 西暦2023年 for 2023年, R4.6月 for R4.6, R5-1-1 for R5.1.1.
_ERA_SIGN = re.compile(r"(?<![A-Z])([RHS])\.(?=[0-9元])|(令|平|昭)(?=[0-9元])|西暦(?=[0-9]{4})")
_ERA_SIGNS = {"令": "R", "平": "H", "昭": "S"}
_MONTH_TWICE = re.compile(r"(?<=\.)([0-9]{1,2})月")
_DAY_IN_DASHES = re.compile("(?<![A-Z0-9])([RHS][0-9]{1,2})-([0-9]{1,2})-([0-9]{1,2})(?![0-9-])")


def judge_serial(text: str, is_year: bool) -> MeasureError | None:
    """A day as a spreadsheet counts it, where a text is nothing else; meant perhaps as its year."""
    day = date_of_serial(text)
    if day is None:
        return None
    moment = PartialDate(day.year, day.month, day.day)
    meant = f"{PartialDate(moment.fiscal_year or day.year).wareki}度" if is_year else moment.wareki
    return MeasureError("date-left-as-number", {"found": text.strip(), "suggestion": meant})


def date_of_serial(text: str) -> date | None:
    """The day that a number of five digits is in a spreadsheet, from 1954 to 2119.

    >>> date_of_serial("45017"), date_of_serial("2023")
    (datetime.date(2023, 4, 1), None)
    """
    serial = _SERIAL.fullmatch(fold_measure(text))
    return _DAY_0 + timedelta(int(serial[1])) if serial else None


def dotted(text: str) -> str:
    """A text folded, with R2.8.1 for every form of a date and ~ for every dash."""
    plain = fold_kanji(fold_measure(text)).upper().replace("/", ".")
    plain = _ERA_SIGN.sub(lambda sign: sign[1] or _ERA_SIGNS.get(sign[2], ""), plain)
    plain = _DAY_IN_DASHES.sub(r"\1.\2.\3", plain)
    short = _LONG_DATE.sub(lambda match: ".".join(filter(None, match.groups())), plain)
    short = _MONTH_TWICE.sub(r"\1", short).replace("末日", "末")
    return re.sub("[-→⇒]", "~", short)


def read_point(plain: str, text: str, code: str) -> Point:
    """The point that a dotted text is; `text` is what an error quotes.

    Raises MeasureError: the given code, date-left-as-number, date-not-real, era-ended or
    era-not-begun (all but the first and date-not-real with a suggestion).
    """
    match = _DATE.fullmatch(plain)
    if match is None:
        is_year = code == "fiscal-year-not-read"
        raise judge_serial(text, is_year) or MeasureError(code, {"found": text.strip()})
    era = ERA_OF[match["era"]] if match["era"] else None
    if era is None:
        year = int(match["western"])
    else:
        year = year_of_era(era, 1 if match["count"] == "元" else int(match["count"]), text)
    month, day = (int(match[part]) if match[part] else None for part in ("month", "day"))
    return make_point(match, (year, month, day), era, text)


def make_point(
    match: re.Match[str], parts: tuple[int, int | None, int | None], era: Era | None, text: str
) -> Point:
    """The point of these parts, once it is known to exist and to lie in the era.

    Raises MeasureError: date-not-real, era-ended or era-not-begun.
    """
    try:
        moment = PartialDate(*parts)
        # Halves and quarters are those of the fiscal year, whether it is written out or not.
        is_fiscal = bool(match["fiscal"] or match["term"])
        part = match["term"] or match["part"] or ""
        point = Point(moment, era, is_fiscal, part, match["about"] is not None)
        first, last = point.first.first_day, point.last.last_day
    except ValueError:
        raise MeasureError("date-not-real", {"found": text.strip()}) from None
    if era is not None and not (first <= era.last and era.first <= last):
        code = "era-ended" if first > era.last else "era-not-begun"
        suggestion = replace(point, era=None).wareki
        raise MeasureError(code, {"found": text.strip(), "suggestion": suggestion})
    return point


def year_of_era(era: Era, count: int, text: str) -> int:
    """The year of an era that has this count, of which the first is 1; raises date-not-real."""
    if count == 0:
        raise MeasureError("date-not-real", {"found": text.strip()})
    return era.first.year + count - 1
