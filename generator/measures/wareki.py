"""Dates, periods and lengths of time as the collection prints them, in Japanese eras or not.

>>> period = parse_period("R2.9～R3.8")
>>> period.start.iso, period.end.iso, period.in_western
('2020-09', '2021-08', '2020年9月～2021年8月')
>>> parse_duration("１年１か月").months
Decimal('13')
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import total_ordering

from generator.core.text import fold_measure
from generator.measures.measure import MeasureError


@dataclass(frozen=True, slots=True)
class _Era:
    """An era (元号) with its first and last day, as the 元号を改める政令 sets them."""

    name: str
    letter: str
    first: date
    last: date


_ERAS = (
    _Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    _Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    _Era("令和", "R", date(2019, 5, 1), date.max),
)
_ERA_OF = {word: era for era in _ERAS for word in (era.name, era.letter)}


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a month or a day of the Western calendar; raises ValueError if there is none."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        date(
            self.year,
            1 if self.month is None else self.month,
            1 if self.day is None else self.day,
        )

    def __lt__(self, other: PartialDate) -> bool:
        return self._parts < other._parts

    @property
    def _parts(self) -> tuple[int, int, int]:
        return (self.year, self.month or 0, self.day or 0)

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def iso(self) -> str:
        """Reduced ISO 8601: 2020, 2020-08, 2021-01-18."""
        return self.first_day.isoformat()[: 4 + 3 * sum(part > 0 for part in self._parts[1:])]

    @property
    def western(self) -> str:
        return f"{self.year}年{self._month_and_day}"

    @property
    def wareki(self) -> str:
        """In the era of its last day (2019 is 令和元年); as a Western date before 昭和."""
        return self.in_era(_find_era(self.last_day))

    def in_era(self, era: _Era | None) -> str:
        if era is None:
            return self.western
        count = self.year - era.first.year + 1
        return f"{era.name}{'元' if count == 1 else count}年{self._month_and_day}"

    @property
    def _month_and_day(self) -> str:
        return "".join(
            f"{part}{sign}" for part, sign in ((self.month, "月"), (self.day, "日")) if part
        )


@dataclass(frozen=True, slots=True)
class Period:
    """A period as written, with its first and last date, or a length without dates.

    `end` is None where it is open (R3.9～); `months` is given for a length alone. `in_wareki` and
    `in_western` print it with 年 and 月 and keep 頃, 末 and 年度; None without dates.
    R2.7末 is the month 2020-07 and not approximate: 末 narrows the month, 頃 doubts it.
    """

    text: str
    start: PartialDate | None
    end: PartialDate | None
    is_open: bool
    is_approximate: bool
    months: Decimal | None
    in_wareki: str | None = None
    in_western: str | None = None


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as written and in months."""

    text: str
    months: Decimal


@dataclass(frozen=True, slots=True)
class _Point:
    """One side of a period: a date or a fiscal year, the era as written, and 頃 or 末."""

    date: PartialDate
    era: _Era | None
    is_fiscal: bool
    part: str
    is_approximate: bool

    @property
    def first(self) -> PartialDate:
        if not self.is_fiscal:
            return self.date
        return self.last if self.part == "末" else PartialDate(self.date.year, 4)

    @property
    def last(self) -> PartialDate:
        return PartialDate(self.date.year + 1, 3) if self.is_fiscal else self.date

    def print(self, era: _Era | None) -> str:
        mark = f"{'度' if self.is_fiscal else ''}{self.part}{'頃' if self.is_approximate else ''}"
        return self.date.in_era(era) + mark

    @property
    def western(self) -> str:
        return self.print(None)

    @property
    def wareki(self) -> str:
        return self.print(self.era or _find_era(self.date.last_day))


_MARK = r"(?P<part>末|上旬|中旬|下旬)?(?P<about>頃|ごろ|ころ)?"
_DATE = re.compile(
    r"(?:(?P<era>令和|平成|昭和|[RHS])(?P<count>元|[0-9]{1,2})|(?P<western>[0-9]{4}))"
    r"(?:年(?P<fiscal>度)?|\.(?P<month>[0-9]{1,2})(?:\.(?P<day>[0-9]{1,2}))?)?" + _MARK
)
# The second date of a period, where it leaves out what it shares with the first.
_REST = re.compile(
    r"(?:(?P<month>[0-9]{1,2})\.(?P<day>[0-9]{1,2})"
    r"|(?P<number>[0-9]{1,2})(?:(?P<unit>[年月日])(?P<fiscal>(?<=年)度)?)?)" + _MARK
)
# Dates in kanji and ISO dates, which become R2.8 and 2020.8.1.
_LONG_DATE = re.compile(
    r"([0-9]{1,4}|元)年([0-9]{1,2})月(?:([0-9]{1,2})日)?"
    r"|(?<![0-9])([0-9]{1,2})月([0-9]{1,2})日"
    r"|(?<![0-9])([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?(?![0-9])"
)
_LENGTH = re.compile(
    r"(?:(?P<years>[0-9]{1,2})[かヶヵカケ箇]?年)?"
    r"(?:(?P<months>[0-9]{1,3}(?:\.[0-9]{1,2})?)[かヶヵカケ箇]月)?"
)


def parse_period(text: str) -> Period:
    """Read R2.8, R2.9～R3.8, R3.9～, R2.4～8, R5.4～9頃, R2.7末, H30年度, H27～28, ６か月.

    Raises MeasureError: period-not-read, date-not-real, era-ended and era-not-begun (both with
    a suggestion), period-reversed (with one where the second date leaves out its year or month).
    """
    plain = _dotted(text)
    months = _read_months(plain.removesuffix("~"))
    if months is not None:
        return Period(text.strip(), None, None, plain.endswith("~"), False, months)
    first, wave, second = plain.partition("~")
    start = _read_point(_DATE.fullmatch(first), text, "period-not-read")
    if wave and not second:
        printed = (f"{start.wareki}～", f"{start.western}～")
        return Period(text.strip(), start.first, None, True, start.is_approximate, None, *printed)
    start, end = _read_second(second, start, text) if wave else (start, start)
    is_approximate = start.is_approximate or end.is_approximate
    printed = (_join(start.wareki, end.wareki), _join(start.western, end.western))
    return Period(text.strip(), start.first, end.last, False, is_approximate, None, *printed)


def parse_date(text: str) -> PartialDate:
    """Read a full date: 令和5年1月1日, R5.1.1, 2023年1月1日, 2023-01-01.

    Raises MeasureError: date-not-read, date-not-real, era-ended, era-not-begun.
    """
    point = _read_point(_DATE.fullmatch(_dotted(text)), text, "date-not-read")
    if point.date.day is None or point.part or point.is_approximate:
        raise MeasureError("date-not-read", {"found": text.strip()})
    return point.date


def parse_duration(text: str) -> Duration:
    """Read １年１か月, 10か月, ３年, ０.５か月; raises MeasureError duration-not-read."""
    months = _read_months(fold_measure(text))
    if months is None:
        raise MeasureError("duration-not-read", {"found": text.strip()})
    return Duration(text.strip(), months)


def parse_fiscal_year(text: str) -> int:
    """The year in which 令和6年度, R6年度 or 2024年度 begins, in April.

    Raises MeasureError: fiscal-year-not-read, era-ended, era-not-begun, date-not-real.
    """
    point = _read_point(_DATE.fullmatch(_dotted(text)), text, "fiscal-year-not-read")
    if not point.is_fiscal or point.part or point.is_approximate:
        raise MeasureError("fiscal-year-not-read", {"found": text.strip()})
    return point.date.year


def short_fiscal_year(year: int) -> str:
    """A fiscal year for the name of a file, in the era of its calendar year's end.

    >>> short_fiscal_year(2024), short_fiscal_year(2019), short_fiscal_year(1920)
    ('r6', 'r1', '1920')
    """
    era = _find_era(date(year, 12, 31))
    return f"{era.letter.lower()}{year - era.first.year + 1}" if era else str(year)


def _find_era(day: date) -> _Era | None:
    return next((era for era in _ERAS if era.first <= day <= era.last), None)


def _dotted(text: str) -> str:
    plain = fold_measure(text).upper().replace("/", ".")
    dotted = _LONG_DATE.sub(lambda match: ".".join(filter(None, match.groups())), plain)
    return dotted.replace("-", "~")


def _read_months(plain: str) -> Decimal | None:
    match = _LENGTH.fullmatch(plain)
    if match is None:
        return None
    months = Decimal(match["months"] or 0)
    if match["years"] and months >= 12:
        return None
    return int(match["years"] or 0) * 12 + months or None


def _read_point(match: re.Match[str] | None, text: str, code: str) -> _Point:
    if match is None:
        raise MeasureError(code, {"found": text.strip()})
    era = _ERA_OF[match["era"]] if match["era"] else None
    if era is None:
        year = int(match["western"])
    else:
        year = _year_of(era, 1 if match["count"] == "元" else int(match["count"]), text)
    month, day = (int(match[part]) if match[part] else None for part in ("month", "day"))
    return _make_point(match, (year, month, day), era, text)


def _make_point(
    match: re.Match[str], parts: tuple[int, int | None, int | None], era: _Era | None, text: str
) -> _Point:
    """The point of these parts, once it is known to exist and to lie in the era."""
    try:
        moment = PartialDate(*parts)
        marks = (bool(match["fiscal"]), match["part"] or "", match["about"] is not None)
        point = _Point(moment, era, *marks)
        first, last = point.first.first_day, point.last.last_day
    except ValueError:
        raise MeasureError("date-not-real", {"found": text.strip()}) from None
    if era is not None and not (first <= era.last and era.first <= last):
        code = "era-ended" if first > era.last else "era-not-begun"
        suggestion = replace(point, era=None).wareki
        raise MeasureError(code, {"found": text.strip(), "suggestion": suggestion})
    return point


def _year_of(era: _Era, count: int, text: str) -> int:
    if count == 0:
        raise MeasureError("date-not-real", {"found": text.strip()})
    return era.first.year + count - 1


def _read_second(plain: str, start: _Point, text: str) -> tuple[_Point, _Point]:
    """Both sides of a period, of which each may say what the other leaves out."""
    rest = _REST.fullmatch(plain)
    if rest is None:
        end = _read_point(_DATE.fullmatch(plain), text, "period-not-read")
    else:
        end = _make_point(rest, _complete(rest, start, text), start.era, text)
    start, end = _share_fiscal(start, end)
    if end.last.last_day < start.first.first_day:
        later = _find_later(start, end.date) if rest else None
        suggestion = {"suggestion": later} if later else {}
        raise MeasureError("period-reversed", {"found": text.strip(), **suggestion})
    return start, end


def _complete(rest: re.Match[str], start: _Point, text: str) -> tuple[int, int | None, int | None]:
    """Year, month and day of the second date, with what it leaves out taken from the first."""
    year, month, day = start.date.year, start.date.month, start.date.day
    unit = rest["unit"] or ("日" if day else "月" if month else "年")
    if rest["month"]:
        # R2.9～3.8 may mean 令和3年8月 or 3月8日: where the first has no day, neither is taken.
        if day:
            return (year, int(rest["month"]), int(rest["day"]))
    elif unit == "日" and day:
        return (year, month, int(rest["number"]))
    elif unit == "月" and month:
        return (year, int(rest["number"]), None)
    elif unit == "年" and start.era:
        return (_year_of(start.era, int(rest["number"]), text), None, None)
    raise MeasureError("period-not-read", {"found": text.strip()})


def _find_later(start: _Point, end: PartialDate) -> str | None:
    """How to write an end that seems to lie before the start: R2.12～3 surely means R3.3."""
    year, month, day = end.year + 1, end.month, end.day
    if month is None:
        return None
    if day is not None and month == start.date.month:
        year, month = end.year + month // 12, month % 12 + 1
    try:
        later = PartialDate(year, month, day)
    except ValueError:
        return None
    era = _find_era(later.last_day)
    if start.era is None or era is None:
        return later.western
    parts = (year - era.first.year + 1, month, day)
    return era.letter + ".".join(str(part) for part in parts if part)


def _share_fiscal(start: _Point, end: _Point) -> tuple[_Point, _Point]:
    """H30～R2年度 counts both in fiscal years: 年度 written once holds for a bare year too."""
    is_fiscal = start.is_fiscal or end.is_fiscal
    if is_fiscal and start.date.month is None and end.date.month is None:
        return replace(start, is_fiscal=True), replace(end, is_fiscal=True)
    return start, end


def _join(start: str, end: str) -> str:
    """Both sides with ～ between; months of one year name it once: 令和5年4月～9月頃."""
    if start == end:
        return start
    year = start[: start.index("年") + 1]
    short = end.removeprefix(year)
    return f"{start}～{short if '月' in start and '月' in short else end}"
