"""The pages of the accessibility policy and of the test results say what is so, and no more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import TESTS, THEMES, MakeContent, case_text

from generator.build import build_site
from generator.cli import main
from generator.collection.accessibility import (
    SILENT,
    Accessibility,
    Statement,
    Verdict,
    digest_design,
    digest_of,
    judge,
    met_level,
)
from generator.collection.criteria import ADDED, CRITERIA, JIS
from generator.core.problem import Problem, Severity
from generator.core.settings import BuildSettings
from generator.draft import draft_site, make_page
from generator.finish import Findings, finish_site
from generator.theme.theme import Theme
from generator.words.messages import hint_of, print_problem

GOLDEN = TESTS / "golden" / "accessibility"
CASE = {"cases/kagamino-online.md": case_text()}
POLICY = """\
scope: このサイトのすべてのページ
level: AA
conformance: 準拠
"""
RESULTS = """\
begun: 2026-11-22
ended: 2026-11-23
edition: 令和6年度
design: 0123456789abcdef
tools:
- {name: axe-core, version: 4.14.1}
browsers:
- {name: Chromium, version: 156.0.8078.79}
checks:
- {id: axe, tool: axe-core, subject: すべてのページ, unit: ページ, count: 2, faults: 0, doubts: 0}
- {id: media, tool: 音声の有無, subject: 全ページ, unit: ページ, count: 2, faults: 0, doubts: 0}
evidence:
- {criterion: 1.1.1, check: axe, rules: [image-alt], faults: 0, doubts: 0}
- {criterion: 1.2.1, check: media, faults: 0, doubts: 0}
- {criterion: 1.4.3, check: axe, rules: [color-contrast], faults: 0, doubts: 4}
pages:
- {path: index.html, digest: 0123456789abcdef}
"""
DATES = "established: 2026-04-01\nrevised: 2026-03-31\n"
JUDGEMENT = """\
judgements:
  - criterion: 1.1.1
    result: 適合
    by: 情報課
    date: 令和8年11月23日
    method: すべての画像の説明を読んだ
"""

Check = Callable[[Mapping[str, str | bytes]], tuple[Problem, ...]]


def files_of(**parts: str) -> dict[str, str | bytes]:
    """A content with a case, and the named files of content/accessibility."""
    return {**CASE, **{f"accessibility/{name}.yaml": text for name, text in parts.items()}}


def build(content: Path) -> dict[str, BeautifulSoup]:
    """The built pages at the top."""
    site = content.parent / "site"
    build_site(BuildSettings(content, site, THEMES))
    return {
        path.name: BeautifulSoup(path.read_bytes(), "html.parser") for path in site.glob("*.html")
    }


def render(content: Path, path: str) -> BeautifulSoup:
    """One page, without the build of the others."""
    draft = draft_site(BuildSettings(content, content.parent / "site", THEMES))
    return BeautifulSoup(make_page(draft, path).content, "html.parser")


def row_of(page: BeautifulSoup, number: str) -> list[str]:
    """What the table says of a criterion: applies, verdict, notes."""
    [head] = [th for th in page.select(".criteria th[scope=row]") if th.text.split()[0] == number]
    _, applies, verdict, notes = head.find_next_siblings("td")
    return [applies.text.strip(), verdict.text.strip(), notes.get_text("|", strip=True)]


@pytest.mark.slow
def test_a_site_without_the_files_has_neither_page(make_content: MakeContent) -> None:
    pages = build(make_content(CASE))
    assert not {"accessibility.html", "accessibility-results.html"} & set(pages)
    assert "アクセシビリティ" not in pages["index.html"].text


def test_the_policy_prints_what_is_set_and_nothing_else(make_content: MakeContent) -> None:
    page = render(make_content(files_of(policy=POLICY)), "accessibility.html")
    titles = [heading.text for heading in page.select("main h2")]
    assert titles == ["対象範囲", "目標とする適合レベルと対応度"]
    assert "適合レベルAAに準拠することを目標とします" in page.text
    assert "期限" not in page.text
    assert "default-src 'none'" in str(page.select_one("meta[http-equiv]"))


def test_every_part_of_the_policy_has_its_place(make_content: MakeContent) -> None:
    whole = POLICY + (
        "technologies: [HTML]\ndue: 令和9年3月31日\nexceptions: [地図]\nknown_faults: [図の説明]\n"
        "measures: [毎月の検査]\nestablished: 2026-04-01\nrevised: 2026-11-23\n"
        "contact: {office: 情報課, phone: 03-1234-5678, email: a@example.jp, "
        "url: 'https://example.jp/form'}\n"
    )
    text = render(make_content(files_of(policy=whole)), "accessibility.html").text
    for said in ("HTML", "2027年3月31日", "地図", "図の説明", "毎月の検査", "2026年4月1日"):
        assert said in text
    for said in ("2026年11月23日", "情報課", "03-1234-5678", "a@example.jp", "example.jp/form"):
        assert said in text


@pytest.mark.slow
@pytest.mark.parametrize("name", ["accessibility", "accessibility-results"])
def test_the_pages_are_what_they_were(
    make_content: MakeContent, request: pytest.FixtureRequest, name: str
) -> None:
    files = files_of(policy=POLICY, statement=JUDGEMENT, results=RESULTS)
    main = build(make_content(files))[f"{name}.html"].main
    golden = GOLDEN / f"{name}.html"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(f"{main}\n", encoding="utf-8", newline="\n")
    assert f"{main}\n" == golden.read_text(encoding="utf-8")


def test_there_are_38_criteria_of_jis_and_18_that_came_later() -> None:
    assert (len(JIS), len(ADDED)) == (38, 18)
    assert [sum(each.level == level for each in JIS) for level in ("A", "AA")] == [25, 13]
    assert len({each.number for each in CRITERIA}) == 56


def test_the_results_show_every_criterion_by_its_title(make_content: MakeContent) -> None:
    page = render(make_content(files_of(results=RESULTS)), "accessibility-results.html")
    tables = page.select("table.criteria")
    assert [len(table.select("tbody tr")) for table in tables] == [38, 18]
    assert "1.4.3 コントラスト（最低限レベル）" in tables[0].text
    assert "2.5.8 ターゲットのサイズ（最低限）" in tables[1].text


def test_no_tool_makes_a_criterion_met(make_content: MakeContent) -> None:
    page = render(make_content(files_of(results=RESULTS)), "accessibility-results.html")
    waits = "人による確認が必要"
    assert row_of(page, "1.1.1") == ["あり", waits, "axe-core：問題は見つかりませんでした"]
    assert row_of(page, "1.4.3") == ["あり", waits, "axe-core：4か所は人の判断に委ねられました"]
    assert row_of(page, "2.1.1") == ["未確認", waits, "自動検査では調べていません"]
    found = row_of(page, "1.2.1")
    assert found == ["なし", "該当なし", "音声の有無：どのページにもありませんでした"]
    assert "適合" not in {cell.text.strip() for cell in page.select(".verdict")}
    assert "規格への適合を表明するものではありません" in page.text
    assert "準拠" not in page.select_one("main").text  # type: ignore[union-attr]


def test_a_person_makes_a_criterion_met_and_is_named(make_content: MakeContent) -> None:
    files = files_of(results=RESULTS, statement=f"stated: 2026-12-01\n{JUDGEMENT}")
    page = render(make_content(files), "accessibility-results.html")
    applies, verdict, notes = row_of(page, "1.1.1")
    assert (applies, verdict) == ("あり", "適合")
    assert notes.startswith("情報課が2026年11月23日に確認（すべての画像の説明を読んだ）|axe-core")
    assert "表明日2026年12月1日" in page.select_one(".facts").get_text(strip=True)  # type: ignore[union-attr]


def test_a_fault_that_a_tool_found_stands_whatever_people_say(
    make_content: MakeContent, run_check: Check
) -> None:
    broken = RESULTS.replace("rules: [image-alt], faults: 0", "rules: [image-alt], faults: 3")
    files = files_of(results=broken, statement=JUDGEMENT)
    [problem] = run_check(files)
    assert problem.code == "judgement-against-results"
    assert (problem.where.line, problem.where.column) == (2, 16)
    page = render(make_content(files), "accessibility-results.html")
    assert row_of(page, "1.1.1")[1] == "不適合"
    assert "axe-core：3か所に問題があります" in row_of(page, "1.1.1")[2]


def test_a_level_is_met_when_people_have_found_all_its_criteria_met() -> None:
    def met(numbers: set[str]) -> str | None:
        entries = [
            {"criterion": n, "result": "適合", "by": "課", "date": "2026-11-23", "method": "目視"}
            for n in sorted(numbers)
        ]

        return met_level(
            JIS, Accessibility(statement=Statement.model_validate({"judgements": entries}))
        )

    first = {each.number for each in JIS if each.level == "A"}
    assert met(first - {"1.1.1"}) is None
    assert met(first) == "A"
    assert met({each.number for each in JIS}) == "AA"
    assert judge("1.1.1", SILENT).verdict is Verdict.OPEN


@pytest.mark.parametrize(
    ("name", "text", "code", "line", "column"),
    [
        ("policy", POLICY.replace("level: AA", "level: ダブルA"), "value-not-allowed", 2, 8),
        ("policy", POLICY.replace("scope", "range"), "unknown-key", 1, 1),
        ("statement", JUDGEMENT.replace("1.1.1", "1.1.9"), "unknown-criterion", 2, 16),
        ("statement", JUDGEMENT + JUDGEMENT.partition("\n")[2], "criterion-twice", 7, 16),
        ("results", RESULTS.replace("check: media", "check: ear"), "unknown-check", 14, 29),
        ("results", RESULTS.replace("doubts: 4", "doubts: -4"), "result-not-read", 15, 78),
        ("policy", POLICY + DATES, "dates-reversed", 5, 10),
        ("results", RESULTS.replace("doubts: 4", "doubts: some"), "result-not-read", 15, 78),
        ("results", RESULTS.partition("pages:")[0], "result-not-read", 1, 1),
        ("results", RESULTS.replace("2026-11-22", "1日目"), "result-not-read", 1, 8),
    ],
)
def test_what_is_wrong_is_told_at_its_place(
    run_check: Check, name: str, text: str, code: str, line: int, column: int
) -> None:
    problem = next(p for p in run_check(files_of(**{name: text})) if p.code == code)
    where = problem.where
    assert where.path == f"content/accessibility/{name}.yaml"
    assert (where.line, where.column) == (line, column)
    assert problem.is_error is (code != "dates-reversed")


def build_warnings(content: Path) -> list[Problem]:
    return list(build_site(BuildSettings(content, content.parent / "site", THEMES)).problems)


def list_entries(content: Path) -> str:
    """The tested pages as the audit writes them: every page of the site with its digest."""
    draft = draft_site(BuildSettings(content, Path("out"), THEMES))
    outputs = finish_site(draft, Findings())
    return "".join(
        f"- {{path: {output.path}, digest: {digest_of(output.content)}}}\n"
        for output in outputs
        if output.path.endswith(".html")
    )


@pytest.mark.slow
def test_a_build_warns_of_pages_that_no_test_has_seen(make_content: MakeContent) -> None:
    content = make_content(files_of(results=RESULTS))
    [warning] = build_warnings(content)
    assert (warning.code, warning.severity) == ("results-miss-pages", Severity.WARNING)
    assert "404.html など" in print_problem(warning)
    results = content / "accessibility" / "results.yaml"
    results.write_text(RESULTS + list_entries(content), encoding="utf-8")
    assert [warning.code for warning in build_warnings(content)] == ["results-of-another-look"]
    design = digest_design(draft_site(BuildSettings(content, Path("out"), THEMES)).theme)
    current = results.read_text(encoding="utf-8").replace(
        "design: 0123456789abcdef", f"design: {design}"
    )
    results.write_text(current, encoding="utf-8")
    assert build_warnings(content) == []
    (content / "accessibility" / "policy.yaml").write_text(POLICY, encoding="utf-8")
    assert build_warnings(content) == []


def audited(content: Path, folder: Path) -> Path:
    """What an audit of a content would have written, with no fault found."""
    file = folder / "audit" / "found.yaml"
    file.parent.mkdir(exist_ok=True)
    text = RESULTS.partition("- {path")[0] + list_entries(content)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.slow
def test_the_command_takes_results_in_and_says_what_is_left(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content(files_of(statement=JUDGEMENT))
    file = audited(content, content.parent)
    assert main(["a11y-report", "--content", str(content), str(file)]) == 0
    said = capsys.readouterr().out
    assert "達成基準 38件: 適合 1、不適合 0、該当なし 1、人による確認が必要 36" in said
    assert "  1.4.3 コントラスト（最低限レベル）（AA）: 人による確認が必要" in said
    published = (content / "accessibility" / "results.yaml").read_text(encoding="utf-8")
    assert published.startswith("# make a11y-report が書いた")
    assert published.endswith(file.read_text(encoding="utf-8"))
    assert main(["a11y-report", "--content", str(content)]) == 0


@pytest.mark.slow
def test_the_command_refuses_results_of_another_site(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content(CASE)
    file = audited(content, content.parent)
    (content / "cases" / "kagamino-online.md").write_text(
        case_text(title="title: 別の名前"), encoding="utf-8"
    )
    assert main(["a11y-report", "--content", str(content), str(file)]) == 2
    assert "make a11y-report をやり直してください" in capsys.readouterr().err
    assert not (content / "accessibility").exists()


@pytest.mark.slow
def test_the_command_refuses_results_with_a_page_that_is_gone(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content(CASE)
    file = audited(content, content.parent)
    with file.open("a", encoding="utf-8") as text:
        text.write("- {path: cases/gone.html, digest: 0123456789abcdef}\n")
    assert main(["a11y-report", "--content", str(content), str(file)]) == 2
    assert "1ページ。cases/gone.html など" in capsys.readouterr().err


@pytest.mark.slow
def test_the_page_of_the_results_itself_is_no_change(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content(files_of(results=RESULTS))
    assert (
        main(["a11y-report", "--content", str(content), str(audited(content, content.parent))]) == 0
    )
    assert main(["a11y-report", "--content", str(content)]) == 0
    assert "検査の後に変わったページ" not in capsys.readouterr().out


def test_another_text_of_a_theme_is_another_design(standard_theme: Theme) -> None:
    first, *rest = standard_theme.layers
    other = replace(first, files={**first.files, "templates/home.html": ""})
    assert digest_design(replace(standard_theme, layers=(other, *rest))) != digest_design(
        standard_theme
    )


@pytest.mark.parametrize(("found", "meant"), [("1-1-1", "1.1.1"), ("1.4.6", ""), ("7.1.1.1", "")])
def test_only_a_criterion_that_there_is_is_suggested(
    run_check: Check, found: str, meant: str
) -> None:
    [problem] = run_check(files_of(statement=JUDGEMENT.replace("1.1.1", found)))
    assert hint_of(problem) == meant


def test_the_command_refuses_a_broken_file(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content(CASE)
    file = content.parent / "results.yaml"
    file.write_text("begun: 2026-11-23\nended\n", encoding="utf-8")
    assert main(["a11y-report", "--content", str(content), str(file)]) == 1
    assert "results.yaml:2:1: エラー[yaml-colon-missing]" in capsys.readouterr().out
    assert not (content / "accessibility").exists()


@pytest.mark.slow
def test_the_command_says_why_results_cannot_be_put(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content({**CASE, "accessibility": "memo"})
    file = audited(content, content.parent)
    assert main(["a11y-report", "--content", str(content), str(file)]) == 2
    assert "results.yaml: 同じ名前のファイルがあります。" in capsys.readouterr().err


@pytest.mark.slow
def test_faults_end_the_command_with_a_failure(make_content: MakeContent) -> None:
    content = make_content(CASE)
    file = audited(content, content.parent)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("count: 2, faults: 0", "count: 2, faults: 1", 1), encoding="utf-8")
    assert main(["a11y-report", "--content", str(content), str(file)]) == 1
    assert (content / "accessibility" / "results.yaml").exists()
