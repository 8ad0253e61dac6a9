"""Pagefind's index → smaller pieces, so that a first query reads little.

Pagefind cuts its index at 20,000 postings (30 KB compressed, two or three files for a term). The
words are our own tokens, of a form that cannot occur among the numbers between them (a letter is a
CBOR text header there), so the pieces can be cut without reading what they hold: ten times as fast
at 47 cases, and 150 times at 10,000, as reading and writing them with cbor2, with which the tests
hold the cuts.

>>> CborHead.array(3), CborHead.text("0"), CborHead.number(500)
(b'\\x83', b'a0', b'\\x19\\x01\\xf4')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.search.engine import VERSION, Engine, PagefindChanged

# [word, [[page, places, places in metadata] …]]: the head of such an entry.
WORD = re.compile(
    rb"\x83(?:\x64([a-p]{4})|\x65(q[a-p]{4})|\x68([a-p]{8})|\x69(q[a-p]{8}))(?=[\x80-\x9b])"
)
# [hash, number of words]: a page in the meta file.
PAGE = re.compile(rb"\x82[\x60-\x77](und_[0-9a-f]+)(\x19..|\x18.|\x1a....|[\x00-\x17])", re.S)
SMALLEST, PIECES, LARGEST = 18_000, 400, 40_000  # bytes before compression; see piece_size


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the index: its words, and its bytes for the engine's `load_index_chunk`."""

    words: tuple[str, ...]
    content: bytes


class CborHead:
    """The few kinds of CBOR item that are written here (RFC 8949, 3)."""

    @staticmethod
    def number(value: int) -> bytes:
        return item(0, value)

    @staticmethod
    def text(value: str) -> bytes:
        return item(3, len(value.encode("utf-8"))) + value.encode("utf-8")

    @staticmethod
    def array(length: int) -> bytes:
        return item(4, length)


def item(kind: int, value: int) -> bytes:
    """The head of an item of a major type."""
    if value < 24:
        return bytes([kind << 5 | value])
    size = 1 if value < 1 << 8 else 2 if value < 1 << 16 else 4
    return bytes([kind << 5 | (23 + size.bit_length())]) + value.to_bytes(size, "big")


def piece_size(total: int) -> int:
    """Bytes of a piece before compression, for an index of so many bytes.

    Measured: at 18,000 (8 KB compressed) a term of the 47 cases reads 30 KB in three files where
    Pagefind's own files cost 67 KB. Of a large index a piece of 40,000 bytes is 20 KB as a file:
    one cluster of a stick (32 KiB), and four of them leave room in a first query's 400 KB.
    """
    return min(max(SMALLEST, total // PIECES), LARGEST)


def split_index(engine: Engine) -> tuple[Piece, ...]:
    """The pieces in the order of their first words; every word lies in one."""
    words = sorted(word for chunk in engine.chunks for word in read_words(chunk))
    size = piece_size(sum(len(content) for _, content in words))
    return tuple(gather(words, size))


def read_words(chunk: bytes) -> Iterator[tuple[str, bytes]]:
    """The words of one of Pagefind's index files, each with its whole CBOR item."""
    found = list(WORD.finditer(chunk))
    start = found[0].start() if found else 0
    if chunk[:start] != CborHead.array(1) + CborHead.array(len(found)):
        raise PagefindChanged(f"an index file of {len(chunk)} bytes begins {chunk[:12]!r}")
    ends = [word.start() for word in found[1:]] + [len(chunk)]
    for word, end in zip(found, ends, strict=True):
        yield (word[1] or word[2] or word[3] or word[4]).decode("ascii"), chunk[word.start() : end]


def gather(words: list[tuple[str, bytes]], size: int) -> Iterator[Piece]:
    """Consecutive words in pieces of at least `size` bytes."""
    items: list[tuple[str, bytes]] = []
    length = 0
    for word, content in words:
        items.append((word, content))
        length += len(content)
        if length >= size:
            yield make_piece(items)
            items, length = [], 0
    if items:
        yield make_piece(items)


def make_piece(items: list[tuple[str, bytes]]) -> Piece:
    head = CborHead.array(1) + CborHead.array(len(items))
    content = head + b"".join(content for _, content in items)
    return Piece(tuple(word for word, _ in items), content)


def write_meta(engine: Engine) -> bytes:
    """Pagefind's meta file with its pages only, each named by its record's number."""
    head = CborHead.array(6) + CborHead.text(VERSION) + CborHead.array(len(engine.pages))
    pages = list(PAGE.finditer(engine.meta, len(head)))
    if not engine.meta.startswith(head) or len(pages) != len(engine.pages):
        raise PagefindChanged(f"a meta file of {len(pages)} pages begins {engine.meta[:12]!r}")
    items = [
        CborHead.array(2) + CborHead.text(str(engine.pages[page[1].decode("ascii")])) + page[2]
        for page in pages
    ]
    return head + b"".join(items) + CborHead.array(0) * 4
