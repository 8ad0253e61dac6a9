"""Records → the files of the index as Pagefind's engine reads them, cut fine.

Pagefind 1.5.2 would write the same but for the places of runs (tests/search/test_index.py compares
every entry), in files of about 20,000 postings (30 KB compressed, two or three for a term), and
with a GB of memory for 1,000 cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.output.pack import spread
from generator.search.cbor import CBOR_ARRAYS, CBOR_NUMBERS, write_string
from generator.search.engine import VERSION
from generator.search.postings import Postings

SIZES, PIECES = (18_000, 27_000, 40_000), 400  # bytes before compression; see piece_size


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the index: its words, and its bytes for the engine's `load_index_chunk`."""

    words: tuple[str, ...]
    content: bytes


def split_index(records: Sequence[Postings]) -> tuple[Piece, ...]:
    """The pieces in the order of their first words; every word lies in one."""
    words = list(join_words_of(record for record in records if record.tokens))
    size = piece_size(sum(len(content) for _, content in words))
    return tuple(make_piece(words[start:end]) for start, end in spread(words, size))


def write_meta(records: Sequence[Postings]) -> bytes:
    """Pagefind's meta file with its pages only, each named by its record's number.

    A record without words is no page.
    """
    pages = [
        CBOR_ARRAYS[2] + write_string(str(number)) + CBOR_NUMBERS[record.length]
        for number, record in enumerate(records)
        if record.tokens
    ]
    parts = (
        CBOR_ARRAYS[6],
        write_string(VERSION),
        CBOR_ARRAYS[len(pages)],
        *pages,
        CBOR_ARRAYS[0] * 4,
    )
    return "".join(parts).encode("latin-1")


def join_words_of(pages: Iterable[Postings]) -> Iterator[tuple[str, bytes]]:
    """The words in order, each with its whole CBOR item: word, pages with places, no variants.

    Each page counts from the one before it; a page has no places in metadata.
    """
    found: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for page, record in enumerate(pages):
        for word, places in record.entries():
            step = CBOR_ARRAYS[3] + CBOR_NUMBERS[page - last.get(word, 0)]
            found.setdefault(word, []).append(step + places)
            last[word] = page
    end = CBOR_ARRAYS[0]
    for word in sorted(found):
        head = CBOR_ARRAYS[3] + write_string(word) + CBOR_ARRAYS[len(found[word])]
        yield word, f"{head}{end.join(found[word])}{end}{end}".encode("latin-1")


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
