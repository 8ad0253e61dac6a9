"""A telephone number as it is printed, and the digits that a telephone dials.

>>> split_phone("0997-52-1111（内5562）")
PhoneNumber(number='0997-52-1111', plain='0997-52-1111', rest='（内5562）')
>>> split_phone("代表：0763（23）2000").digits, split_phone("+81-763-23-2000").digits
('0763232000', '0763232000')
>>> split_phone("0763-23-200"), count_digits("0763-23-200"), expect_digits("0763-23-200")
(None, 9, 10)
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.core.text import fold_width

PHONE_NUMBER = re.compile(
    r"(?:\+81[-. ]?(?:\(0\))?[1-9][0-9]{0,3}|\(0[0-9]{1,4}\)|0[0-9]{1,4})"
    r"[-. ・]?(?:\([0-9]{1,4}\)|[0-9]{1,4})[-. ・]?[0-9]{3,4}(?![0-9])"
)
LIKE_PHONE = re.compile(r"\(?0[0-9]{0,20}(?:[-. ・()]{1,2}[0-9]{1,20}){0,3}")
ABROAD = re.compile(r"\+81[-. ]?(?:\(0\)|0)?")
# What may stand before a number, in any width.
SAID = re.compile(r"[(（]?(?:代表|直通|電話(?:番号)?|TEL|ＴＥＬ|℡|☎)[)）]?[:：.．\s]*", re.I)
DASHES = re.compile(r"[‐‑‒–—―ー－ｰ−]")
# Mobile phones, 020, 050 and 0800 have eleven digits, others ten (総務省, 電気通信番号計画).
OF_ELEVEN = re.compile(r"\(?0[25-9]0")


@dataclass(frozen=True, slots=True)
class PhoneNumber:
    """A number as printed, with a word such as 代表 before it; the number alone in half-width
    signs; `rest` is the extension or remark after it.
    """

    number: str
    plain: str
    rest: str

    @property
    def digits(self) -> str:
        return digits_of_phone(self.plain)


def split_phone(text: str) -> PhoneNumber | None:
    """The number that a text begins with, from the area code; None where it begins with none,
    or with one that has a digit too few or too many.
    """
    start = len(find_said(text))
    found = PHONE_NUMBER.match(fold_phone(text[start:]))
    if not found:
        return None
    end = start + found.end()  # digits, dashes and brackets of any width are one sign each
    phone = PhoneNumber(text[:end], found[0], text[end:])
    return phone if len(phone.digits) == expect_digits(phone.plain) else None


def find_said(text: str) -> str:
    """The word before a number; empty where there is none."""
    said = SAID.match(text)
    return said[0] if said else ""


def fold_phone(text: str) -> str:
    """A number in half-width signs, with one sort of dash."""
    return DASHES.sub("-", fold_width(text))


def digits_of_phone(text: str) -> str:
    """The digits that are dialled in Japan."""
    return re.sub("[^0-9]", "", ABROAD.sub("0", fold_phone(text), count=1))


def count_digits(text: str) -> int:
    """The digits of what looks like a number; 0 where nothing does."""
    plain = fold_phone(text.removeprefix(find_said(text)))
    found = LIKE_PHONE.match(ABROAD.sub("0", plain, count=1))
    return len(digits_of_phone(found[0])) if found else 0


def expect_digits(text: str) -> int:
    """How many digits the number has to have, by the first three of them."""
    plain = fold_phone(text.removeprefix(find_said(text)))
    return 11 if OF_ELEVEN.match(ABROAD.sub("0", plain, count=1)) else 10
