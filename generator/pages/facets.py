"""The filters and orders of the search: which terms a case has, and how many cases a term.

`list_facets(collection, labels)` gives the filters of the search page, `facets_of(case)` a case's
own terms by their slugs, and `orders_of(case)` the numbers that results are sorted by.
`list_facet_words(collection)` gives what people call the terms of a filter together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.collection.form.outcome import OUTCOME_CODES
from generator.collection.form.service import OPERATION_FORMS
from generator.collection.format import LEAVES
from generator.collection.listing import Facet, FacetTerm
from generator.collection.vocabulary import GroupTerm, Term
from generator.pages.bands import (
    CHANGE_SLUGS,
    COST_SLUGS,
    DURATION_SLUGS,
    NOT_GIVEN,
    change_bands,
    comparable_yen,
    cost_bands,
    duration_bands,
    durations_of,
    operation_forms,
    running_bands,
    running_limits,
)
from generator.theme.theme import Labels

# The filters by the terms of a field, as declared.
TERM_FACETS = {field.fact.facet: field for field in LEAVES if field.fact.facet}
# The filters by bands: each with the bands in `search.bands` that it shares, and their slugs.
BAND_FACETS: Mapping[str, tuple[str, Sequence[str]]] = {
    "cost": ("cost", COST_SLUGS),
    "running": ("cost", COST_SLUGS),
    "duration": ("duration", DURATION_SLUGS),
    "operation": ("operation", (*OPERATION_FORMS, NOT_GIVEN)),
    "change": ("change", CHANGE_SLUGS),
    "new": ("new", ("new",)),
}
# The order on the search page: what officers look for first, whose case and what it cost, and
# then what came of it.
FIRST = (
    *("category", "population", "need", "kind", "prefecture"),
    *("cost", "running", "duration", "operation"),
    *("measure", "change", "outcome"),
    *("funding", "label", "keyword"),
)
FACETS = (*FIRST, *(name for name in TERM_FACETS if name not in FIRST), "new")


def facets_of(case: Case) -> dict[str, tuple[str, ...]]:
    """A case's terms by the names of the filters, in the order of the search page."""
    slugs = {name: tuple(term.slug for term in terms) for name, terms in case.filed.items()}
    facts, kind = case.facts, case.organization.kind
    slugs |= {
        "population": (case.band.slug,),
        "kind": (kind.value,) if kind else (),
        "cost": cost_bands(facts.cost.initial.amount),
        "running": running_bands(facts.cost.running.amount),
        "duration": duration_bands(facts.schedule),
        "operation": operation_forms(facts.service),
        "change": change_bands(facts.outcomes),
        "outcome": tuple(dict.fromkeys(OUTCOME_CODES[each.kind] for each in facts.outcomes)),
        "new": ("new",) if case.is_new else (),
    }
    return {name: slugs[name] for name in FACETS}


def orders_of(case: Case) -> dict[str, int]:
    """Number, population in persons, and initial cost in yen (left out where it is not given)."""
    orders = {"number": case.number, "population": case.facts.population.count.persons}
    yen = comparable_yen(case.facts.cost.initial.amount)
    return orders if yen is None else {**orders, "cost": yen}


def numbers_of(case: Case) -> dict[str, int | float]:
    """What conditions are held against: the orders, yen a year, months, and 202304 for R5.4."""
    facts = case.facts
    low, high = running_limits(facts.cost.running.amount)
    months = [duration.months for duration in durations_of(facts.schedule)]
    started = facts.introduced.date if facts.introduced else None
    numbers = {
        "running": low if high is None else high,
        "duration": float(min(months)) if months else None,
        "introduced": started.year * 100 + (started.month or 0) if started else None,
    }
    known = {name: number for name, number in numbers.items() if number is not None}
    return {**orders_of(case), **known}


def list_facets(collection: Collection, labels: Labels) -> tuple[Facet, ...]:
    """The filters with the number of cases of each term; a term without cases is left out."""
    taken = [facets_of(case) for case in collection.cases]
    facets = []
    for name, terms in name_terms(collection, labels):
        counts = {slug: sum(slug in facets[name] for facets in taken) for _, slug in terms}
        shown = tuple(FacetTerm(text, slug, counts[slug]) for text, slug in terms if counts[slug])
        facets.append(Facet(name, shown))
    return tuple(facet for facet in facets if facet.terms)


def name_terms(
    collection: Collection, labels: Labels
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Every filter with the printed names and slugs of its terms."""
    vocabulary = collection.vocabulary
    terms: dict[str, Sequence[Term]] = {"population": vocabulary.bands, "kind": vocabulary.kinds}
    for name, field in TERM_FACETS.items():
        terms[name] = getattr(vocabulary, field.vocabulary)
    terms["keyword"] = sorted(vocabulary.keywords, key=lambda term: (term.reading, term.slug))
    for name in FACETS:
        if name == "outcome":
            yield name, tuple(OUTCOME_CODES.items())
        elif name in BAND_FACETS:
            shared, slugs = BAND_FACETS[name]
            yield name, tuple((labels.text(f"search.bands.{shared}.{s}"), s) for s in slugs)
        else:
            yield name, tuple((term.name, term.slug) for term in terms[name])


def list_facet_words(collection: Collection) -> dict[str, dict[str, tuple[str, ...]]]:
    """What people call terms of a filter, alone or together, by the filter: 九州 is prefectures,
    町村 are kinds of body. A region without cases has no slugs.
    """
    vocabulary = collection.vocabulary
    found = {case.prefecture for case in collection.cases}
    regions = {
        region.name: tuple(
            prefecture.slug
            for prefecture in vocabulary.prefectures
            if prefecture.region == region.name and prefecture in found
        )
        for region in vocabulary.regions
    }
    kinds = {case.organization.kind for case in collection.cases}
    return {
        "prefecture": join_slugs((each, regions[each.name]) for each in vocabulary.regions),
        "kind": join_slugs(
            (each, (each.slug.value,) if each.slug in kinds else ()) for each in vocabulary.kinds
        ),
    }


def join_slugs(
    terms: Iterable[tuple[GroupTerm, tuple[str, ...]]],
) -> dict[str, tuple[str, ...]]:
    """The slugs of each word, which several terms may have in common."""
    joined: dict[str, tuple[str, ...]] = {}
    for term, slugs in terms:
        for word in term.words:
            joined[word] = (*joined.get(word, ()), *slugs)
    return joined
