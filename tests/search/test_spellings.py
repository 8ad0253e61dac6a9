"""The table of spellings is checked, and becomes what the browser seeks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import ROOT

from generator.core.problem import Problem
from generator.search.spellings import find_katakana_groups, list_spellings
from generator.search.text import tokenize

TABLE = "vocabulary/variants.yaml"


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("groups:\n  - [手続き]\n", "lonely-variant", 2, 5),
        ("groups:\n  - [手続き, 手続]\n  - [手続, 手つづき]\n", "duplicate-variant", 3, 6),
        ("groups:\n  - [Web, ＷＥＢ, ウェブ]\n", "duplicate-variant", 2, 11),
        ("similar:\n  - [住民, 市民]\n  - [市民, 区民]\n", "duplicate-variant", 3, 6),
        ("groups: 手続き\n", "not-a-list", 1, 9),
        ("groups:\n  - 手続き\n", "not-a-list", 2, 5),
        ("groups:\n  - [手続き, '']\n", "empty-value", 2, 11),
        ("words:\n  - [手続き, 手続]\n", "unknown-key", 1, 1),
        ("- [手続き, 手続]\n", "file-not-a-mapping", 1, 1),
        ("groups:\n  - [手続き, 手続\n", "yaml-bracket-not-closed", 2, 5),
    ],
)
def test_a_fault_of_the_table_has_its_place(
    run_check: Callable[..., tuple[Problem, ...]], text: str, code: str, line: int, column: int
) -> None:
    problems = [p for p in run_check({TABLE: text}) if p.where.path.endswith(TABLE)]
    assert [(p.code, p.where.line, p.where.column) for p in problems] == [(code, line, column)]


def test_a_word_may_be_similar_to_its_own_variants(
    run_check: Callable[..., tuple[Problem, ...]],
) -> None:
    text = "groups:\n  - [手続き, 手続]\nsimilar:\n  - [手続, 申請]\n"
    assert [p for p in run_check({TABLE: text}) if p.where.path.endswith(TABLE)] == []


def test_the_collection_s_own_table_is_read() -> None:
    table = ROOT / "content" / TABLE
    assert "[手続き, 手続]" in table.read_text(encoding="utf-8")


def test_only_what_the_collection_writes_is_sought() -> None:
    tokens = {token for word in ("手続", "スマホ") for token in tokenize(word)}
    groups = (("手続き", "手続"), ("スマートフォン", "スマホ"), ("引っ越し", "引越し"))
    assert list_spellings(groups, tokens) == [
        [["手続"], ["手続き"]],
        [["スマホ"], ["スマートフォン"]],
    ]


@pytest.mark.parametrize(
    ("words", "groups"),
    [
        ({"サーバー", "サーバ"}, (("サーバー", "サーバ"),)),
        ({"グループウェア", "グループウエア"}, (("グループウエア", "グループウェア"),)),
        ({"ペーパーレス", "ペーパレス"}, (("ペーパーレス", "ペーパレス"),)),
        ({"コース", "コスト", "カード", "カド"}, ()),
        ({"キー", "キ"}, ()),
    ],
)
def test_katakana_that_differ_in_a_mark_or_a_vowel_are_one_word(
    words: set[str], groups: tuple[tuple[str, str], ...]
) -> None:
    assert find_katakana_groups(words) == groups
