"""Two pages must not share a path."""

from __future__ import annotations

from collections.abc import Sequence

from generator.core.page import Page
from generator.core.problem import Problem, Where


def find_path_clashes(pages: Sequence[Page]) -> tuple[Problem, ...]:
    """Two pages on one path, case aside (a stick's file system does not tell cases apart)."""
    seen: dict[str, Page] = {}
    problems = []
    for page in pages:
        first = seen.setdefault(page.path.lower(), page)
        if first is not page:
            arguments = {"first": first.title, "second": page.title}
            problems.append(Problem(Where(page.path), "two-pages-on-one-path", arguments))
    return tuple(problems)
