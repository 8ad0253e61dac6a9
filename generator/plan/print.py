"""Pages of cases → the printed edition: one page with the whole text of many cases, in order."""

from __future__ import annotations

from collections.abc import Collection as Several
from collections.abc import Sequence
from dataclasses import replace

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.collection.listing import CaseGroup
from generator.core.page import Page
from generator.plan.common import date_of_all, top_page
from generator.theme.theme import Labels

PRINT_PATH = "print.html"


def plan_print(collection: Collection, labels: Labels, parts: Sequence[Page]) -> Page:
    """The edition of all cases; `parts` are their pages, which alone are for search engines."""
    data, updated = arrange(collection, parts), date_of_all(collection)
    page = top_page(PRINT_PATH, "print.html", "print", labels, updated, author=None, **data)
    return replace(page, is_indexed=False)


def choose_parts(page: Page, collection: Collection, labels: Labels, paths: Several[str]) -> Page:
    """The edition of the chosen cases, by the paths of their pages, as a book that has an author.

    Its title is the collection's or its one case's, and its description says what is in it.
    """
    site, parts = collection.site, page.data["parts"]
    assert isinstance(parts, tuple)
    chosen = [part for part in parts if part.path in paths]
    if len(chosen) == len(parts):
        title, description = site.title, site.description or site.title
    elif len(chosen) == 1:
        title, description = chosen[0].title, chosen[0].description
    else:
        title = labels.text("print.some", title=site.title, count=len(chosen))
        description = labels.text("print.and").join(part.title for part in chosen)
    data = {"author": site.editor or site.publisher, **arrange(collection, chosen)}
    return replace(page, title=title, description=description, data=data)


def arrange(collection: Collection, parts: Sequence[Page]) -> dict[str, object]:
    """The parts with their contents; `anchors` gives the id that each page has in the edition."""
    cases = [case for part in parts if isinstance(case := part.data["case"], Case)]
    groups = (
        CaseGroup(
            category.name,
            f"contents_{category.slug}",
            tuple(case for case in cases if case.category == category),
        )
        for category in collection.vocabulary.categories
    )
    used = {case.band.slug for case in cases}
    return {
        "parts": tuple(parts),
        "groups": tuple(group for group in groups if group.cases),
        "bands": tuple(band for band in collection.vocabulary.bands if band.slug in used),
        "anchors": {case.output_path: anchor_of(case) for case in cases},
    }


def plan_text(part: Page, case: Case) -> Page:
    """The whole text of a case as a part of the edition, linked to the pages of others."""
    data: dict[str, object] = {"part": part, "anchors": {part.path: anchor_of(case)}}
    return Page(PRINT_PATH, "print_case.html", part.title, "", (), data)


def anchor_of(case: Case) -> str:
    """The id of a case in the edition."""
    return f"case_{case.slug}"
