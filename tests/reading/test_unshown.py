"""Whatever Markdown drops, joins or changes is told, without a rule for it; else all is silent."""

from __future__ import annotations

import random
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.core.html import scan_html
from generator.core.problem import Problem, Where
from generator.core.wording import read_html
from generator.reading.body import parse_body
from generator.reading.markdown import CAPTION_MARK, parse_tokens, render
from generator.reading.unshown import find_unshown

TABLE = "表：題\n\n| 区分 | 件数 |\n| --- | --: |\n"
FRAME = (
    "\n## 事業の概要\n\n概要。\n\n{}\n\n## 事業効果\n\n効果。\n"
    "\n## インタビュー\n\n### 問い\n\n答え。\n"
)
APPENDED = FRAME.replace("{}\n\n", "") + "\n## 参考資料\n\n{}\n"
# What stands in the body, and what of it is told to be lost.
LOST = (
    # the cells of a table
    (f"{TABLE}| 窓口 | 12 | 345 |", "345"),
    (f"{TABLE}| 窓口 | 12 | 345 | 甲 |", "345 | 甲"),
    (f"{TABLE}| 福祉課|障害係 | 8,900 |", "8,900"),
    (f"{TABLE}| `1|2` | 3 |", "3"),
    (f"{TABLE}| 窓口 | 12 |\n次の文 | 5 | 6件", "6件"),
    # figures that are joined
    ("年15,100件（5*3*2）", "5*3*2"),
    ("5 件（3*4*5 と 6*7*8）", "3*4*5"),
    ("1**2**3", "1**2**3"),
    ("A*B*C", "A*B*C"),
    ("５*３*２件", "５*３*２"),
    ("![5*3*2](a/b.png)", "5*3*2"),
    (r"5\*3*2*1", "3*2*1"),
    # titles and addresses
    ('[市のページ](https://a.jp/b "総務課の頁")', "総務課の頁"),
    ("[市のページ](https://a.jp/b '総務課')", "総務課"),
    ("[市のページ](https://a.jp/b (5月))", "5月"),
    ('![窓口の図](a/b.png "出典は市")', "出典は市"),
    # the numbers of lists
    ("1. 甲\n2. 乙\n4. 丁", "4"),
    ("1. 甲\n1. 乙\n3. 丁\n5. 戊", "5"),
)
SURPLUS = ("表：A&amp;B\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |",)
# What is right, or for which there is a rule of its own elsewhere.
SILENT = (
    *(
        "**1,200**件の**BPR**",
        "10~~20~~30",
        "**B**usiness **P**rocess",
        "第**3**回",
        "*3*回目の *DX*",
    ),
    *(
        r"5\*3\*2",
        "5 * 3 * 2",
        "5×3×2",
        r"a\_b\_c、a_b_c",
        r"3\. 三つ目",
        "5<3 と 2>1",
        "C:\\Users\\1",
    ),
    *("R&D と A&amp;B", "&lt;5件&gt;", "caf&eacute; &#49;2", r"\&amp;", "`a&amp;b`", "R&copy;"),
    *("[頁](https://a.jp/x)と[頁](https://a.jp/x)", "[日本](https://日本.jp/あ?a=1&b=2)"),
    *("[図](https://a.jp/x_(1))", "[図](<https://a.jp/x y>)", "<https://a.jp/%E3%82%A2>を"),
    *("<info@a.jp>", "[甲](https://a.jp/a\\_b)", "[12](a.html)3", "[a]: https://x.jp\n\n[市][a]"),
    *("令和５年１\n２月", "ＡＩ\nＯＣＲ", "ＡＩ \nOCR", "甲\n乙\nDX\nAI", "甲  \n12\\\n3"),
    *("1. 甲\n2. 乙", "1) 甲\n2) 乙", "1. 甲\n1. 乙\n1. 丙", "3. 甲\n4. 乙", "01. 甲\n02. 乙"),
    *("- 甲\n  1. 子\n  2. 子\n- 乙\n  1. 子", "1. 甲\n\n   続き\n\n2. 乙", "* 甲\n+ 乙"),
    *("2024. 4月から\n2025. 5月", "1. 甲\n\n文。\n\n1. 乙", "\n".join(["1. 甲"] * 12)),
    *("> 5件\n> - 3件", "::: before\n- 甲\n:::\n::: after\n- 乙\n:::"),
    *(
        f"{TABLE}| 窓口 | 12 |",
        f"{TABLE}| 窓\\|口 | 12 |",
        f"{TABLE}| 窓口 | |",
        f"{TABLE}窓口 | 12",
    ),
    *("表：題だけ", "x^2^ H~2~O", "注[^1]\n\n[^1]: 令和5年", "㈱①½㎡ｶﾅ", "![図の5](a/b.png)"),
)


def find_lost(text: str, frame: str = FRAME) -> list[Problem]:
    """What the net alone finds, whatever rules of their own there are above it."""
    body = frame.replace("{}", text)
    html = render(parse_tokens(body)).replace("<caption ", f"{CAPTION_MARK}<caption ")
    return list(find_unshown(body, html, Where("a.md")))


@pytest.mark.parametrize("text", [text for text, _ in LOST])
def test_what_is_lost_is_an_error_by_whichever_rule(text: str) -> None:
    problems = parse_body(FRAME.replace("{}", text), "a.md", 1)[1]
    assert any(problem.is_error for problem in problems)


@pytest.mark.parametrize(("text", "lost"), LOST)
@pytest.mark.parametrize("frame", [FRAME, APPENDED])
def test_what_is_lost_is_told_at_its_place(text: str, lost: str, frame: str) -> None:
    [problem] = find_lost(text, frame)
    assert problem.arguments["found"] == lost
    where = problem.where
    line = frame.replace("{}", text).split("\n")[where.line - 1]
    assert line[where.column - 1 :].startswith(lost)


@pytest.mark.parametrize("text", SURPLUS)
def test_what_is_more_is_told(text: str) -> None:
    assert len(find_lost(text)) == 1


@pytest.mark.parametrize("text", SILENT)
@pytest.mark.parametrize("frame", [FRAME, APPENDED])
def test_what_is_shown_as_it_is_written_is_no_problem(text: str, frame: str) -> None:
    assert find_lost(text, frame) == []


def test_what_is_seen_instead_is_quoted() -> None:
    assert find_lost("年15,100件（5*3*2）")[0].arguments["shown"] == "年15,100件（532）"
    row = f"{TABLE}| 窓口 | 12 | 345 |"
    assert find_lost(row)[0].arguments["shown"] == "窓口 12"


@pytest.mark.parametrize("heading", ["## [参考資料](https://a.jp/)", "### [資料](https://a.jp/)"])
def test_a_heading_shows_no_address(heading: str) -> None:
    text = APPENDED.replace("## 参考資料", heading) if heading[2] == " " else APPENDED
    text = text.replace("{}", "甲" if heading[2] == " " else f"{heading}\n\n甲")
    assert [p.code for p in parse_body(text, "a.md", 1)[1]] == ["words-not-shown"]


@pytest.mark.parametrize("text", ["甲", "### 甲\n\n乙", "### 参考資料\n\n乙", "甲\n\n### 乙\n\n丙"])
def test_titles_of_appendices_are_shown_with_and_without_one_of_their_own(text: str) -> None:
    assert find_lost(text, APPENDED) == []


@pytest.mark.parametrize("other", ["**「甲」**だ", "・乙", "##丙", "[甲](nowhere)"])
def test_beside_another_error_it_is_silent(other: str) -> None:
    body = FRAME.replace("{}", f"5*3*2\n\n{other}")
    problems = parse_body(body, "a.md", 1)[1]
    assert any(problem.is_error for problem in problems)
    assert "words-not-shown" not in {problem.code for problem in problems}


# What editors type into a text and Markdown takes for its own.
MARKS = (
    *("*", "**", "_", "__", "~~", "`", "|", "\\", "&", "&amp;", "<", ">", "[", "]", "(", ")", "!"),
    *(
        "](https://a.jp/",
        ' "題")',
        "\n",
        "\n\n",
        "\n- ",
        "\n1. ",
        "\n3. ",
        "\n> ",
        "\n    ",
        "  \n",
    ),
    *(
        "\n| 甲 | 1 | 2 |",
        "\n|---|---|\n",
        "\n表：",
        "\n#### ",
        "^",
        ":",
        "\n::: before\n",
        "\n:::\n",
    ),
)
PIECES = ("窓口", "12", "1,345", "DX", "導入、", "ＡＩ", "５", "R3.9～", "。", " ")


@given(st.lists(st.sampled_from((*MARKS, *PIECES)), max_size=30))
@example(["12", "*", "3", "*", "45"])
@example(["\n| 甲 | 1 | 2 |", "\n|---|---|\n", "12", "|", "DX", "|", "窓口"])
def test_no_mark_takes_a_word_away_in_silence(pieces: list[str]) -> None:
    text = FRAME.replace("{}", "".join(pieces))
    body, problems = parse_body(text, "a.md", 1)
    if body is None or any(problem.is_error for problem in problems):
        return
    html = "".join(
        (body.overview.html, body.effects.html, *(one.answer.html for one in body.interview))
    )
    shown = read_html(scan_html(html))
    for word in ("窓口", "DX", "導入", "1,345"):
        assert shown.count(word) == text.count(word)


@pytest.mark.parametrize(
    "mark", ["`", "[", "](", "&", "<a:", "&#1", "*", "１\n", "1. ", "\\", " \n", "](a(", "<a@"]
)
def test_a_long_line_of_marks_takes_no_time(mark: str) -> None:
    text = mark * (100_000 // len(mark))
    begun = process_time()
    list(find_unshown(text, "<p>甲</p>", Where("a.md")))
    assert process_time() - begun < 5


def test_words_that_are_lost_from_a_rendered_page_are_told() -> None:
    chance = random.Random(7)
    text = "窓口の申請は年1,345件で、DXとAIを使い、12人で行う。"
    for _ in range(50):
        at = chance.randrange(len(text))
        problems = list(find_unshown(text, text[:at] + text[at + 1 :], Where("a.md")))
        assert len(problems) == 1
