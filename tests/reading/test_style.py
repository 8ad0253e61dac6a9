"""A public document's signs, widths, sentences and links are judged, and its names left alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from conftest import BODY, case_text

from generator.core.problem import Problem, Severity

Check = Callable[[Mapping[str, str | bytes]], tuple[Problem, ...]]
LONG = "あ" * 99
SERVICE = "service:\n  providers:\n    - name: 株式会社ＲＥＬＡＴＩＯＮ\n    - name: ＡＢＣ"


def judge(run_check: Check, sentence: str, **parts: str) -> list[tuple[str, str, int, int]]:
    text = case_text(BODY.replace("申請をオンラインにした。", sentence), **parts)
    problems = run_check({"cases/a.md": text})
    assert {problem.severity for problem in problems} <= {Severity.WARNING}
    return [
        (p.code, str(p.arguments.get("suggestion", "")), p.where.line, p.where.column)
        for p in problems
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "①から⑳までの手順©2024、25℃、100％、★、〒、～、－、…、※、→。",
        "株式会社ＲＥＬＡＴＩＯＮとＸＹＺ株式会社が「ＤＸ計画２０２３」と『ＡＩ白書』を書いた。",
        f"{LONG}。{LONG}。",
        f"「{LONG[1:]}」",
        f"[{LONG}](https://green.test/{'a' * 80})。",
        f"表：比較\n\n| {LONG} | {LONG} |\n| --- | --- |\n| 1 | 2 |",
        f"- {LONG}。\n- {LONG}。",
        "[図](https://green.test)、[画像](https://green.test)。",
        "[申請のこちら側](https://green.test)、[手引き（PDF）](https://green.test/a_b)。",
    ],
)
def test_good_writing_has_no_warning(run_check: Check, sentence: str) -> None:
    assert judge(run_check, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "code", "suggestion", "column"),
    [
        ("費用は㌧。", "platform-dependent-character", "トン", 4),
        ("平成は㍻。", "platform-dependent-character", "平成", 4),
        ("絵😀。", "platform-dependent-character", "", 2),
        ("Ⅱ期。", "platform-dependent-character", "II", 1),
        ("㉑番。", "platform-dependent-character", "21", 1),
        ("この ｶﾞｲﾄﾞ を", "half-width-katakana", "ガイド", 4),
        ("約1２件。", "mixed-width-number", "12", 2),
        ("約1，200件。", "mixed-width-number", "1,200", 2),
        ("約１２.5件。", "mixed-width-number", "12.5", 2),
        ("町はＲＰＡを使う。", "full-width-letters", "RPA", 3),
        (f"{LONG}い。う。", "", "", 1),
        (f"い。**{LONG}**いう。", "sentence-too-long", "", 5),
        (f"い。\n{LONG}\nいう。", "sentence-too-long", "", 1),
        ("[こちら](https://green.test)", "vague-link-text", "", 2),
        ("詳しくは[ここから](https://green.test)", "vague-link-text", "", 6),
        ("町の[案内](http://green.test)", "insecure-link", "", 8),
        (f"{'あ' * 12}う。{'あ' * 12}{LONG}。", "sentence-too-long", "", 15),
    ],
)
def test_a_warning_stands_at_its_place(
    run_check: Check, sentence: str, code: str, suggestion: str, column: int
) -> None:
    found = judge(run_check, sentence)
    if not code:
        assert [name for name, *_ in found] == ["sentence-too-long"]
        return
    line = 20 + (sentence.count("\n") > 0)
    assert found == [(code, suggestion, line, column)]


@pytest.mark.parametrize("lines", [1, 2, 19])
def test_a_warning_stands_on_its_line_in_a_long_passage(run_check: Check, lines: int) -> None:
    assert judge(run_check, "申請。\n" * lines + "費用は㌧。") == [
        ("platform-dependent-character", "トン", 20 + lines, 4)
    ]


def test_names_keep_their_width_and_prose_does_not(run_check: Check) -> None:
    points = "points:\n  - ＡＢＣとＲＰＡとＡＩを使い、年500時間を減らした。"
    found = judge(
        run_check, "ＡＢＣを使う。", points=points, title="title: ＡＩと㈱", service=SERVICE
    )
    assert found == [
        ("platform-dependent-character", "株式会社", 3, 11),
        ("full-width-letters", "RPA", 10, 9),
    ]


def test_the_links_of_the_front_matter_are_judged(run_check: Check) -> None:
    links = "links:\n  - text: こちら\n    url: http://green.test/a\n  - text: 町\n    url: https://a.jp"
    awards = "awards:\n  - text: 大賞\n    url: http://green.test/b"
    assert judge(run_check, "申請。", links=links, awards=awards) == [
        ("vague-link-text", "", 17, 11),
        ("insecure-link", "", 18, 10),
        ("insecure-link", "", 23, 10),
    ]


@pytest.mark.parametrize(
    "operation",
    [
        "個別開発製品をオンプレミス環境で運用",
        "パッケージ製品をクラウド環境で利用",
        "パッケージ製品を基に個別カスタマイズしたシステムをオンプレミス環境で運用",
    ],
)
def test_the_collections_forms_of_operation_have_no_warning(
    run_check: Check, operation: str
) -> None:
    assert run_check({"cases/a.md": case_text(service=f"service:\n  operation: {operation}")}) == ()
