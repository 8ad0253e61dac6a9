"""Collection → what the search keeps of each case beside its text."""

from __future__ import annotations

from generator.collection.collection import Collection
from generator.collection.form.organization import Organization
from generator.core.page import SearchEntry
from generator.measures.places import find_place, find_prefecture
from generator.pages.facets import facets_of, figures_of, orders_of
from generator.theme.theme import Labels


def plan_search(collection: Collection, labels: Labels) -> tuple[SearchEntry, ...]:
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
            figures=tuple(figures_of(case, labels).items()),
            readings=reading_names(case.organization),
        )
        for case in collection.cases
    )


def reading_names(organization: Organization) -> tuple[tuple[str, str], ...]:
    """The readings of an organization and of its prefecture, with and without 市 and the like."""
    found = (find_place(organization.code), find_prefecture(organization.prefecture))
    places = dict.fromkeys(place for place in found if place)
    return tuple(
        pair
        for place in places
        for pair in ((place.reading, place.short_name), (place.reading_stem, place.stem))
    )
