"""The whole collection: its settings, its vocabulary and its cases in the order of their numbers.

`collection.of_category(category)` and the like give the cases of a term.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.collection.accessibility import SILENT, Accessibility
from generator.collection.case import Case, Related
from generator.collection.config import Site
from generator.collection.editions import Edition
from generator.collection.fields import PrintedDate
from generator.collection.moved import Move
from generator.collection.residents import ResidentsByCode
from generator.collection.vocabulary import Band, Category, Prefecture, Term, Vocabulary
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

    @property
    def updated(self) -> PartialDate | None:
        """The last date that the content names: the site's own or that of a case."""
        return latest((*(case.facts.updated for case in self.cases), self.site.updated))

    @property
    def new_cases(self) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.is_new)

    def of_category(self, category: Category) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.category == category)

    def of_band(self, band: Band) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.band == band)

    def of_prefecture(self, prefecture: Prefecture) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.prefecture == prefecture)

    def of_label(self, label: Term) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if label in case.labels)

    def of_keyword(self, keyword: Term) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if keyword in case.keywords)

    def of_need(self, need: Term) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if need in case.needs)

    def of_program(self, program: Term) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if program in case.programs)

    def neighbours(self, case: Case) -> tuple[Case | None, Case | None]:
        """The case before and the case after, by number."""
        at = self.cases.index(case)
        before = self.cases[at - 1] if at else None
        after = self.cases[at + 1] if at + 1 < len(self.cases) else None
        return before, after


def latest(dates: Iterable[PrintedDate | None]) -> PartialDate | None:
    """The last of the dates that are known."""
    return max((printed.date for printed in dates if printed), default=None)
