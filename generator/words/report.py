"""Problems for people and for machines: text with a caret, GitHub, JSON, SARIF, a job summary.

>>> from generator.core.problem import Where
>>> problem = Problem(Where("a.md", 2, 8), "empty-heading")
>>> print(text_report([problem], {"a.md": "---\\n全角を含む ##"}))
a.md:2:8: エラー[empty-heading] 見出しに文字がありません。見出しを書くか、「#」を消してください。
  2 | 全角を含む ##
    |             ^
<BLANKLINE>
"""

from __future__ import annotations

import html
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import PureWindowsPath
from urllib.parse import quote

from generator.core.line_changes import find_changed_lines
from generator.core.problem import Problem, SuggestedChange
from generator.words.messages import (
    SEVERITY_WORDS,
    describe,
    describe_code,
    hint_of,
    print_problem,
    printable,
    summarize_problems,
)

SHOWN = 70  # columns of a long line that are shown around a place
LINE_SHOWN = 200  # characters of a changed line
SUMMARY_BYTES = 500_000  # GitHub takes 1 MiB a step
SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
REPORT_START = b'{\n  "errors": '
LEVELS = {True: "error", False: "warning"}

Texts = Mapping[str, str]  # the files that problems are in, by the paths that the problems name


def by_weight(problems: Iterable[Problem]) -> list[Problem]:
    """Errors first: GitHub shows ten errors and ten warnings of a step."""
    return sorted(problems, key=lambda problem: not problem.is_error)


def text_report(problems: Iterable[Problem], texts: Texts) -> str:
    """`path:line:column: 種別[code] message`, then the line with a caret below the place."""
    return "".join(f"{print_problem(problem)}\n{show_line(problem, texts)}" for problem in problems)


def show_line(problem: Problem, texts: Texts) -> str:
    """The source line and a caret; nothing where the problem is with a whole file."""
    where = problem.where
    lines = texts.get(where.path, "").split("\n")
    if where.line > len(lines) or not lines[where.line - 1].strip():
        return ""
    before, after = split_line(lines[where.line - 1], where.column - 1)
    found = str(problem.arguments.get("found", ""))
    length = width(printable(found)) if found and after.startswith(printable(found)) else 1
    margin = " " * len(str(where.line))
    caret = " " * width(before) + "^" * min(length, max(width(after), 1))
    return f"  {where.line} | {before}{after}\n  {margin} | {caret}\n"


def split_line(line: str, column: int) -> tuple[str, str]:
    """What stands before and from a column on, both cut to what a screen shows."""
    before = printable(line[max(column - SHOWN, 0) : column])
    after = printable(line[column : column + SHOWN])
    if column > SHOWN or width(before) > SHOWN:
        before = "…" + before[-SHOWN // 2 :]
    if len(line) > column + SHOWN or width(after) > SHOWN:
        after = after[: SHOWN // 2] + "…"
    return before, after


def width(text: str) -> int:
    """Columns on a screen: full-width characters take two (UAX #11), combining marks none."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def github_report(problems: Iterable[Problem]) -> str:
    """Workflow commands, the most important first."""
    return "".join(f"{github_command(problem)}\n" for problem in by_weight(problems))


def github_command(problem: Problem) -> str:
    where = problem.where
    properties = {
        "file": where.path,
        "line": str(where.line),
        "col": str(where.column),
        "title": f"{SEVERITY_WORDS[problem.severity]} {problem.code}",
    }
    written = ",".join(f"{name}={escape_property(value)}" for name, value in properties.items())
    return f"::{LEVELS[problem.is_error]} {written}::{escape_data(describe(problem))}"


def escape_data(text: str) -> str:
    """As GitHub's own toolkit escapes a message (actions/toolkit, command.ts)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")


def is_json_report(content: bytes) -> bool:
    """Whether a file is what `json_report` makes.

    >>> is_json_report(json_report([]).encode("utf-8")), is_json_report(b"---")
    (True, False)
    """
    return content.startswith(REPORT_START)


def json_report(
    problems: Sequence[Problem],
    changes: Iterable[SuggestedChange] = (),
    next_number: int | None = None,
) -> str:
    """`{errors, warnings, problems: [{path, line, column, severity, code, message, hint}]}`.

    Of a report that is kept in a file: `suggested_changes: [{path, line, before, after}]` and
    `next_number`, which no case has.
    """
    entries = [
        {
            "path": problem.where.path,
            "line": problem.where.line,
            "column": problem.where.column,
            "severity": str(problem.severity),
            "code": problem.code,
            "message": describe(problem, with_hint=False),
            "hint": hint_of(problem) or None,
        }
        for problem in problems
    ]
    errors = sum(problem.is_error for problem in problems)
    whole: dict[str, object] = {
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": entries,
    }
    if next_number is not None:
        whole["suggested_changes"] = [asdict(change) for change in changes]
        whole["next_number"] = next_number
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def sarif_report(problems: Sequence[Problem], version: str) -> str:
    """SARIF 2.1.0 (OASIS), as GitHub's code scanning reads it."""
    codes = sorted({problem.code for problem in problems})
    levels = {problem.code: LEVELS[problem.is_error] for problem in problems}
    rules = [
        {
            "id": code,
            "shortDescription": {"text": describe_code(code)},
            "defaultConfiguration": {"level": levels[code]},
        }
        for code in codes
    ]
    driver = {"name": "jirei", "version": version, "language": "ja", "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [sarif_result(problem, codes.index(problem.code)) for problem in problems],
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def sarif_result(problem: Problem, rule: int) -> dict[str, object]:
    where = problem.where
    drive = PureWindowsPath(where.path).drive
    start = f"file:///{drive}" if drive else "file://" if where.path.startswith("/") else ""
    address = start + quote(where.path.removeprefix(drive))
    region = {"startLine": where.line, "startColumn": where.column}
    location = {"physicalLocation": {"artifactLocation": {"uri": address}, "region": region}}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": LEVELS[problem.is_error],
        "message": {"text": describe(problem)},
        "locations": [location],
    }


def job_summary(problems: Sequence[Problem], texts: Texts) -> str:
    """Markdown for GITHUB_STEP_SUMMARY.

    What comes from the content stands in one `<pre>`, as text: an HTML block of this kind is read
    neither as Markdown nor for @names, and ends only at its own end tag (CommonMark, 4.6).
    """
    lines = ["## 事例の検査", "", f"{summarize_problems(problems)}", ""]
    if not problems:
        return "\n".join([*lines, ""])
    counts = Counter((not problem.is_error, problem.code) for problem in problems)
    lines += ["| 種別 | コード | 件数 |", "| --- | --- | --: |"]
    for (is_warning, code), count in sorted(counts.items()):
        lines.append(f"| {'警告' if is_warning else 'エラー'} | `{code}` | {count} |")
    shown = text_report(by_weight(problems), texts).encode("utf-8")
    text = shown[:SUMMARY_BYTES].decode("utf-8", errors="ignore")
    if len(shown) > SUMMARY_BYTES:
        text += "…\n"
    return "\n".join([*lines, "", f"<pre>\n{html.escape(text)}</pre>", "", ""])


def change_report(path: str, before: str, after: str) -> str:
    """What `--fix` has changed in a file, by its lines."""
    old, new = before.splitlines(), after.splitlines()
    lines = [f"{printable(path)} を直しました。"]
    for first, last, new_first, new_last in find_changed_lines(old, new):
        lines += [f"  {n}行目 - {clip(old[n - 1])}" for n in range(first + 1, last + 1)]
        lines += [f"  {n}行目 + {clip(new[n - 1])}" for n in range(new_first + 1, new_last + 1)]
    return "\n".join([*lines, ""])


def clip(line: str) -> str:
    """A line as far as a screen shows it; spaces at its end can be seen."""
    bare = line.rstrip(" \t")
    return printable(bare)[:LINE_SHOWN] + "␣" * min(len(line) - len(bare), 3)
