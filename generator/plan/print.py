"""Collection → print.html, where cases are chosen for paper, and the book of chosen ones.

The page of the site reads the cases from their packs (packs.py); the book, from which a PDF is
made, holds them itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.collection.listing import CaseGroup
from generator.core.page import Page
from generator.plan.common import date_of_all, top_page
from generator.plan.sheets import MOST_AT_ONCE, list_sheet_lists
from generator.theme.theme import Labels

PRINT_PATH = "print.html"


def plan_print(collection: Collection, labels: Labels) -> Page:
    """The page at which cases are chosen; those alone that list cases are for search engines."""
    vocabulary = collection.vocabulary
    data = {
        "categories": tuple(filter(partial(collection.of, "categories"), vocabulary.categories)),
        "bands": tuple(filter(partial(collection.of, "population"), vocabulary.bands)),
        "lists": tuple(list_sheet_lists(collection, labels)),
        "most": MOST_AT_ONCE,
    }
    updated = date_of_all(collection)
    page = top_page(PRINT_PATH, "print.html", "print", labels, updated, **data)
    return replace(page, is_indexed=False)


def plan_book(
    collection: Collection, labels: Labels, parts: Sequence[Page], is_short: bool
) -> Page:
    """The book of some cases, by their pages: their whole text, or a sheet of each.

    Its title is the collection's or its one case's, and its description says what is in it.
    """
    site = collection.site
    if len(parts) == len(collection.cases):
        title, description = site.title, site.description or site.title
    elif len(parts) == 1:
        title, description = parts[0].title, parts[0].description
    else:
        title = labels.text("print.some", title=site.title, count=len(parts))
        description = labels.text("print.and").join(part.title for part in parts)
    cases = [case for part in parts if isinstance(case := part.data["case"], Case)]
    groups = (
        CaseGroup(
            category.name,
            f"contents_{category.slug}",
            tuple(case for case in cases if case.category == category),
        )
        for category in collection.vocabulary.categories
    )
    data = {
        "author": site.editor or site.publisher,
        "parts": tuple(parts),
        "groups": tuple(group for group in groups if group.cases),
        "anchors": {case.output_path: anchor_of(case) for case in cases},
        "is_short": is_short,
    }
    return Page(PRINT_PATH, "book.html", title, description, (), data, is_indexed=False)


def plan_text(part: Page, case: Case) -> Page:
    """The whole text of a case as a part of the book, linked to the pages of others."""
    data: dict[str, object] = {"part": part, "anchors": {part.path: anchor_of(case)}}
    return Page(PRINT_PATH, "print_case.html", part.title, "", (), data)


def anchor_of(case: Case) -> str:
    """The id of a case in the book."""
    return f"case_{case.slug}"
