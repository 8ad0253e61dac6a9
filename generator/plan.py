"""Collection → every page of the site with its path, template and data.

`plan_pages(collection, labels, data_bytes)` is pure: the same collection gives the same pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.collection import Collection
from generator.facets import facets_of, list_facets, orders_of
from generator.listing import (
    KINDS,
    CaseGroup,
    Cell,
    Matrix,
    MatrixRow,
    TermEntry,
    TermGroup,
)
from generator.model import Case
from generator.page import Crumb, Page, SearchEntry
from generator.problem import Problem, Where
from generator.theme import Labels
from generator.timeline import build_timelines
from generator.vocabulary import Term


def plan_pages(collection: Collection, labels: Labels, data_bytes: int) -> tuple[Page, ...]:
    """All pages, sorted by path; a page names the size of the open data in bytes."""
    pages = [
        *plan_top(collection, labels, data_bytes),
        *plan_cases(collection, labels),
        *(page for kind in KINDS for page in plan_kind(kind, collection, labels)),
        *plan_cells(collection, labels),
    ]
    return tuple(sorted(pages, key=lambda page: page.path))


def find_path_clashes(pages: Sequence[Page]) -> tuple[Problem, ...]:
    """Two pages on one path, case aside (a stick's file system does not tell cases apart)."""
    seen: dict[str, Page] = {}
    problems = []
    for page in pages:
        first = seen.setdefault(page.path.lower(), page)
        if first is not page:
            arguments = {"first": first.title, "second": page.title}
            problems.append(Problem(Where(page.path), "two-pages-on-one-path", arguments))
    return tuple(problems)


def home_crumb(labels: Labels) -> Crumb:
    return Crumb(labels.text("titles.home"), "index.html")


def kind_crumb(kind: str, labels: Labels) -> Crumb:
    return Crumb(labels.text(f"titles.{kind}"), f"{kind}/index.html")


def top_page(path: str, template: str, name: str, labels: Labels, **data: object) -> Page:
    """A page right below the home page."""
    title = labels.text(f"titles.{name}")
    crumbs = (home_crumb(labels), Crumb(title))
    return Page(path, template, title, labels.text(f"descriptions.{name}"), crumbs, data)


def plan_top(collection: Collection, labels: Labels, data_bytes: int) -> Iterator[Page]:
    site = collection.site
    home = {"matrix": build_matrix(collection), "new_cases": collection.new_cases}
    yield Page("index.html", "home.html", site.title, site.description or site.title, (), home)
    yield top_page("about.html", "about.html", "about", labels)
    facets = list_facets(collection, labels)
    yield top_page("search.html", "search.html", "search", labels, facets=facets)
    size = labels.text("data.size", kilobytes=f"{-(-data_bytes // 1000):,}")
    yield top_page("data/index.html", "data.html", "data", labels, data_size=size)
    yield top_page("404.html", "404.html", "not_found", labels)
    groups = tuple(
        CaseGroup(category.name, category.slug, cases, f"categories/{category.slug}.html")
        for category in collection.vocabulary.categories
        if (cases := collection.of_category(category))
    )
    yield top_page("cases/index.html", "listing.html", "cases", labels, groups=groups, note=None)


def plan_cases(collection: Collection, labels: Labels) -> Iterator[Page]:
    for case in collection.cases:
        before, after = collection.neighbours(case)
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
            "timelines": build_timelines(case.facts.schedule),
        }
        title = labels.text(
            "titles.case", title=case.title, organization=case.organization.full_name
        )
        description = case.facts.points[0]
        yield Page(case.output_path, "case.html", title, description, crumbs, data)


def cases_of(kind: str, term: Term, collection: Collection) -> tuple[Case, ...]:
    """The cases of a term of a kind."""
    choose = {
        "categories": collection.of_category,
        "population": collection.of_band,
        "labels": collection.of_label,
        "prefectures": collection.of_prefecture,
        "keywords": collection.of_keyword,
        "funding": collection.of_program,
    }[kind]
    return choose(term)  # type: ignore[operator, no-any-return]


def terms_of(kind: str, collection: Collection) -> tuple[Term, ...]:
    """The terms that have a page: all of a fixed vocabulary, the used ones of an open one."""
    vocabulary = collection.vocabulary
    if kind in ("keywords", "funding"):
        terms = vocabulary.keywords if kind == "keywords" else vocabulary.funding
        used = (term for term in terms if cases_of(kind, term, collection))
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
    groups = group_terms(kind, collection)
    yield top_page(f"{kind}/index.html", "index.html", kind, labels, kind=kind, groups=groups)
    for term in terms_of(kind, collection):
        cases = cases_of(kind, term, collection)
        crumbs = (home_crumb(labels), kind_crumb(kind, labels), Crumb(term.name))
        data = {"groups": group_cases(kind, term, cases, collection), "note": term.description}
        title = labels.text(f"titles.of_{kind}", name=term.name)
        description = labels.text("descriptions.listing", title=title, count=len(cases))
        yield Page(f"{kind}/{term.slug}.html", "listing.html", title, description, crumbs, data)


def group_terms(kind: str, collection: Collection) -> tuple[TermGroup, ...]:
    """The terms of an index page: categories by their block, all others in one list."""
    entries = {
        term.slug: TermEntry(
            term, f"{kind}/{term.slug}.html", len(cases_of(kind, term, collection))
        )
        for term in terms_of(kind, collection)
    }
    if kind == "categories":
        return tuple(
            TermGroup(
                f"{block.name}（{block.note}）" if block.note else block.name,
                tuple(entries[category.slug] for category in block.categories),
            )
            for block in collection.vocabulary.blocks
        )
    return (TermGroup(None, tuple(entries.values())),)


def group_cases(
    kind: str, term: Term, cases: tuple[Case, ...], collection: Collection
) -> tuple[CaseGroup, ...]:
    """A term's cases: a category's by population label, a label's by category, else in one list."""
    if kind == "categories":
        groups = (
            CaseGroup(
                band.name,
                band.slug,
                tuple(case for case in cases if case.band == band),
                f"categories/{term.slug}/{band.slug}.html",
            )
            for band in collection.vocabulary.bands
        )
    elif kind == "population":
        groups = (
            CaseGroup(
                category.name,
                category.slug,
                tuple(case for case in cases if case.category == category),
                f"categories/{category.slug}/{term.slug}.html",
            )
            for category in collection.vocabulary.categories
        )
    else:
        return (CaseGroup(None, "cases", cases),) if cases else ()
    return tuple(group for group in groups if group.cases)


def plan_cells(collection: Collection, labels: Labels) -> Iterator[Page]:
    """A page for each cell of the matrix that holds cases."""
    for category in collection.vocabulary.categories:
        for band in collection.vocabulary.bands:
            cases = tuple(c for c in collection.of_category(category) if c.band == band)
            if not cases:
                continue
            crumbs = (
                home_crumb(labels),
                kind_crumb("categories", labels),
                Crumb(category.name, f"categories/{category.slug}.html"),
                Crumb(band.name),
            )
            title = labels.text("titles.cell", category=category.name, band=band.name)
            description = labels.text("descriptions.listing", title=title, count=len(cases))
            path = f"categories/{category.slug}/{band.slug}.html"
            data = {"groups": (CaseGroup(None, "cases", cases),), "note": None}
            yield Page(path, "listing.html", title, description, crumbs, data)


def build_matrix(collection: Collection) -> Matrix:
    """分類 × 人口規模 with counts."""
    bands = collection.vocabulary.bands
    rows = []
    for category in collection.vocabulary.categories:
        cases = collection.of_category(category)
        cells = []
        for band in bands:
            count = sum(case.band == band for case in cases)
            path = f"categories/{category.slug}/{band.slug}.html" if count else None
            cells.append(Cell(count, path, band))
        block = collection.vocabulary.block_of(category)
        path = f"categories/{category.slug}.html"
        rows.append(MatrixRow(block, category, path, tuple(cells), len(cases)))
    columns = tuple(
        TermEntry(band, f"population/{band.slug}.html", len(collection.of_band(band)))
        for band in bands
    )
    return Matrix(columns, tuple(rows), len(collection.cases))


def plan_search(collection: Collection) -> tuple[SearchEntry, ...]:
    """What the search keeps of each case beside its text."""
    return tuple(
        SearchEntry(
            path=case.output_path,
            slug=case.slug,
            title=case.title,
            organization=case.organization.full_name,
            chips=tuple(  # a category and a label may share a name
                dict.fromkeys(term.name for term in (case.category, case.band, *case.labels))
            ),
            facets=tuple(facets_of(case).items()),
            sorts=tuple(orders_of(case).items()),
        )
        for case in collection.cases
    )
