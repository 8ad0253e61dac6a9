"""Years, months and days of the Western calendar, printed in it or in a Japanese era.

>>> PartialDate(2020, 8).iso, PartialDate(2020, 8).wareki, PartialDate(2020).western
('2020-08', '令和2年8月', '2020年')
>>> PartialDate(2021, 3).fiscal_year, PartialDate(2021, 4, 1).fiscal_year, PartialDate(2021).iso
(2020, 2021, '2021')
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering


@dataclass(frozen=True, slots=True)
class Era:
    """An era (元号) with its first and last day, as the 元号を改める政令 sets them."""

    name: str
    letter: str
    first: date
    last: date


ERAS = (
    Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    Era("令和", "R", date(2019, 5, 1), date.max),
)
_APRIL = 4  # the first month of a fiscal year
ERA_OF = {word: era for era in ERAS for word in (era.name, era.letter)}


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
    def fiscal_year(self) -> int | None:
        """The year in whose April its fiscal year begins; None where the month is not known."""
        return None if self.month is None else self.year - (self.month < _APRIL)

    @property
    def western(self) -> str:
        return f"{self.year}年{self._month_and_day}"

    @property
    def wareki(self) -> str:
        """In the era of its last day (2019 is 令和元年); as a Western date before 昭和."""
        return self.in_era(find_era(self.last_day))

    def in_era(self, era: Era | None) -> str:
        if era is None:
            return self.western
        count = self.year - era.first.year + 1
        return f"{era.name}{'元' if count == 1 else count}年{self._month_and_day}"

    @property
    def _month_and_day(self) -> str:
        return "".join(
            f"{part}{sign}" for part, sign in ((self.month, "月"), (self.day, "日")) if part
        )


def find_era(day: date) -> Era | None:
    return next((era for era in ERAS if era.first <= day <= era.last), None)
