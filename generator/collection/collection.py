"""The whole collection: its settings, its vocabulary and its cases in the order of their numbers.

`collection.of("categories", category)` gives the cases of a term.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.collection.accessibility import SILENT, Accessibility
from generator.collection.case import Case, Related
from generator.collection.config import Site
from generator.collection.editions import Edition
from generator.collection.fields import PrintedDate
from generator.collection.listing import KINDS
from generator.collection.moved import Move
from generator.collection.residents import ResidentsByCode
from generator.collection.vocabulary import Term, Vocabulary
from generator.measures.wareki import PartialDate


@dataclass(frozen=True, slots=True)
class Collection:
    """What the site publishes; `related` is by slug, `images` by path below content/cases.

    `editions` are those before this one, the newest first; `moves` are the old addresses;
    `residents` are those of any place, by its code.
    """

    site: Site
    vocabulary: Vocabulary
    cases: tuple[Case, ...]
    related: Mapping[str, tuple[Related, ...]]
    images: Mapping[str, bytes]
    editions: tuple[Edition, ...] = ()
    moves: tuple[Move, ...] = ()
    accessibility: Accessibility = SILENT
    residents: ResidentsByCode = field(default_factory=dict)
    listed: Mapping[str, Mapping[str, tuple[Case, ...]]] = field(init=False, repr=False)
    # The last date that the content names: the site's own or that of a case.
    updated: PartialDate | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "listed", list_by_term(self.cases))
        dates = (*(case.facts.updated for case in self.cases), self.site.updated)
        object.__setattr__(self, "updated", latest(dates))

    @property
    def new_cases(self) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.is_new)

    def of(self, kind: str, term: Term) -> tuple[Case, ...]:
        """The cases of a term of a kind (`KINDS` of collection.listing)."""
        return self.listed[kind].get(term.slug, ())


def list_by_term(cases: Iterable[Case]) -> dict[str, dict[str, tuple[Case, ...]]]:
    """The cases of each term, by the folder of its kind and its slug."""
    listed: dict[str, dict[str, list[Case]]] = {kind: {} for kind in KINDS}
    for case in cases:
        terms: dict[str, Iterable[Term]] = {
            "needs": case.needs,
            "categories": (case.category,),
            "population": (case.band,),
            "labels": case.labels,
            "prefectures": (case.prefecture,),
            "keywords": case.keywords,
            "funding": case.programs,
        }
        for kind, own in terms.items():
            for slug in dict.fromkeys(term.slug for term in own):
                listed[kind].setdefault(slug, []).append(case)
    return {
        kind: {slug: tuple(found) for slug, found in terms.items()}
        for kind, terms in listed.items()
    }


def latest(dates: Iterable[PrintedDate | None]) -> PartialDate | None:
    """The last of the dates that are known."""
    return max((printed.date for printed in dates if printed), default=None)
