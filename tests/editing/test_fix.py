"""`--fix` mends what is safe and nothing else: comments, quotes, line ends and values stay."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

import pytest
from conftest import BODY, PARTS, ROOT, MakeContent, case_text
from hypothesis import example, given
from hypothesis import strategies as st

from generator.cli import main
from generator.collection.form.case import FrontMatter
from generator.core.text import fold_width
from generator.editing.fix import fix_case
from generator.editing.mend import mend_value, widen_kana
from generator.editing.mend_body import letters_of
from generator.reading.body import parse_body
from generator.records.located_yaml import read_yaml
from generator.records.tree import Plain

GOOD = sorted((ROOT / "tests" / "sites" / "small" / "cases").glob("*.md"))
BAD = sorted((ROOT / "tests" / "bad_cases").glob("*.md"))

WRITTEN = """---
# この事例について
title: "電子申請ｼｽﾃﾑ"   # ｺﾒﾝﾄは そのまま
# 番号
number: １２

population: {as_of: '２０２３/1/1', count: １，２００人}
cost:
  running:
    amount: ８７５千円
  # 初期
  initial:
    items: [{name: "１台", amount: ２６，７００千円}]
    amount: 26，700千円\t
    note: |
      1行目\x20\x20
      ２行目ｶﾞ
added: R6年度
schedule:
  steps:
    - text: ２回
      period: Ｒ２．９~〜
contacts: [{office: ５課, phone: ０８６８－54ー2985（内５）, email: ａ＠ｂ．jp}]
---

ｶﾅ\x20
改行\x20\x20
続き[ｶﾅ](ｶﾅ.html)\x20\x20

"""
MENDED = """---
# 番号
number: 12

# この事例について
title: "電子申請システム"   # ｺﾒﾝﾄは そのまま
population: {as_of: '令和5年1月1日', count: "1,200人"}
added: 令和6年度
cost:
  # 初期
  initial:
    amount: 26,700千円
    items: [{name: "１台", amount: "26,700千円"}]
    note: |
      1行目\x20\x20
      ２行目ガ
  running:
    amount: 875千円
schedule:
  steps:
    - text: ２回
      period: R2.9～～
contacts: [{office: ５課, phone: 0868-54-2985（内5）, email: a@b.jp}]
---

カナ
改行\x20\x20
続き[カナ](ｶﾅ.html)

"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_is_mended_and_what_is_kept(end: str) -> None:
    assert fix_case(WRITTEN.replace("\n", end)) == MENDED.replace("\n", end)
    assert fix_case(MENDED) == MENDED


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("population.as_of", "R5.1.1", "令和5年1月1日"),
        ("population.as_of", "2023-01-01", "令和5年1月1日"),
        ("population.as_of", "平成３１年4月30日", "平成31年4月30日"),
        ("population.as_of", "平成35年1月1日", "令和5年1月1日"),
        ("population.as_of", "平成35年13月1日", "平成35年13月1日"),
        ("added", "2019年度", "令和元年度"),
        ("added", "H31年度", "平成31年度"),
        ("added", "次の年度", "次の年度"),
        ("number", "①", "①"),
        ("title", "第２期ＤＸ計画", "第２期ＤＸ計画"),
        ("title", "ﾃﾞｼﾞﾀﾙ･ﾜｰｸ", "デジタル･ワーク"),
        ("contacts.*.email", "ｶﾅ@ａ．jp", "ｶﾅ@a.jp"),
        ("schedule.steps.*.period", "R2.9~11", "R2.9～11"),
    ],
)
def test_a_value_gets_its_usual_form(path: str, before: str, after: str) -> None:
    assert mend_value(tuple(path.split(".")), before) == after


def test_a_mark_that_waits_for_its_text_keeps_its_space() -> None:
    body = BODY.replace("### きっかけを教えてください。", "### ") + "\n- \n"
    text = case_text(body, points="points:\n  - ")
    assert fix_case(text) == text
    assert fix_case(text.replace("\n- \n", "\n- \t\n")) == text


def test_a_good_case_stays_byte_for_byte() -> None:
    assert fix_case(case_text()) == case_text()


def values_of(text: str) -> tuple[Plain | None, bool]:
    """What the checks read of the front matter, every value in its usual form."""
    lines = re.split(r"\r\n|\r|\n", text)
    if lines[0].rstrip() != "---" or "---" not in [line.rstrip() for line in lines[1:]]:
        return None, False
    end = next(n for n, line in enumerate(lines) if n and line.rstrip() == "---")
    tree, problems = read_yaml("\n".join(lines[1:end]) + "\n", "")
    return (tree.plain() if tree else None), bool(problems)


def in_usual_form(value: Plain | None, path: tuple[str, ...] = ()) -> Plain | None:
    if isinstance(value, str):
        return mend_value(path, value)
    if isinstance(value, list):
        return [in_usual_form(item, (*path, "*")) or "" for item in value]
    if isinstance(value, dict):
        return {key: in_usual_form(item, (*path, key)) or "" for key, item in value.items()}
    return None


def check_mended(text: str) -> None:
    mended = fix_case(text)
    assert fix_case(mended) == mended
    before, has_problems = values_of(text)
    after, _ = values_of(mended)
    if not has_problems and after != before:
        assert after == in_usual_form(before)
    elif has_problems:
        assert after == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("⾏政⼿続の⾒直し", "行政手続の見直し"),
        ("⻑野、⼾籍、⿊川", "長野、戸籍、黒川"),
        ("ﬁle", "file"),
        ("甲\u00a0乙", "甲 乙"),
        ("甲 \u2009乙", "甲 乙"),
        ("甲乙\u00a0", "甲乙"),
        ("甲乙\u3000", "甲乙"),
        ("甲\u3000乙", "甲\u3000乙"),
        ("神\ufa19﨑髙橋葛\U000e0100", "神\ufa19﨑髙橋葛\U000e0100"),
        ("[甲](https://a.jp/⾏)", "[甲](https://a.jp/⾏)"),
        ("https&colon;//a", "https&colon;//a"),
    ],
)
def test_signs_of_a_pdf_and_odd_spaces_are_mended(before: str, after: str) -> None:
    written = "---\nnumber: 1\ntitle: '{0}'\n---\n\n{0}。\n\n- {0}\n"
    if "](" in before:
        written = "---\nnumber: 1\n---\n\n{0}。\n"
    if before[-1] in "\u00a0\u3000":
        written = written.replace("{0}。\n\n", "")
    assert fix_case(written.format(before)) == written.format(after)


def test_two_versions_that_met_are_left_as_they_are() -> None:
    text = "---\nnumber: １\n---\n\n<<<<<<< HEAD\nｽﾏﾎ\n=======\n電話\n>>>>>>> patch-1\n"
    assert fix_case(text) == text


@pytest.mark.parametrize("path", [*GOOD, *BAD], ids=lambda path: path.stem)
def test_a_case_is_read_the_same_afterwards(path: Path) -> None:
    check_mended(path.read_bytes().decode("utf-8"))


PIECES = st.sampled_from(
    [
        *"０１９ＡＺａ，．ｱﾞｶﾞ～~〜－ー: #'\"|>-{}[],&*!\\\n\r\t ",
        "\r\n",
        "  ",
        " #",
        "R5.1.1",
        "2024年度",
    ]
)
VALUES = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=12).map("".join)


@pytest.mark.slow
@given(st.sampled_from([*PARTS, "added", "schedule", "contacts"]), VALUES)
@example("title", "'ｱ\n  ﾞ'")
@example("number", "１ # １")
@example("cost", "\u2028 initial:\u2028  amount: １円\u2028 running: {amount: １円}")
@example("population", "{count: １，２, as_of: R5.1.1}")
def test_whatever_a_value_is_the_rest_is_read_the_same(key: str, value: str) -> None:
    check_mended(case_text(**{key: f"{key}: {value}"}))


@pytest.mark.slow
@given(st.permutations(list(PARTS.values())), st.integers())
def test_any_order_of_keys_becomes_the_declared_one(parts: list[str], seed: int) -> None:
    commented = [f"# {random.Random(seed).random()}\n{part}" for part in parts]
    text = "\n".join(["---", *commented, "---", BODY])
    mended = fix_case(text)
    assert sorted(mended.split("\n")) == sorted(text.split("\n"))
    keys = re.findall(r"^([a-z_]+):", mended, re.M)
    assert keys == [key for key in FrontMatter.model_fields if key in PARTS]
    for part in commented:
        assert part in mended


@pytest.mark.slow
@given(VALUES)
@example("a  \nb \\ \nc")
@example("･ｱ")
def test_the_body_says_the_same(value: str) -> None:
    text = case_text(f"\n## 事業の概要\n\n{value}\n\n## 事業効果\n\n効果\n")
    mended = fix_case(text)
    bodies = [
        parse_body(re.sub("\r\n|\r", "\n", whole).split("\n---\n", 1)[1], "", 1)
        for whole in (text, mended)
    ]
    html = [body.overview.html if body else "" for body, _ in bodies]
    # Where the check tells of marks, they are mended: test_mend_body.py.
    told = {problem.code for problem in bodies[0][1]} - {"missing-interview"}
    # A voiced mark below its kana is joined on the page, not in the file.
    assert fold_width(html[0]) == fold_width(html[1]) or told
    assert letters_of([(widen_kana(text), "")]) == letters_of([(widen_kana(mended), "")])


def run_fix(content: Path, capsys: pytest.CaptureFixture[str]) -> str:
    main(["check", "--fix", "--content", str(content)])
    return capsys.readouterr().out


def test_the_command_mends_the_file_and_shows_what_it_did(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    text = case_text(number="number: １").replace("\n", "\r\n")
    content = make_content({"cases/a.md": b"\xef\xbb\xbf" + text.encode("utf-8")})
    printed = run_fix(content, capsys)
    assert "a.md を直しました。\n  2行目 - number: １\n  2行目 + number: 1\n" in printed
    assert "エラー" not in printed
    raw = (content / "cases" / "a.md").read_bytes()
    assert raw == b"\xef\xbb\xbf" + text.replace("１", "1").encode("utf-8")
    assert "直しました" not in run_fix(content, capsys)
    assert [path.name for path in (content / "cases").iterdir()] == ["a.md"]


def test_what_is_no_text_or_no_file_of_its_own_stays(
    make_content: MakeContent, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_text(case_text(number="number: １"), encoding="utf-8")
    content = make_content({"cases/a.md": b"---\nnumber: \xff\n---\n"})
    (content / "cases" / "b.md").symlink_to(elsewhere)
    before = elsewhere.read_bytes()
    assert "直しました" not in run_fix(content, capsys)
    assert elsewhere.read_bytes() == before


def test_a_write_that_fails_leaves_the_old_file(
    make_content: MakeContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = make_content({"cases/a.md": case_text(number="number: １")})
    before = (content / "cases" / "a.md").read_bytes()

    def fail(handle: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "fsync", fail)
    assert main(["check", "--fix"]) == 2
    assert [path.name for path in (content / "cases").iterdir()] == ["a.md"]
    assert (content / "cases" / "a.md").read_bytes() == before
