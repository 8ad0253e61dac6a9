"""Records → the files of the index as Pagefind's engine reads them, cut fine.

Pagefind 1.5.2 would write the same but for the places of runs (tests/search/test_index.py compares
every entry), in files of about 20,000 postings (30 KB compressed, two or three for a term), and
with a GB of memory for 1,000 cases.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from generator.core.recall import Memory
from generator.output.pack import spread, write_json
from generator.search.cbor import CBOR_ARRAYS, CBOR_NUMBERS, write_string
from generator.search.engine import VERSION
from generator.search.postings import BETWEEN_SHELVES, SHELVES, Postings, list_shelf
from generator.search.text import CODES

LARGE_INDEX = 8_000_000  # bytes of an index, that of some 400 cases
KANA_BEGINS = CODES[0x3040], CODES[0x30A0], CODES[0x3100]  # hiragana, katakana, what follows them


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the index: its words, and its bytes for the engine's `load_index_chunk`."""

    words: tuple[str, ...]
    content: bytes


def split_index(records: Sequence[Postings], memory: Memory | None = None) -> tuple[Piece, ...]:
    """The pieces in the order of their first words; every word lies in one.

    None has words in kana with others: for these it may be of another size.
    """
    words = sorted(join_records(records, memory or Memory()))
    size, kana_size = piece_sizes(sum(len(content) for _, content in words))
    borders = [bisect_left(words, (sign,)) for sign in KANA_BEGINS]
    scripts = pairwise((0, *borders, len(words)))
    sizes = (size, kana_size, kana_size, size)
    pieces = []
    for (begin, end), own in zip(scripts, sizes, strict=True):
        part = words[begin:end]
        pieces += [make_piece(part[first:last]) for first, last in spread(part, own)]
    return tuple(pieces)


def join_records(records: Sequence[Postings], memory: Memory) -> Iterator[tuple[str, bytes]]:
    """Each word of records with its whole item.

    What the memory has of a shelf that is the same in all records is not joined again.
    """
    pages = [record.shelves.split(BETWEEN_SHELVES) for record in records if record.shelves]
    shelves = dict(zip(SHELVES, map(BETWEEN_SHELVES.join, zip(*pages, strict=True)), strict=False))
    wanted = {name: {"shelf": hashlib.sha256(own).hexdigest()} for name, own in shelves.items()}
    joined = memory.recall_all("search shelf", wanted, lambda name: join_shelf(shelves[name]))
    return chain.from_iterable(map(read_joined, joined.values()))


def write_meta(records: Sequence[Postings]) -> bytes:
    """Pagefind's meta file with its pages only, each named by its record's number.

    A record without words is no page.
    """
    pages = [
        CBOR_ARRAYS[2] + write_string(str(number)) + CBOR_NUMBERS[record.length]
        for number, record in enumerate(records)
        if record.shelves
    ]
    parts = (
        CBOR_ARRAYS[6],
        write_string(VERSION),
        CBOR_ARRAYS[len(pages)],
        *pages,
        CBOR_ARRAYS[0] * 4,
    )
    return "".join(parts).encode("latin-1")


def join_shelf(pages: bytes) -> bytes:
    """A shelf of all pages, each word with its whole CBOR item: its pages with places, no variants.

    Each page counts from the one before it; a page has no places in metadata. Before the items
    stand their words and sizes, as a line of JSON.
    """
    found: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for page, shelf in enumerate(pages.split(BETWEEN_SHELVES)):
        for word, places in list_shelf(shelf.decode("utf-8")):
            step = CBOR_ARRAYS[3] + CBOR_NUMBERS[page - last.get(word, 0)]
            found.setdefault(word, []).append(step + places)
            last[word] = page
    end = CBOR_ARRAYS[0]
    items = [
        f"{CBOR_ARRAYS[3]}{write_string(word)}{CBOR_ARRAYS[len(own)]}{end.join(own)}{end}{end}"
        for word, own in found.items()
    ]
    sizes = dict(zip(found, map(len, items), strict=True))
    return b"\n".join((write_json(sizes), "".join(items).encode("latin-1")))


def read_joined(shelf: bytes) -> Iterator[tuple[str, bytes]]:
    """The words of a joined shelf with their items."""
    sizes, _, items = shelf.partition(b"\n")
    at = 0
    for word, size in json.loads(sizes).items():
        yield word, items[at : at + size]
        at += size


def piece_sizes(total: int) -> tuple[int, int]:
    """Bytes of a piece before compression, and of one in kana, for an index of so many bytes.

    Measured: of 47 cases a sentence changes 7 to 13 of 20 pieces, of 61 smaller ones it changed 21;
    a term reads one to four (65 KB as read). Kana stands in every sentence but is seldom all of a
    term, and a word in katakana lies with its many pairs in most pieces at any size. Of many cases
    a sentence changes some 24 pieces, large or small: small ones are sooner read. The steps are
    two: with the size nearly all pieces change.
    """
    return (40_000, 120_000) if total < LARGE_INDEX else (20_000, 20_000)


def make_piece(items: list[tuple[str, bytes]]) -> Piece:
    head = (CBOR_ARRAYS[1] + CBOR_ARRAYS[len(items)]).encode("latin-1")
    content = head + b"".join(content for _, content in items)
    return Piece(tuple(word for word, _ in items), content)
