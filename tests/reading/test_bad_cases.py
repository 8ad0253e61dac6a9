"""Every fault of a case file is reported by its code, at its place, in the words of a golden file.

`bad_cases/<code>.md` or `<code>.<variant>.md` is read as `content/cases/<code>.md`; beside it
stands what the check prints (`python -m pytest tests/reading/test_bad_cases.py --update-golden`).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import TESTS

from generator.core.problem import Problem
from generator.words.messages import MESSAGES, print_problem
from tools.problem_pages import read_files

BAD_CASES = sorted((TESTS / "bad_cases").glob("*.md"))
GENERATOR = TESTS.parent / "generator"
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
RAISERS = (
    "Problem",
    "MeasureError",
    "PydanticCustomError",
    "warn",
    "warn_of",
    "known",
    "_read_point",
    "Finding",
    "tell_row",
    "warn_row",
    "tell_headings",
)
# Tables that pair what a library says or what a line looks like with our code.
TABLES = (
    "CODES",
    "FAULTS",
    "SLIPS",
    "ITEM_SLIPS",
    "LINE_SLIPS",
    "TRACES",
    "LINK_TRACES",
    "FOREIGN_KINDS",
)
MESSAGE_FILES = ("messages.py", "left_by_tools.py", "doubts.py", "pictures.py")


@pytest.mark.parametrize("path", BAD_CASES, ids=lambda path: path.stem)
def test_a_bad_case_is_reported_in_these_words(
    path: Path, run_check: Callable[..., tuple[Problem, ...]], request: pytest.FixtureRequest
) -> None:
    code = path.stem.partition(".")[0]
    source = path.read_bytes()
    problems = run_check({f"cases/{code}.md": source})
    printed = "".join(f"{print_problem(problem)}\n" for problem in problems)
    golden = path.with_suffix(".txt")
    if request.config.getoption("--update-golden"):
        golden.write_text(printed, encoding="utf-8", newline="\n")
    assert printed == golden.read_text(encoding="utf-8")
    assert code in {problem.code for problem in problems}
    lines = source.decode("utf-8").split("\n")
    for problem in problems:
        assert problem.where.path == f"content/cases/{code}.md"
        assert 1 <= problem.where.column <= len(lines[problem.where.line - 1]) + 1


def test_every_code_is_shown_by_a_pair_or_a_test() -> None:
    shown = {path.stem.partition(".")[0] for path in BAD_CASES} | set(read_files())
    for path in TESTS.rglob("test_*.py"):
        if path != Path(__file__):
            shown |= texts_of(ast.parse(path.read_text(encoding="utf-8")))
    assert sorted(MESSAGES.keys() - shown) == []


def test_every_code_of_the_generator_has_a_message_and_every_message_a_use() -> None:
    used: set[str] = set()
    named: set[str] = set()
    for path in sorted(GENERATOR.rglob("*.py")):
        if path.name in MESSAGE_FILES:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named |= texts_of(tree)
        used |= set(find_codes(tree))
    assert sorted(used - MESSAGES.keys()) == []
    assert sorted(MESSAGES.keys() - named) == []
    assert len(used) > 80


def texts_of(tree: ast.AST) -> set[str]:
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def find_codes(tree: ast.AST) -> Iterator[str]:
    """What is raised or reported as a code: our errors' arguments, and names that say `code`."""
    for node in ast.walk(tree):
        found: list[ast.expr] = []
        if isinstance(node, ast.Call) and name_of(node.func) in RAISERS:
            found = [arg for arg in node.args if isinstance(arg, ast.Constant | ast.IfExp)]
        elif isinstance(node, ast.Assign):
            names = {name_of(target) for target in node.targets}
            found = [node.value] if "code" in names or names & set(TABLES) else []
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            found = node.value.elts[:1]  # a code with its place
        for value in found:
            yield from (text for text in texts_of(value) if CODE.fullmatch(text))


def name_of(node: ast.expr) -> str:
    return getattr(node, "id", "") or getattr(node, "attr", "")
