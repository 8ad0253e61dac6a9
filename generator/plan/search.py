"""Collection → what the search keeps of each case beside its text."""

from __future__ import annotations

from generator.collection import Collection
from generator.facets import facets_of, orders_of
from generator.page import SearchEntry


def plan_search(collection: Collection) -> tuple[SearchEntry, ...]:
    """What the search keeps of each case beside its text."""
    return tuple(
        SearchEntry(
            path=case.output_path,
            slug=case.slug,
            title=case.title,
            organization=case.organization.full_name,
            chips=tuple(  # a category and a label may share a name
                dict.fromkeys(term.name for term in (case.category, case.band, *case.labels))
            ),
            facets=tuple(facets_of(case).items()),
            sorts=tuple(orders_of(case).items()),
        )
        for case in collection.cases
    )
