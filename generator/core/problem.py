"""Problems in the content, as values that every stage returns beside its result.

>>> Problem(Where("content/cases/a.md", 3, 8), "missing-key", {"key": "title"}).where.line
3
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import TypeAlias

MOST_OF_A_FILE = 100  # a file with more has one cause, and each needs its place and its hint


class Severity(StrEnum):
    """An error stops the build, a warning is only reported."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a content file; line and column count from 1, columns in characters."""

    path: str
    line: int = 1
    column: int = 1


def place_of(text: str, offset: int, path: str) -> Where:
    """The place of an offset in a file's text."""
    before = text[:offset]
    return Where(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


def place_finder(text: str, path: str) -> Callable[[int], Where]:
    """What gives the places of many offsets in a file's text."""
    starts: list[int] = []  # of the lines, found for the first place: most texts need none

    def place(offset: int) -> Where:
        if not starts:
            starts.extend((0, *(end.end() for end in re.finditer("\n", text))))
        line = bisect_right(starts, offset)
        return Where(path, line, offset - starts[line - 1] + 1)

    return place


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is, its stable code and the arguments of its message."""

    where: Where
    code: str
    arguments: Mapping[str, str | int] = field(default_factory=dict)
    severity: Severity = Severity.ERROR

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


class SearchFault(StrEnum):
    """Why Pagefind gave no index: not started or ended with a fault, too slow, not to be read."""

    NOT_RUN = "not-run"
    HANGS = "hangs"
    ODD = "odd-answer"


@dataclass(frozen=True, slots=True)
class SuggestedChange:
    """Lines of a file as they are, the first counted from 1, and what to write instead of them."""

    path: str
    line: int
    before: tuple[str, ...]
    after: tuple[str, ...]


class BuildStopped(Exception):  # it is an outcome, not a bug
    """The one exception that ends a build: the content has errors."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problems")

    def __reduce__(self) -> tuple[type[BuildStopped], tuple[tuple[Problem, ...]]]:
        return (BuildStopped, (self.problems,))


class OutputFolderRefused(Exception):  # an answer to wrong use
    """The output folder holds files that this command has not written."""


class OutputFileRefused(Exception):  # an answer to wrong use
    """The output's place is taken by a file or a folder that this command has not written."""


class OutputBusy(Exception):  # an answer to two builds at once
    """Another build is writing the same output."""


class OutputNotWritten(Exception):  # the disk's answer, not a bug
    """The disk is full, the folder read-only or the like; the last output is as it was."""

    def __init__(self, fault: OSError, place: str) -> None:
        fault.filename = fault.filename or place  # a full disk is said without a file's name
        self.fault = fault
        super().__init__(str(fault))


class SearchNotBuilt(Exception):  # the disk's or another program's answer, not a bug
    """Pagefind is not run, hangs or answers oddly; nothing is written."""

    def __init__(self, reason: SearchFault, fault: str, folder: str) -> None:
        self.reason, self.fault, self.folder = reason, fault, folder
        super().__init__(reason, fault, folder)

    def __str__(self) -> str:
        return f"Pagefind, {self.reason}: {self.fault}"


# Whatever keeps a good site from being written.
OutputFault: TypeAlias = (
    OutputFolderRefused | OutputFileRefused | OutputBusy | OutputNotWritten | SearchNotBuilt
)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems sorted by place, then code; each once, and so many of a file as help."""
    unique = {(p.where, p.code, tuple(sorted(p.arguments.items(), key=str))): p for p in problems}
    ordered = (unique[key] for key in sorted(unique, key=str_key))
    files = groupby(ordered, key=lambda problem: problem.where.path)
    return tuple(problem for _, found in files for problem in shorten(list(found)))


def shorten(problems: list[Problem]) -> list[Problem]:
    """The first problems of a file, its errors before its warnings; the last counts the rest."""
    if len(problems) <= MOST_OF_A_FILE:
        return problems
    weighed = sorted(problems, key=lambda problem: not problem.is_error)
    kept = set(map(id, weighed[: MOST_OF_A_FILE - 1]))
    last = weighed[MOST_OF_A_FILE - 1]
    count = len(problems) - MOST_OF_A_FILE + 1
    shown = [problem for problem in problems if id(problem) in kept]
    place = max(last.where, shown[-1].where)
    return [*shown, Problem(place, "too-many-problems", {"count": count}, last.severity)]


def str_key(key: tuple[Where, str, tuple[object, ...]]) -> tuple[Where, str, str]:
    """A key that compares even where arguments mix text and numbers."""
    where, code, arguments = key
    return (where, code, str(arguments))
