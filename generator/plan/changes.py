"""The page of changes: what each edition brought, as far as earlier ones are kept."""

from __future__ import annotations

from collections.abc import Sequence

from generator.collection.changes import EditionChanges
from generator.collection.collection import Collection
from generator.collection.moved import successors, trail
from generator.core.page import Page
from generator.plan.common import date_of_all, top_page
from generator.theme.theme import Labels


def plan_changes(collection: Collection, history: Sequence[EditionChanges], labels: Labels) -> Page:
    """`addresses` leads from a case's page of then to that of today, where there is one."""
    pages = {case.output_path for case in collection.cases}
    following = successors(collection.moves)
    listed = {case.path for step in history for case in (*step.fresh, *step.removed)}
    addresses = {
        path: next((step for step in trail(path, following) if step in pages), None)
        for path in listed
    }
    return top_page(
        "changes.html",
        "changes.html",
        "changes",
        labels,
        date_of_all(collection),  # what is gone has no date of its own
        history=history,
        addresses=addresses,
        reasons={move.old: move.reason for move in collection.moves},
    )
