"""Lists of cases and of terms, as the index pages show them.

>>> CaseGroup("窓口改革", "counters", ()).count
0
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.collection.case import Case
from generator.collection.form.outcome import Outcome
from generator.collection.vocabulary import Band, Block, Category, Term

# The kinds of index, by the folder of each, in the order of the menu.
KINDS = ("needs", "categories", "population", "labels", "prefectures", "keywords", "funding")


@dataclass(frozen=True, slots=True)
class CaseGroup:
    """Cases under a heading (none where the list has one group); `path` leads to their own page.

    Where a page of a long list has only some of the cases, `whole` is the group with all.
    """

    title: str | None
    id: str
    cases: tuple[Case, ...]
    path: str | None = None
    whole: CaseGroup | None = None

    @property
    def count(self) -> int:
        return len((self.whole or self).cases)


@dataclass(frozen=True, slots=True)
class ListPart:
    """A page of a long list: its number (from 1), and of `count` cases the first and the last.

    `paths` are the pages of the whole list; `starts` has that on which each group begins, by id.
    """

    number: int
    first: int
    last: int
    count: int
    paths: tuple[str, ...]
    starts: Mapping[str, str]

    @property
    def previous(self) -> str | None:
        return self.paths[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> str | None:
        return self.paths[self.number] if self.number < len(self.paths) else None

    @property
    def steps(self) -> tuple[int | None, ...]:
        """The numbers of the pages to go to, None for those that are left out between others.

        >>> ListPart(7, 601, 700, 2000, ("",) * 20, {}).steps
        (1, None, 5, 6, 7, 8, 9, None, 20)
        >>> ListPart(2, 101, 200, 1000, ("",) * 10, {}).steps
        (1, 2, 3, 4, None, 10)
        """
        last = len(self.paths)
        shown = sorted({1, last, *range(max(1, self.number - 2), min(last, self.number + 2) + 1)})
        steps: list[int | None] = []
        for before, number in zip((0, *shown), shown, strict=False):
            if number > before + 1:
                steps.append(None)
            steps.append(number)
        return tuple(steps)


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
class Tile:
    """A prefecture on the map, by its short name; columns and rows count from 0."""

    entry: TermEntry
    name: str
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class TileMap:
    """All tiles, with how many stand side by side and one above the other."""

    tiles: tuple[Tile, ...]
    columns: int
    rows: int


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
