"""The collection's Markdown: sections, captions, comparisons, addresses, plain text."""

from __future__ import annotations

import pytest

from generator.reading.body import parse_body
from generator.reading.markdown import is_allowed, parse_tokens, plain_paragraphs, render

WHOLE = """## 事業の概要

概要の文が
二行に分かれる。

## 事業効果

- 効果一
  - 効果の内訳

## インタビュー

### 問い一

答え一。

#### 細目

細目の文。

### 問い二

答え二。

## 参考資料

### 一覧

本文。
"""


def html_of(text: str) -> str:
    return render(parse_tokens(text))


def test_a_body_is_cut_into_its_sections_and_questions() -> None:
    body, problems = parse_body(WHOLE, "a.md", 10)
    assert problems == ()
    assert body is not None
    assert body.overview.paragraphs == ("概要の文が二行に分かれる。",)
    assert body.effects.paragraphs == ("効果一", "効果の内訳")
    assert [(e.id, e.question) for e in body.interview] == [
        ("interview-1", "問い一"),
        ("interview-2", "問い二"),
    ]
    assert body.interview[0].answer.paragraphs == ("答え一。", "細目の文。")
    assert [(a.title, a.text.paragraphs) for a in body.appendices] == [("一覧", ("本文。",))]


def test_every_text_stands_in_a_leaf_block_that_the_search_reads() -> None:
    body, _ = parse_body(WHOLE, "a.md", 1)
    assert body is not None
    assert "<li>\n<p data-search-text>効果一</p>\n<ul>" in body.effects.html
    assert "<h4 data-search-text>細目</h4>" in body.interview[0].answer.html


def test_a_line_break_between_latin_words_stays_a_space() -> None:
    assert plain_paragraphs(parse_tokens("Microsoft\nTeams")) == ("Microsoft Teams",)


def test_a_line_right_above_a_table_is_its_caption_and_scopes_are_set() -> None:
    html = html_of("表：推移\n\n| 年度 | 率 |\n|---|--:|\n| H30 | 3% |\n")
    assert '<caption id="table-1" data-search-text>推移</caption>' in html
    assert 'aria-labelledby="table-1"' in html
    assert '<th data-search-text scope="col">年度</th>' in html
    assert '<th data-search-text scope="row">H30</th>' in html
    assert '<td data-search-text class="align-right">3%</td>' in html
    assert "style=" not in html
    assert plain_paragraphs(parse_tokens("表：推移\n\n| 年 | 率 |\n|-|-|\n| H30 | 3% |")) == (
        "推移",
        "年 率",
        "H30 3%",
    )


def test_a_row_of_empty_cells_is_no_text() -> None:
    tokens = parse_tokens("| | |\n|-|-|\n| H30 | 3% |\n| | |")
    assert plain_paragraphs(tokens) == ("H30 3%",)


def test_a_table_without_a_caption_scrolls_under_the_names_of_its_columns() -> None:
    html = html_of("| 年度 | **率** | |\n|---|--:|---|\n| H30 | 3% | |\n")
    assert 'role="group" tabindex="0" aria-label="<!--label:table-->年度、率"' in html


def test_before_and_after_share_one_frame() -> None:
    html = html_of("::: before\n紙\n:::\n\n::: after\n電子\n:::\n")
    assert html.count('<div class="compare">') == 1
    assert html.index("compare-before") < html.index("紙") < html.index("compare-after")
    assert html.count("<div") == html.count("</div>")


def test_raw_html_is_shown_as_text_and_reported() -> None:
    text = "## 事業の概要\n\n<script>x</script>\n\n## 事業効果\n\n文\n"
    body, problems = parse_body(text, "a.md", 1)
    assert body is not None
    assert "<script>" not in body.overview.html
    assert [(p.code, p.where.line, p.where.column) for p in problems if p.is_error] == [
        ("html-not-allowed", 3, 1),
    ]


@pytest.mark.parametrize(
    "address",
    ["https://a.jp/x", "http://a.jp", "mailto:a@b.jp", "tel:0868-54-2985", "b.html", "a/b.png"],
)
def test_an_address_of_the_allow_list_passes(address: str) -> None:
    assert is_allowed(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JavaScript:x", "vbscript:x", "file:///etc/passwd",
        "data:text/html,x",
        "//evil.example", "/etc/passwd", "\\\\host\\x", "https:x:y//[", "java\tscript:x",
    ],
)  # fmt: skip
def test_any_other_address_is_refused(address: str) -> None:
    assert not is_allowed(address)


def test_a_link_that_leaves_the_site_is_marked_and_sends_no_referrer() -> None:
    html = html_of("[外](https://a.jp/) [中](b.html)")
    assert 'href="https://a.jp/" rel="noopener noreferrer">外<!--label:external--></a>' in html
    assert '<a href="b.html">中</a>' in html
