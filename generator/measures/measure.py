"""What the parsers of amounts, dates, populations and quantities share.

>>> read_number("2千120万")
Decimal('21200000')
>>> take_marks("約500万円以上")
('500万円', Marks(is_approximate=True, bound=<Bound.MIN: 'min'>))
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

_DIGITS = re.compile(r"(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,8})?")
_SCALES = (("億", 10**8), ("万", 10**4), ("千", 10**3), ("百", 10**2))
_SCALES_AT_END = re.compile("[億万千百]*$")
# Between the two sides of a range; 以上 stands there in 300万円以上500万円未満.
_BETWEEN = re.compile("(?P<least>以上|超)?(?:[~-]|から)|(?P<more>以上|超)(?=[0-9])")
_LONGEST_NUMBER = 40
MOST_KEPT = 10_000  # measures as they were read: each is judged by several rules
# Of a whole measure, folded: two numbers, their units and the words around them.
LONGEST_MEASURE = 80
KANJI_NUMBER = re.compile("[〇一二三四五六七八九十]+(?=年|月|日|週|[かヶヵカケ箇]月)")
KANJI_DIGITS = str.maketrans("〇一二三四五六七八九", "0123456789")
# Nothing that a case counts is as large, and beyond it Decimal would round.
_TOO_LARGE = 10**20


class MeasureError(ValueError):
    """A value that cannot be read, as a problem's code and the arguments of its message.

    `arguments` always has `found`, the value as written; `suggestion` is what to write instead.
    """

    def __init__(self, code: str, arguments: Mapping[str, str]) -> None:
        super().__init__(code, dict(arguments))
        self.code = code
        self.arguments = dict(arguments)


def fold_kanji(text: str) -> str:
    """A folded date or length of time with digits for its kanji numbers.

    >>> fold_kanji("令和四年十二月"), fold_kanji("二〇二三年"), fold_kanji("第一四半期")
    ('令和4年12月', '2023年', '第一四半期')
    """
    return KANJI_NUMBER.sub(lambda found: read_kanji(found[0]), text)


def read_kanji(number: str) -> str:
    tens, ten, ones = number.partition("十")
    plain = f"{tens or 1}{ones or 0}" if ten else number
    return plain.translate(KANJI_DIGITS)


class Bound(StrEnum):
    """Which limit a single number is: the least that it may be, or the most."""

    MIN = "min"
    MAX = "max"


@dataclass(frozen=True, slots=True)
class Marks:
    """What the words around a number say of it: about so many, at least or at most so many."""

    is_approximate: bool = False
    bound: Bound | None = None

    def joined(self, other: Marks) -> Marks | None:
        """Both together; None where one says at least and the other at most."""
        bounds = {self.bound, other.bound} - {None}
        if len(bounds) > 1:
            return None
        is_approximate = self.is_approximate or other.is_approximate
        return Marks(is_approximate, self.bound or other.bound)


_ABOUT = Marks(is_approximate=True)
_AT_LEAST, _AT_MOST = Marks(bound=Bound.MIN), Marks(bound=Bound.MAX)
_A_LITTLE_OVER = Marks(is_approximate=True, bound=Bound.MIN)
_A_LITTLE_UNDER = Marks(is_approximate=True, bound=Bound.MAX)
_WORDS_BEFORE = (
    dict.fromkeys(("約", "おおよそ", "およそ", "おおむね", "概ね", "概算"), _ABOUT)
    | dict.fromkeys(("最低", "少なくとも"), _AT_LEAST)
    | dict.fromkeys(("最大", "上限"), _AT_MOST)
)
_WORDS_AFTER = (
    dict.fromkeys(("程度", "前後", "ほど", "くらい", "ぐらい"), _ABOUT)
    | dict.fromkeys(("余", "余り", "あまり", "強"), _A_LITTLE_OVER)
    | {"弱": _A_LITTLE_UNDER}
    | dict.fromkeys(("以上", "超"), _AT_LEAST)
    | dict.fromkeys(("以内", "以下", "未満", "上限", "まで"), _AT_MOST)
)


def take_mark(plain: str) -> tuple[str, Marks] | None:
    """A folded text without one word such as 約 or 以上 at one of its ends, and what it says."""
    for word, marks in _WORDS_BEFORE.items():
        if plain.startswith(word):
            return plain.removeprefix(word), marks
    for word, marks in _WORDS_AFTER.items():
        if plain.endswith(word):
            return plain.removesuffix(word), marks
    return None


def take_marks(plain: str) -> tuple[str, Marks]:
    """A folded text without all such words; one that contradicts another stays in the text.

    A text longer than LONGEST_MEASURE is left as it is, for it holds no number anyway.
    """
    marks = Marks()
    while len(plain) <= LONGEST_MEASURE and (taken := take_mark(plain)):
        joined = marks.joined(taken[1])
        if joined is None:
            break
        plain, marks = taken[0], joined
    return plain, marks


def take_open_side(plain: str) -> tuple[str, Marks] | None:
    """A folded text without the wave of a side that is left open: 500万円～, ～500万円."""
    if plain.startswith("~"):
        return plain[1:], _AT_MOST
    if plain.endswith(("~", "から")):
        return plain.removesuffix("~").removesuffix("から"), _AT_LEAST
    return None


def split_range(plain: str) -> tuple[str, str, Bound | None] | None:
    """Both sides of a range in a folded text without marks, and the bound its marks have to be.

    That is MAX in 300万円以上500万円未満, whose 未満 has been taken, and else None, for in
    300～500万円以上 it may belong to either side. None if the text is no range.
    """
    between = _BETWEEN.search(plain)
    if between is None:
        return None
    bound = Bound.MAX if between["least"] or between["more"] else None
    return plain[: between.start()], plain[between.end() :], bound


def read_number(text: str) -> Decimal | None:
    """The number in a plain text such as 26,700 1.5億 2千120万; None if it is none.

    Commas stand before every third digit or nowhere, and a part is smaller than the sign before
    it (2千1200万 is none); only a number of one part has decimals.
    """
    if len(text) > _LONGEST_NUMBER:
        return None
    if _DIGITS.fullmatch(text):
        return Decimal(text.replace(",", ""))
    for sign, scale in _SCALES:
        head, found, tail = text.partition(sign)
        if not found:
            continue
        count = read_number(head)
        rest = read_number(tail) if tail else Decimal(0)
        if count is None or rest is None or rest >= scale or (tail and "." in text):
            return None
        number = count * scale + rest
        return number if number < _TOO_LARGE else None
    return None


def share_scale(first: str, second: str) -> str | None:
    """The first number of a range with what it leaves out of the second's scale.

    300 of 300～500万 is 300万, and 1千 of 1千～2千万 is 1千万. None where the second has more than
    one scale, of which either may be meant: 15～20万4千.
    """
    scale, written = (_SCALES_AT_END.search(text) for text in (second, first))
    if scale is None or written is None or not scale[0].startswith(written[0]):
        return first
    if not written[0] and _SCALES_AT_END.sub("", second).strip("0123456789,."):
        return None
    return first.removesuffix(written[0]) + scale[0]
