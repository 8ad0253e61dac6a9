"""Collection → the pages that list cases: an index per kind, a page per term and per cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.collection.listing import CaseGroup, Cell, Matrix, MatrixRow, TermEntry, TermGroup
from generator.collection.vocabulary import Band, Category, Prefecture, Term, Vocabulary
from generator.core.page import Crumb, Page
from generator.measures.syllabary import ROWS, row_of
from generator.pages.facets import TERM_FACETS
from generator.plan.common import date_of_cases, home_crumb, kind_crumb, top_page
from generator.plan.long_lists import split_list
from generator.plan.nearby import near_band, near_prefecture, query_of_band
from generator.plan.needs import describe_need
from generator.plan.sheets import PrintLinks, link_print, path_of_sheets
from generator.plan.tiles import lay_tiles
from generator.theme.theme import Labels

# The filter of the terms of a kind.
FILTER_OF = {field.vocabulary: name for name, field in TERM_FACETS.items()} | {
    "population": "population"
}
# The kinds of which each term's sheets have pages of their own, by the name of its filter.
WITH_SHEETS = ("category", "population")


def terms_of(kind: str, collection: Collection) -> tuple[Term, ...]:
    """The terms that have a page: of needs and of an open vocabulary those that are used."""
    vocabulary = collection.vocabulary
    if kind == "needs":
        return tuple(need for need in vocabulary.needs if collection.of("needs", need))
    if kind in ("keywords", "funding"):
        terms = vocabulary.keywords if kind == "keywords" else vocabulary.funding
        used = (term for term in terms if collection.of(kind, term))
        return tuple(sorted(used, key=lambda term: (term.reading, term.slug)))
    fixed: dict[str, tuple[Term, ...]] = {
        "categories": vocabulary.categories,
        "population": vocabulary.bands,
        "labels": vocabulary.labels,
        "prefectures": vocabulary.prefectures,
    }
    return fixed[kind]


def plan_kind(kind: str, collection: Collection, labels: Labels) -> Iterator[Page]:
    """The index of a kind, and a page per term."""
    groups = group_terms(kind, collection, labels)
    listed = {term: collection.of(kind, term) for term in terms_of(kind, collection)}
    updated = date_of_cases(chain.from_iterable(listed.values()))
    path, template = f"{kind}/index.html", "need.html" if kind == "needs" else "listing.html"
    tiles = lay_tiles(entry for group in groups for entry in group.entries)
    data: dict[str, object] = {"kind": kind, "groups": groups, "tiles": tiles}
    yield top_page(path, "index.html", kind, labels, updated, **data)
    for term, cases in listed.items():
        crumbs = (home_crumb(labels), kind_crumb(kind, labels), Crumb(term.name))
        data = {"note": term.description, "printed": link_term(kind, term, cases)}
        if kind == "needs":
            data |= describe_need(term, cases, collection, labels)
        else:
            parts = group_cases(kind, term, cases, collection)
            data |= {"parts": parts, "groups": tuple(part for part in parts if part.cases)}
        if not cases:
            data |= describe_empty(term, collection, labels)
        title = labels.text(f"titles.of_{kind}", name=term.name)
        words = "descriptions.listing" if cases else "descriptions.empty_listing"
        description = labels.text(words, title=title, count=len(cases), kind=crumbs[1].text)
        page = Page(
            f"{kind}/{term.slug}.html",
            template,
            title,
            description,
            crumbs,
            data,
            is_indexed=bool(cases),
            updated=date_of_cases(cases),
        )
        yield from split_list(page, labels)


def link_term(kind: str, term: Term, cases: Sequence[Case]) -> PrintLinks:
    """How the cases of a term are printed."""
    name = FILTER_OF[kind]
    has_sheets = cases and name in WITH_SHEETS
    sheets = path_of_sheets(f"{name}-{term.slug}", 1) if has_sheets else None
    return link_print(cases, {name: term.slug}, sheets)


def group_terms(kind: str, collection: Collection, labels: Labels) -> tuple[TermGroup, ...]:
    """The terms of an index page: categories by block, prefectures by region, keywords by kana, all
    others in one list.
    """
    entries = {
        term.slug: TermEntry(term, f"{kind}/{term.slug}.html", len(collection.of(kind, term)))
        for term in terms_of(kind, collection)
    }
    if kind == "categories":
        return tuple(
            TermGroup(
                f"{block.name}（{block.note}）" if block.note else block.name,
                block.slug,
                tuple(entries[category.slug] for category in block.categories),
            )
            for block in collection.vocabulary.blocks
        )
    if kind == "prefectures":
        return tuple(group_by_region(entries, collection.vocabulary))
    if kind == "keywords":
        return tuple(group_by_row(tuple(entries.values()), labels))
    return (TermGroup(None, "terms", tuple(entries.values())),)


def group_by_region(
    entries: Mapping[str, TermEntry], vocabulary: Vocabulary
) -> Iterator[TermGroup]:
    """Prefectures, by their slugs, under their regions; a region without any is left out."""
    for region in vocabulary.regions:
        inside = [each for each in vocabulary.prefectures if each.region == region.name]
        if inside:
            found = tuple(entries[each.slug] for each in inside)
            yield TermGroup(region.name, f"region-{region.slug}", found)


def group_by_row(entries: tuple[TermEntry, ...], labels: Labels) -> Iterator[TermGroup]:
    """Terms by the row of the syllabary that they are read in; those of no row come last."""
    for kana, name in ROWS.items():
        if row := tuple(entry for entry in entries if row_of(entry.term.reading) == kana):
            yield TermGroup(labels.text("index.row", kana=kana), f"row-{name}", row)
    if others := tuple(entry for entry in entries if row_of(entry.term.reading) is None):
        yield TermGroup(labels.text("index.no_row"), "row-others", others)


def group_cases(
    kind: str, term: Term, cases: tuple[Case, ...], collection: Collection
) -> tuple[CaseGroup, ...]:
    """A term's cases: a category's by population label and a population's by category, the empty
    groups too, else in one list.
    """
    if kind == "categories":
        return tuple(
            CaseGroup(
                band.name,
                band.slug,
                tuple(case for case in cases if case.band == band),
                f"categories/{term.slug}/{band.slug}.html",
            )
            for band in collection.vocabulary.bands
        )
    if kind == "population":
        return tuple(
            CaseGroup(
                category.name,
                category.slug,
                tuple(case for case in cases if case.category == category),
                f"categories/{category.slug}/{term.slug}.html",
            )
            for category in collection.vocabulary.categories
        )
    return (CaseGroup(None, "cases", cases),) if cases else ()


def describe_empty(term: Term, collection: Collection, labels: Labels) -> dict[str, object]:
    """What the page of a size or a place without a case shows instead."""
    if isinstance(term, Band):
        near = near_band(term, collection.cases, collection, labels)
        return {"nearest": near, "nearest_query": query_of_band(term)}
    if isinstance(term, Prefecture):
        near = near_prefecture(term, collection, labels)
        lead = "" if near else labels.text("listing.near_none")
        return {"nearest": near, "nearest_query": f"prefecture={term.slug}", "nearest_lead": lead}
    return {}


def plan_cells(collection: Collection, labels: Labels) -> Iterator[Page]:
    """A page for each cell of the matrix; one without cases shows the nearest of its category."""
    for category in collection.vocabulary.categories:
        listed = collection.of("categories", category)
        for band in collection.vocabulary.bands:
            cases = tuple(case for case in listed if case.band == band)
            data: dict[str, object] = {"note": None, "groups": ()}
            if cases:
                terms = {"category": category.slug, "population": band.slug}
                data["groups"] = (CaseGroup(None, "cases", cases),)
                data["printed"] = link_print(cases, terms)
            else:
                near = near_band(band, listed, collection, labels)
                query = f"{query_of_band(band)}&category={category.slug}"
                data |= {"nearest": near, "nearest_query": query}
            yield from split_list(plan_cell(category, band, cases, data, labels), labels)


def plan_cell(
    category: Category, band: Band, cases: tuple[Case, ...], data: dict[str, object], labels: Labels
) -> Page:
    crumbs = (
        home_crumb(labels),
        kind_crumb("categories", labels),
        Crumb(category.name, f"categories/{category.slug}.html"),
        Crumb(band.name),
    )
    title = labels.text("titles.cell", category=category.name, band=band.name)
    words = "descriptions.listing" if cases else "descriptions.empty_listing"
    return Page(
        f"categories/{category.slug}/{band.slug}.html",
        "listing.html",
        title,
        labels.text(words, title=title, count=len(cases), kind=crumbs[2].text),
        crumbs,
        data,
        is_indexed=bool(cases),
        updated=date_of_cases(cases),
    )


def build_matrix(collection: Collection) -> Matrix:
    """分類 × 人口規模 with counts."""
    bands = collection.vocabulary.bands
    rows = []
    for category in collection.vocabulary.categories:
        cases = collection.of("categories", category)
        cells = []
        for band in bands:
            count = sum(case.band == band for case in cases)
            path = f"categories/{category.slug}/{band.slug}.html"
            cells.append(Cell(count, path, band))
        block = collection.vocabulary.block_of(category)
        path = f"categories/{category.slug}.html"
        rows.append(MatrixRow(block, category, path, tuple(cells), len(cases)))
    columns = tuple(
        TermEntry(band, f"population/{band.slug}.html", len(collection.of("population", band)))
        for band in bands
    )
    return Matrix(columns, tuple(rows), len(collection.cases))
