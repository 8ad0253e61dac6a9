"""`jirei check` on a terminal, in GitHub Actions and for other programs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import BODY, PNG, MakeContent, case_text, make_chunk, make_png

from generator.cli import main

TWO = {
    "cases/a.md": case_text(BODY.replace("申請を", "㈱が[こちら](http://a.jp)で申請を")),
    "cases/b.md": case_text(number="number: 2", title="titel: ::error::##[error]x</pre>%"),
}


@pytest.fixture
def summary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A step of GitHub Actions, and the file for its summary, which has a step's text already."""
    path = tmp_path / "summary.md"
    path.write_text("# 前の手順\n\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


@pytest.fixture(autouse=True)
def _outside_of_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


def test_each_problem_is_shown_with_its_line_and_a_caret(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    make_content(TWO)
    assert main(["check"]) == 1
    printed = capsys.readouterr().out.splitlines()
    at = next(n for n, line in enumerate(printed) if "unknown-key" in line)
    assert printed[at].startswith("content/cases/b.md:3:1: エラー[unknown-key] 「titel」")
    assert printed[at].endswith("ヒント: title")
    assert printed[at + 1 : at + 3] == [
        "  3 | titel: ::error::##[error]x</pre>%",
        "    | ^",
    ]
    assert printed[-2] == "エラー 1件、警告 3件"


def test_github_actions_get_annotations_and_a_summary(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str], summary: Path
) -> None:
    make_content(TWO)
    assert main(["check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    last = max(n for n, line in enumerate(lines) if re.fullmatch("::[0-9a-f]{32}::", line))
    kinds = [line.split(" ")[0] for line in lines[last + 1 :] if line.startswith("::")]
    assert kinds == ["::error"] + ["::warning"] * 3
    log = [line for line in lines[:last] if line.startswith("content/cases/")]
    assert len(log) == 4
    assert any(line.startswith("content/cases/b.md:3:1: エラー[unknown-key]") for line in log)
    written = summary.read_text(encoding="utf-8")
    assert written.startswith("# 前の手順\n\n## 事例の検査\n\nエラー 1件、警告 3件\n")
    assert written.count("</pre>") == 1
    assert "titel: ::error::##[error]x&lt;/pre&gt;%" in written


def test_of_what_a_link_leads_to_no_line_is_shown(
    make_content: MakeContent, tmp_path: Path, capsys: pytest.CaptureFixture[str], summary: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET", encoding="utf-8")
    content = make_content(TWO)
    (content / "cases" / "linked.md").symlink_to(secret)
    left = tmp_path / "report.json"
    assert main(["check", "--report", str(left)]) == 1
    told = capsys.readouterr().out
    assert "content/cases/linked.md:1:1: エラー" in told
    assert "SECRET" not in told + left.read_text("utf-8") + summary.read_text("utf-8")


@pytest.mark.parametrize("command", [["check"], ["check", "--format", "text"], ["build"]])
def test_what_is_quoted_in_a_log_of_github_is_no_command(
    make_content: MakeContent,
    capsys: pytest.CaptureFixture[str],
    summary: Path,
    command: list[str],
) -> None:
    make_content(TWO)
    words = []
    for _ in range(2):
        main(command)
        printed = capsys.readouterr().out
        quoted = re.match(r"::stop-commands::([0-9a-f]{32})\n(.*?)\n::\1::\n", printed, re.DOTALL)
        assert quoted is not None
        assert "##[error]" in quoted[2]
        assert "##[" not in printed[quoted.end() :]
        words.append(quoted[1])
    assert words[0] != words[1]


def test_a_summary_that_cannot_be_written_changes_no_result(
    make_content: MakeContent,
    capsys: pytest.CaptureFixture[str],
    summary: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_content({"cases/a.md": case_text()})
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary / "none"))
    assert main(["check"]) == 0
    assert "まとめを書き出せませんでした" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_other_programs_get_nothing_but_their_format(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    make_content(TWO)
    assert main(["check", "--format", form, "--fix"]) == 1
    whole = json.loads(capsys.readouterr().out)
    results = whole["problems"] if form == "json" else whole["runs"][0]["results"]
    assert len(results) == 4


def test_an_unknown_format_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["check", "--format", "xml"])
    assert ended.value.code == 2
    assert "--format に 'xml' はありません" in capsys.readouterr().err


def test_fix_cleans_the_pictures_and_writes_their_marks(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    text = case_text(BODY.replace("申請を", "![申請の画面](screen.png)申請を"))
    more = make_png(8, 4, make_chunk(b"tEXt", b"Author\0Hanako"))
    broken = more[:-3]
    files = {"cases/a/screen.png": more, "cases/a/broken.png": broken}
    content = make_content({"cases/a.md": text, **files})
    assert main(["check", "--fix"]) == 1
    printed = capsys.readouterr().out
    assert "content/cases/a/screen.png から、作成者の名前を消しました。" in printed
    assert (content / "cases/a/screen.png").read_bytes() == PNG
    assert (content / "cases/a/broken.png").read_bytes() == broken
    assert "![申請の画面](a/screen.png)" in (content / "cases/a.md").read_text(encoding="utf-8")
    (content / "cases/a/broken.png").unlink()
    assert main(["check", "--fix"]) == 0
    assert "警告 0件" not in capsys.readouterr().out  # nothing is left to tell


def test_a_named_case_is_checked_with_its_pictures(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"cases/a/a.png": b"", "cases/b/b.png": b""}
    cases = {"cases/a.md": case_text(), "cases/b.md": case_text(number="number: 2")}
    make_content({**cases, **files})
    assert main(["check", "content/cases/a.md"]) == 1
    printed = capsys.readouterr().out
    assert "content/cases/a/a.png:1:1: エラー[picture-cut-off]" in printed
    assert "b.png" not in printed


def test_links_that_lead_to_each_other_are_told_beside_a_named_case(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    make_content({"cases/a.md": case_text()})
    for name, target in (("b", "c"), ("c", "b")):
        Path(f"content/cases/{name}.md").symlink_to(f"{target}.md")
    assert main(["check", "content/cases/a.md"]) == 0
    assert "b.md" not in capsys.readouterr().out
    assert main(["check"]) == 1
    assert "content/cases/b.md:1:1: エラー" in capsys.readouterr().out


def test_a_number_that_another_case_has_is_told_in_the_named_case(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    make_content({"cases/a.md": case_text(), "cases/b.md": case_text(title="title: 別の取組")})
    for name, other in (("a", "b"), ("b", "a")):
        assert main(["check", f"content/cases/{name}.md"]) == 1
        printed = capsys.readouterr().out
        assert f"content/cases/{name}.md:2:9: エラー[duplicate-number]" in printed
        assert f"content/cases/{other}.md と同じです" in printed
        assert "ヒント: 2" in printed


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_report_has_the_problems_the_changes_and_the_next_number(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    marked = BODY.replace("申請を", "![申請の画面](screen.png)申請を")
    dated = "population: {count: 1.2万人, as_of: 平成32年1月1日}"
    content = make_content(
        {
            "cases/a.md": case_text(marked, population=dated, number="number: 7"),
            "cases/a/screen.png": PNG,
        }
    )
    main(["check", "--format", "json"])
    printed = json.loads(capsys.readouterr().out)
    report = tmp_path / "build" / "report" / "problems.json"
    assert main([command, "--report", str(report)]) == 1
    whole = json.loads(report.read_text(encoding="utf-8"))
    assert {key: whole[key] for key in printed} == printed
    assert whole["next_number"] == 8
    lines = (content / "cases/a.md").read_text(encoding="utf-8").split("\n")
    mended = {
        "平成32年1月1日": "令和2年1月1日",
        "(screen.png)": "(a/screen.png)",
    }
    changes = {change["line"]: change for change in whole["suggested_changes"]}
    for found, meant in mended.items():
        (number,) = (n for n, line in enumerate(lines, 1) if found in line)
        assert changes[number]["path"] == "content/cases/a.md"
        assert changes[number]["before"] == [lines[number - 1]]
        assert changes[number]["after"] == [lines[number - 1].replace(found, meant)]
    assert len(changes) == len(mended)


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_report_that_cannot_be_written_is_said_in_a_sentence(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    content = make_content({"cases/a.md": case_text(title="title: ㈱の取組")})
    assert main([command, "--report", str(content / "site.yaml" / "report.json")]) == 2
    assert "書き出せませんでした" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_report_replaces_nothing_but_a_report(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    case = make_content({"cases/a.md": case_text(title="")}) / "cases" / "a.md"
    before = case.read_bytes()
    assert main([command, "--report", str(case)]) == 2
    printed = capsys.readouterr()
    assert "上書きしません" in printed.err
    assert printed.out == ""
    assert case.read_bytes() == before
    for _ in range(2):
        assert main([command, "--report", "report.json"]) == 1
