"""Collection → what the search keeps of each case beside its text."""

from __future__ import annotations

from generator.collection.collection import Collection
from generator.collection.form.organization import Organization
from generator.collection.listing import KINDS
from generator.core.page import SearchEntry
from generator.measures.places import find_place, find_prefecture
from generator.pages.facets import facets_of, figures_of, orders_of
from generator.plan.listings import cases_of, terms_of
from generator.search.reader_words import ReaderWords, ReaderTerm
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
            asks=(*case.facts.asks, *(need.name for need in case.needs)),
            links=tuple(address_of(link.url) for link in case.facts.links if link.url),
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


def address_of(url: str) -> str:
    """An address as people copy it in part, its host by words too: www.example.jp/a www example."""
    address = url.partition("://")[2].rstrip("/")
    return f"{address} {address.partition('/')[0].replace('.', ' ')}"


def plan_reader_words(collection: Collection) -> ReaderWords:
    """What the search knows of readers' words: the vocabulary and the conditions."""
    terms = tuple(
        ReaderTerm(
            kind, term.slug, len(cases_of(kind, term, collection)), term.spellings, term.reading
        )
        for kind in KINDS
        for term in terms_of(kind, collection)
    )
    return ReaderWords(collection.vocabulary.variants, terms)
