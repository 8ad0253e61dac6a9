"""Rendered case pages → all files of the search: engine, index, texts and the table of cases.

`build_search(entries, pages)` is a pure function but for Pagefind, which runs in a folder of its
own; the same pages give the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from itertools import chain

from generator.collection.reader_words import NO_READER_WORDS, ReaderWords
from generator.core.page import Output, SearchEntry
from generator.core.plain import dump_plain, load_plain
from generator.core.recall import Memory
from generator.core.store import Inputs
from generator.core.text import fold_search
from generator.output.columns import tabulate_terms
from generator.output.pack import pack_name, write_call, write_json
from generator.search.engine import fetch_engine
from generator.search.folder import FOLDER, pack_part
from generator.search.index import Piece, split_index, write_meta
from generator.search.near import build_near
from generator.search.part import CasePart, make_part
from generator.search.places import list_apart
from generator.search.spellings import SpellingGroup, find_katakana_groups, list_spellings

NAME_CASES = 100  # in a pack of names: 4 KB as read
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
    pages: Mapping[str, bytes],
    words: ReaderWords = NO_READER_WORDS,
    memory: Memory | None = None,
) -> tuple[Output, ...]:
    """Every file of the search; `pages` holds at least the page of each entry.

    What the memory has of a case is not made again.
    """
    by_path = {entry.path: entry for entry in entries}
    wanted = {path: list_digests(pages[path], entry) for path, entry in by_path.items()}

    def make(path: str) -> bytes:
        return dump_plain(make_part(pages[path].decode("utf-8"), by_path[path]))

    made = (memory or Memory()).recall_all("search", wanted, make)
    parts = [load_plain(CasePart, made[path]) for path in by_path]
    return join_parts(entries, parts, words)


def list_digests(page: bytes, entry: SearchEntry) -> Inputs:
    """What the part of a case is made from."""
    return {
        "page": hashlib.sha256(page).hexdigest(),
        "entry": hashlib.sha256(dump_plain(entry)).hexdigest(),
    }


def join_parts(
    entries: Sequence[SearchEntry], parts: Sequence[CasePart], words: ReaderWords
) -> tuple[Output, ...]:
    """Every file of the search; the parts are those of the entries."""
    if not entries:
        return ()
    loose = (record for part in parts for record in part.records[1:])
    records = (*(part.records[0] for part in parts), *loose)
    pieces, meta = split_index(records), write_meta(records)
    index = [pack_part("index-{}", piece.content) for piece in pieces]
    names, texts = make_names(entries), make_texts(parts)
    tokens = {token for piece in pieces for token in piece.words}
    similar = list_spellings(words.variants.similar, tokens)
    meaning, near = build_near([part.near for part in parts], words, similar)
    table = {
        **tabulate(entries),
        "sections": join_sections(parts),
        "variants": list_variants(words.variants.groups, parts, tokens),
        "ignored": [fold_search(word) for word in words.variants.ignored],
        "loose": [[case, kind] for case, part in enumerate(parts) for kind in part.loose],
        "terms": words.list_terms(),
        "conditions": words.conditions(),
        "readings": list_readings(entries),
        "apart": list_apart([entry.organization for entry in entries]),
        "index": list_index(pieces, index),
        "meaning": meaning,
        "names": list_packs(names, NAME_CASES),
        "texts": list_packs(texts, 1),
    }
    cases = write_call("meta", meta) + write_call("cases", write_json(table))
    packs = {output.path: output for output in (*index, *names, *texts, *near)}
    return (
        Output(f"{FOLDER}/cases.js", cases),
        write_engine(),
        *(packs[path] for path in sorted(packs)),
    )


def make_names(entries: Sequence[SearchEntry]) -> list[Output]:
    """The packs of what a hit is known by at once, each of some cases that follow one another."""
    rows = [(e.slug, e.title, e.organization) for e in entries]
    return [
        pack_part("names-{}", write_json(rows[at : at + NAME_CASES]))
        for at in range(0, len(rows), NAME_CASES)
    ]


def make_texts(parts: Sequence[CasePart]) -> list[Output]:
    """The pack of the card and the texts of each case: 5 KB as read."""
    return [pack_part("texts-{}", f"[{part.stored}]".encode()) for part in parts]


def list_packs(packs: Sequence[Output], cases: int) -> list[tuple[int, str]]:
    """The first case and the name of packs of so many cases each."""
    return [(cases * at, pack_name(pack)) for at, pack in enumerate(packs)]


def join_sections(parts: Sequence[CasePart]) -> dict[str, str]:
    """The headings of sections by their id, for the links of excerpts: of two the first."""
    titles: dict[str, str] = {}
    for part in reversed(parts):
        titles.update(part.sections)
    return dict(sorted(titles.items()))


def list_variants(
    groups: Sequence[Sequence[str]], parts: Sequence[CasePart], tokens: set[str]
) -> list[SpellingGroup]:
    """The table of spellings, with those of the collection's own katakana."""
    katakana = set(chain.from_iterable(part.katakana for part in parts))
    return list_spellings([*groups, *find_katakana_groups(katakana)], tokens)


def list_readings(entries: Sequence[SearchEntry]) -> list[list[str]]:
    """A reading with the names that are read so, folded, sorted by reading."""
    names: dict[str, dict[str, None]] = {}
    for entry in entries:
        for reading, name in entry.readings:
            names.setdefault(fold_search(reading), {})[fold_search(name)] = None
    return [[reading, *names[reading]] for reading in sorted(names)]


def write_engine() -> Output:
    """The engine as one classic script, bindings and WebAssembly: no case changes it."""
    engine = fetch_engine()
    script = f"{NOTICE}jirei.engine=(function(){{{engine.bindings}return wasm_bindgen;}})();\n"
    wasm = write_call("wasm", engine.wasm)
    return Output(f"{FOLDER}/engine.js", script.encode("utf-8") + wasm)


def list_index(pieces: Sequence[Piece], packs: Sequence[Output]) -> list[list[str]]:
    """The first word of every piece of the index with the name of its pack."""
    return [[piece.words[0], pack_name(pack)] for piece, pack in zip(pieces, packs, strict=True)]


def tabulate(entries: Sequence[SearchEntry]) -> dict[str, object]:
    """Filters and orders of so many cases as columns, with every repeated word written once."""
    sorts = list(dict.fromkeys(name for entry in entries for name, _ in entry.sorts))
    return {
        "count": len(entries),
        "facets": tabulate_terms([dict(entry.facets) for entry in entries]),
        "sorts": {name: [dict(entry.sorts).get(name) for entry in entries] for name in sorts},
    }
