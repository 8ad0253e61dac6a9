"""One cause, one message: what follows from something else of its line is not told beside it.

>>> from generator.core.problem import Severity
>>> from generator.core.problem import Where
>>> codes = ("bare-address", "private-mail")
>>> said = [Problem(Where("a.md"), code, {}, Severity.WARNING) for code in codes]
>>> [problem.code for problem in drop_followers(said)]
['private-mail']
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.core.problem import Problem
from generator.reading.pasted_links import LINK_TRACES
from generator.reading.trace_table import TRACES
from generator.words.pictures import PICTURE_MESSAGES

LINK_CODES = frozenset(trace.code for trace in LINK_TRACES)
TRACE_CODES = LINK_CODES | {trace.code for trace in TRACES} | {"mark-left-by-copying"}
PICTURE_CODES = frozenset(PICTURE_MESSAGES)
# What is silent beside which others of its line.
FOLLOWERS: Mapping[str, frozenset[str]] = {
    "amount-against-population": frozenset({"amount-cut-at-comma"}),
    "placeholder": PICTURE_CODES,
    "address-inside-only": PICTURE_CODES,
    "bare-address": PICTURE_CODES | LINK_CODES | {"placeholder", "private-mail", "left-by-office"},
    "dialect-not-read": PICTURE_CODES | {"placeholder"},
    "html-not-allowed": PICTURE_CODES,
    "lines-run-together": frozenset({"mail-left-in-text"}),
    "link-not-read": PICTURE_CODES,
    "mark-left-by-copying": frozenset({"left-by-encoding"}),
}
# The net below the rules: beside any error of its line it has nothing to add.
NET = "words-not-shown"


def drop_followers(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems without those that another one of their line has brought about.

    What a tool has left makes a value or Markdown that is none; and where something is wrong
    anyway, what may be left can wait.
    """
    problems = [*drop_gaps(problems)]
    told: dict[tuple[str, int], set[str]] = defaultdict(set)
    for problem in problems:
        told[line_of(problem)].add(problem.code)
    kept = [
        problem
        for problem in problems
        if not FOLLOWERS.get(problem.code, frozenset()) & told[line_of(problem)]
    ]
    wrong: dict[tuple[str, int], set[str]] = defaultdict(set)
    for problem in kept:
        if problem.is_error:
            wrong[line_of(problem)].add(problem.code)
    return (problem for problem in kept if not comes_of(problem, wrong[line_of(problem)]))


def drop_gaps(problems: Sequence[Problem]) -> Iterator[Problem]:
    """The problems without the spaces between the cells of a table that is told as a whole."""
    tables = {line_of(problem) for problem in problems if problem.code == "table-not-read"}
    for problem in sorted(problems, key=line_of):
        path, line = line_of(problem)
        if problem.code == "odd-space" and not tables.isdisjoint({(path, line), (path, line - 1)}):
            tables.add((path, line))
        else:
            yield problem


def comes_of(problem: Problem, errors: set[str]) -> bool:
    """Whether a problem comes of the errors of its line."""
    if problem.code == NET:
        return errors != {NET}
    if problem.code in TRACE_CODES:
        return bool(errors) and not problem.is_error
    return bool(errors & TRACE_CODES)


def line_of(problem: Problem) -> tuple[str, int]:
    return problem.where.path, problem.where.line
