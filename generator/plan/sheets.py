"""Lists of cases → how each is printed: by print.html, and without scripts by the pages of print/.

>>> path_of_sheets("category-counters", 2)
'print/category-counters-2.html'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.core.page import Crumb, Page
from generator.plan.common import date_of_cases, home_crumb
from generator.theme.theme import Labels

MOST_AT_ONCE = 50  # cases that a page prints: more is slow, and a stack that nobody hands out


@dataclass(frozen=True, slots=True)
class SheetList:
    """Cases whose sheets have pages of their own, the first at `path`; `listing` shows them all."""

    name: str
    title: str
    cases: tuple[Case, ...]
    listing: str

    @property
    def path(self) -> str:
        return path_of_sheets(self.name, 1)


@dataclass(frozen=True, slots=True)
class PrintLinks:
    """How a list is printed: what print.html is asked for, and the first page of its sheets."""

    query: str
    is_whole: bool  # or the first of several parts
    sheets: str | None = None


def path_of_sheets(name: str, number: int) -> str:
    """The page of a list's sheets, from 1."""
    return f"print/{name}-{number}.html"


def link_print(
    cases: Sequence[Case], terms: dict[str, str], sheets: str | None = None
) -> PrintLinks:
    """The links of a list; `terms` choose it by the names of the filters, and none choose all."""
    if len(cases) > MOST_AT_ONCE:
        return PrintLinks(urlencode({**terms, "from": 1}), False, sheets)
    return PrintLinks(f"cases={','.join(case.slug for case in cases)}", True, sheets)


def list_sheet_lists(collection: Collection, labels: Labels) -> Iterator[SheetList]:
    """All cases by number, then those of each category and of each band that have any."""
    if collection.cases:
        all_cases = labels.text("titles.cases")
        yield SheetList("cases", all_cases, tuple(collection.cases), "cases/index.html")
    for category in collection.vocabulary.categories:
        if cases := collection.of("categories", category):
            listing = f"categories/{category.slug}.html"
            title = labels.text("titles.of_categories", name=category.name)
            yield SheetList(f"category-{category.slug}", title, tuple(cases), listing)
    for band in collection.vocabulary.bands:
        if cases := collection.of("population", band):
            listing = f"population/{band.slug}.html"
            title = labels.text("titles.of_population", name=band.name)
            yield SheetList(f"population-{band.slug}", title, tuple(cases), listing)


def plan_sheets(collection: Collection, labels: Labels) -> Iterator[Page]:
    """The pages of all lists; no search engine needs them beside the cases' own."""
    for found in list_sheet_lists(collection, labels):
        for start in range(0, len(found.cases), MOST_AT_ONCE):
            yield plan_part(found, start, labels)


def plan_part(found: SheetList, start: int, labels: Labels) -> Page:
    """The page of a list's sheets that begins with the case at `start`."""
    number, whole = start // MOST_AT_ONCE + 1, len(found.cases)
    cases = found.cases[start : start + MOST_AT_ONCE]
    span = {"first": start + 1, "last": start + len(cases), "count": whole}
    words = "print.sheets" if len(cases) == whole else "print.sheets_part"
    title = labels.text(words, title=found.title, **span)
    data = {
        "cases": cases,
        "listing": found.listing,
        "previous": path_of_sheets(found.name, number - 1) if start else None,
        "next": path_of_sheets(found.name, number + 1) if span["last"] < whole else None,
    }
    crumbs = (home_crumb(labels), Crumb(labels.text("titles.print"), "print.html"), Crumb(title))
    description = labels.text("print.sheets_description", title=title, count=len(cases))
    return Page(
        path_of_sheets(found.name, number),
        "sheets.html",
        title,
        description,
        crumbs,
        data,
        is_indexed=False,
        updated=date_of_cases(cases),
    )
