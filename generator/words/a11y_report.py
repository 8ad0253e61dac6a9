"""What `jirei a11y-report` says of an audit's results."""

from __future__ import annotations

from collections.abc import Mapping

RESULTS_WORD = "結果"
RESULTS_HELP = "検査が書いた results.yaml"
RESULTS_HEAD = "# make a11y-report が書いた検査の結果です。手で直さず、検査をやり直してください。\n"

NOT_PUBLISHED = "エラーがあるため、結果は載せていません。"
NO_RESULTS = "検査の結果がまだありません。make a11y-report で検査してください。"

JIS_NAME, ADDED_NAME = "JIS X 8341-3:2016", "WCAG 2.1・2.2で追加"
# By the values of Verdict (collection/accessibility.py).
VERDICT_WORDS: Mapping[str, str] = {
    "passed": "適合",
    "failed": "不適合",
    "absent": "該当なし",
    "open": "人による確認が必要",
}


def refuse_other_site(pages: int, first: str) -> str:
    return (
        f"検査したサイトと、いまのサイトが違います（{pages}ページ。{first} など）。"
        "make a11y-report をやり直してください。"
    )


def count_changed(pages: int, first: str) -> str:
    return f"検査の後に変わったページ: {pages}件（{first} など）"


def head_results(date: str, edition: str, pages: int) -> str:
    return f"{date}の検査（{edition}版、{pages}ページ）"


def describe_check(tool: str, subject: str, amount: str, faults: int, doubts: int) -> str:
    found = f"問題 {faults}、人の判断に委ねる箇所 {doubts}"
    return f"  {tool}: {subject}: {amount}、{found}"


def count_verdicts(name: str, verdicts: list[str]) -> str:
    counts = (f"{word} {verdicts.count(kind)}" for kind, word in VERDICT_WORDS.items())
    return f"{name} の達成基準 {len(verdicts)}件: {'、'.join(counts)}"


def describe_criterion(number: str, title: str, level: str, verdict: str) -> str:
    return f"  {number} {title}（{level}）: {VERDICT_WORDS[verdict]}"
