"""What is shown empty, twice, indented or as another program's signs; what is right is silent."""

from __future__ import annotations

import pytest

from generator.core.problem import Problem
from generator.editing.mend_body import mend_body
from generator.reading.body import parse_body
from generator.reading.traces import find_traces
from generator.words.messages import describe

FIRST = 3  # the line where the text stands
TABLE = "表：推移\n\n| 区分 | 件数 |\n| --- | --- |\n| 窓口 | 12 |\n"
END = "\n\n## 事業効果\n\n効果。\n\n## インタビュー\n\n### 一？\n\n答え。\n"
WIKIPEDIA = "https://ja.wikipedia.org/wiki/%E6%A5%AD%E5%8B%99_(BPR)#%E6%A6%82%E8%A6%81"


def problems_of(text: str) -> tuple[Problem, ...]:
    return parse_body(f"## 事業の概要\n\n{text}{END}", "a.md", 1)[1]


def tell(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.where.line - FIRST + 1) for problem in problems_of(text)]


def trace(text: str) -> list[str]:
    return [problem.code for problem in find_traces(f"---\na: b\n---\n{text}", "a.md")]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (f"{TABLE}| 区分 | 件数 |\n| 郵送 | 5 |", "table-head-repeated", 6),
        (f"{TABLE}|区分|件数|\n|---|---|\n| 郵送 | 5 |", "table-head-repeated", 6),
        (f"{TABLE}| --- | --- |\n| 郵送 | 5 |", "rule-inside-table", 6),
        (f"{TABLE}|:--|--:|\n| 郵送 | 5 |", "rule-inside-table", 6),
        (f"{TABLE}| ―― | ――― |\n| 郵送 | 5 |", "rule-inside-table", 6),
        ("- 申請\n- \n- 決裁", "empty-list-item", 2),
        ("-", "empty-list-item", 1),
        ("1. ", "empty-list-item", 1),
        ("- 親\n  -\n  - 子", "empty-list-item", 2),
        ("文。\n\n>\n\n文。", "empty-quotation", 3),
        ("文。\n\n> >\n\n文。", "empty-quotation", 3),
        ("::: before\n前\n:::\n\n::: after\n:::", "empty-side", 5),
        ("::: before\n\n:::\n\n::: after\n後\n:::", "empty-side", 1),
        ("::: before\n前\n:::", "side-missing", 1),
        ("::: after\n後\n:::", "side-missing", 1),
        ("::: before\n前\n:::\n\n次に。\n\n文。", "side-missing", 1),
        ("　町は、改めた。", "wide-indent", 1),
        ("町は、\n　改めた。", "wide-indent", 2),
        ("- 　申請", "wide-indent", 1),
        ("> 　申請", "wide-indent", 1),
        ("　　「申請」は", "wide-indent", 1),
        ("町は**** 改めた。", "empty-bold", 1),
        ("町は** **改めた。", "empty-bold", 1),
        ("町は__ __改めた。", "empty-bold", 1),
        ("上齋原《かみさいばら》の", "dialect-not-read", 1),
        ("町の上齋原≪かみさいばら≫の", "dialect-not-read", 1),
        ("町は`申請`を", "dialect-not-read", 1),
        ("町は``申請``を", "dialect-not-read", 1),
        ("町は`申請を", "dialect-not-read", 1),
    ],
)
def test_each_is_told_once(text: str, code: str, line: int) -> None:
    assert tell(text) == [(code, line)]


@pytest.mark.parametrize(
    "text",
    [
        f"{TABLE}| 郵送 | － |\n| - | - |\n| ー | ー |",
        f"{TABLE}| 区分 | 5 |",
        f"{TABLE}\n{TABLE}",
        f"{TABLE}| 　うち電子 | 5 |",
        "- 親\n  - 子\n- 親",
        "-\n  申請",
        "> 申請した。\n>\n> 決裁した。",
        "::: before\n前\n:::\n\n::: after\n後\n:::",
        "::: before\n前\n:::\n::: after\n後\n:::",
        "町は、　申請を改めた。",
        "**申請** **決裁** を改めた。",
        "町は《ひろば》を",
        "広報誌《ひろば》を",
        "町は「《広報》」を",
        "町は\\`申請を",
    ],
)
def test_what_is_right_is_silent(text: str) -> None:
    assert tell(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "改めた。\\n次に",
        "改めた\\n\\n次に",
        "改めた\\r\\n",
        "区分\\t件数",
        "改めた。¥n次に",
        "文 \\n 文",
    ],
)
def test_a_break_that_is_written_out_is_told(text: str) -> None:
    assert trace(text) == ["break-left-by-excel"]


@pytest.mark.parametrize(
    "text",
    ["改行（\\n）は", "`\\n`は", "data\\new と", "5\\times3", "https://a.jp/b\\n", "費用は¥3,000"],
)
def test_other_backslashes_are_no_breaks(text: str) -> None:
    assert "break-left-by-excel" not in trace(text)


@pytest.mark.parametrize(
    "text", [f"[業務の見直し]({WIKIPEDIA})", f"見直し（{WIKIPEDIA}）", f"a {WIKIPEDIA} b"]
)
def test_brackets_that_are_closed_belong_to_an_address(text: str) -> None:
    assert trace(text) == []


def test_an_address_is_quoted_with_its_own_brackets_only() -> None:
    for text in ("https://a.jp/b_(c) を", "(https://a.jp/b_(c)).", "https://a.jp/b_(c)"):
        (problem,) = problems_of(text)
        assert problem.arguments["found"] == "https://a.jp/b_(c)"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("文。\n\n-----\n課名\n電話\n-----", 6),
        ("文。\n\n-----\n\n課名\n-----", 6),
        ("文。\n-----", 2),
        ("文\n\n=====\n課名\n=====", 5),
    ],
)
def test_a_line_below_a_signature_or_a_sentence_is_no_heading(text: str, line: int) -> None:
    (problem,) = [p for p in problems_of(text) if p.where.line - FIRST + 1 == line]
    assert problem.arguments["dialect"] == "rule"
    assert "区切りの線は使いません" in describe(problem)


@pytest.mark.parametrize("text", ["見出し\n-----", "見出し\n=====", "文。\n\n見出し\n---\n\n文。"])
def test_a_line_below_a_title_is_a_heading(text: str) -> None:
    (problem,) = problems_of(text)
    assert problem.arguments["dialect"] == "setext"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("　町は、", "町は、"),
        ("　　「町」は", "「町」は"),
        ("- 　申請", "- 申請"),
        ("> 　申請", "> 申請"),
        ("| 　うち |", "| 　うち |"),
    ],
)
def test_fix_drops_wide_spaces_at_the_start(before: str, after: str) -> None:
    assert mend_body([(before, "\n")]) == [(after, "\n")]
