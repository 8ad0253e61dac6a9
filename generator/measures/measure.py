"""What the parsers of amounts, dates, populations and codes share: numbers, one error.

>>> read_number("2千120万")
Decimal('21200000')
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

_DIGITS = re.compile(r"(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,8})?")
_SCALES = (("億", 10**8), ("万", 10**4), ("千", 10**3), ("百", 10**2))
_LONGEST = 40


class MeasureError(ValueError):
    """A value that cannot be read, as a problem's code and the arguments of its message.

    `arguments` always has `found`, the value as written; `suggestion` is what to write instead.
    """

    def __init__(self, code: str, arguments: Mapping[str, str]) -> None:
        super().__init__(code, dict(arguments))
        self.code = code
        self.arguments = dict(arguments)


def read_number(text: str) -> Decimal | None:
    """The number in a plain text such as 26,700 1.5億 2千120万; None if it is none.

    Commas stand before every third digit or nowhere, and a part is smaller than the sign before
    it (2千1200万 is none); only a number of one part has decimals.
    """
    if len(text) > _LONGEST:
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
        return count * scale + rest
    return None
