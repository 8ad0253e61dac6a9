"""What only the cases together can show: numbers twice, broken links, and which are alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import BODY, PNG, case_text

from generator.collection.case import Case
from generator.core.problem import Problem, Where
from generator.core.settings import BuildSettings
from generator.reading.assemble import MOST_RELATED, MOST_SHARED, find_related, weigh_traits
from generator.reading.load import load_collection

Check = Callable[[Mapping[str, str | bytes]], tuple[Problem, ...]]


def test_a_number_stands_once_even_where_a_case_has_errors(run_check: Check) -> None:
    broken = case_text(title="")
    problems = run_check({"cases/a.md": case_text(), "cases/b.md": broken})
    twice = [problem for problem in problems if problem.code == "duplicate-number"]
    first, second = "content/cases/a.md", "content/cases/b.md"
    assert [found.where for found in twice] == [Where(first, 2, 9), Where(second, 2, 9)]
    assert [found.arguments["first"] for found in twice] == [second, first]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        (("1", "1", "7"), {"a": "8", "b": "8"}),
        (("3", "３", "2"), {"a": "4", "b": "4"}),
        (("5", "5", "5"), {"a": "6", "b": "6", "c": "6"}),
        (("007", "7", "2"), {"a": "8", "b": "8"}),
        (("1", "2", "3"), {}),
    ],
)
def test_a_number_that_another_case_has_is_told_with_the_next_free_one(
    run_check: Check, numbers: tuple[str, ...], told: Mapping[str, str]
) -> None:
    files = {
        f"cases/{name}.md": case_text(number=f"number: {number}")
        for name, number in zip("abc", numbers, strict=True)
    }
    found = [problem for problem in run_check(files) if problem.code == "duplicate-number"]
    assert {Path(each.where.path).stem: each.arguments["suggestion"] for each in found} == told


def test_a_link_may_lead_to_another_case_and_an_image_into_the_own_folder(run_check: Check) -> None:
    linked = BODY.replace("申請を", "[町](b.html#cost)と![画面](a/screen.png)を")
    files: dict[str, str | bytes] = {
        "cases/a.md": case_text(linked),
        "cases/b.md": case_text(number="number: 2"),
        "cases/a/screen.png": PNG,
    }
    assert run_check(files) == ()
    files["cases/b/counter.png"] = PNG
    moved = {**files, "cases/a.md": case_text(linked.replace("a/screen", "b/counter"))}
    codes = [problem.code for problem in run_check(moved)]
    assert codes == ["picture-of-another-case", "picture-not-used"]


def test_every_problem_of_every_file_is_reported_in_one_run(run_check: Check) -> None:
    effects = "\n## 効果\n\n年500時間を減らした。\n"
    problems = run_check(
        {
            "cases/a.md": case_text(number="number: 0", cost=""),
            "cases/b.md": case_text(effects, category="category: 窓口"),
            "vocabulary/labels.yaml": "- name: オンライン申請\n",
        }
    )
    assert {(problem.where.path, problem.code) for problem in problems} >= {
        ("content/vocabulary/labels.yaml", "missing-key"),
        ("content/cases/b.md", "unknown-section"),
        ("content/cases/b.md", "missing-section"),
    }


@pytest.fixture(scope="module")
def some_case(small_content: Path) -> Case:
    """A case that has all that one can share with another."""
    collection, _ = load_collection(BuildSettings(small_content, Path("out"), Path("themes")))
    assert collection is not None
    return collection.cases[0]


Alike = Mapping[int, str]  # a case's number, and the letters of what it has: "ab"
Weights = Mapping[str, int]
EQUAL: Weights = dict.fromkeys("abcdef", 1)


def relate(some_case: Case, alike: Alike, weights: Weights = EQUAL) -> list[tuple[int, str]]:
    """The cases related to number 10 by their numbers, with the letters that both share."""
    cases = [
        replace(
            some_case,
            slug=f"case-{number}",
            facts=some_case.facts.model_copy(update={"number": number}),
        )
        for number in sorted(alike)
    ]
    traits = [
        {("letter", sign): (weights[sign], sign) for sign in alike[case.number]} for case in cases
    ]
    related = find_related(cases, traits)["case-10"]
    return [(found.case.number, "".join(found.shared)) for found in related]


def test_a_case_weighs_what_it_may_share(some_case: Case) -> None:
    traits = weigh_traits(some_case)
    weights = {kind: weight for (kind, _), (weight, _) in traits.items()}
    assert weights == {
        "organization": 6,
        "product": 4,
        "category": 3,
        "label": 2,
        "band": 2,
        "keyword": 1,
    }
    in_order = [weight for weight, _ in traits.values()]
    assert in_order == sorted(in_order, reverse=True)


def test_cases_that_share_more_weight_come_first(some_case: Case) -> None:
    alike = {10: "abc", 11: "c", 12: "bc", 13: "a"}
    assert relate(some_case, alike, {"a": 4, "b": 2, "c": 1}) == [(13, "a"), (12, "bc"), (11, "c")]


def test_a_case_is_not_related_to_itself_nor_to_one_that_shares_nothing(some_case: Case) -> None:
    assert relate(some_case, {10: "ab", 11: "c", 12: ""}) == []
    assert relate(some_case, {10: "", 11: "a"}) == []
    assert relate(some_case, {10: "ab"}) == []


def test_of_equals_the_nearer_number_comes_first_and_then_the_lower(some_case: Case) -> None:
    alike = dict.fromkeys((3, 8, 10, 12, 13), "a")
    assert [number for number, _ in relate(some_case, alike)] == [8, 12, 13, 3]


def test_no_more_are_related_than_have_room(some_case: Case) -> None:
    alike = {10: "ab", 1: "ab", **dict.fromkeys((7, 8, 9, 11, 12), "a"), 20: "a"}
    related = [number for number, _ in relate(some_case, alike)]
    assert MOST_RELATED == 4
    assert related == [1, 9, 11, 8]  # the farthest has more in common; of equals the nearest stay


def test_no_more_is_named_than_has_room_and_the_weightiest_first(some_case: Case) -> None:
    assert MOST_SHARED == 4
    assert relate(some_case, {10: "fedcba", 11: "abcdef"}) == [(11, "fedc")]
    assert relate(some_case, {10: "fedcba", 11: "bcdf"}) == [(11, "fdcb")]


def test_a_name_that_two_kinds_have_is_named_once(some_case: Case) -> None:
    (one, other) = (
        replace(
            some_case,
            slug=f"case-{number}",
            facts=some_case.facts.model_copy(update={"number": number}),
        )
        for number in (1, 2)
    )
    both = {("label", "rpa"): (2, "RPA"), ("keyword", "rpa"): (1, "RPA")}
    (related,) = find_related((one, other), (both, both))[one.slug]
    assert (related.case, related.shared) == (other, ("RPA",))
