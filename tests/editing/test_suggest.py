"""What is offered to be written instead makes its problems go, each offer by itself."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import pytest
from conftest import TESTS, case_text

from generator.core.problem import Problem, SuggestedChange, Where
from generator.editing.fix import fix_case
from generator.editing.suggest import EXACT, suggest_changes

Check = Callable[[Mapping[str, str | bytes]], tuple[Problem, ...]]
Found = Mapping[str, Sequence[Problem]]
mend = partial(fix_case, ordered=False)


def make_change(text: str, change: SuggestedChange) -> str:
    """The text with a change, as GitHub makes it: in place of its lines, which are as it says."""
    lines = text.split("\n")
    first, last = change.line - 1, change.line - 1 + len(change.before)
    assert tuple(lines[first:last]) == change.before
    lines[first:last] = change.after
    return "\n".join(lines)


def check_each(run_check: Check, texts: Mapping[str, str]) -> Found:
    """The problems of every file, but for the number that all of them have."""
    problems = run_check({f"cases/{name}": text for name, text in texts.items()})
    found: dict[str, list[Problem]] = {name: [] for name in texts}
    for problem in problems:
        name = problem.where.path.removeprefix("content/cases/")
        if problem.code != "duplicate-number" and name in found:
            found[name].append(problem)
    return found


def count_codes(problems: Iterable[Problem], lines: range | None = None) -> Counter[str]:
    return Counter(p.code for p in problems if lines is None or p.where.line in lines)


@pytest.mark.slow
def test_every_offer_for_a_bad_case_makes_its_problems_go(run_check: Check) -> None:
    texts = {
        path.name.replace(".", "-").removesuffix("-md") + ".md": text
        for path in sorted((TESTS / "bad_cases").glob("*.md"))
        if "\r" not in (text := path.read_bytes().decode("utf-8"))
    }
    before = check_each(run_check, texts)
    changed, offers = dict[str, str](), dict[str, tuple[str, SuggestedChange]]()
    for name, text in texts.items():
        changes = suggest_changes(name, text, before[name], mend)
        for number, change in enumerate(changes):
            new = f"{name.removesuffix('.md')}-{number}.md"
            changed[new], offers[new] = make_change(text, change), (name, change)
    after = check_each(run_check, changed)
    offered = set[str]()
    for new, (name, change) in offers.items():
        lines = range(change.line, change.line + len(change.before))
        told, left = count_codes(before[name], lines), count_codes(after[new])
        gone = {code for code in told if left[code] < count_codes(before[name])[code]}
        offered |= gone
        assert gone, (name, change)
    assert len(offers) > 70
    assert EXACT - {"duplicate-number"} | {"unknown-key"} <= offered


def test_a_number_that_stands_twice_gets_the_next_free_one(run_check: Check) -> None:
    texts = {"a.md": case_text(), "b.md": case_text(title="title: 別の取組")}
    problems = run_check({f"cases/{name}": text for name, text in texts.items()})
    for name, text in texts.items():
        own = [problem for problem in problems if problem.where.path == f"content/cases/{name}"]
        (change,) = suggest_changes(name, text, own, mend)
        assert change == SuggestedChange(name, 2, ("number: 1",), ("number: 2",))


def problem(line: int, column: int, found: str, hint: str, code: str = "era-ended") -> Problem:
    return Problem(Where("a.md", line, column), code, {"found": found, "suggestion": hint})


def offer(text: str, *problems: Problem) -> list[tuple[int, Sequence[str], Sequence[str]]]:
    changes = suggest_changes("a.md", text, problems, lambda text: text)
    return [(change.line, change.before, change.after) for change in changes]


def test_hints_on_one_line_are_offered_together() -> None:
    both = problem(1, 1, "平成32年", "令和2年"), problem(1, 7, "平成33年", "令和3年")
    assert offer("平成32年～平成33年", *both) == [
        (1, ("平成32年～平成33年",), ("令和2年～令和3年",))
    ]


@pytest.mark.parametrize(
    "told",
    [
        problem(1, 1, "別の言葉", "令和2年"),  # it does not stand there
        problem(2, 1, "平成32年", "令和2年"),  # nor is there such a line
        problem(1, 1, "平成32年", ""),
        problem(1, 1, "", "令和2年"),
        problem(1, 1, "平成32年", "平成31年", "unknown-category"),  # a guess
    ],
)
def test_where_a_hint_is_not_exact_nothing_is_offered(told: Problem) -> None:
    assert offer("平成32年", told) == []


@pytest.mark.parametrize(
    ("key", "is_offered"), [("題名", True), ("ｔｉｔｌｅ", True), ("titel", False)]
)
def test_a_key_is_offered_by_its_name_and_not_by_a_guess(key: str, is_offered: bool) -> None:
    hint = {"key": key, "suggestion": "title"}
    offered = offer(f"{key}: 窓口", Problem(Where("a.md", 1, 1), "unknown-key", hint))
    assert [after for _, _, after in offered] == [("title: 窓口",)] * is_offered


def test_a_text_of_thousands_of_like_lines_is_compared_at_once() -> None:
    many = "\n" * 20_000
    told = problem(1, 1, "平成32年", "令和2年"), problem(20_001, 1, "平成33年", "令和3年")
    begun = time.process_time()
    offered = offer(f"平成32年{many}平成33年", *told)
    assert time.process_time() - begun < 2
    assert all(len(before) <= 30 for _, before, _ in offered)
    assert offer(f"平成32年{many}", told[0]) == [(1, ("平成32年",), ("令和2年",))]


def test_what_is_mended_elsewhere_is_not_offered() -> None:
    text = case_text(title="title：電子申請", points="points:\n  - ｽﾏｰﾄﾌｫﾝで申請できる。")
    told = Problem(Where("a.md", 3, 6), "yaml-full-width-colon")
    (change,) = suggest_changes("a.md", text, [told], mend)
    assert (change.before, change.after) == (("title：電子申請",), ("title: 電子申請",))


def test_an_offer_takes_no_line_from_its_place() -> None:
    text = case_text(number="", title="title：電子申請\nnumber: 1")
    assert fix_case(text).index("number: 1") < fix_case(text).index("title: 電子申請")
    told = [Problem(Where("a.md", line, 1), "yaml-full-width-colon") for line in (2, 3)]
    (change,) = suggest_changes("a.md", text, told, mend)
    assert change == SuggestedChange("a.md", 2, ("title：電子申請",), ("title: 電子申請",))


def test_a_line_that_is_only_added_is_offered_with_the_one_before() -> None:
    told = problem(1, 1, "a", "", "table-not-read")
    added = suggest_changes("a.md", "a\nb", [told], lambda text: text.replace("a\n", "a\n-\n"))
    assert [(c.line, c.before, c.after) for c in added] == [(1, ("a",), ("a", "-"))]
