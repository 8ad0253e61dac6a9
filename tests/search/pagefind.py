"""What Pagefind's own indexer makes of records, read with another reader of CBOR."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cbor2
from pagefind_bin import get_executable

from generator.search.engine import pagefind_output, unpack
from generator.search.text import GAP, list_extras, tokenize

Places = dict[int, list[int]]  # weight, in Pagefind's unit, → places
Entry = dict[str, Places]  # by the name of a page


@dataclass(frozen=True, slots=True)
class Index:
    """The lengths of the pages by their names, and the words with where they stand."""

    lengths: dict[str, int]
    words: dict[str, Entry]


def read_entry(pages: Sequence[tuple[int, list[int], list[int]]], names: Sequence[str]) -> Entry:
    """An entry of the index: pages and places count from one to the next."""
    entry: Entry = {}
    page = 0
    for step, numbers, in_metadata in pages:
        assert in_metadata == []
        page += step
        weights: Places = {}
        weight = place = 0
        for number in numbers:
            if number < 0:
                weight, place = -1 - number, 0
                assert weight not in weights
                weights[weight] = []
            else:
                place += number
                weights[weight].append(place)
        assert names[page] not in entry
        entry[names[page]] = weights
    return entry


def read_index(meta: bytes, chunks: Iterable[bytes]) -> Index:
    """An index as the engine reads it; each word stands in one chunk."""
    version, pages, _, *rest = cbor2.loads(meta)
    assert (version, rest) == ("1.5.2", [[], [], []])
    names = [name for name, _ in pages]
    words: dict[str, Entry] = {}
    for chunk in chunks:
        (entries,) = cbor2.loads(chunk)
        for word, found, variants in entries:
            assert variants == []
            assert word not in words
            words[word] = read_entry(found, names)
    return Index(dict(pages), words)


def index_records(records: Sequence[str]) -> Index:
    """Pagefind's index of records (HTML, one a page), the pages named by their numbers."""
    with pagefind_output(records, get_executable()) as out:
        numbers = {}
        for path in out.glob("fragment/*"):
            address = re.fullmatch(r"/(\d+)\.html", json.loads(unpack(path))["url"])
            assert address
            numbers[path.stem] = address[1]
        (meta,) = out.glob("*.pf_meta")
        index = read_index(unpack(meta), map(unpack, out.glob("index/*")))
    return Index(
        {numbers[name]: length for name, length in index.lengths.items()},
        {
            word: {numbers[name]: places for name, places in entry.items()}
            for word, entry in index.words.items()
        },
    )


def write_record(texts: Sequence[tuple[int, str]]) -> str:
    """Folded texts with their weights as a page whose words are our tokens; `und` changes none."""
    extras = dict.fromkeys(extra for _, text in texts for extra in list_extras(text))
    phrases: list[tuple[int, Iterable[str]]] = [
        *((weight, tokenize(text)) for weight, text in texts),
        *((0, extra) for extra in extras),
    ]
    parts = (
        f'<p data-pagefind-weight="{weight}">{" ".join((*phrase, GAP))}</p>'
        for weight, phrase in phrases
    )
    return f'<html lang="und"><body>{"".join(parts)}</body></html>'
