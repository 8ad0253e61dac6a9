"""Codes of prefectures and municipalities (全国地方公共団体コード, JIS X 0401 and 0402).

>>> parse_organization_code("３３６０６８")
'336068'
"""

from __future__ import annotations

import re

from generator.core.guess import guess_name
from generator.core.text import fold_measure
from generator.measures.measure import MeasureError
from generator.measures.places import find_place, read_places

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


def has_check_digit(text: str) -> bool:
    """Whether a code is written with its sixth digit."""
    return re.fullmatch("[0-9]{6}", fold_measure(text)) is not None


def parse_place_code(text: str, is_whole: bool) -> str:
    """The six digits of a place of the table, or of a ward of a designated city; a code may be
    written without its check digit.

    Where the others of its file have one (`is_whole`), five digits may also be six that have lost
    their first 0. Raises MeasureError place-code-not-read, code-wrong-check-digit, place-unknown or
    place-code-of-two.

    >>> parse_place_code("33606", is_whole=False), parse_place_code("141011", is_whole=True)
    ('336068', '141011')
    """
    plain, found = fold_measure(text), text.strip()
    if not re.fullmatch("[0-9]{5,6}", plain):
        raise MeasureError("place-code-not-read", {"found": found})
    code = plain[:5] + check_digit(plain[:5])
    is_known = find_place(code) is not None or is_ward(code)
    if is_known and len(plain) == 6 and plain != code:
        raise MeasureError("code-wrong-check-digit", {"found": found, "suggestion": code})
    lost = find_place(f"0{plain}") if is_whole and len(plain) == 5 else None
    if not is_known:
        others = (place.code for place in read_places() if belongs_to(place.code, code))
        near = lost or find_place(guess_name(code, others))
        meant = {"suggestion": f"{near.code} {near.full_name}"} if near else {}
        raise MeasureError("place-unknown", {"found": found, **meant})
    if lost:
        arguments = {"found": found, "suggestion": f"{lost.code} {lost.full_name}"}
        raise MeasureError("place-code-of-two", arguments)
    return code


def is_ward(code: str) -> bool:
    """Whether a code has the form of those that wards of designated cities have.

    >>> is_ward("141011"), is_ward("131016"), is_ward("336068")
    (True, False, False)
    """
    return code[2] == "1" and not code.startswith("13")


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
