"""A telephone number as it is printed, and the digits that a telephone dials.

>>> split_phone("0997-52-1111（内5562）")
PhoneNumber(number='0997-52-1111', plain='0997-52-1111', rest='（内5562）')
>>> split_phone("0763-23-200"), count_digits("0763-23-200"), expect_digits("0763-23-200")
(None, 9, 10)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.core.text import fold_width

PHONE_NUMBER = re.compile(
    r"(?:\(0[0-9]{1,4}\)|0[0-9]{1,4})[-. ]?(?:\([0-9]{1,4}\)|[0-9]{1,4})[-. ]?[0-9]{3,4}(?![0-9])"
)
LIKE_PHONE = re.compile(r"\(?0[0-9]{0,20}(?:[-. ()]{1,2}[0-9]{1,20}){0,3}")
BEFORE_NUMBER = re.compile(r"[^0-9+(]{1,12}")
FROM_ABROAD = re.compile(r"\+81[- ]?(?:\(0\))?0?")
DASHES = re.compile(r"[‐‑‒–—―ー－ｰ−]")
# Mobile phones, 050 and 0800 have eleven digits, all others ten (総務省, 電気通信番号計画).
OF_ELEVEN = re.compile("0[2-9]0")


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number as printed and in half-width signs; `rest` is the extension or remark after it."""

    number: str
    plain: str
    rest: str

    @property
    def digits(self) -> str:
        return re.sub(r"\D", "", self.plain)


def split_phone(text: str) -> PhoneNumber | None:
    """The number that a text begins with, from the area code; None where it begins with none,
    or with one that has a digit too few or too many.
    """
    plain = fold_phone(text)
    found = PHONE_NUMBER.match(plain)
    if not found:
        return None
    end = found.end()  # digits, dashes and brackets of any width are one sign each
    phone = PhoneNumber(text[:end], found[0], text[end:])
    return phone if len(phone.digits) == expect_digits(phone.digits) else None


def fold_phone(text: str) -> str:
    """A number in half-width signs, with one sort of dash."""
    return DASHES.sub("-", fold_width(text))


def count_digits(text: str) -> int:
    """The digits of what looks like a number; 0 where nothing does."""
    found = LIKE_PHONE.match(fold_phone(text))
    return len(re.sub("[^0-9]", "", found[0])) if found else 0


def expect_digits(text: str) -> int:
    """How many digits the number has to have, by the first three of them."""
    return 11 if OF_ELEVEN.match(re.sub("[^0-9]", "", fold_phone(text))) else 10


def suggest_phone(text: str) -> str:
    """The number in a text that puts a word or the country's code before it; empty if none."""
    plain = BEFORE_NUMBER.sub("", fold_phone(text).strip(), count=1)
    phone = split_phone(FROM_ABROAD.sub("0", plain, count=1))
    return phone.plain + phone.rest if phone else ""
