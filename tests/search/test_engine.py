"""What is taken from Pagefind is bound to the shape of its pinned version, and fails loudly."""

from __future__ import annotations

import re
from importlib.metadata import version

import pytest
from conftest import ROOT

from generator.search import engine
from generator.search.engine import PagefindChanged, cut_bindings, fetch_engine

SCRIPT = (
    'const pagefind_version="1.5.2";let wasm_bindgen=(function(exports){'
    "exports.init_pagefind=init_pagefind;exports.load_index_chunk=load_index_chunk;"
    "exports.search=search;exports.set_ranking_weights=set_ranking_weights;"
    "})({__proto__:null});var __defProp=Object.defineProperty;export{search};"
)


def test_the_module_was_written_for_the_version_that_is_pinned() -> None:
    assert version("pagefind_bin") == engine.VERSION
    pyproject = ROOT / "pyproject.toml"
    assert f'"pagefind_bin=={engine.VERSION}"' in pyproject.read_text(encoding="utf-8")


def test_the_bindings_are_a_classic_script() -> None:
    fetched = fetch_engine()
    assert 8_000 < len(fetched.bindings) < 9_000
    assert not re.search(r"\b(import|export)\b", fetched.bindings)
    assert fetched.wasm.startswith(b"\0asm")


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
