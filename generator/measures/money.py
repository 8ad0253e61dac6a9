"""Amounts of money as the collection prints them.

>>> parse_amount("約57,500千円")
Amount(text='約57,500千円', kind=<AmountKind.ABOUT: 'about'>, yen=57500000)
>>> format_yen(26_700_000)
'2,670万円'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.core.text import fold_measure
from generator.measures.measure import MeasureError, read_number


class AmountKind(StrEnum):
    """How an amount is given; only exact and about have yen."""

    EXACT = "exact"
    ABOUT = "about"
    UNDISCLOSED = "undisclosed"
    INCALCULABLE = "incalculable"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as written, its kind and its whole yen (None where there is no number)."""

    text: str
    kind: AmountKind
    yen: int | None


_WORDS = {
    "非公表": AmountKind.UNDISCLOSED,
    "算定不可": AmountKind.INCALCULABLE,
    "-": AmountKind.NONE,
    "-円": AmountKind.NONE,
    "-千円": AmountKind.NONE,
    "なし": AmountKind.NONE,
    "無し": AmountKind.NONE,
}
# 26.700千円 is 26,700千円 with the wrong sign, for nobody writes tenths of a yen in thousands.
_POINT_FOR_COMMA = re.compile(r"\.[0-9]{3}千?$")


def parse_amount(text: str) -> Amount:
    """Read 26,700千円, 約1.5億円, 2千120万円, 0円, （非公表）, （算定不可）, －円 or なし.

    Raises MeasureError: amount-without-unit (a number, but no 円), amount-wrong-separator
    (1,00千円), amount-not-whole-yen (27.5円), amount-not-read.
    """
    plain = fold_measure(text)
    word = plain[1:-1] if plain.startswith("(") and plain.endswith(")") else plain
    if word in _WORDS:
        return Amount(text.strip(), _WORDS[word], None)
    number = plain.removeprefix("約")
    kind = AmountKind.EXACT if number == plain else AmountKind.ABOUT
    return Amount(text.strip(), kind, _read_yen(number, text))


def format_yen(yen: int) -> str:
    """Whole yen as people read them: 1億6,000万円, 87万5,000円, 0円."""
    rest, ones = divmod(yen, 10**4)
    oku, man = divmod(rest, 10**4)
    parts = ((oku, "億"), (man, "万"), (ones, ""))
    return "".join(f"{count:,}{sign}" for count, sign in parts if count) + "円" if yen else "0円"


def add_amounts(amounts: Iterable[Amount]) -> int | None:
    """The sum in yen; None where there is nothing to add or an amount has no yen."""
    numbers = [amount.yen for amount in amounts]
    known = [yen for yen in numbers if yen is not None]
    return sum(known) if numbers and len(known) == len(numbers) else None


def _read_yen(plain: str, text: str) -> int:
    found = {"found": text.strip()}
    number = plain.removesuffix("円")
    value = read_number(number)
    if value is None:
        # Without its commas it would be a number: then they are what is wrong.
        is_separator = plain != number and read_number(number.replace(",", "")) is not None
        raise MeasureError("amount-wrong-separator" if is_separator else "amount-not-read", found)
    if number == plain:
        raise MeasureError("amount-without-unit", found)
    if _POINT_FOR_COMMA.search(number):
        raise MeasureError("amount-wrong-separator", found)
    if value % 1:
        raise MeasureError("amount-not-whole-yen", found)
    return int(value)
