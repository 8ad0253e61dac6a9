"""A telephone number as it is printed, and the digits that a telephone dials.

>>> split_phone("0997-52-1111（内5562）")
PhoneNumber(number='0997-52-1111', plain='0997-52-1111', rest='（内5562）')
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.core.text import fold_width

PHONE_NUMBER = re.compile(r"\(?0\d{1,4}\)?-?\d{1,4}-?\d{3,4}(?!\d)")
DASHES = re.compile(r"[‐‑‒–—―ー－ｰ−]")


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
    """The number that a text begins with, from the area code; None where it begins with none."""
    plain = DASHES.sub("-", fold_width(text))
    found = PHONE_NUMBER.match(plain)
    if not found:
        return None
    end = found.end()  # digits, dashes and brackets of any width are one sign each
    return PhoneNumber(text[:end], found[0], text[end:])
