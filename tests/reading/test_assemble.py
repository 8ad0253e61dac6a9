"""What only the cases together can show: numbers twice, links and images that are not there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from conftest import BODY, PNG, case_text

from generator.core.problem import Problem

Check = Callable[[Mapping[str, str | bytes]], tuple[Problem, ...]]


def test_a_number_stands_once_even_where_a_case_has_errors(run_check: Check) -> None:
    broken = case_text(title="")
    problems = run_check({"cases/a.md": case_text(), "cases/b.md": broken})
    (twice,) = (problem for problem in problems if problem.code == "duplicate-number")
    assert (twice.where.path, twice.where.line, twice.where.column) == ("content/cases/b.md", 2, 9)
    assert twice.arguments["first"] == "content/cases/a.md"


def test_a_link_may_lead_to_another_case_and_an_image_into_the_own_folder(run_check: Check) -> None:
    linked = BODY.replace("申請を", "[町](b.html#cost)と![画面](a/screen.png)を")
    files: dict[str, str | bytes] = {
        "cases/a.md": case_text(linked),
        "cases/b.md": case_text(number="number: 2"),
        "cases/a/screen.png": PNG,
    }
    assert run_check(files) == ()
    files["cases/b/screen.png"] = files.pop("cases/a/screen.png")
    moved = {**files, "cases/a.md": case_text(linked.replace("a/screen", "b/screen"))}
    assert [problem.code for problem in run_check(moved)] == ["missing-image"]


def test_every_problem_of_every_file_is_reported_in_one_run(run_check: Check) -> None:
    problems = run_check(
        {
            "cases/a.md": case_text(number="number: 0", cost=""),
            "cases/b.md": case_text(BODY.replace("事業効果", "効果"), category="category: 窓口"),
            "vocabulary/labels.yaml": "- name: オンライン申請\n",
        }
    )
    assert {(problem.where.path, problem.code) for problem in problems} >= {
        ("content/vocabulary/labels.yaml", "missing-key"),
        ("content/cases/b.md", "unknown-section"),
        ("content/cases/b.md", "missing-section"),
    }
