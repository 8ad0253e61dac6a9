"""What the page of a need shows beside its cases: what came of them, and the needs nearest to it.

`describe_need(need, cases, collection, labels)` gives the data of its template.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.collection.listing import CaseGroup, CaseOutcomes, TermEntry
from generator.collection.vocabulary import Term
from generator.theme.theme import Labels

MOST_RELATED_NEEDS = 6


def describe_need(
    need: Term, cases: tuple[Case, ...], collection: Collection, labels: Labels
) -> dict[str, object]:
    """Its cases, what was measured of them, what is still to come, and the related needs."""
    outcomes = {
        "measured": tuple(list_outcomes(cases, is_measured=True)),
        "projected": tuple(list_outcomes(cases, is_measured=False)),
    }
    return {
        "groups": (CaseGroup(labels.text("need.cases"), "cases", cases),),
        "outcomes": {name: found for name, found in outcomes.items() if found},
        "related": tuple(find_related_needs(need, cases, collection)),
    }


def list_outcomes(cases: Iterable[Case], is_measured: bool) -> Iterator[CaseOutcomes]:
    """The cases that have such figures, with these."""
    for case in cases:
        numbered = enumerate(case.facts.outcomes, start=1)
        found = tuple(each for each in numbered if each[1].is_measured == is_measured)
        if found:
            yield CaseOutcomes(case, found)


def find_related_needs(
    need: Term, cases: Iterable[Case], collection: Collection
) -> Iterator[TermEntry]:
    """The needs that most of its cases have as well, each with the number of those cases."""
    shared = Counter(other for case in cases for other in case.needs)
    del shared[need]
    order = collection.vocabulary.needs.index
    nearest = sorted(shared, key=lambda other: (-shared[other], order(other)))
    for other in nearest[:MOST_RELATED_NEEDS]:
        yield TermEntry(other, f"needs/{other.slug}.html", shared[other])
