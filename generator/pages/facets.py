"""The filters and orders of the search: which terms a case has, and how many cases a term.

`list_facets(collection, labels)` gives the filters of the search page, `facets_of(case)` a case's
own terms by their slugs, `orders_of(case)` the numbers that results are sorted by, and
`figures_of(case, labels)` the same as people read them.
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
from generator.pages.amounts import write_amount
from generator.theme.theme import Labels

# The upper limits, in yen and in months, that an officer compares by; a band holds its limit.
COST_BANDS = (("up-to-1m", 10**6), ("up-to-10m", 10**7), ("up-to-100m", 10**8))
DURATION_BANDS = (("up-to-6-months", 6), ("up-to-1-year", 12), ("up-to-2-years", 24))
COST_SLUGS = ("none", *(slug for slug, _ in COST_BANDS), "over-100m", "undisclosed", "incalculable")
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
        "cost": (cost_band(case.facts.cost.initial.amount),),
        "duration": duration_bands(case),
        "new": ("new",) if case.is_new else (),
    }
    return {name: slugs[name] for name in FACETS}


def cost_band(amount: Amount) -> str:
    """The band of an initial cost; what is not a number has a band of its own."""
    if amount.kind in (AmountKind.UNDISCLOSED, AmountKind.INCALCULABLE):
        return amount.kind.value
    if not amount.yen:
        return "none"
    return next((slug for slug, limit in COST_BANDS if amount.yen <= limit), "over-100m")


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
    amount = case.facts.cost.initial.amount
    if amount.yen is not None:
        orders["cost"] = amount.yen
    elif amount.kind is AmountKind.NONE:
        orders["cost"] = 0
    return orders


def figures_of(case: Case, labels: Labels) -> dict[str, str]:
    """What each order goes by, in words; a cost without a number says why it has none."""
    population, initial = case.facts.population.count.text, case.facts.cost.initial
    cost = write_amount(initial.amount, labels)
    if initial.tax and initial.amount.yen is not None:
        cost += labels.text("amount.tax", tax=initial.tax)
    return {
        "number": labels.text("card.number", number=case.number),
        "population": labels.text("search.figures.population", text=population),
        "cost": labels.text("search.figures.cost", text=cost),
    }


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
