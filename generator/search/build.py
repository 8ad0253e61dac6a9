"""The parts of all cases (part.py) → the files of the search: index, texts and their table.

`build_search(entries, parts)` is a pure function: the same parts give the same bytes. The engine,
for which Pagefind runs in a folder of its own, is made by `write_engine`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from generator.collection.reader_words import NO_READER_WORDS, ReaderWords
from generator.core.page import Output, SearchEntry
from generator.core.recall import Memory
from generator.core.text import fold_search
from generator.output.columns import tabulate_terms
from generator.output.pack import spread, write_call, write_json
from generator.search.engine import fetch_engine
from generator.search.folder import FOLDER, Pack, join_digests, pack_part, write_packs
from generator.search.index import split_index, write_meta
from generator.search.meaning import step
from generator.search.near import build_near, read_notices
from generator.search.part import CasePart
from generator.search.places import list_apart
from generator.search.spellings import SpellingGroup, find_katakana_groups, list_spellings

NAME_CASES = 100  # in a pack of names: 4 KB as read
READING_BYTES = 8_000  # of a pack of readings before compression: 3 KB as read
NOTICE = """\
/*! The functions below, up to the first call of jirei.take, are the bindings of Pagefind 1.5.2
(https://pagefind.app), the WebAssembly after them is its engine.
Copyright (c) 2022 CloudCannon. MIT License: Permission is hereby granted, free of charge, to any
person obtaining a copy of this software and associated documentation files (the "Software"), to
deal in the Software without restriction, including without limitation the rights to use, copy,
modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions: The above
copyright notice and this permission notice shall be included in all copies or substantial portions
of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED,
INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE. */
"""


def build_search(
    entries: Sequence[SearchEntry],
    parts: Sequence[CasePart],
    words: ReaderWords = NO_READER_WORDS,
    memory: Memory | None = None,
) -> tuple[Output, ...]:
    """Every file of the search but its engine; the parts are those of the entries.

    What the memory has is not made again.
    """
    return join_parts(entries, parts, words, memory or Memory()) if entries else ()


def join_parts(
    entries: Sequence[SearchEntry], parts: Sequence[CasePart], words: ReaderWords, memory: Memory
) -> tuple[Output, ...]:
    """Every file of the search of at least one case but the engine."""
    loose = (record for part in parts for record in part.records[1:])
    records = (*(part.records[0] for part in parts), *loose)
    pieces = split_index(records, memory)
    index = [pack_part("index-{}", piece.content) for piece in pieces]
    names, texts = make_names(entries), make_texts(parts)
    readings, sorts = make_readings(entries), make_sorts(entries)
    tokens = {token for piece in pieces for token in piece.words}
    similar = list_spellings(words.variants.similar, tokens)
    meaning, near = build_near([part.words.near for part in parts], words, similar, memory)
    table = {
        "count": len(entries),
        "facets": tabulate_terms([dict(entry.facets) for entry in entries]),
        "sorts": sorts.name,
        "sections": join_sections(parts),
        "variants": list_variants(words.variants.groups, parts, tokens),
        "ignored": [fold_search(word) for word in words.variants.ignored],
        "loose": list_loose(parts),
        "terms": words.list_terms(),
        "conditions": words.conditions(),
        "readings": [[first, pack.name] for first, pack in readings],
        "apart": list_apart([entry.organization for entry in entries]),
        "index": [[piece.words[0] for piece in pieces], join_digests(index)],
        "meaning": meaning.name,
        "names": [NAME_CASES, join_digests(names)],
        "texts": [1, join_digests(texts)],
    }
    cases = write_call("meta", write_meta(records)) + write_call("cases", write_json(table))
    return (
        Output(f"{FOLDER}/cases.js", cases),
        read_notices(),
        *write_packs(
            [*index, *names, *texts, sorts, *(pack for _, pack in readings), meaning, *near], memory
        ),
    )


def make_names(entries: Sequence[SearchEntry]) -> list[Pack]:
    """The packs of what a hit is known by at once, each of some cases that follow one another."""
    rows = [(e.slug, e.title, e.organization) for e in entries]
    return [
        pack_part("names-{}", write_json(rows[at : at + NAME_CASES]))
        for at in range(0, len(rows), NAME_CASES)
    ]


def make_texts(parts: Sequence[CasePart]) -> list[Pack]:
    """The pack of the card and the texts of each case: 5 KB as read."""
    return [pack_part("texts-{}", b"[%s]" % part.stored) for part in parts]


def make_readings(entries: Sequence[SearchEntry]) -> list[tuple[str, Pack]]:
    """The packs of readings with the names that are read so, each with its first reading."""
    rows = [(row[0], write_json(row)) for row in list_readings(entries)]
    return [
        (
            rows[start][0],
            pack_part("readings-{}", b"[%s]" % b",".join(own for _, own in rows[start:end])),
        )
        for start, end in spread(rows, READING_BYTES)
    ]


def make_sorts(entries: Sequence[SearchEntry]) -> Pack:
    """The pack of the numbers that cases are ordered by, each kind as a column."""
    rows = [dict(entry.sorts) for entry in entries]
    names = dict.fromkeys(chain.from_iterable(rows))
    columns = {name: [row.get(name) for row in rows] for name in names}
    return pack_part("sorts-{}", write_json(columns))


def list_loose(parts: Sequence[CasePart]) -> list[tuple[int, str]]:
    """Of each record behind the cases' own the steps from the case before it, and its kind."""
    loose = [(case, kind) for case, part in enumerate(parts) for kind in part.words.loose]
    steps = step([case for case, _ in loose])
    return [(own, kind) for own, (_, kind) in zip(steps, loose, strict=True)]


def join_sections(parts: Sequence[CasePart]) -> dict[str, str]:
    """The headings of sections by their id, for the links of excerpts: of two the first."""
    titles: dict[str, str] = {}
    for part in reversed(parts):
        titles.update(part.words.sections)
    return dict(sorted(titles.items()))


def list_variants(
    groups: Sequence[Sequence[str]], parts: Sequence[CasePart], tokens: set[str]
) -> list[SpellingGroup]:
    """The table of spellings, with those of the collection's own katakana."""
    katakana = set(chain.from_iterable(part.words.katakana for part in parts))
    return list_spellings([*groups, *find_katakana_groups(katakana)], tokens)


def list_readings(entries: Sequence[SearchEntry]) -> list[list[str]]:
    """A reading with the names that are read so, folded, sorted by reading."""
    names: dict[str, dict[str, None]] = {}
    for entry in entries:
        for reading, name in entry.readings:
            names.setdefault(fold_search(reading), {})[fold_search(name)] = None
    return [[reading, *names[reading]] for reading in sorted(names)]


def write_engine(memory: Memory) -> Output:
    """The engine as one classic script, bindings and WebAssembly: no case changes it.

    Raises SearchNotBuilt.
    """

    def write(_: str) -> bytes:
        engine = fetch_engine()
        script = f"{NOTICE}jirei.engine=(function(){{{engine.bindings}return wasm_bindgen;}})();\n"
        return script.encode("utf-8") + write_call("wasm", engine.wasm)

    path = f"{FOLDER}/engine.js"
    return Output(path, memory.recall_all("search engine", {path: {}}, write)[path])
