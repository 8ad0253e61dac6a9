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
    page = top_page(PRINT_PATH, "print.html", "print", labels, updated, **data)
    return replace(page, is_indexed=False)


def choose_parts(page: Page, collection: Collection, paths: Several[str]) -> Page:
    """The edition of the chosen cases, by the paths of their pages."""
    parts = page.data["parts"]
    assert isinstance(parts, tuple)
    return replace(page, data=arrange(collection, [p for p in parts if p.path in paths]))


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
        "anchors": {case.output_path: f"case_{case.slug}" for case in cases},
    }
