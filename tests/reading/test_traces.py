"""What a tool leaves is told once, where it stands; what people write is left alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from conftest import BODY, THEMES, MakeContent, case_text

from generator.core.problem import BuildStopped, Problem, Severity
from generator.reading.read.themes import read_theme
from generator.reading.traces import find_traces
from generator.words.messages import hint_of

Check = Callable[[Mapping[str, str | bytes]], tuple[Problem, ...]]
LINKS = "links:\n  - text: 町\n    url: {}"
COLLISION = "<<<<<<< HEAD\n甲\n=======\n乙\n>>>>>>> patch-1"


def in_body(text: str) -> list[tuple[str, int, int]]:
    """What is found in a text of the body, by its own lines."""
    found = find_traces(f"---\ntitle: 町\n---\n\n{text}\n", "a.md")
    return [(p.code, p.where.line - 4, p.where.column) for p in found]


def in_value(text: str) -> list[tuple[str, int]]:
    found = find_traces(f"title: {text}\n", "site.yaml")
    return [(problem.code, problem.where.column) for problem in found]


BODY_TRACES = {
    "left-by-excel": [
        "年#REF!件",
        "#N/A",
        "- #VALUE!",
        "| a | #DIV/0! |",
        "計#NAME?",
        "＃NUM！",
        "#NULL!",
        "| ##### |",
        "計 ########",
    ],
    "number-left-by-excel": ["約1.2E+07円", "1E+05", "2.5E-03"],
    "apostrophe-left-by-excel": ["| '0123 |", "電話は'0868-54-2985", "'12,000円"],
    "left-by-word": [
        "エラー! 参照元が見つかりません。",
        "エラー! ブックマークが定義されていません。",
        "図エラー！リンクが正しくありません。",
        "Error! Reference source not found.",
        "Error! Bookmark not defined.",
    ],
    "left-by-office": [
        "_Toc123456789",
        "見出し_Ref98765",
        "甲_x000D_乙",
        "MERGEFIELD 氏名",
        "{ MERGEFIELD 氏名 }",
        "{ PAGE }",
        "{PAGEREF _Toc1 \\h}",
        "mso-bidi-font-size",
        "甲<o:p></o:p>",
        "<!--[if gte mso 9]>",
        "«氏名»",
        "図\ufffc",
    ],
    "left-by-mail": [
        "a@b.jp<mailto:a@b.jp>",
        "a@b.jp [mailto:a@b.jp]",
        "[cid:image001.png@01D9A1B2]",
        "=?ISO-2022-JP?B?GyRCJCIbKEI=?=",
        "=?utf-8?Q?=E3=81=82?=",
        "=E3=81=82=E3=81=84",
        "-----Original Message-----",
        "---------- Forwarded message ---------",
        "-----元のメッセージ-----",
    ],
    "sign-left-by-pdf": ["⾏政", "⾒直し", "⻑野", "⺠間", "⼾籍", "ﬁle", "oﬃce"],
    "left-by-pdf": ["(cid:123)", "(cid:1)(cid:22)"],
    "left-by-encoding": [
        "文\ufffd字",
        "縺ゅ＞",
        "繧ｪ繝ｳ",
        "譁\ufffd喧縺\ufffd",
        "髮ｻ蟄千筏隲",
        "ã‚ã„",
        "donâ€™t",
        "ï»¿",
        "caf\u00c3\u00a9",
        "‚±‚ê‚Í",
        "､ｳ､ﾎ､ﾏ",
        "$B$3$l(B",
    ],
    "left-by-web": ["\\u3042", "\\u96fb\\u5b50", "%E3%81%82", "&amp;lt;", "&amp;#12354;"],
    "left-by-formatter": ["A\\\\_B", "\\\\*甲"],
    "left-by-ai": [
        "甲:contentReference[oaicite:0]{index=0}",
        "【4†source】",
        "【12:3†報告.pdf】",
        "[cite: 1, 2]",
        "[cite_start]甲",
        "turn0search12",
        "oai_citation:1‡a.jp",
    ],
    "mail-left-in-text": [
        "差出人: 山田",
        "**件名:** 会議",
        "From: a@b.jp",
        ">> 引用",
        "> > 引用",
        "＞引用",
        "On Mon, Apr 1 a@b.jp wrote:",
    ],
    "page-number-left-by-pdf": ["- 12 -", "－12－", "3 / 12", "12", "Page 3 of 12", "12ページ"],
    "number-cut-by-pdf": ["費用は26,\n700千円", "約1\n2件", "１，\n２００円"],
    "spaced-out-text": ["電 子 申 請", "電　子　申　請", "さ く ら い"],
    "odd-space": [
        "甲\u00a0乙",
        "a\u2009b",
        "a\u202fb",
        "a\u205fb",
        "a\u2003b",
        "甲　　乙",
        "甲　",
        "甲\t乙",
        "甲&nbsp;乙",
        "-\u00a0甲",
    ],
}


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code, texts in BODY_TRACES.items() for text in texts]
)
def test_what_a_tool_leaves_in_the_body_is_told_once(code: str, text: str) -> None:
    assert [found for found, *_ in in_body(text)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "縺れた糸、繧繝縁、もつれ",
        "ﾃﾞｼﾞﾀﾙ推進課、ｽﾏｰﾄﾌｫﾝ",
        "ｱ､ｲ､ｳ、申請､承認",
        "A\\_B と \\*注",
        "甲&amp;乙、&lt;様式&gt;",
        "100%、50%減",
        "'24年度、it's、\"'a'\"",
        "エラー！と表示される。エラーが減った。",
        "氏　名、A B C、東 西",
        "> 引用",
        "宛先の欄、件名を書く",
        "- 12件\n- 13件",
        "1. 2件\n2. 3件",
        "令和6\n年",
        "| 1 |\n| 2 |",
        "甲  \n乙",
        "　字下げした段落",
        "甲\t乙\n丙\t丁",
        "| 甲\t乙 |",
        "神\ufa19﨑髙橋𠮷野葛\U000e0100城",
        "café、Ãlgebra、É",
        "①～⑳、→、※、≒、日本",
        "=== 見出し ===",
        "A-1E-1、B2E、3E",
        "#hash、C#、No.1",
        "「a@b.jp」",
        "[a@b.jp](mailto:a@b.jp)",
        "10.0.0.1版",
    ],
)
def test_what_people_write_is_silent(text: str) -> None:
    assert in_body(text) == []


@pytest.mark.parametrize(
    ("value", "code", "column"),
    [
        ("#REF!", "left-by-excel", 8),
        ("'#N/A'", "left-by-excel", 9),
        ("#####", "left-by-excel", 8),
        ("A&amp;B", "left-by-web", 9),
        ("甲&nbsp;乙", "left-by-web", 9),
        ("&quot;甲&quot;", "left-by-web", 8),
        ("\\u3042", "left-by-web", 8),
        ("A\\_B", "left-by-formatter", 9),
        ('"A\\_B"', "left-by-formatter", 10),
        ("甲\u00a0乙", "odd-space", 9),
        ("甲\t乙", "odd-space", 9),
        ("⻑野", "sign-left-by-pdf", 8),
        ("甲\n  =E3=81=82", "left-by-mail", 3),
    ],
)
def test_what_a_tool_leaves_in_a_value_is_told(value: str, code: str, column: int) -> None:
    assert in_value(value) == [(code, column)]


@pytest.mark.parametrize(
    "value",
    ['"\\u3042"', "A & B", "'26,700千円の窓口'", "甲 # #REF! の件", "甲\n# C:\\a\\b", "R&D、A&B"],
)
def test_a_right_value_and_a_comment_are_silent(value: str) -> None:
    assert in_value(value) == []


@pytest.mark.parametrize(
    ("address", "code", "hint"),
    [
        ("https://a.jp/l.php?a=1&amp;b=2", "address-with-entity", "https://a.jp/l.php?a=1&b=2"),
        ("https://a.jp/b、", "address-ends-with-mark", "https://a.jp/b"),
        ("https://a.jp/b）。", "address-ends-with-mark", "https://a.jp/b"),
        ("https://a.jp/（b）", "", ""),
        ("https://https://a.jp/b", "address-begins-twice", "https://a.jp/b"),
        ("http://https://a.jp/b", "address-begins-twice", "https://a.jp/b"),
        ("https://a.jp/?url=https://b.jp/", "", ""),
        ("https://a.jp/b\u2011c", "address-with-odd-sign", "https://a.jp/b-c"),
        ("https://a.jp/b—c／ｄ", "address-with-odd-sign", "https://a.jp/b-c/d"),
        ("https://a.jp/bー1", "address-with-odd-sign", "https://a.jp/b-1"),
        ("https://a.jp/サーバー", "", ""),
        ("https://a.jp/b_(c)", "", ""),
        ("file:///C:/a.pdf", "address-inside-only", ""),
        ("C:\\a\\b.pdf", "address-inside-only", ""),
        ("\\\\server\\a\\b.pdf", "address-inside-only", ""),
        ("http://localhost:8000/", "address-inside-only", ""),
        ("http://groupware/a", "address-inside-only", ""),
        ("http://192.168.0.10/a", "address-inside-only", ""),
        ("http://nas.local/a", "address-inside-only", ""),
        ("https://a.asp.lgwan.jp/", "address-inside-only", ""),
        ("https://www.city.a.lg.jp/", "", ""),
        (
            "https://www.google.com/url?q=https://a.jp/b&sa=D",
            "address-through-another",
            "https://a.jp/b",
        ),
        (
            "https://jpn01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.jp%2Fb&data=0",
            "address-through-another",
            "https://a.jp/b",
        ),
        (
            "https://urldefense.com/v3/__https://a.jp/b__;!!c",
            "address-through-another",
            "https://a.jp/b",
        ),
        ("https://www.google.com/maps/a", "", ""),
        ("https://a.sharepoint.com/:w:/s/b", "address-of-shared-file", ""),
        ("https://1drv.ms/a", "address-of-shared-file", ""),
        ("https://drive.google.com/file/d/a", "address-of-shared-file", ""),
        ("https://docs.google.com/forms/d/e/a", "", ""),
        ("https://a.jp/?utm_source=b&c=1", "address-with-tracking", "https://a.jp/?c=1"),
        ("https://a.jp/?fbclid=b", "address-with-tracking", "https://a.jp/"),
        ("https://a.jp/b#:~:text=c", "address-with-tracking", "https://a.jp/b"),
        ("https://a.jp/b#c:~:text=d", "address-with-tracking", "https://a.jp/b#c"),
        ("https://a.jp/?id=utm_source", "", ""),
    ],
)
def test_an_address_that_others_cannot_use_is_told_with_the_right_one(
    run_check: Check, address: str, code: str, hint: str
) -> None:
    problems = run_check({"cases/a.md": case_text(links=LINKS.format(address))})
    found = [p for p in problems if p.code != "insecure-link"]
    assert [(p.code, p.where.line, p.where.column, hint_of(p)) for p in found] == (
        [(code, 18, 10, hint)] if code else []
    )


def test_an_address_in_a_sentence_may_end_with_it(run_check: Check) -> None:
    assert in_body("https://a.jp/b。次") == []
    assert in_body("[町](https://a.jp/b、)") == [("address-ends-with-mark", 1, 5)]
    assert in_body("[町](https://a.jp/?a=1&amp;b=2)") == []
    assert find_severities("`\\\\server\\dx\\a.xlsx`") == [Severity.WARNING]
    assert find_severities("[町](file:///C:/a.pdf)") == [Severity.ERROR]


def find_severities(text: str) -> list[Severity]:
    return [p.severity for p in find_traces(f"---\n---\n{text}\n", "a.md")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "line"),
    [
        (case_text(BODY.replace("申請をオンラインにした。", COLLISION)), 20),
        (case_text(title=f"title: 甲\n{COLLISION}"), 4),
        (case_text(title=COLLISION.replace("甲", "title: 甲").replace("乙", "title: 乙")), 3),
        (case_text(title="title: |\n  甲\n  " + COLLISION.replace("\n", "\n  ")), 5),
        (case_text(title=f'title: "甲\n{COLLISION}"'), 4),
        (case_text(BODY + "> > > > > > > patch-1\n"), 31),
        (case_text(BODY + "<<<<<<< HEAD\n||||||| base\n=======\n>>>>>>> b\n"), 31),
    ],
)
def test_two_versions_that_met_are_told_once_and_alone(
    run_check: Check, text: str, line: int, end: str
) -> None:
    problems = run_check({"cases/a.md": text.replace("\n", end)})
    assert [(p.code, p.where.line, p.is_error) for p in problems] == [("left-by-git", line, True)]


def test_each_collision_is_told_and_what_is_no_mark_is_not(run_check: Check) -> None:
    twice = case_text(BODY + f"{COLLISION}\n\n{COLLISION}\n")
    assert [p.where.line for p in run_check({"cases/a.md": twice})] == [31, 37]
    rest = run_check({"cases/a.md": case_text(BODY + "=======\n")})
    assert [p.code for p in rest] == ["left-by-git-alone"]
    for good in (
        "甲 =======",
        "<<<<<< a",
        "\n表：件数\n" + "|a" * 6 + "|\n" + "|-" * 6 + "|\n|||||||",
    ):
        told = {p.code for p in run_check({"cases/a.md": case_text(BODY + f"{good}\n")})}
        assert told <= {"empty-cell"}


@pytest.mark.parametrize(
    "name",
    [
        "site.yaml",
        "moved.yaml",
        "vocabulary/keywords.yaml",
        "vocabulary/variants.yaml",
        "accessibility/policy.yaml",
        "editions/r5.json",
    ],
)
def test_a_collision_in_any_file_silences_what_follows_from_it(run_check: Check, name: str) -> None:
    case = case_text(keywords="keywords:\n  - RPA")
    [problem] = run_check({"cases/a.md": case, name: f"{COLLISION}\n"})
    assert (problem.code, problem.where.path) == ("left-by-git", f"content/{name}")


def test_a_case_that_is_not_read_is_still_there_for_the_others(run_check: Check) -> None:
    linked = case_text(BODY.replace("申請を", "[町](a.html)の申請を"), number="number: 2")
    moved = "- from: cases/old.html\n  to: cases/a.html\n"
    for content in (case_text(BODY + COLLISION), case_text().encode("utf-16")):
        problems = run_check({"cases/a.md": content, "cases/b.md": linked, "moved.yaml": moved})
        assert {p.where.path for p in problems} == {"content/cases/a.md"}


@pytest.mark.parametrize("name", ["theme.yaml", "extra.html", "extra.css", "extra.js"])
def test_a_collision_in_a_theme_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "theme.yaml").write_text("title: a\n", encoding="utf-8")
    (tmp_path / "own" / name).write_text(f"a\n{COLLISION}\n", encoding="utf-8")
    with pytest.raises(BuildStopped) as stopped:
        read_theme(tmp_path, "own")
    assert [(p.code, p.where.line) for p in stopped.value.problems] == [("left-by-git", 2)]


def test_the_files_of_our_theme_have_no_collisions() -> None:
    assert read_theme(THEMES, "standard")


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"title": "title: #REF!"}, "left-by-excel"),
        ({"title": "title: &amp; B"}, "left-by-web"),
        ({"category": "category: ⾏政"}, "sign-left-by-pdf"),
        ({"population": "population: {count: '#N/A', as_of: 令和5年1月1日}"}, "left-by-excel"),
        (
            {"cost": "cost:\n  initial:\n    amount: 1.2E+07円\n  running:\n    amount: 875千円"},
            "number-left-by-excel",
        ),
        (
            {"contacts": "contacts:\n  - office: 課\n    email: a@b.jp<mailto:a@b.jp>"},
            "left-by-mail",
        ),
        ({"title": "title: ã\x81\x82"}, "left-by-encoding"),
        (
            {"contacts": "contacts:\n  - office: 課\n    phone: '0868-54-2985"},
            "apostrophe-left-by-excel",
        ),
    ],
)
def test_one_cause_has_one_message(run_check: Check, parts: dict[str, str], code: str) -> None:
    problems = run_check({"cases/a.md": case_text(**parts)})
    assert [problem.code for problem in problems] == [code]


def test_another_error_of_the_line_comes_before_a_doubt(run_check: Check) -> None:
    body = BODY.replace("## 事業効果", "##\u00a0事業効果")
    assert [p.code for p in run_check({"cases/a.md": case_text(body)})] == ["heading-not-read"]


@pytest.mark.parametrize(
    "name",
    [
        "a.md.orig",
        "a.md.rej",
        "a.md~",
        "a - コピー.md",
        "a - コピー (2).md",
        "a のコピー.md",
        "コピー ～ a.md",
        "a (競合コピー 2024-04-01).md",
        "a (Taro's conflicted copy 2024-04-01).md",
        "a(1).md",
        "a (1).md",
        "a（1）.md",
        "Copy of a.md",
        "a - Copy.md",
        "a_BACKUP_123.md",
    ],
)
def test_a_copy_is_no_case(make_content: MakeContent, run_check: Check, name: str) -> None:
    [problem] = run_check({"cases/a.md": case_text(), f"cases/{name}": case_text()})
    assert (problem.code, problem.arguments["found"]) == ("left-by-copying", name)


def test_the_kanji_of_names_are_kept_as_written(
    run_check: Check, make_content: MakeContent
) -> None:
    title = "title: \ufa19\ufa10\ufa11と髙橋\U000e0100と𠮷野\U0002f81a、か\u3099"
    assert run_check({"cases/a.md": case_text(title=title)}) == ()
    from generator.reading.read.files import read_file

    source, _ = read_file(make_content({}) / "cases" / "a.md")
    assert source is not None
    assert "\ufa19\ufa10\ufa11と髙橋\U000e0100と𠮷野\U0002f81a、が" in source.text
