"""What is taken from Pagefind is bound to the shape of its pinned version, and fails loudly."""

from __future__ import annotations

import re
from importlib.metadata import version

import cbor2
import pytest
from conftest import ROOT

from generator.search import engine
from generator.search.engine import Engine, PagefindChanged, cut_bindings, run_pagefind
from generator.search.index import read_words, split_index, write_meta
from generator.search.record import write_record

SCRIPT = (
    'const pagefind_version="1.5.2";let wasm_bindgen=(function(exports){'
    "exports.init_pagefind=init_pagefind;exports.load_index_chunk=load_index_chunk;"
    "exports.search=search;exports.set_ranking_weights=set_ranking_weights;"
    "})({__proto__:null});var __defProp=Object.defineProperty;export{search};"
)


@pytest.fixture(scope="module")
def indexed() -> Engine:
    words = [f"aaaabbbb ccccdddd {letter * 8}" for letter in "efg"]
    return run_pagefind([f'<html lang="und"><body><p>{text}</p></body></html>' for text in words])


def test_the_module_was_written_for_the_version_that_is_pinned() -> None:
    assert version("pagefind_bin") == engine.VERSION
    pyproject = ROOT / "pyproject.toml"
    assert f'"pagefind_bin=={engine.VERSION}"' in pyproject.read_text(encoding="utf-8")


def test_the_bindings_are_a_classic_script(indexed: Engine) -> None:
    assert 8_000 < len(indexed.bindings) < 9_000
    assert not re.search(r"\b(import|export)\b", indexed.bindings)
    assert indexed.wasm.startswith(b"\0asm")


def test_the_bindings_are_cut_from_a_script_of_the_known_shape() -> None:
    assert cut_bindings(SCRIPT).endswith("})({__proto__:null});")


@pytest.mark.parametrize(
    ("known", "changed"),
    [
        ("1.5.2", "1.6.0"),
        ("let wasm_bindgen=(function", "let wasm_bindgen=async(function"),
        ("})({__proto__:null});var __defProp=", "})({});var __defProp="),
        ("exports.search=search;", ""),
        ("exports.search=search;", 'exports.search=search;import("./a.js");'),
        ("exports.search=search;", "exports.search=search;export{search};"),
        ("exports.search=search;", "exports.search=search;import.meta.url;"),
    ],
)
def test_a_script_of_another_shape_stops_the_build(known: str, changed: str) -> None:
    with pytest.raises(PagefindChanged):
        cut_bindings(SCRIPT.replace(known, changed))


def test_an_index_file_of_another_shape_stops_the_build(indexed: Engine) -> None:
    chunk = indexed.chunks[0]
    with pytest.raises(PagefindChanged):
        list(read_words(b"\x82" + chunk[1:]))
    with pytest.raises(PagefindChanged):
        list(read_words(chunk.replace(b"haaaabbbb", b"hAAAAbbbb")))


def test_the_words_are_cut_where_a_reader_of_cbor_finds_them(indexed: Engine) -> None:
    for chunk in indexed.chunks:
        (words,) = cbor2.loads(chunk)
        assert list(read_words(chunk)) == [(word[0], cbor2.dumps(word)) for word in words]


def test_the_meta_file_keeps_its_pages_with_their_numbers(indexed: Engine) -> None:
    version, pages, *_ = cbor2.loads(indexed.meta)
    kept = [[str(indexed.pages[name]), words] for name, words in pages]
    assert write_meta(indexed) == cbor2.dumps([version, kept, [], [], [], []])


def test_a_meta_file_of_another_shape_stops_the_build(indexed: Engine) -> None:
    changed = Engine(
        indexed.bindings,
        indexed.wasm,
        indexed.meta.replace(b"1.5.2", b"1.6.0"),
        indexed.chunks,
        indexed.pages,
    )
    with pytest.raises(PagefindChanged):
        write_meta(changed)


def test_the_pieces_hold_every_word_once_and_in_order() -> None:
    records = [write_record(()) for _ in range(3)]
    words = [
        "".join(chr(97 + (number >> shift) % 16) for shift in (8, 4, 0, 2))
        for number in range(4096)
    ]
    records.append(f'<html lang="und"><body><p>{" ".join(words)}</p></body></html>')
    found = run_pagefind(records)
    pieces = split_index(found)
    held = [word for piece in pieces for word in piece.words]
    assert held == sorted(set(words))
    assert len(pieces) > 1
    assert [piece.words for piece in pieces] == [
        tuple(word for word, _ in read_words(piece.content)) for piece in pieces
    ]
