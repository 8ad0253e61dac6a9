"""Records → the files of the index as Pagefind's engine reads them, cut fine.

Pagefind 1.5.2 would write the same but for the places of runs (tests/search/test_index.py compares
every entry), in files of about 20,000 postings (30 KB compressed, two or three for a term), and
with a GB of memory for 1,000 cases.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.core.recall import Memory
from generator.output.pack import spread, write_json
from generator.search.cbor import CBOR_ARRAYS, CBOR_NUMBERS, write_string
from generator.search.engine import VERSION
from generator.search.postings import BETWEEN_SHELVES, SHELVES, Postings, list_shelf

SIZES, PIECES = (18_000, 27_000, 40_000), 400  # bytes before compression; see piece_size


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the index: its words, and its bytes for the engine's `load_index_chunk`."""

    words: tuple[str, ...]
    content: bytes


def split_index(records: Sequence[Postings], memory: Memory | None = None) -> tuple[Piece, ...]:
    """The pieces in the order of their first words; every word lies in one.

    What the memory has of a shelf that is the same in all records is not joined again.
    """
    pages = [record.shelves.split(BETWEEN_SHELVES) for record in records if record.shelves]
    shelves = dict(zip(SHELVES, map(BETWEEN_SHELVES.join, zip(*pages, strict=True)), strict=False))
    wanted = {name: {"shelf": hashlib.sha256(own).hexdigest()} for name, own in shelves.items()}
    joined = (memory or Memory()).recall_all(
        "search shelf", wanted, lambda name: join_shelf(shelves[name])
    )
    words = sorted(word for shelf in joined.values() for word in read_joined(shelf))
    size = piece_size(sum(len(content) for _, content in words))
    return tuple(make_piece(words[start:end]) for start, end in spread(words, size))


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


def piece_size(total: int) -> int:
    """Bytes of a piece before compression, for an index of so many bytes.

    Measured: at 18,000 (8 KB compressed) a term of the 47 cases reads 30 KB in three files where
    Pagefind's own files cost 67 KB. Of a large index a piece of 40,000 bytes is 20 KB as a file:
    one cluster of a stick (32 KiB), and four of them leave room in a first query's 400 KB. The
    steps between are few: with the size nearly all pieces change.
    """
    return max(size for size in SIZES if size == SIZES[0] or size * PIECES <= total)


def make_piece(items: list[tuple[str, bytes]]) -> Piece:
    head = (CBOR_ARRAYS[1] + CBOR_ARRAYS[len(items)]).encode("latin-1")
    content = head + b"".join(content for _, content in items)
    return Piece(tuple(word for word, _ in items), content)
