"""Rendered case pages → all files of the search: engine, index, texts and the table of cases.

`build_search(entries, pages)` is a pure function but for Pagefind, which runs in a folder of its
own; the same pages give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import unescape

from generator.collection.reader_words import NO_READER_WORDS, ReaderWords
from generator.collection.variants import Variants
from generator.core.html import scan_html
from generator.core.html_tree import read_tree
from generator.core.page import Output, SearchEntry
from generator.core.text import fold_search
from generator.output.columns import tabulate_terms
from generator.output.pack import pack_name, spread, write_call, write_json
from generator.search.blocks import TextBlock, extract_blocks
from generator.search.engine import Engine, doubt_answer, run_pagefind
from generator.search.folder import FOLDER, pack_part
from generator.search.index import Piece, split_index, write_meta
from generator.search.near import build_near
from generator.search.places import list_apart
from generator.search.record import weigh, write_loose, write_record
from generator.search.spellings import find_katakana, find_katakana_groups, list_spellings

TEXT_BYTES = 30_000  # of a pack before compression: three or four cards and texts, 9 KB as read
HEADINGS = ("h2", "h3", "h4", "h5", "h6")
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
) -> tuple[Output, ...]:
    """Every file of the search; `pages` holds at least the page of each entry."""
    if not entries:
        return ()
    html = [pages[entry.path].decode("utf-8") for entry in entries]
    blocks = [extract_blocks(page) for page in html]
    loose = list_loose(entries)
    records = (*map(write_record, blocks), *(write_loose(texts) for _, _, texts in loose))
    engine = run_pagefind(records)
    with doubt_answer():
        pieces, meta = split_index(engine), write_meta(engine)
    index = [pack_part("index-{}", piece.content) for piece in pieces]
    firsts, texts = make_texts(entries, blocks)
    meaning, near = build_near(entries, blocks, words)
    table = {
        **tabulate(entries),
        "sections": find_sections(html),
        **list_variants(words.variants, blocks, pieces),
        "loose": [[case, kind] for case, kind, _ in loose],
        "terms": words.list_terms(),
        "conditions": words.conditions(),
        "readings": list_readings(entries),
        "apart": list_apart([entry.organization for entry in entries]),
        "index": list_index(pieces, index),
        "meaning": meaning,
        "texts": [[first, pack_name(pack)] for first, pack in zip(firsts, texts, strict=True)],
    }
    cases = write_call("meta", meta) + write_call("cases", write_json(table))
    packs = {output.path: output for output in (*index, *texts, *near)}
    return (
        Output(f"{FOLDER}/cases.js", cases),
        write_engine(engine, cases),
        *(packs[path] for path in sorted(packs)),
    )


def make_texts(
    entries: Sequence[SearchEntry], blocks: Sequence[Sequence[TextBlock]]
) -> tuple[list[int], list[Output]]:
    """The first case of each pack of cards and texts, and the packs."""
    stored = [
        write_json([read_tree(entry.card), list_texts(page)])
        for entry, page in zip(entries, blocks, strict=True)
    ]
    ranges = spread(stored, TEXT_BYTES)
    packs = [
        pack_part("texts-{}", b"[" + b",".join(stored[start:end]) + b"]") for start, end in ranges
    ]
    return [start for start, _ in ranges], packs


def list_loose(entries: Sequence[SearchEntry]) -> list[tuple[int, str, tuple[str, ...]]]:
    """What a case is found by though it does not stand in its text: case, kind, texts."""
    return [
        (case, kind, texts)
        for case, entry in enumerate(entries)
        for kind, texts in (("asks", entry.asks), ("links", entry.links))
        if texts
    ]


def list_variants(
    variants: Variants, blocks: Sequence[Sequence[TextBlock]], pieces: Sequence[Piece]
) -> dict[str, object]:
    """The table of spellings, with those of the collection's own katakana."""
    tokens = {token for piece in pieces for token in piece.words}
    katakana = find_katakana(fold_search(block.text) for page in blocks for block in page)
    return {
        "variants": list_spellings([*variants.groups, *find_katakana_groups(katakana)], tokens),
        "similar": list_spellings(variants.similar, tokens),
        "ignored": [fold_search(word) for word in variants.ignored],
    }


def list_readings(entries: Sequence[SearchEntry]) -> list[list[str]]:
    """A reading with the names that are read so, folded, sorted by reading."""
    names: dict[str, dict[str, None]] = {}
    for entry in entries:
        for reading, name in entry.readings:
            names.setdefault(fold_search(reading), {})[fold_search(name)] = None
    return [[reading, *names[reading]] for reading in sorted(names)]


def write_engine(engine: Engine, cases: bytes) -> Output:
    """The engine as one classic script: bindings, WebAssembly, and all that `cases.js` holds."""
    script = f"{NOTICE}jirei.engine=(function(){{{engine.bindings}return wasm_bindgen;}})();\n"
    wasm = write_call("wasm", engine.wasm)
    return Output(f"{FOLDER}/engine.js", script.encode("utf-8") + wasm + cases)


def list_texts(blocks: Sequence[TextBlock]) -> list[list[str | int]]:
    """What excerpts are cut from: text, anchor, section and weight of each block."""
    return [[block.text, block.anchor, block.section, weigh(block)] for block in blocks]


def list_index(pieces: Sequence[Piece], packs: Sequence[Output]) -> list[list[str]]:
    """The first word of every piece of the index with the name of its pack."""
    return [[piece.words[0], pack_name(pack)] for piece, pack in zip(pieces, packs, strict=True)]


def find_sections(html: Sequence[str]) -> dict[str, str]:
    """The headings of sections by their id, for the links of excerpts."""
    titles: dict[str, str] = {}
    for page in html:
        section = ""  # one whose heading has not come yet
        heading: list[str] | None = None
        for text, tag, _ in scan_html(page):
            if heading is not None:
                heading.append(unescape(text))
            if tag.name == "section":
                section = tag.attributes.get("id", "")
            elif tag.name in HEADINGS and section and not tag.is_end:
                heading = []
            elif tag.name in HEADINGS and heading is not None:
                titles.setdefault(section, " ".join("".join(heading).split()))
                section, heading = "", None
    return dict(sorted(titles.items()))


def tabulate(entries: Sequence[SearchEntry]) -> dict[str, object]:
    """Cases, filters and orders as columns, with every repeated word written once."""
    sorts = list(dict.fromkeys(name for entry in entries for name, _ in entry.sorts))
    return {
        "cases": [[e.slug, e.path, e.title, e.organization] for e in entries],
        "facets": tabulate_terms([dict(entry.facets) for entry in entries]),
        "sorts": {name: [dict(entry.sorts).get(name) for entry in entries] for name in sorts},
    }
