"""Lists of cases and of terms, as the index pages show them.

>>> CaseGroup("窓口改革", "counters", ()).count
0
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.collection.case import Case
from generator.collection.form.outcome import Outcome
from generator.collection.vocabulary import Band, Block, Category, Term

# The kinds of index, by the folder of each, in the order of the menu.
KINDS = ("needs", "categories", "population", "labels", "prefectures", "keywords", "funding")


@dataclass(frozen=True, slots=True)
class CaseGroup:
    """Cases under a heading (none where the list has one group); `path` leads to their own page."""

    title: str | None
    id: str
    cases: tuple[Case, ...]
    path: str | None = None

    @property
    def count(self) -> int:
        return len(self.cases)


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term with its page and the number of its cases."""

    term: Term
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class TermGroup:
    """Terms under a heading (none where the index has one group)."""

    title: str | None
    id: str
    entries: tuple[TermEntry, ...]


@dataclass(frozen=True, slots=True)
class NearEntry:
    """A case in place of one that is not there, with the words of what makes it near."""

    case: Case
    reason: str


@dataclass(frozen=True, slots=True)
class NearGroup:
    """The cases that are near in one way."""

    title: str
    id: str
    entries: tuple[NearEntry, ...]


@dataclass(frozen=True, slots=True)
class CaseOutcomes:
    """Figures of a case's effects, each with its number there (from 1)."""

    case: Case
    numbered: tuple[tuple[int, Outcome], ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter of the search: its name in the address, and its terms with their counts."""

    name: str
    terms: tuple[FacetTerm, ...]


@dataclass(frozen=True, slots=True)
class FacetTerm:
    """A value of a filter."""

    name: str
    slug: str
    count: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of cases, with their page; where there are none, it shows the nearest."""

    count: int
    path: str
    band: Band


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A category across the population labels."""

    block: Block
    category: Category
    path: str
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """分類 × 人口規模."""

    columns: tuple[TermEntry, ...]
    rows: tuple[MatrixRow, ...]
    total: int
