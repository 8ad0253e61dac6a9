"""Collection → what the search keeps of each case beside its text."""

from __future__ import annotations

from collections.abc import Sequence

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.collection.form.organization import Organization
from generator.collection.listing import KINDS
from generator.collection.reader_words import ReaderTerm, ReaderWords, SearchBand
from generator.collection.vocabulary import GroupTerm, Vocabulary
from generator.core.page import Page, SearchEntry
from generator.measures.places import find_place, find_prefecture
from generator.pages.bands import (
    CHANGE_BANDS,
    CHANGE_SLUGS,
    COST_BANDS,
    DURATION_BANDS,
    DURATION_SLUGS,
    SPANS,
)
from generator.pages.facets import facets_of, list_facet_words, numbers_of
from generator.plan.listings import terms_of

# Above a limit that belongs to the band below: no yen, month or percent is so small.
JUST_ABOVE = 0.01


def plan_search(collection: Collection) -> tuple[SearchEntry, ...]:
    """What the search keeps of each case beside its text, without the cards."""
    return tuple(
        SearchEntry(
            path=case.output_path,
            slug=case.slug,
            title=case.title,
            organization=case.organization.full_name,
            facets=tuple(facets_of(case).items()),
            sorts=tuple(numbers_of(case).items()),
            readings=reading_names(case.organization),
            asks=(*case.facts.asks, *(need.name for need in case.needs)),
            links=tuple(address_of(link.url) for link in case.facts.links if link.url),
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


def address_of(url: str) -> str:
    """An address as people copy it in part, its host by words too: www.example.jp/a www example."""
    address = url.partition("://")[2].rstrip("/")
    return f"{address} {address.partition('/')[0].replace('.', ' ')}"


def plan_reader_words(collection: Collection) -> ReaderWords:
    """What the search knows of readers' words: the vocabulary and the conditions."""
    terms = tuple(
        ReaderTerm(kind, term.slug, len(collection.of(kind, term)), term.spellings, term.reading)
        for kind in KINDS
        for term in terms_of(kind, collection)
    )
    vocabulary = collection.vocabulary
    named = name_terms_of_filters(collection)
    return ReaderWords(
        vocabulary.variants,
        terms,
        bands=plan_bands(collection),
        named=named,
        regions={each.name: each.region for each in vocabulary.prefectures},
        beside={
            word: list_around(region, vocabulary)
            for region in vocabulary.regions
            if not named["prefecture"][region.name]
            for word in region.spellings
        },
    )


def list_around(region: GroupTerm, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The regions that lie beside one, in their order."""
    region_of = {each.name: each.region for each in vocabulary.prefectures}
    beside = {
        region_of[name]
        for each in vocabulary.prefectures
        if each.region == region.name
        for name in each.neighbours
    }
    return tuple(each.name for each in vocabulary.regions if each.name in beside - {region.name})


def name_terms_of_filters(collection: Collection) -> dict[str, dict[str, tuple[str, ...]]]:
    """The words for terms of filters that are no terms of the vocabulary, or are also areas."""
    named = list_facet_words(collection)
    prefectures = {case.prefecture for case in collection.cases}
    own = {prefecture.name: (prefecture.slug,) for prefecture in prefectures}
    return {**named, "prefecture": {**dict(sorted(own.items())), **named["prefecture"]}}


def plan_bands(collection: Collection) -> dict[str, tuple[SearchBand, ...]]:
    """The bands of the filters by numbers, with their limits."""
    sizes = tuple(
        (band.slug, band.minimum or 0, None if band.maximum is None else band.maximum - 1)
        for band in collection.vocabulary.bands
        if band.minimum is not None or band.maximum is not None
    )
    costs: tuple[SearchBand, ...] = (("none", 0, 0), *climb_limits(COST_BANDS, SPANS[-1]))
    lower = [*CHANGE_BANDS, (CHANGE_SLUGS[-1], 0)]
    ends = [None, *(limit - JUST_ABOVE for _, limit in CHANGE_BANDS)]
    return {
        "population": sizes,
        "cost": costs,
        "running": costs,
        "duration": climb_limits(DURATION_BANDS, DURATION_SLUGS[-2]),
        "change": tuple((slug, low, end) for (slug, low), end in zip(lower, ends, strict=True)),
    }


def climb_limits(bands: Sequence[tuple[str, int]], last: str) -> tuple[SearchBand, ...]:
    """Bands by their upper limits, each from just above the one before.

    >>> climb_limits((("low", 6), ("high", 12)), "over")
    (('low', 0.01, 6), ('high', 6.01, 12), ('over', 12.01, None))
    """
    limits = [0, *(limit for _, limit in bands)]
    slugs = [*(slug for slug, _ in bands), last]
    highs = [*(limit for _, limit in bands), None]
    return tuple(
        (slug, low + JUST_ABOVE, high) for slug, low, high in zip(slugs, limits, highs, strict=True)
    )
