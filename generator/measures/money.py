"""Amounts of money as the collection prints them.

>>> parse_amount("約57,500千円").yen
57500000
>>> amount = parse_amount("月額15～20万円（予定）")
>>> (amount.kind, amount.low, amount.high, amount.per, amount.is_planned)
(<AmountKind.RANGE: 'range'>, 150000, 200000, '月', True)
>>> format_yen(26_700_000)
'2,670万円'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from generator.core.text import fold_measure, fold_width
from generator.measures.measure import (
    LONGEST_MEASURE,
    MOST_KEPT,
    Bound,
    Marks,
    MeasureError,
    read_number,
    share_scale,
    split_range,
    take_mark,
    take_marks,
    take_open_side,
)


class AmountKind(StrEnum):
    """How an amount is given. DASH is no amount at all: whether there was a cost is not said."""

    EXACT = "exact"
    ABOUT = "about"
    RANGE = "range"
    DASH = "dash"
    UNDISCLOSED = "undisclosed"
    INCALCULABLE = "incalculable"
    NONE = "none"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as written, its kind, and its numbers in whole yen.

    `low` and `high` are the limits, equal where there is one number (exact and about); one of
    them is None where only the other is known, and `bound` says which. `yen` is that one number
    of an amount that is paid once or counts per year or for a span; else None.
    `per` is what the amount is paid for: 月, 年, a span such as 5年間, a counter such as 人, or
    both (人・月).
    """

    text: str
    kind: AmountKind
    yen: int | None
    low: int | None = None
    high: int | None = None
    is_approximate: bool = False
    bound: Bound | None = None
    per: str | None = None
    is_planned: bool = False

    @property
    def per_each(self) -> str | None:
        """The person or thing that the amount is paid for."""
        each = [part for part in (self.per or "").split("・") if part and not _is_time(part)]
        return each[0] if each else None

    @property
    def per_time(self) -> str | None:
        """The time that the amount is paid for: 月, 年 or a span."""
        return next((part for part in (self.per or "").split("・") if _is_time(part)), None)

    @property
    def is_monthly(self) -> bool:
        return self.per_time == _MONTH

    @property
    def per_year_yen(self) -> int | None:
        """Whole yen per year; None for a range, a single amount and one per person or thing."""
        low, high = self.per_year_limits
        return low if low == high else None

    @property
    def per_year_limits(self) -> tuple[int | None, int | None]:
        """Both limits as whole yen per year; None where one is open or no year can be told."""
        if self.per_time is None or self.per_each is not None:
            return None, None
        return self._a_year(self.low), self._a_year(self.high)

    def _a_year(self, yen: int | None) -> int | None:
        if yen is None or self.per_time == _YEAR:
            return yen
        if self.is_monthly:
            return 12 * yen
        years = int((self.per_time or "1").removesuffix(_SPAN))
        return (2 * yen + years) // (2 * years)  # half a yen is rounded up


ALL_ITEMS = -1
_MONTH, _YEAR, _SPAN = "月", "年", "年間"
_WORDS = {
    "非公表": AmountKind.UNDISCLOSED,
    **dict.fromkeys(("算定不可", "算定不能", "算出不可", "算出不能"), AmountKind.INCALCULABLE),
    "未定": AmountKind.UNDECIDED,
    **dict.fromkeys(("なし", "無し", "無料", "無償"), AmountKind.NONE),
}
_HAS_SCALE = re.compile("[億万千百]")
_DASH = re.compile("[-━]{1,4}[百千万]{0,2}円?")
# 26.700千円 is 26,700千円 with the wrong sign, for nobody writes tenths of a yen in thousands.
_POINT_FOR_COMMA = re.compile(r"\.[0-9]{3}千?$")
_INVOICE = re.compile("[¥\\\\]([0-9,]+)-?")
_ON_A_BILL = re.compile("^金(?=[0-9])|(?<=円)也$")  # 金495,000円也
_FROM_TO = re.compile("から(.*)まで")

_TAX = re.compile(
    "(?:(?P<included>(?:消費税(?:及び|・)地方)?(?:消費)?税[等額]?(?:を含む|込み?)|内税)"
    "|(?:消費税(?:及び|・)地方)?(?:消費)?税[等額]?(?:を除く|を含まない|抜き?|別)|外税)(?:価格|額)?"
)
_BESIDE = " 　、,，・:：/／"
_EMPTY_BRACKETS = re.compile(r"[（(]\s*[）)]")
_IN_BRACKETS = re.compile(r"(.*)\(([^()]+)\)")
_BETWEEN_TERMS = re.compile("[・、,]")
_PLANNED = re.compile("予定額?|見込み?額?|見積(?:も?り)?額?|概算額")
_PLANNED_AFTER = re.compile("(.*)(?:予定|見込み?)")
_EACH = "(?:当たり|あたり|当り|につき)"
_COUNTER = r"[^\W\d_](?:[^\W\d_]|-){0,5}"
_PER = re.compile(
    rf"(?:(?P<month>毎月|月額|月々|1?[かヶヵカケ箇]月{_EACH}?|1?月{_EACH}|月)"
    rf"|(?P<year>毎年度?|年額|年間|1?[かヶヵカケ箇]?年度?間?{_EACH}|1[かヶヵカケ箇]?年間?|年度?)"
    rf"|[1一](?P<counter>{_COUNTER}?){_EACH}"
    r"|(?P<years>[1-9][0-9]?)[かヶヵカケ箇]?年間?)(?:の?(?:総額|合計|計)|分)?で?"
)
_PER_WORD = re.compile(f"1?({_COUNTER})")


@dataclass(frozen=True, slots=True)
class _Terms:
    """What the words around an amount say of it."""

    marks: Marks = field(default_factory=Marks)
    per: str | None = None
    is_planned: bool = False

    def joined(self, other: _Terms) -> _Terms | None:
        """Both together; None where they contradict each other, as 月額 and 年額 do."""
        marks = self.marks.joined(other.marks)
        pers = sorted({self.per, other.per} - {None}, key=str)
        times = [per for per in pers if _is_time(str(per))]
        # 1人当たり月額300円 is paid for a person and for a month.
        if marks is None or len(times) > 1 or len(pers) - len(times) > 1:
            return None
        per = "・".join(str(per) for per in (*(set(pers) - set(times)), *times)) or None
        return _Terms(marks, per, self.is_planned or other.is_planned)


@lru_cache(maxsize=MOST_KEPT)
def parse_amount(text: str) -> Amount:
    """Read 26,700千円, 約1.5億円, 300～500万円, 500万円以内, 月額15万4千円, （非公表） or －円.

    A word around the number says that it is about (約, 程度), a limit (以上, 最大), a plan (予定),
    or paid per month, year, span of years, person or thing (月額, ／年, 5年間, 1人当たり).
    Raises MeasureError: amount-without-unit (a number, but no 円), amount-wrong-separator
    (1,00千円), amount-not-whole-yen (27.5円), range-reversed (500～300万円), amount-with-tax,
    amount-not-read.
    """
    if taxed := split_tax(text):
        _refuse_tax(text.strip(), *taxed)
    # As on invoices: ￥495,000-.
    plain = _ON_A_BILL.sub("", _INVOICE.sub(r"\1円", fold_measure(text)))
    word = plain[1:-1] if plain.startswith("(") and plain.endswith(")") else plain
    if word in _WORDS:
        return Amount(text.strip(), _WORDS[word], None)
    if _DASH.fullmatch(word):
        return Amount(text.strip(), AmountKind.DASH, None)
    if len(plain) > LONGEST_MEASURE:
        raise MeasureError("amount-not-read", {"found": text.strip()})
    number, terms = _take_terms(_FROM_TO.sub(r"~\1", plain))
    limits, marks = _read_limits(number, terms.marks, text)
    kind = AmountKind.ABOUT if marks.is_approximate else AmountKind.EXACT
    yen = None if terms.per and not _is_of_years(terms.per) else limits[0]
    if marks.bound or len(limits) > 1:
        kind, yen = AmountKind.RANGE, None
    low = None if marks.bound is Bound.MAX else limits[0]
    high = None if marks.bound is Bound.MIN else limits[-1]
    of_number = (kind, yen, low, high, marks.is_approximate, marks.bound)
    return Amount(text.strip(), *of_number, terms.per, terms.is_planned)


def split_tax(text: str) -> tuple[str, str] | None:
    """An amount without a word for the tax at one of its ends, and the usual one for that.

    >>> split_tax("26,700千円（税別、予定）"), split_tax("税込額1円"), split_tax("1円")
    (('26,700千円（予定）', '税抜'), ('1円', '税込'), None)
    """
    said = list(_TAX.finditer(text))
    if len(said) != 1:
        return None
    before, after = text[: said[0].start()], text[said[0].end() :]
    rest = _EMPTY_BRACKETS.sub("", f"{before.rstrip(_BESIDE)}{after.lstrip(_BESIDE)}").strip()
    return rest, "税込" if said[0]["included"] else "税抜"


def _refuse_tax(found: str, amount: str, tax: str) -> None:
    """Raise amount-with-tax, or what else is wrong with the amount."""
    try:
        parse_amount(amount)
    except MeasureError as error:
        raise MeasureError(error.code, {"found": found}) from error
    raise MeasureError("amount-with-tax", {"found": found, "amount": amount, "tax": tax})


def format_yen(yen: int) -> str:
    """Whole yen as people read them: 1億6,000万円, 87万5,000円, 0円."""
    rest, ones = divmod(yen, 10**4)
    oku, man = divmod(rest, 10**4)
    parts = ((oku, "億"), (man, "万"), (ones, ""))
    return "".join(f"{count:,}{sign}" for count, sign in parts if count) + "円" if yen else "0円"


def add_amounts(amounts: Iterable[Amount]) -> int | None:
    """The sum in yen; None where there is nothing to add or not all are exact and paid once."""
    numbers = [
        amount.yen if amount.kind is AmountKind.EXACT and amount.per is None else None
        for amount in amounts
    ]
    known = [yen for yen in numbers if yen is not None]
    return sum(known) if numbers and len(known) == len(numbers) else None


def find_other_scale(whole: int, items: Sequence[int]) -> int | None:
    """Which item makes the sum right once it counts a thousand times as much or as little.

    ALL_ITEMS where all do; None where none does: 千円 was not taken for 円.

    >>> find_other_scale(26_000_000, [20_000_000, 6_000]), find_other_scale(26_000, [20_000])
    (1, None)
    """
    total = sum(items)
    if total and total in (whole * 1000, whole / 1000):
        return ALL_ITEMS
    for index, item in enumerate(items):
        if item and whole - (total - item) in (item * 1000, item / 1000):
            return index
    return None


def _is_of_years(per: str) -> bool:
    return _is_time(per) and per != _MONTH and "・" not in per


def _is_time(per: str) -> bool:
    return per in (_MONTH, _YEAR) or per.endswith(_SPAN)


def _take_terms(plain: str) -> tuple[str, _Terms]:
    """The text without the words around the number; one that contradicts another stays."""
    terms = _Terms()
    while taken := _take_term(plain):
        joined = terms.joined(taken[1])
        if joined is None:
            break
        plain, terms = taken[0], joined
    return plain, terms


def _take_term(plain: str) -> tuple[str, _Terms] | None:
    """The text without one word at one of its ends, and what it says; None if there is none."""
    if marked := take_mark(plain) or take_open_side(plain):
        return marked[0], _Terms(marked[1])
    per = _PER.match(plain)
    # 5年4,730千円 has lost a word: a span before a number ends in 間, 分, で or 総額.
    if per and not (per["years"] and per[0].endswith("年")):
        return plain[per.end() :], _Terms(per=_name_per(per))
    if bracketed := _IN_BRACKETS.fullmatch(plain):
        terms = _read_terms(bracketed[2])
        return (bracketed[1], terms) if terms else None
    if planned := _PLANNED_AFTER.fullmatch(plain):
        return planned[1], _Terms(is_planned=True)
    number, slash, word = plain.rpartition("/")
    name = _read_per(word) if slash else None
    return (number, _Terms(per=name)) if name else None


def _read_terms(words: str) -> _Terms | None:
    """What all words in brackets say: （月額、予定）; None where one of them is unknown."""
    terms: _Terms | None = _Terms()
    for word in _BETWEEN_TERMS.split(words):
        marked, per = take_mark(word), _PER.fullmatch(word)
        if _PLANNED.fullmatch(word):
            term = _Terms(is_planned=True)
        elif marked and not marked[0]:
            term = _Terms(marked[1])
        elif per:
            term = _Terms(per=_name_per(per))
        else:
            return None
        terms = terms and terms.joined(term)
    return terms


def _read_per(words: str) -> str | None:
    """What an amount is paid for, as it stands after a slash: 月, 5年, 人, 1人."""
    if per := _PER.fullmatch(words):
        return _name_per(per)
    word = _PER_WORD.fullmatch(words)
    # Whether the tax is in an amount is no part of it.
    return _restore(word[1]) if word and "税" not in words else None


def _name_per(per: re.Match[str]) -> str:
    if per["month"]:
        return _MONTH
    if per["year"] or per["years"] == "1":
        return _YEAR
    return f"{per['years']}{_SPAN}" if per["years"] else _restore(per["counter"])


def _restore(counter: str) -> str:
    """A counter with the long vowel mark, which folding has made a dash: ユーザー."""
    return counter.replace("-", "ー")


def _read_limits(number: str, marks: Marks, text: str) -> tuple[tuple[int, ...], Marks]:
    """One number of yen or the two of a range, and the marks with those of the sides."""
    sides = split_range(number)
    if sides is None:
        return (_read_yen(number, text),), marks
    first, first_marks = take_marks(sides[0])
    second, second_marks = take_marks(sides[1])
    inner = first_marks.joined(second_marks)
    high = _read_yen(second, text)
    shared = first if first.endswith("円") else share_scale(first, second.removesuffix("円"))
    low = _read_yen(f"{(shared or '').removesuffix('円')}円", text)
    if inner is None or inner.bound or marks.bound is not sides[2] or low > high:
        is_reversed = inner is not None and low > high
        code = "range-reversed" if is_reversed else "amount-not-read"
        raise MeasureError(code, {"found": text.strip()})
    return (low, high), Marks(marks.is_approximate or inner.is_approximate)


def _read_yen(plain: str, text: str) -> int:
    found = {"found": text.strip()}
    number = plain.removesuffix("円")
    value = read_number(number)
    if value is None:
        # Without its commas it would be a number: then they are what is wrong.
        is_separator = plain != number and read_number(number.replace(",", "")) is not None
        raise MeasureError("amount-wrong-separator" if is_separator else "amount-not-read", found)
    if number == plain:
        # Without a scale it may be 円, 千円 or more: what is printed decides, not we.
        if _HAS_SCALE.search(number) or not value:
            written = text.strip() if number in text else fold_width(text.strip())
            found["suggestion"] = written.replace(number, f"{number}円")
        raise MeasureError("amount-without-unit", found)
    if _POINT_FOR_COMMA.search(number):
        raise MeasureError("amount-wrong-separator", found)
    if value % 1:
        raise MeasureError("amount-not-whole-yen", found)
    return int(value)
