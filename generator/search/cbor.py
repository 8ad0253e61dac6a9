"""The few kinds of CBOR item (RFC 8949, 3) that Pagefind's index is written in, as Latin-1 text.

A character of such a text is a byte: so an item can be kept in JSON, and many are joined fast.

>>> items = (CBOR_NUMBERS[500], CBOR_NEGATIVES[-145], CBOR_ARRAYS[3], write_string("0"))
>>> [item.encode("latin-1") for item in items]
[b'\\x19\\x01\\xf4', b'8\\x90', b'\\x83', b'a0']
"""

from __future__ import annotations


class CborHeads(dict[int, str]):
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


CBOR_NUMBERS, CBOR_NEGATIVES, CBOR_TEXTS, CBOR_ARRAYS = (
    CborHeads(0),
    CborHeads(1),
    CborHeads(3),
    CborHeads(4),
)


def write_string(text: str) -> str:
    """A text of ASCII."""
    return CBOR_TEXTS[len(text)] + text
