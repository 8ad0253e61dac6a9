"""The few kinds of CBOR item (RFC 8949, 3) that Pagefind's index is written in, as Latin-1 text.

A character of such a text is a byte: so an item can be kept in JSON, and many are joined fast.

>>> [text.encode("latin-1") for text in (NUMBERS[500], NEGATIVES[-145], ARRAYS[3], write_text("0"))]
[b'\\x19\\x01\\xf4', b'8\\x90', b'\\x83', b'a0']
"""

from __future__ import annotations


class Items(dict[int, str]):
    """The heads of a major type by their numbers, written when they are first asked for."""

    def __init__(self, kind: int) -> None:
        self.kind = kind

    def __missing__(self, number: int) -> str:
        value = -1 - number if number < 0 else number
        size = 1 if value < 1 << 8 else 2 if value < 1 << 16 else 4
        if value < 24:
            item = bytes([self.kind << 5 | value])
        else:
            item = bytes([self.kind << 5 | 23 + size.bit_length()]) + value.to_bytes(size, "big")
        self[number] = text = item.decode("latin-1")
        return text


NUMBERS, NEGATIVES, TEXTS, ARRAYS = Items(0), Items(1), Items(3), Items(4)


def write_text(text: str) -> str:
    """A text of ASCII."""
    return TEXTS[len(text)] + text
