"""A name that nobody knows, with the nearest of those that are known."""

from __future__ import annotations

from collections.abc import Sequence

from generator.core.guess import guess_name
from generator.core.problem import Problem
from generator.records.tree import Scalar


def unknown_name(name: Scalar, code: str, known: Sequence[str]) -> Problem:
    """The problem of a name that is not among the known ones, with the nearest of them."""
    near = guess_name(name.text, known)
    near = near or next((path for path in known if path.endswith(f"/{name.text}")), "")
    return Problem(name.where, code, {"found": name.text, "suggestion": near})
