"""The filters and orders of the search: which terms a case has, and how many cases a term.

`list_facets(collection, labels)` gives the filters of the search page, `facets_of(case)` a case's
own terms by their slugs, and `orders_of(case)` the numbers that results are sorted by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.collection.format import LEAVES
from generator.collection.listing import Facet, FacetTerm
from generator.collection.vocabulary import Term
from generator.measures.money import Amount, AmountKind
from generator.theme.theme import Labels

# The upper limits, in yen and in months, that an officer compares by; a band holds its limit.
COST_BANDS = (("up-to-1m", 10**6), ("up-to-10m", 10**7), ("up-to-100m", 10**8))
DURATION_BANDS = (("up-to-6-months", 6), ("up-to-1-year", 12), ("up-to-2-years", 24))
# What is no number has a band of its own, so that 「－」, of which nothing is known, is not なし.
COST_STATES = (
    AmountKind.DASH,
    AmountKind.UNDISCLOSED,
    AmountKind.INCALCULABLE,
    AmountKind.UNDECIDED,
)
PER_UNIT = ("per-unit",)
SPANS = (*(slug for slug, _ in COST_BANDS), "over-100m")
COST_SLUGS = ("none", *SPANS, *PER_UNIT, *map(str, COST_STATES))
DURATION_SLUGS = (*(slug for slug, _ in DURATION_BANDS), "over-2-years", "not-given")

# The filters by the terms of a field, as declared; the order of all on the search page.
TERM_FACETS = {field.fact.facet: field for field in LEAVES if field.fact.facet}
FIRST = ("category", "population", "label", "cost", "duration", "funding", "keyword", "prefecture")
FACETS = (*FIRST, *(name for name in TERM_FACETS if name not in FIRST), "new")


def facets_of(case: Case) -> dict[str, tuple[str, ...]]:
    """A case's terms by the names of the filters, in the order of the search page."""
    slugs = {name: tuple(term.slug for term in terms) for name, terms in case.filed.items()}
    slugs |= {
        "population": (case.band.slug,),
        "cost": cost_bands(case.facts.cost.initial.amount),
        "duration": duration_bands(case),
        "new": ("new",) if case.is_new else (),
    }
    return {name: slugs[name] for name in FACETS}


def cost_bands(amount: Amount) -> tuple[str, ...]:
    """The bands of an initial cost; a range has those of its ends and all between."""
    if amount.kind in COST_STATES:
        return (amount.kind.value,)
    low, high = comparable_limits(amount)
    if low is None and high is None:
        return PER_UNIT
    if high == 0:
        return ("none",)
    first = cost_band(low if low is not None else high or 0)
    last = SPANS[-1] if high is None else cost_band(high)
    return SPANS[SPANS.index(first) : SPANS.index(last) + 1]


def cost_band(yen: int) -> str:
    return next((slug for slug, limit in COST_BANDS if yen <= limit), SPANS[-1])


def comparable_limits(amount: Amount) -> tuple[int | None, int | None]:
    """The limits by which a cost is filtered: as they are, or a year's for what is paid by time.

    Both are None for a price per person or thing, one where the amount is open on its side.
    """
    if amount.kind is AmountKind.NONE:
        return 0, 0
    if amount.yen is not None or amount.per is None:
        return amount.low, amount.high
    return amount.per_year_limits


def comparable_yen(amount: Amount) -> int | None:
    """The one number by which a cost is sorted; None where there is none.

    A range counts by its upper end, which has to be at hand, and an open one by what is given.
    """
    low, high = comparable_limits(amount)
    return low if high is None else high


def duration_bands(case: Case) -> tuple[str, ...]:
    """The bands of the time to introduction: of the whole, or else of each track that has one."""
    schedule = case.facts.schedule
    durations = [schedule.duration] if schedule.duration else [t.duration for t in schedule.tracks]
    bands = [duration_band(duration.months) for duration in durations if duration]
    return tuple(dict.fromkeys(bands)) or ("not-given",)


def duration_band(months: Decimal) -> str:
    return next((slug for slug, limit in DURATION_BANDS if months <= limit), "over-2-years")


def orders_of(case: Case) -> dict[str, int]:
    """Number, population in persons, and initial cost in yen (left out where it is not given)."""
    orders = {"number": case.number, "population": case.facts.population.count.persons}
    yen = comparable_yen(case.facts.cost.initial.amount)
    return orders if yen is None else {**orders, "cost": yen}


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
    terms: dict[str, Sequence[Term]] = {"population": vocabulary.bands}
    for name, field in TERM_FACETS.items():
        terms[name] = getattr(vocabulary, field.vocabulary)
    terms["keyword"] = sorted(vocabulary.keywords, key=lambda term: (term.reading, term.slug))
    bands = {"cost": COST_SLUGS, "duration": DURATION_SLUGS, "new": ("new",)}
    for name in FACETS:
        if name in bands:
            slugs = bands[name]
            yield name, tuple((labels.text(f"search.bands.{name}.{s}"), s) for s in slugs)
        else:
            yield name, tuple((term.name, term.slug) for term in terms[name])
