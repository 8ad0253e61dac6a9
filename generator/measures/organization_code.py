"""Codes of prefectures and municipalities (全国地方公共団体コード, JIS X 0401 and 0402).

>>> parse_organization_code("３３６０６８")
'336068'
"""

from __future__ import annotations

import re

from generator.core.text import fold_measure
from generator.measures.measure import MeasureError
from generator.measures.places import find_place

_WEIGHTS = (6, 5, 4, 3, 2)


def check_digit(five: str) -> str:
    """The sixth digit of a code: (11 - weighted sum mod 11) mod 10, weights 6 5 4 3 2.

    As 総務省 defines it with the codes (全国地方公共団体コード, 検査数字).
    """
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, five, strict=True))
    return str((11 - total % 11) % 10)


def parse_organization_code(text: str) -> str:
    """The six digits of a code; raises MeasureError code-not-six-digits or
    code-wrong-check-digit, which suggests the code with the right one.
    """
    plain = fold_measure(text)
    if not re.fullmatch(r"[0-9]{6}", plain):
        raise MeasureError("code-not-six-digits", {"found": text.strip(), **_suggest(plain)})
    right = plain[:5] + check_digit(plain[:5])
    if plain != right:
        arguments = {"found": text.strip(), "suggestion": right}
        raise MeasureError("code-wrong-check-digit", arguments)
    return plain


def _suggest(plain: str) -> dict[str, str]:
    """The code that signs stand around or in, or that has lost its check digit or its first 0."""
    digits = re.sub("[- ,'\"“”]", "", plain.partition("(")[0])
    if not re.fullmatch("[0-9]{5,6}", digits):
        return {}
    codes = (digits, digits + check_digit(digits), f"0{digits}") if len(digits) == 5 else (digits,)
    known = [code for code in codes if find_place(code)]
    return {"suggestion": f'"{known[0]}"'} if len(known) == 1 else {}


def area_code(code: str) -> str:
    """The five digits of a code without its check digit (標準地域コード), as statistics use it.

    >>> area_code("012084")
    '01208'
    """
    return code[:5]


def belongs_to(code: str, prefecture_code: str) -> bool:
    """Whether the code is the prefecture's or of one of its municipalities.

    `prefecture_code` is 33 or 330001: a code's first two digits are its prefecture's.
    """
    return code[:2] == prefecture_code[:2]
