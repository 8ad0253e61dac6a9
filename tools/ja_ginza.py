"""The words and the word vectors that PyPI's ja-ginza ships (spaCy's files, read without spaCy).

They are read from the wheel: pip download --no-deps ja-ginza==5.3.0. Its reader needs msgpack,
which is no part of Jirei's own environment.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import msgpack

VOCABULARY = "ja_ginza/ja_ginza-5.3.0/vocab"
MASK, FACTOR = (1 << 64) - 1, 0xC6A4A7935BD1E995


class Known(NamedTuple):
    """A word, how common it is (0 is the commonest), and the row of its vector.

    The 20,000 commonest have a row of their own, each other word that of the nearest of them.
    """

    word: str
    rank: int
    row: int


def hash_string(text: str) -> int:
    """The number of a string in spaCy: MurmurHash64A with the seed 1.

    >>> hash_string("の")
    2917952641780334418
    """
    data = text.encode("utf-8")
    whole = len(data) // 8 * 8
    value = 1 ^ (len(data) * FACTOR & MASK)
    for start in range(0, whole, 8):
        block = int.from_bytes(data[start : start + 8], "little") * FACTOR & MASK
        value = (value ^ ((block ^ block >> 47) * FACTOR & MASK)) * FACTOR & MASK
    if data[whole:]:
        value = (value ^ int.from_bytes(data[whole:], "little")) * FACTOR & MASK
    value = (value ^ value >> 47) * FACTOR & MASK
    return value ^ value >> 47


def read_known(wheel: Path) -> Iterator[Known]:
    """The words of the vectors, which are kept from the commonest on."""
    with ZipFile(wheel) as archive:
        strings = json.loads(archive.read(f"{VOCABULARY}/strings.json"))
        rows = msgpack.unpackb(archive.read(f"{VOCABULARY}/key2row"), strict_map_key=False)
    names = {hash_string(string): string for string in strings}
    for rank, (key, row) in enumerate(rows.items()):
        if key in names:
            yield Known(names[key], rank, row)


def read_vectors(wheel: Path) -> bytes:
    """The rows of 300 numbers, as numpy writes them (.npy)."""
    with ZipFile(wheel) as archive:
        return archive.read(f"{VOCABULARY}/vectors")
