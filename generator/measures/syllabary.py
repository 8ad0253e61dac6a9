"""The rows of the Japanese syllabary, by which a reader looks up a word in an index.

>>> row_of("がぞうかいせき"), row_of("うぇぶ"), row_of("RPA")
('か', 'あ', None)
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

# The first sign of each row as Unicode orders them (a small one stands before its large one), and
# the name of the row in an address.
STARTS = "ぁかさたなはまゃらゎ"
ROWS = {
    "あ": "a",
    "か": "ka",
    "さ": "sa",
    "た": "ta",
    "な": "na",
    "は": "ha",
    "ま": "ma",
    "や": "ya",
    "ら": "ra",
    "わ": "wa",
}


def row_of(reading: str) -> str | None:
    """The first kana of the row that a hiragana reading begins in; None for other writing."""
    first = unicodedata.normalize("NFD", reading)[0]  # が is か and a mark
    return tuple(ROWS)[bisect_right(STARTS, first) - 1] if "ぁ" <= first <= "ん" else None
