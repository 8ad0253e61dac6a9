"""What Pagefind's own indexer makes of records, read with another reader of CBOR."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cbor2
from conftest import THEMES
from pagefind_bin import get_executable

from generator.core.recall import Memory
from generator.core.settings import BuildSettings
from generator.core.text import fold_search
from generator.draft import draft_site
from generator.output.pack import write_call, write_json
from generator.plan.search import plan_search
from generator.search.blocks import scan_texts
from generator.search.engine import pagefind_output, unpack
from generator.search.folder import join_digests, pack_part, write_packs
from generator.search.part import LOOSE_WEIGHT, weigh
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
    extras = list_extras([text for _, text in texts])
    phrases: list[tuple[int, Iterable[str]]] = [
        *((weight, tokenize(text)) for weight, text in texts),
        *((0, extra) for extra in extras),
    ]
    parts = (
        f'<p data-pagefind-weight="{weight}">{" ".join((*phrase, GAP))}</p>'
        for weight, phrase in phrases
    )
    return f'<html lang="und"><body>{"".join(parts)}</body></html>'


def read_records(site: Path, content: Path) -> list[list[tuple[int, str]]]:
    """The texts of all records of a built site with their weights, in the order of its table."""
    settings = BuildSettings(content, site, THEMES)
    collection = draft_site(settings).collection
    entries = plan_search(collection)
    pages = [scan_texts((site / e.path).read_text(encoding="utf-8")).blocks for e in entries]
    written = [[(weigh(block), fold_search(block.text)) for block in blocks] for blocks in pages]
    beside = [
        [(LOOSE_WEIGHT, fold_search(text)) for text in texts]
        for entry in entries
        for texts in (entry.asks, entry.links)
        if texts
    ]
    return [*written, *beside]


def put_index(search: Path, records: Sequence[str]) -> None:
    """Puts Pagefind's own index of records in the place of the index of a built search."""
    path = search / "cases.js"
    (text,) = re.findall(r'take\("cases","([^"]*)"\)', path.read_text(encoding="ascii"))
    table = json.loads(zlib.decompress(base64.b85decode(text)))
    for name in search.glob("index-*.js"):
        name.unlink()
    with pagefind_output(records, get_executable()) as out:
        (found,) = out.glob("*.pf_meta")
        version, pages, *_ = cbor2.loads(unpack(found))
        addresses = {
            fragment.stem: json.loads(unpack(fragment))["url"]
            for fragment in out.glob("fragment/*")
        }
        named = [[addresses[name].strip("/").removesuffix(".html"), size] for name, size in pages]
        chunks = [unpack(chunk) for chunk in out.glob("index/*")]
    packs = [pack_part("index-{}", chunk) for chunk in chunks]
    for pack in write_packs(packs, Memory()):
        (search / Path(pack.path).name).write_bytes(pack.content)
    firsts = [min(word for word, *_ in cbor2.loads(chunk)[0]) for chunk in chunks]
    named_packs = dict(sorted(zip(firsts, packs, strict=True)))
    table["index"] = [[*named_packs], join_digests([*named_packs.values()])]
    meta = cbor2.dumps([version, named, [], [], [], []])
    path.write_bytes(write_call("meta", meta) + write_call("cases", write_json(table)))
