"""Periods as the collection prints them, in Japanese eras or not.

>>> period = parse_period("R2.9～R3.8")
>>> period.start.iso, period.end.iso, period.in_western
('2020-09', '2021-08', '2020年9月～2021年8月')
>>> period = parse_period("R4年度上半期（予定）")
>>> period.start.iso, period.end.iso, period.in_wareki
('2022-04', '2022-09', '令和4年度上半期（予定）')
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import MAXYEAR
from decimal import Decimal
from functools import lru_cache
from math import ceil

from generator.core.text import fold_measure
from generator.measures.duration import Duration, months_of_days, read_length
from generator.measures.measure import MOST_KEPT, MeasureError, fold_kanji
from generator.measures.partial_date import PartialDate, find_era
from generator.measures.point import MARK, TERM, Point, dotted, make_point, read_point, year_of_era


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
    is_planned: bool = False

    @property
    def months_spanned(self) -> Decimal | None:
        """The months from the first to the last, both of them counted, as a timeline draws them.

        Between two days it is the days, in tenths of a month. None where an end is open or no more
        than a year, and for a single day, which is no length.

        >>> parse_period("R2.9～R3.8").months_spanned, parse_period("R4.10頃").months_spanned
        (Decimal('12'), Decimal('1'))
        """
        start, end = self.start, self.end
        if not (start and end and start.month and end.month):
            return None
        if start.day and end.day:
            days = (end.first_day - start.first_day).days + 1
            return months_of_days(Decimal(days)) if days > 1 else None
        return Decimal(12 * (end.year - start.year) + end.month - start.month + 1)

    def lasting(self, length: Duration) -> Period:
        """The period with its length beside it: one that has only a start ends when that is over.

        The end is a month, the last one that the length reaches into; of a year alone it is none.

        >>> parse_period("R2.9～").lasting(Duration("3か月", Decimal(3))).end.iso
        '2020-11'
        """
        if self.start is None:
            return replace(self, months=length.months, is_approximate=length.is_approximate)
        told = replace(self, text=f"{self.text}（{length.text}）", months=length.months)
        if self.start.month is None or not self.is_open:
            return told
        last = self.start.year * 12 + self.start.month - 2 + max(1, ceil(length.months))
        if last // 12 > MAXYEAR:
            return told
        return replace(told, end=PartialDate(last // 12, last % 12 + 1), is_open=False)


# The second date of a period, where it leaves out what it shares with the first.
_REST = re.compile(
    r"(?:(?P<month>[0-9]{1,2})\.(?P<day>[0-9]{1,2})"
    r"|(?P<number>[0-9]{1,2})(?:(?P<unit>[年月日])(?P<fiscal>(?<=年)度)?)?"
    rf"|{TERM}){MARK}"
)
_NEXT_YEAR = re.compile("翌年?([0-9]{1,2})月?")  # R5.11～翌年2月
# 令和2年9月～3年8月 names the era once; 3.8 could as well be a day.
_ERA_ONCE = re.compile(
    r"((令和|平成|昭和|[RHS令平昭])\.?[0-9元]+年[^~]*?(?:[~→⇒-]|から|より))(?=[0-9元]{1,2}年[0-9]{1,2}月)"
)
_MONTHS_OF_YEAR = re.compile("(?<=[0-9元])年([0-9]{1,2})(?:月)?~([0-9]{1,2})月")
_FROM = re.compile("([^~]+)(?:から|より|以降)([^~]*)")
_UNTIL = re.compile("(.*~.+)まで")
_STILL = re.compile("(.*~)(?:現在まで|現在|(?:現在)?(?:継続中?|(?:実施|運用|稼働|利用)中))")
_PLANNED_AT_END = re.compile(r"(.*?)(?:\(予定\)|予定)")


@lru_cache(maxsize=MOST_KEPT)
def parse_period(text: str) -> Period:
    """Read R2.8, R2.9～R3.8, R3.9～, R2.4～8, R5.4～9頃, R2.7末, H30年度, H27～28, ６か月.

    Words do for the wave (R4.6から8まで) and for an open end (R4.6～継続中). 上半期, 下半期 and
    第1四半期 to 第4四半期 are parts of the fiscal year, after 年 and after a bare R4 too.
    Raises MeasureError: period-not-read, date-not-real, era-ended and era-not-begun (both with
    a suggestion), period-reversed (with one where the second date leaves out its year or month).
    """
    # 令和7年1～3月 has the month's sign once.
    named = _ERA_ONCE.sub(r"\1\2", fold_kanji(fold_measure(text)).upper())
    whole = _MONTHS_OF_YEAR.sub(r".\1~\2", dotted(named))
    plain, is_planned = _simplify(whole)
    # 10日 may be a day that has lost its month; 10日間 is none.
    length = None if plain.endswith(("日", "日~")) else read_length(plain.removesuffix("~"))
    if length:
        months, is_approximate = length
        is_open = plain.endswith("~")
        period = Period(text.strip(), None, None, is_open, is_approximate, months)
    else:
        period = _read_dates(plain, text)
    return _plan(period) if is_planned else period


def _simplify(plain: str) -> tuple[str, bool]:
    """A dotted text with a wave for the words that mean one, and whether it is planned."""
    planned = _PLANNED_AT_END.fullmatch(plain)
    plain = planned[1] if planned else plain
    if since := _FROM.fullmatch(plain):
        plain = f"{since[1]}~{since[2]}"
    if still := _STILL.fullmatch(plain):
        plain = still[1]
    elif until := _UNTIL.fullmatch(plain):
        plain = until[1]
    return plain, planned is not None


def _plan(period: Period) -> Period:
    """A period of the future, which is printed as one."""
    printed = (text and f"{text}（予定）" for text in (period.in_wareki, period.in_western))
    in_wareki, in_western = printed
    return replace(period, in_wareki=in_wareki, in_western=in_western, is_planned=True)


def _read_dates(plain: str, text: str) -> Period:
    first, wave, second = plain.partition("~")
    start = read_point(first, text, "period-not-read")
    if wave and not second:
        printed = (f"{start.wareki}～", f"{start.western}～")
        return Period(text.strip(), start.first, None, True, start.is_approximate, None, *printed)
    start, end = _read_second(second, start, text) if wave else (start, start)
    is_approximate = start.is_approximate or end.is_approximate
    printed = (_join(start.wareki, end.wareki), _join(start.western, end.western))
    return Period(text.strip(), start.first, end.last, False, is_approximate, None, *printed)


def _read_second(plain: str, start: Point, text: str) -> tuple[Point, Point]:
    """Both sides of a period, of which each may say what the other leaves out."""
    if next_year := _NEXT_YEAR.fullmatch(plain):
        plain = f"{start.date.year + 1}.{next_year[1]}"
    rest = _REST.fullmatch(plain)
    if rest is None:
        end = read_point(plain, text, "period-not-read")
    else:
        end = make_point(rest, _complete(rest, start, text), start.era, text)
    start, end = _share_fiscal(start, end)
    if end.last.last_day < start.first.first_day:
        later = _find_later(start, end.date) if rest else None
        suggestion = {"suggestion": later} if later else {}
        raise MeasureError("period-reversed", {"found": text.strip(), **suggestion})
    return start, end


def _complete(rest: re.Match[str], start: Point, text: str) -> tuple[int, int | None, int | None]:
    """Year, month and day of the second date, with what it leaves out taken from the first."""
    year, month, day = start.date.year, start.date.month, start.date.day
    unit = rest["unit"] or ("日" if day else "月" if month else "年")
    if rest["term"]:
        if start.is_fiscal:
            return (year, None, None)
    elif rest["month"]:
        # R2.9～3.8 may mean 令和3年8月 or 3月8日: where the first has no day, neither is taken.
        if day:
            return (year, int(rest["month"]), int(rest["day"]))
    elif unit == "日" and day:
        return (year, month, int(rest["number"]))
    elif unit == "月" and month:
        return (year, int(rest["number"]), None)
    elif unit == "年" and start.era:
        return (year_of_era(start.era, int(rest["number"]), text), None, None)
    raise MeasureError("period-not-read", {"found": text.strip()})


def _find_later(start: Point, end: PartialDate) -> str | None:
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
    era = find_era(later.last_day)
    if start.era is None or era is None:
        return later.western
    parts = (year - era.first.year + 1, month, day)
    return era.letter + ".".join(str(part) for part in parts if part)


def _share_fiscal(start: Point, end: Point) -> tuple[Point, Point]:
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
