"""Collection → every page of the site with its path, template and data.

`plan_pages(collection, labels, data, history)` is pure: the same collection gives the same pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.collection.changes import EditionChanges
from generator.collection.collection import Collection
from generator.collection.listing import KINDS, CaseGroup
from generator.core.page import Crumb, Page
from generator.output.data_file import MakeData
from generator.pages.facets import list_facets
from generator.plan.accessibility import plan_accessibility
from generator.plan.changes import plan_changes
from generator.plan.common import (
    date_of_all,
    date_of_cases,
    date_of_site,
    home_crumb,
    kind_crumb,
    top_page,
)
from generator.plan.data import plan_data
from generator.plan.listings import (
    build_matrix,
    group_terms,
    plan_cells,
    plan_kind,
)
from generator.plan.long_lists import split_list
from generator.plan.moved import plan_moved
from generator.plan.print import plan_print
from generator.plan.sheets import link_print, path_of_sheets, plan_sheets
from generator.theme.theme import Labels

NEEDS_AT_HOME = 12  # as many as stand on the first screen of the home page


def plan_pages(
    collection: Collection,
    labels: Labels,
    data: MakeData,
    history: Sequence[EditionChanges],
) -> tuple[Page, ...]:
    """All pages, sorted by path; one offers the files of the open data, one tells the history."""
    pages = [
        *plan_top(collection, labels, data),
        *plan_cases(collection, labels),
        plan_print(collection, labels),
        *plan_sheets(collection, labels),
        *(page for kind in KINDS for page in plan_kind(kind, collection, labels)),
        *plan_cells(collection, labels),
        plan_changes(collection, history, labels),
    ]
    pages += plan_accessibility(collection, pages, labels)
    pages += plan_moved(collection, pages, labels)
    return tuple(sorted(pages, key=lambda page: page.path))


def plan_top(collection: Collection, labels: Labels, data: MakeData) -> Iterator[Page]:
    site = collection.site
    needs = group_terms("needs", collection, labels)[0].entries
    home = {
        "needs": needs[:NEEDS_AT_HOME],
        "needs_count": len(needs),
        "matrix": build_matrix(collection),
        "new_cases": collection.new_cases,
    }
    whole, own = date_of_all(collection), date_of_site(collection)
    description = site.description or site.title
    yield Page("index.html", "home.html", site.title, description, (), home, updated=whole)
    yield top_page("about.html", "about.html", "about", labels, own)
    yield top_page("storage.html", "storage.html", "storage", labels, own)
    facets = list_facets(collection, labels)
    search = top_page("search.html", "search.html", "search", labels, own, facets=facets)
    yield replace(search, is_indexed=False)
    yield top_page("near.html", "near.html", "near", labels, whole)
    compare = top_page("compare.html", "compare.html", "compare", labels, own)
    yield replace(compare, is_indexed=False)
    yield plan_data(data, collection, labels)
    yield replace(top_page("404.html", "404.html", "not_found", labels, own), is_indexed=False)
    groups = tuple(
        CaseGroup(category.name, category.slug, cases, f"categories/{category.slug}.html")
        for category in collection.vocabulary.categories
        if (cases := collection.of("categories", category))
    )
    printed = link_print(collection.cases, {}, path_of_sheets("cases", 1))
    listing: dict[str, object] = {"groups": groups, "note": None, "printed": printed}
    page = top_page("cases/index.html", "listing.html", "cases", labels, whole, **listing)
    yield from split_list(page, labels)


def plan_cases(collection: Collection, labels: Labels) -> Iterator[Page]:
    cases = collection.cases
    for before, case, after in zip((None, *cases), cases, (*cases[1:], None), strict=False):
        category_path = f"categories/{case.category.slug}.html"
        crumbs = (
            home_crumb(labels),
            kind_crumb("categories", labels),
            Crumb(case.category.name, category_path),
            Crumb(case.title),
        )
        data = {
            "case": case,
            "previous": before,
            "next": after,
            "related": collection.related[case.slug],
        }
        title = labels.text(
            "titles.case", title=case.title, organization=case.organization.full_name
        )
        yield Page(
            case.output_path,
            "case.html",
            title,
            case.facts.points[0],
            crumbs,
            data,
            updated=date_of_cases([case]),
        )
