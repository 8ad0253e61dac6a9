"""Problems as people and machines read them; nothing that they quote becomes a command or HTML."""

from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.problem import (
    MOST_OF_A_FILE,
    Problem,
    Severity,
    SuggestedChange,
    Where,
    in_order,
)
from generator.words.messages import print_problem
from generator.words.report import (
    change_report,
    github_report,
    job_summary,
    json_report,
    sarif_report,
    text_report,
)

EVIL = "x\n::error::a%,:\r##[error]b</pre><script>@name\x1b[31m\u202e"


def problem(
    line: int = 1,
    column: int = 1,
    found: str = "",
    path: str = "a.md",
    severity: Severity = Severity.ERROR,
) -> Problem:
    where = Where(path, line, column)
    return Problem(where, "link-not-allowed", {"found": found}, severity)


WARNING = problem(1, path="0.md", severity=Severity.WARNING)


def caret_of(line: str, column: int, found: str = "") -> tuple[str, str]:
    _, shown, caret = text_report([problem(1, column, found)], {"a.md": line}).splitlines()
    return shown.removeprefix("  1 | "), caret.removeprefix("    | ")


@pytest.mark.parametrize(
    ("line", "column", "found", "caret"),
    [
        ("abc", 2, "", " ^"),
        ("全角abc", 3, "", "    ^"),
        ("ｶﾅabc", 3, "", "  ^"),
        ("か\u3099き", 3, "", "  ^"),
        ("a 全角 b", 3, "全角", "  ^^^^"),
        ("abc", 4, "", "   ^"),
        ("①～b", 3, "", "   ^"),
    ],
)
def test_a_caret_stands_below_its_place(line: str, column: int, found: str, caret: str) -> None:
    assert caret_of(line, column, found) == (line, caret)


def test_a_long_line_is_shown_around_the_place() -> None:
    shown, caret = caret_of("あ" * 500 + "X" + "い" * 500, 501, "X")
    assert shown.startswith("…あ")
    assert shown.endswith("い…")
    assert len(shown) < 90
    before = shown.index("X")
    assert caret == " " * (2 * before - 1) + "^"


def test_a_problem_with_a_file_shows_no_line() -> None:
    for texts in ({}, {"a.md": ""}, {"a.md": "\n"}):
        assert text_report([problem()], texts) == print_problem(problem()) + "\n"


def test_what_is_quoted_stays_on_one_line_without_controls() -> None:
    printed = text_report([problem(found=EVIL, path="a\n.md")], {"a\n.md": EVIL})
    assert len(printed.splitlines()) == 3
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", printed)


def test_github_gets_the_errors_first_and_every_sign_escaped() -> None:
    command = github_report([WARNING, problem(3, 7, "100%\r\n", "b,c:d%.md")]).splitlines()
    assert command[0].startswith(
        "::error file=b%2Cc%3Ad%25.md,line=3,col=7,title=エラー link-not-allowed::"
    )
    assert "「100%25\ufffd⏎」" in command[0]
    assert command[1].startswith("::warning file=0.md,line=1,col=1,")
    assert len(command) == 2


@given(st.text(), st.text(min_size=1))
def test_no_text_of_the_content_makes_a_command_of_its_own(found: str, path: str) -> None:
    printed = github_report([problem(found=found, path=path)])
    assert re.fullmatch(
        r"::error file=[^:,\r\n]+,line=1,col=1,title=[^:,\r\n]+::[^\r\n]*\n", printed
    )
    assert "%" not in re.sub("%(25|0D|0A|3A|2C)", "", printed)


def test_json_gives_every_part() -> None:
    hinted = Problem(Where("a.md", 2, 3), "unknown-key", {"key": "titel", "suggestion": "title"})
    whole = json.loads(json_report([hinted, WARNING]))
    assert (whole["errors"], whole["warnings"]) == (1, 1)
    assert whole["problems"][0] == {
        "path": "a.md",
        "line": 2,
        "column": 3,
        "severity": "error",
        "code": "unknown-key",
        "message": "「titel」という項目はありません。つづりを確かめるか、行を消してください。",
        "hint": "title",
    }


def test_a_report_that_is_kept_has_the_changes_and_the_next_number() -> None:
    change = SuggestedChange("a.md", 3, ("titel: x",), ("title: x", ""))
    whole = json.loads(json_report([WARNING], [change], 49))
    assert whole["next_number"] == 49
    assert whole["suggested_changes"] == [
        {"path": "a.md", "line": 3, "before": ["titel: x"], "after": ["title: x", ""]}
    ]
    assert whole.keys() - json.loads(json_report([WARNING])).keys() == {
        "next_number",
        "suggested_changes",
    }


def test_sarif_has_what_its_schema_requires() -> None:
    paths = ("content/cases/a b.md", "/tmp/a.md", "C:/a.md")
    log = json.loads(sarif_report([WARNING, *(problem(2, 3, path=path) for path in paths)], "1.0"))
    assert (log["version"], list(log)) == ("2.1.0", ["$schema", "version", "runs"])
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "jirei"
    assert [rule["id"] for rule in driver["rules"]] == ["link-not-allowed"]
    assert run["columnKind"] == "unicodeCodePoints"
    addresses = []
    for result in run["results"]:
        assert result["message"]["text"]
        assert result["level"] in ("error", "warning")
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        assert min(place["region"]["startLine"], place["region"]["startColumn"]) >= 1
        addresses.append(place["artifactLocation"]["uri"])
    assert addresses == ["0.md", "content/cases/a%20b.md", "file:///tmp/a.md", "file:///C:/a.md"]


def test_the_job_summary_quotes_the_content_as_text_alone() -> None:
    summary = job_summary([WARNING, problem(found=EVIL)], {"a.md": EVIL})
    head, _, quoted = summary.partition("<pre>\n")
    assert "エラー 1件、警告 1件" in head
    assert "| エラー | `link-not-allowed` | 1 |" in head
    text, end, rest = quoted.partition("</pre>")
    assert end
    assert rest.strip() == ""
    assert "<" not in text
    assert html.unescape(text).startswith("a.md:1:1: エラー[link-not-allowed]")
    assert job_summary([], {}) == "## 事例の検査\n\nエラー 0件、警告 0件\n\n"


def test_a_summary_stays_below_what_github_takes() -> None:
    many = [problem(line, found="全" * 100) for line in range(1, 9_000)]
    assert len(job_summary(many, {}).encode("utf-8")) < 1024**2


def test_so_many_problems_of_a_file_are_shown_as_help() -> None:
    many = [problem(line, severity=Severity.WARNING) for line in range(1, 200)]
    shown = in_order([*many, problem(500), WARNING])
    assert len(shown) == MOST_OF_A_FILE + 1
    assert in_order(shown) == shown
    assert shown[0] == WARNING
    assert problem(500) in shown
    (last,) = (found for found in shown if found.code == "too-many-problems")
    assert last.arguments["count"] == 200 - MOST_OF_A_FILE + 1
    assert not last.is_error


def test_a_change_is_shown_by_its_lines() -> None:
    assert change_report("a.md", "a\nb \nc\n", "a\nb\nc\n") == (
        "a.md を直しました。\n  2行目 - b␣\n  2行目 + b\n"
    )
