"""Quantities of work and its outcome: how long, how many, by how much, from what to what.

>>> quantity = parse_quantity("20分程度→0～5分")
>>> quantity.before, quantity.low, quantity.high, quantity.unit, quantity.is_approximate
(Decimal('20'), Decimal('0'), Decimal('5'), '分', True)
>>> parse_quantity("約2～3割削減").change
<Change.BY: 'by'>
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal, Inexact
from enum import StrEnum
from functools import lru_cache

from generator.core.text import fold_measure
from generator.measures.measure import (
    LONGEST_MEASURE,
    Bound,
    Marks,
    read_number,
    share_scale,
    split_range,
    take_mark,
    take_marks,
    take_open_side,
)


class Change(StrEnum):
    """What a number is: what was added or taken away, what became of it, or how it stands."""

    BY = "by"
    TO = "to"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as written and its exact numbers, all of them in `unit` ("" if there is none).

    8分→0分 has `before` and `after`. A quantity without an arrow has `low` and `high`, equal
    where it is one number; one of them is None where `bound` says that it is not known. Where a
    range follows the arrow, `low` and `high` are its limits and `after` is None; a range before
    the arrow gives no `before`. With an arrow `bound` is of what follows it, and `before_bound`
    of `before`. All numbers are None where the text cannot be read. `change` is None where the
    words around the number do not tell; it is never LEVEL, which only the field's other words
    can tell.
    """

    text: str
    before: Decimal | None = None
    after: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    is_approximate: bool = False
    bound: Bound | None = None
    change: Change | None = None
    before_bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class _Side:
    """One number or the two of a range, each with its unit; none where there is no number."""

    numbers: tuple[tuple[Decimal, str], ...] = ()
    marks: Marks = field(default_factory=Marks)
    change: Change | None = None


_LONGEST_QUANTITY = 2 * LONGEST_MEASURE
_MOST = 10**15
_ARROW = re.compile("[→⇒➡➔➜⇨⟶▶]\ufe0f?|[-=]{1,2}>")
_BRACKETS = re.compile(r"\([^()]*\)")
# The long vowel mark of ページ, which folding has made a dash.
_LONG_VOWEL = re.compile("(?<=[ァ-ヺ])-(?![0-9])")
_HALVED = re.compile("半減(?:した|する|できた|できる)?")

_CHANGES = (
    "(?:削減|短縮|減少|減|増加|増|向上|上昇|改善|縮減|縮小|圧縮|軽減|低減|抑制|節約|節減|拡大|創出)"
    "(?:効果)?(?:した|する|できた|できる|された|される)?"
)
_CHANGED = re.compile(f"(?P<rest>.*?)(?P<to>に|へ|まで)?[のをが]?{_CHANGES}")
_FROM_TO_CHANGE = re.compile(f"(.+?)から(.+?)(?:[にへ](?:{_CHANGES})?|まで{_CHANGES})")
# With a unit on both sides から is no range: 4時間から30分.
_FROM_ONE_TO_ANOTHER = re.compile("(.*[^0-9].*?[^0-9])から([^ま]*)")
_SIGN = re.compile("[▲△▼]|^[-+](?=[0-9約])")
_NOTHING = re.compile("(?:不要|ゼロ|なし|無し)(?:[にへ].*)?")

_EACH_ONE = re.compile(r"[1一][^\W\d_]{1,6}?(?:当たり|あたり|当り|につき)の?")
# Words before the number, as in 往復1週間 and 作業時間を約500時間.
_LONGEST_LABEL = 12
_LABEL = re.compile(r"(?:[^\W\d_]|[:・、])*")
# What makes another number of it: 月額5万円, 令和5年, 午後3時, 第3回, 数10件, R5.
_NO_LABEL = re.compile(
    "額|令和|平成|昭和|西暦|午前|午後|[A-Za-z第数何幾一二三四五六七八九十百千万億]$"
)
_AT_MOST_OF = re.compile("(最大|最低|上限)で")

_FRACTION = re.compile("([1-9][0-9]{0,3})分の([1-9][0-9]{0,3})")
_TIMES = "倍"
_HALF = {f"半{sign}": (Decimal("0.5"), unit) for sign, unit in ("分倍", "日日", "年年")}
_NUMBER = "[0-9][0-9,.億万千百]*"
_PART = re.compile(
    f"(?P<number>{_NUMBER})(?P<unit>k?m[23]|[A-Za-z%/かつヶ々ァ-ヺー一-鿿]{{0,8}}?)(?P<half>半?)"
    "(?=[0-9]|$)"
)
_DURING = re.compile("(?<=[日分秒年週月])間$")
_KA = re.compile("^[ヶヵカケ箇](?=[月所年])")
_SAME_UNITS = {"パーセント": "%", "週": "週間", "か年": "年"}
# How many of the smallest unit each has; a day of work has no fixed number of hours.
_UNITS_OF_TIME: tuple[dict[str, int], ...] = (
    {"秒": 1, "分": 60, "時間": 3600},
    {"日": 1, "週間": 7},
    {"か月": 1, "年": 12},
)
_SIZES = {unit: size for sizes in _UNITS_OF_TIME for unit, size in sizes.items()}
_EXACT = Context(prec=28, traps=[Inexact])


@lru_cache(maxsize=1024)
def parse_quantity(text: str) -> Quantity:
    """Read 500時間, 約2～3割, 8分→0分, 1割程度に削減, 20％減, 250回超, 4分28秒 or 3分の1に.

    Never raises: a text that is none of these has no numbers.
    """
    plain = _BRACKETS.sub("", _LONG_VOWEL.sub("ー", fold_measure(text)))
    if len(plain) > _LONGEST_QUANTITY:
        return Quantity(text.strip())
    if change := _FROM_TO_CHANGE.fullmatch(plain):
        return _join_sides(text, _read_side(change[1]), _read_after(change[2]))
    if between := _FROM_ONE_TO_ANOTHER.fullmatch(plain):
        return _join_sides(text, _read_side(between[1]), _read_after(between[2]))
    first, *others = _ARROW.split(plain)
    if others:
        return _join_sides(text, _read_side(first), _read_after(others[-1]))
    return _take_side(text, _read_side(plain))


def _take_side(text: str, side: _Side) -> Quantity:
    """The quantity of a text without an arrow."""
    numbers, unit = _unify(side.numbers) or ((), "")
    if not numbers or numbers[0] > numbers[-1]:
        return Quantity(text.strip())
    is_approximate, bound = side.marks.is_approximate, side.marks.bound
    low = None if bound is Bound.MAX else numbers[0]
    high = None if bound is Bound.MIN else numbers[-1]
    of_number = (low, high, unit, is_approximate, bound, side.change)
    return Quantity(text.strip(), None, None, *of_number)


def _join_sides(text: str, before: _Side, after: _Side) -> Quantity:
    """The quantity of the sides of an arrow, in one unit; where there is none, in the last's."""
    is_approximate = before.marks.is_approximate or after.marks.is_approximate
    # A range before the arrow gives no number, only a unit to a number that has none.
    first = before.numbers if len(before.numbers) == 1 else ()
    unified = _unify(first + after.numbers)
    if unified is None:
        first, unified = (), _unify(after.numbers)
    numbers, unit = unified or ((), "")
    unit = unit or next((unit for _, unit in before.numbers), "")
    last = numbers[len(first) :]
    low, high = last if len(last) == 2 else (None, None)
    if low is not None and high is not None and low > high:
        low = high = None
    return Quantity(
        text.strip(),
        before=numbers[0] if first else None,
        after=last[0] if len(last) == 1 else None,
        low=low,
        high=high,
        unit=unit,
        is_approximate=is_approximate,
        # Only a number that is given is a limit.
        bound=after.marks.bound if last else None,
        before_bound=before.marks.bound if first else None,
        change=Change.TO,
    )


def _read_after(plain: str) -> _Side:
    """The side after an arrow, where 不要 is 0."""
    if _NOTHING.fullmatch(plain):
        return _Side(((Decimal(0), ""),))
    return _read_side(plain)


def _read_side(plain: str) -> _Side:
    """A quantity with its marks and its change, without an arrow."""
    plain, change = _take_change(_HALVED.sub("半分に", plain))
    plain, signs = _SIGN.subn("", plain, count=1)
    if signs and change is None:
        change = Change.BY
    core, marks = _take_label(_AT_MOST_OF.sub(r"\1", _EACH_ONE.sub("", plain, count=1)))
    sides = split_range(core)
    if sides is None:
        number = _read_one(core)
        return _Side((number,), marks, change) if number else _Side((), marks, change)
    (first, first_marks), (second, second_marks) = map(take_marks, sides[:2])
    inner = first_marks.joined(second_marks)
    if inner is None or inner.bound or marks.bound is not sides[2]:
        return _Side((), marks, change)
    is_approximate = marks.is_approximate or inner.is_approximate
    return _Side(_read_range(first, second), Marks(is_approximate), change)


def _take_change(plain: str) -> tuple[str, Change | None]:
    """The text without 削減 or に削減 at its end, and whether it is by or to the number."""
    if changed := _CHANGED.fullmatch(plain):
        return changed["rest"], Change.TO if changed["to"] else Change.BY
    if plain.endswith(("に", "へ")):
        return plain[:-1], Change.TO
    return plain, None


def _take_label(plain: str) -> tuple[str, Marks]:
    """The number with its unit and what the words around it say; "" where there is none."""
    for start in range(_LONGEST_LABEL + 1):
        label = plain[:start]
        if not _LABEL.fullmatch(label):
            break
        core, marks = take_marks(plain[start:])
        opened = take_open_side(core)
        joined = marks.joined(opened[1]) if opened else None
        if opened and joined:
            core, marks = opened[0], joined
        if re.match("[0-9]|半[分日年]", core):
            # A word that contradicts another has been left: 最低3日以内.
            is_read = not take_mark(core) and not _NO_LABEL.search(label)
            return core if is_read else "", marks
    return "", Marks()


def _read_one(core: str) -> tuple[Decimal, str] | None:
    """A number with its unit; one of several units (4分28秒) is counted in the smallest."""
    if core in _HALF:
        return _HALF[core]
    if fraction := _FRACTION.fullmatch(core):
        ratio = Decimal(int(fraction[2])) / Decimal(int(fraction[1]))
        return ratio.quantize(Decimal("0.0001")), _TIMES
    parts = [_read_part(part) for part in _PART.finditer(core)]
    known = [part for part in parts if part]
    if not known or len(known) < len(parts) or not _is_whole(core):
        return None
    if len(known) == 1:
        return known[0]
    sizes = _sizes_of([unit for _, unit in known])
    if sizes is None:
        return None
    counts = [sizes[unit] for _, unit in known]
    # The parts go from the largest to the smallest, each once.
    if counts != sorted(set(counts), reverse=True):
        return None
    total = sum((number * sizes[unit] for number, unit in known), Decimal(0))
    return total / counts[-1], known[-1][1]


def _is_whole(core: str) -> bool:
    """Whether parts make up the whole text, with nothing between or around them."""
    return "".join(part[0] for part in _PART.finditer(core)) == core


def _read_part(part: re.Match[str]) -> tuple[Decimal, str] | None:
    number = read_number(part["number"])
    unit = _name_unit(part["unit"])
    if number is None or number >= _MOST or (part["half"] and unit not in _SIZES):
        return None
    return number + (Decimal("0.5") if part["half"] else 0), unit


def _name_unit(written: str) -> str:
    """One name for a unit however it is written: か月 for ヶ月間, 日 for 日間, % for パーセント."""
    unit = _KA.sub("か", _DURING.sub("", written))
    return _SAME_UNITS.get(unit, unit)


def _read_range(first: str, second: str) -> tuple[tuple[Decimal, str], ...]:
    """Both limits; the first may leave out its scale and its unit, and then shares the second's."""
    low, high, part = _read_one(first), _read_one(second), _PART.fullmatch(second)
    if low and high and part and re.fullmatch(_NUMBER, first):
        shared = share_scale(first, part["number"])
        number = read_number(shared) if shared else None
        low = None if number is None or number >= _MOST else (number, high[1])
    return (low, high) if low and high else ()


def _sizes_of(units: Sequence[str]) -> dict[str, int] | None:
    """The sizes of units of time that have a common measure; None if they have none."""
    return next((sizes for sizes in _UNITS_OF_TIME if sizes.keys() >= set(units)), None)


def _unify(numbers: Sequence[tuple[Decimal, str]]) -> tuple[tuple[Decimal, ...], str] | None:
    """The numbers in one unit; None where they have none in common, or there is no number.

    Days and months are counted in themselves. Hours, minutes and seconds are counted in the
    first one's unit if that is exact for all (4時間→30分 is 4 and 0.5), else in the smallest.
    """
    units = [unit for _, unit in numbers if unit]
    if len(set(units)) <= 1:
        values = tuple(_tidy(number) for number, _ in numbers)
        return (values, units[0] if units else "") if values else None
    sizes = _sizes_of(units)
    if sizes is None:
        return None
    smallest = min(units, key=sizes.__getitem__)
    for unit in (units[0], smallest) if "秒" in sizes else (next(iter(sizes)),):
        try:
            values = tuple(
                # A number without a unit shares the next one's: 1→30分.
                _tidy(_EXACT.divide(number * sizes[own or units[0]], Decimal(sizes[unit])))
                for number, own in numbers
            )
        except Inexact:
            continue
        return values, unit
    return None


def _tidy(number: Decimal) -> Decimal:
    """The number without zeros at its end: 12000, not 12000.0."""
    return Decimal(int(number)) if number == int(number) else number.normalize()
