"""A page at each old address, which says in words where its reader goes now.

No page sends its reader on by itself: a server does that (`generator.collection.moved.redirects`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.collection.collection import Collection
from generator.collection.moved import last_of, successors
from generator.core.page import Crumb, Page
from generator.plan.common import home_crumb
from generator.theme.theme import Labels


def plan_moved(collection: Collection, pages: Sequence[Page], labels: Labels) -> Iterator[Page]:
    """The pages of moved.yaml, given all the others; none where a page still stands."""
    titles = {page.path: page.title for page in pages}
    reasons = {move.old: move.reason for move in collection.moves}
    following = successors(collection.moves)
    for move in collection.moves:
        if move.old in titles:
            continue
        target = last_of(move.old, following)
        name = "moved" if target in titles else "gone"
        title = labels.text(f"titles.{name}")
        data = {
            "target": target if target in titles else None,
            "target_title": titles.get(target),
            "reason": move.reason or reasons.get(target),
        }
        crumbs = (home_crumb(labels), Crumb(title))
        description = labels.text(f"descriptions.{name}")
        yield Page(move.old, "moved.html", title, description, crumbs, data, is_indexed=False)
