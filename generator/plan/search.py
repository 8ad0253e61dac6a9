"""Collection → what the search keeps of each case beside its text."""

from __future__ import annotations

from collections.abc import Callable

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.collection.form.organization import Organization
from generator.core.page import Output, Page, SearchEntry
from generator.measures.places import find_place, find_prefecture
from generator.pages.facets import facets_of, orders_of


def plan_search(
    collection: Collection, render: Callable[[Page], Output]
) -> tuple[SearchEntry, ...]:
    """What the search keeps of each case beside its text."""
    return tuple(
        SearchEntry(
            path=case.output_path,
            slug=case.slug,
            title=case.title,
            organization=case.organization.full_name,
            facets=tuple(facets_of(case).items()),
            sorts=tuple(orders_of(case).items()),
            card=render(plan_card(case)).content.decode("utf-8"),
            readings=reading_names(case.organization),
        )
        for case in collection.cases
    )


def plan_card(case: Case) -> Page:
    """A case's card, with the links of the search page."""
    return Page("search.html", "search_card.html", case.title, "", (), {"case": case})


def reading_names(organization: Organization) -> tuple[tuple[str, str], ...]:
    """The readings of an organization and of its prefecture, with and without 市 and the like."""
    found = (find_place(organization.code), find_prefecture(organization.prefecture))
    places = dict.fromkeys(place for place in found if place)
    return tuple(
        pair
        for place in places
        for pair in ((place.reading, place.short_name), (place.reading_stem, place.stem))
    )
