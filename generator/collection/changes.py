"""What an edition changed: the cases that came, went and differ from the edition before.

`compare_editions(before, after, following)` takes two editions and what took the place of old
pages; `trace_history(editions, following)` compares each edition with the one before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pydantic import JsonValue

from generator.collection.editions import Edition, PublishedCase
from generator.collection.moved import trail


@dataclass(frozen=True, slots=True)
class FactChange:
    """A short fact by its name, as it was printed and as it is; either may be empty."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseChange:
    """A case that differs: its short facts with both values, and the sections written anew."""

    case: PublishedCase
    facts: tuple[FactChange, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditionChanges:
    """An edition against the one before; each list in the order of its edition."""

    edition: Edition
    before: Edition
    added: tuple[PublishedCase, ...]
    removed: tuple[PublishedCase, ...]
    changed: tuple[CaseChange, ...]

    @property
    def fresh(self) -> tuple[PublishedCase, ...]:
        """The cases that are new or others than before."""
        return (*self.added, *(change.case for change in self.changed))


def trace_history(
    editions: Sequence[Edition], following: Mapping[str, str | None]
) -> tuple[EditionChanges, ...]:
    """The changes of each edition but the first, the newest first, as the editions are."""
    return tuple(compare_editions(before, after, following) for after, before in pairwise(editions))


def compare_editions(
    before: Edition, after: Edition, following: Mapping[str, str | None]
) -> EditionChanges:
    """Cases are the same by their id, or where the page of one took the place of the other's."""
    remaining = {case.path: case for case in after.cases}
    pairs: dict[str, PublishedCase] = {}
    removed = []
    # A page that stayed is itself, whatever else moved to its place.
    for case in sorted(before.cases, key=lambda case: case.path not in remaining):
        path = next((step for step in trail(case.path, following) if step in remaining), None)
        if path is None:
            removed.append(case)
        else:
            pairs[path] = case
            del remaining[path]
    changes = (compare_cases(pairs[case.path], case) for case in after.cases if case.path in pairs)
    return EditionChanges(
        after,
        before,
        tuple(remaining.values()),
        tuple(removed),
        tuple(change for change in changes if change.facts or change.texts),
    )


def compare_cases(before: PublishedCase, after: PublishedCase) -> CaseChange:
    """The number is left out: it changes from edition to edition (docs/case-format.md)."""
    old_facts, old_texts = before.facts, before.texts
    facts = tuple(
        FactChange(name, old_facts[name], value)
        for name, value in after.facts.items()
        if old_facts.get(name, value) != value
        and not (name == "outcomes" and have_same_figures(before, after))
    )
    texts = tuple(
        name
        for name, text in after.texts.items()
        if name in old_texts and differ(old_texts[name], text)
    )
    return CaseChange(after, facts, texts)


def have_same_figures(before: PublishedCase, after: PublishedCase) -> bool:
    """Whether the outcomes differ in words alone, where a file is older than their kinds.

    What is said of a figure then stood in its name: 作業時間の削減（見込み）.
    """
    figures = (before.figures, after.figures)
    if all(kind for side in figures for _, _, kind in side):
        return False
    old, new = ([(value, per) for value, per, _ in side] for side in figures)
    return old == new


def differ(before: JsonValue, after: JsonValue) -> bool:
    """Whether two texts differ in what both files have a place for."""
    if isinstance(before, dict) and isinstance(after, dict):
        return any(differ(before[key], after[key]) for key in before.keys() & after.keys())
    if isinstance(before, list) and isinstance(after, list):
        return len(before) != len(after) or any(map(differ, before, after))
    return before != after
