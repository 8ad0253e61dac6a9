"""`--fix` writes as Markdown what is meant so for sure, and changes no word of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT, case_text
from hypothesis import example, given
from hypothesis import strategies as st

from generator.core.text import fold_spelling
from generator.editing.fix import fix_case
from generator.editing.mend_body import mend_body
from generator.reading.body import parse_body

BAD = sorted((ROOT / "tests" / "bad_cases").glob("*.md"))
BEFORE, AFTER = "## 事業の概要\n\n", "\n\n## 事業効果\n\n効果。\n"
INTERVIEW = f"{BEFORE}概要。{AFTER}\n## インタビュー\n\n### 一？\n\n答え。\n\n"


def mend(text: str, before: str = BEFORE, after: str = AFTER) -> str:
    """The text mended between others that stay as they are."""
    lines = [(line, "\n") for line in f"{before}{text}{after}".split("\n")]
    mended = "\n".join(line for line, _ in mend_body(lines))
    assert mended.startswith(before)
    assert mended.endswith(after)
    return mended[len(before) : len(mended) - len(after)]


def codes_of(text: str, before: str = BEFORE, after: str = AFTER) -> set[str]:
    told = parse_body(f"{before}{text}{after}", "a.md", 1)[1]
    return {problem.code for problem in told} - {"missing-interview", "missing-caption"}


RULE = "| --- | --- |"
MENDED = [
    ("・職員の声\n・住民の声", "- 職員の声\n- 住民の声"),
    ("・職員の声", "- 職員の声"),
    ("- A。\n○B。", "- A。\n- B。"),
    ("○A\n○B", "- A\n- B"),
    ("○A\n\n○B", "- A\n\n- B"),
    ("•\tA\n•\tB", "- A\n- B"),
    ("➢A", "- A"),
    ("– A\n– B", "- A\n- B"),
    ("-A\n-　B", "- A\n- B"),
    ("・A\n　・B\n　　・C\n・D", "- A\n  - B\n    - C\n- D"),
    ("- A\n　- B", "- A\n  - B"),
    ("1. A\n　・B", "1. A\n   - B"),
    ("　・A\n　・B", "- A\n- B"),
    ("① A\n② B", "1. A\n2. B"),
    ("（1）A\n（2）B", "1. A\n2. B"),
    ("(1) A\n(2) B\n(3) C", "1. A\n2. B\n3. C"),
    ("１．A\n２．B", "1. A\n2. B"),
    ("1.A\n2.B", "1. A\n2. B"),
    ("１　A\n２　B", "1. A\n2. B"),
    ("区分\t件数\n窓口\t12", f"| 区分 | 件数 |\n{RULE}\n| 窓口 | 12 |"),
    ("区分\t件数\n\na|b\t12\n文。", f"| 区分 | 件数 |\n{RULE}\n| a\\|b | 12 |\n\n文。"),
    ("表：推移\na\tb\nc\td", f"表：推移\n\n| a | b |\n{RULE}\n| c | d |"),
    (f"| a | b |\n{RULE}\nc\td", f"| a | b |\n{RULE}\n| c | d |"),
    (f"| a | b |\n{RULE}\n| c\td |", f"| a | b |\n{RULE}\n| c | d |"),
    (f"| a | b |\n{RULE}\n| c ｜ d |", f"| a | b |\n{RULE}\n| c | d |"),
    (f"| a | b |\n{RULE}\n| c | d ||", f"| a | b |\n{RULE}\n| c | d |"),
    (f"| a | b |\n{RULE}\n| c | d |\n出典", f"| a | b |\n{RULE}\n| c | d |\n\n出典"),
    ("| a | b |\n| c | d |", f"| a | b |\n{RULE}\n| c | d |"),
    ("| a | b |\n| --- |\n| c | d |", f"| a | b |\n{RULE}\n| c | d |"),
    ("| a | b |\n|ー|ー|\n| c | d |", f"| a | b |\n{RULE}\n| c | d |"),
    (f"| a | b |\n\n{RULE}\n\n| c | d |", f"| a | b |\n{RULE}\n| c | d |"),
    (f"- A\n| a | b |\n{RULE}\n| c | d |", f"- A\n\n| a | b |\n{RULE}\n| c | d |"),
    ("｜a｜b｜\n｜ー｜ー｜\n｜c｜d｜", f"|a|b|\n{RULE}\n|c|d|"),
    ("###見出し\n\n文。", "### 見出し\n\n文。"),
    ("＃＃＃　見出し\n\n文。", "### 見出し\n\n文。"),
    ("　### 見出し\n\n文。", "### 見出し\n\n文。"),
    ("::: before\n- A\n  :::", "::: before\n- A\n:::"),
    ("：：：before\nA\n：：：", "::: before\nA\n:::"),
    ("::::　Before：\nA\n:::。", "::: before\nA\n:::"),
    ("町は**「申請」**を使う。", "町は「**申請**」を使う。"),
    ("**重要。**次に", "**重要**。次に"),
    ("町の** 申請 **です", "町の**申請**です"),
    ("町の**（仮）**と**「『案』」**を", "町の（**仮**）と「**『案』**」を"),
]


@pytest.mark.parametrize(("text", "expected"), MENDED)
def test_what_is_sure_is_mended_and_then_silent(text: str, expected: str) -> None:
    assert codes_of(text) != set()
    assert mend(text) == expected
    assert mend(expected) == expected
    # A side alone is a shorter sample than both.
    assert codes_of(expected) - {"side-missing"} == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("問２　費用は？\n\n875千円。", "### 問２　費用は？\n\n875千円。"),
        ("■質問：費用は？\n\n875千円。", "### 質問：費用は？\n\n875千円。"),
        ("**Q2. 費用について**\n\n875千円。", "### Q2. 費用について\n\n875千円。"),
        ("**費用はいくらですか。**\n\n875千円。", "### 費用はいくらですか。\n\n875千円。"),
        ("【費用はいくらですか】\n875千円。", "### 費用はいくらですか\n875千円。"),
    ],
)
def test_a_question_that_is_sure_becomes_one(text: str, expected: str) -> None:
    assert codes_of(text, INTERVIEW, "") == {"question-not-read"}
    assert mend(text, INTERVIEW, "") == expected
    assert codes_of(expected, INTERVIEW, "") == set()


@pytest.mark.parametrize(
    "title", ["**事業効果**", "【事業効果】", "事業効果", "事業効果\n---", "■事業効果"]
)
def test_the_name_of_a_section_becomes_its_heading(title: str) -> None:
    after = f"\n\n{title}\n\n効果。\n"
    assert mend("概要。" + after, after="") == f"概要。{AFTER}"


@pytest.mark.parametrize(
    "text",
    [
        "■成果\n\n文。",
        "□ A\n☑ B",
        "*印は、推計である。",
        "（1）A\n（3）B",
        "① A\n② B\n\n①は、窓口で行う。",
        "次のとおり。\n① A\n② B",
        "ア　A\nイ　B",
        "※ A\n※ B",
        "日時：5月\n場所：役場",
        "a\tb\nc",
        "a\tb\tc\nd\te",
        "5*3*2",
        "２．事業効果の数字",
        "2 ** 3 ** 4",
        "https://example.jp/・a_b##c　d",
        "[計画](https://example.jp/**「a」**b)",
        "問２　費用は？",
    ],
)
def test_what_is_a_doubt_stays(text: str) -> None:
    assert mend(text) == text


def test_a_question_of_a_doubt_stays() -> None:
    for text in ("費用を教えてください。\n\n答え。", "**工夫**\n\n答え。", "■質問\n費用は？"):
        assert mend(text, INTERVIEW, "") == text


@pytest.mark.parametrize("stop", ["\r\n", "\r", "\n"])
def test_new_lines_end_as_the_others(stop: str) -> None:
    text = case_text(f"\n{BEFORE}a\tb\n\nc\td{AFTER}").replace("\n", stop)
    mended = fix_case(text)
    assert f"| a | b |{stop}{RULE}{stop}| c | d |{stop}" in mended
    assert mended.replace(stop, "").count("\n") == 0
    assert mend_body([("a\tb", stop), ("c\td", "")])[-1] == ("| c | d |", "")


def letters(text: str) -> str:
    """What is read; ー stands for the rule of a table as well, and Before: for before."""
    return "".join(sign for sign in fold_spelling(text) if sign.isalnum() and sign != "ー")


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_no_word_of_a_bad_case_is_changed(path: Path) -> None:
    body = re.split(r"^---\s*$", path.read_text(encoding="utf-8"), maxsplit=2, flags=re.M)[-1]
    lines = [(line, "\n") for line in body.split("\n")]
    mended = mend_body(lines)
    assert letters("".join(line for line, _ in mended)) == letters(body)
    assert mend_body(mended) == mended


PIECES = st.sampled_from(
    [
        *"・○■①②１２|｜-－*#＃＞：:。？ \u3000\t\nａア件",
        *("\n\n", "**", "「", "」", "| ", "---", ":::", "（1）", "（2）", "1. ", "- ", "問２"),
        *("質問", "教えてください。", "事業効果", "before", "https://example.jp/a"),
    ]
)


@pytest.mark.slow
@given(st.lists(PIECES, max_size=20).map("".join))
@example("・\n・\n・ア")
@example("| a\n|-\n")
@example("a\tb\n\n\nc\td")
def test_any_text_keeps_its_words_and_is_mended_at_once(text: str) -> None:
    whole = f"{INTERVIEW}{text}\n"
    mended = mend_body([(line, "\n") for line in whole.split("\n")])
    assert letters("".join(line for line, _ in mended)) == letters(whole)
    assert mend_body(mended) == mended
    problems = parse_body(whole, "a.md", 1)[1]
    if not problems:
        assert "\n".join(line for line, _ in mended) == whole
