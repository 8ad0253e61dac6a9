"""All files of the search: the same pages give the same bytes, and a page can read every one."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from conftest import TESTS

from generator.collection.reader_words import NO_READER_WORDS, ReaderWords
from generator.collection.variants import Variants
from generator.core.page import Output, SearchEntry
from generator.core.recall import Memory
from generator.core.store import open_store
from generator.search.build import build_search, write_engine
from generator.search.part import make_part

GOLDEN = TESTS / "golden" / "small"
CALL = re.compile(r'jirei\.take\("([^"]+)","([^"\\\n]*)"\);\n')


def read_entries() -> tuple[tuple[SearchEntry, ...], dict[str, bytes]]:
    """The golden site's cases."""
    cases = json.loads((GOLDEN / "data" / "cases.json").read_text(encoding="utf-8"))["cases"]
    entries = tuple(
        SearchEntry(
            path=f"cases/{case['id']}.html",
            slug=case["id"],
            title=case["title"],
            organization=case["organization"]["prefecture"],
            facets=(("category", (case["category"],)), ("new", ("new",) if case["is_new"] else ())),
            sorts=(("number", case["number"]),),
            card=f"<p>{case['title']}</p>",
        )
        for case in cases
    )
    return entries, {entry.path: (GOLDEN / entry.path).read_bytes() for entry in entries}


def build_from(
    entries: Sequence[SearchEntry],
    pages: Mapping[str, bytes],
    words: ReaderWords = NO_READER_WORDS,
    memory: Memory | None = None,
) -> tuple[Output, ...]:
    """The search of some cases and their pages, which are by path."""
    parts = [make_part(pages[entry.path].decode("utf-8"), entry) for entry in entries]
    memory = memory or Memory()
    return (write_engine(memory), *build_search(entries, parts, words, memory))


@pytest.fixture(scope="module")
def outputs() -> tuple[Output, ...]:
    return build_from(*read_entries(), ReaderWords(Variants(groups=(("手続き", "手続"),))))


def unpack(outputs: tuple[Output, ...]) -> dict[str, bytes]:
    """The content of every pack by its name, as the page's script reads it."""
    packs = {}
    for output in outputs:
        for name, text in CALL.findall(output.content.decode("ascii")):
            packs[name] = zlib.decompress(base64.b85decode(text))
    return packs


def name_packs(table: dict[str, Any], kind: str) -> list[str]:
    """The names of the packs of a kind, as the page's script makes them of their digests."""
    _, digests = table[kind]
    return [f"{kind}-{digests[at : at + 8]}" for at in range(0, len(digests), 8)]


def read_rows(packs: dict[str, bytes], table: dict[str, Any], kind: str) -> list[Any]:
    return [row for name in name_packs(table, kind) for row in json.loads(packs[name])]


def test_the_same_pages_give_the_same_bytes(outputs: tuple[Output, ...]) -> None:
    again = build_from(*read_entries(), ReaderWords(Variants(groups=(("手続き", "手続"),))))
    assert again == outputs


def test_what_is_kept_gives_the_files_of_an_edited_case(tmp_path: Path) -> None:
    entries, pages = read_entries()
    mark = b"<h1 data-search-text>"
    path, page = next((path, page) for path, page in pages.items() if mark in page)
    edited = {**pages, path: page.replace(mark, mark + "新しいドローンの".encode())}
    with open_store(tmp_path / "kept") as store:
        first = build_from(entries, pages, memory=Memory(store))
        store.save(is_whole=True)
        second = build_from(entries, edited, memory=Memory(store))
        store.save(is_whole=True)
        assert second == build_from(entries, edited)
        assert first != second
        assert first == build_from(entries, pages, memory=Memory(store))


def test_the_files_are_classic_scripts_of_ascii(outputs: tuple[Output, ...]) -> None:
    scripts = [output for output in outputs if output.path != "search/notice.txt"]
    assert len(scripts) == len(outputs) - 1
    for output in scripts:
        assert re.fullmatch(r"search/[a-z]+(-[0-9a-f]{8})?\.js", output.path)
        assert output.content.isascii()
        if output.path != "search/engine.js":
            assert re.fullmatch(f"(?:{CALL.pattern})+", output.content.decode("ascii"))


def test_the_table_is_apart_from_the_engine(outputs: tuple[Output, ...]) -> None:
    contents = {output.path: output.content.decode("ascii") for output in outputs[:-1]}
    cases, engine = (contents[f"search/{name}.js"] for name in ("cases", "engine"))
    assert [name for name, _ in CALL.findall(cases)] == ["meta", "cases"]
    assert [name for name, _ in CALL.findall(engine)] == ["wasm"]


def test_the_table_names_packs_that_are_there(outputs: tuple[Output, ...]) -> None:
    packs = unpack(outputs)
    table = json.loads(packs["cases"])
    said = json.loads(packs[table["meaning"]])
    names = [name for _, name in chain(table["readings"], said["words"])]
    for kind in ("index", "names", "texts"):
        names += name_packs(table, kind)
    fixed = {"cases", "wasm", "meta", "places", "ladder", "kana"}
    assert set(names) == set(packs) - fixed - {table["meaning"], table["sorts"]}
    firsts, _ = table["index"]
    assert firsts == sorted(firsts)
    assert len(firsts) == len(name_packs(table, "index"))


def test_the_table_holds_every_case_with_its_filters(outputs: tuple[Output, ...]) -> None:
    packs = unpack(outputs)
    table = json.loads(packs["cases"])
    entries, _ = read_entries()
    assert table["count"] == len(entries)
    terms, values = table["facets"]["category"]
    assert [[terms[term] for term in found] for found in values] == [
        list(dict(entry.facets)["category"]) for entry in entries
    ]
    assert json.loads(packs[table["sorts"]])["number"] == [
        dict(entry.sorts)["number"] for entry in entries
    ]
    assert table["sections"]["cost"] == "コスト"


def test_the_texts_are_those_of_the_pages(outputs: tuple[Output, ...]) -> None:
    packs = unpack(outputs)
    table = json.loads(packs["cases"])
    texts, names = (read_rows(packs, table, kind) for kind in ("texts", "names"))
    for (card, blocks), (slug, title, _) in zip(texts, names, strict=True):
        assert card == [["p", {}, [title]]]
        assert title in [text for text, _, _, _ in blocks]
        page = (GOLDEN / "cases" / f"{slug}.html").read_text(encoding="utf-8")
        assert all(f'id="{anchor}"' in page for _, anchor, _, _ in blocks if anchor)


def test_a_hundred_cases_share_a_pack_of_names() -> None:
    entries, pages = read_entries()
    many = tuple(replace(entries[0], path=f"{at}", slug=f"case-{at}") for at in range(201))
    own = pages[entries[0].path]
    packs = unpack(build_from(many, {entry.path: own for entry in many}))
    table = json.loads(packs["cases"])
    assert [len(json.loads(packs[name])) for name in name_packs(table, "names")] == [100, 100, 1]
    assert read_rows(packs, table, "names") == [[e.slug, e.title, e.organization] for e in many]
    assert table["count"] == 201


def test_a_site_without_cases_has_no_search() -> None:
    assert build_search((), ()) == ()
