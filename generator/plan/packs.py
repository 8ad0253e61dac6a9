"""Collection → the packs of packs/: what the pages read of the cases that a reader chooses.

`collection.js` holds the table of all cases, `case-<slug>.js` what a list, a comparison and a sheet
show of a case, `text-<slug>.js` its whole text: HTML as trees (core.html_tree), made by the same
templates as the pages. `places.js` holds all prefectures and municipalities.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.collection.residents import Residents
from generator.core.html_tree import write_tree
from generator.core.page import Output, Page
from generator.measures.places import Place, body_kind, read_places
from generator.output.columns import tabulate_terms
from generator.output.pack import make_pack, write_json
from generator.pages.facets import facets_of
from generator.plan.print import plan_text
from generator.plan.search import plan_card

PACKS = "packs"

Render = Callable[[Page], Output]


def plan_packs(collection: Collection) -> Iterator[Output]:
    """The packs of the whole collection."""
    yield make_pack(PACKS, "collection", write_json(tabulate_cases(collection)))
    yield make_pack(PACKS, "places", write_json(tabulate_places(collection)))


def plan_packs_of_case(case: Case, page: Page, render: Render) -> Iterator[Output]:
    """The packs of a case with its own page; `render` makes a page of a plan."""
    text = tree_of(plan_text(page, case), render)
    yield make_pack(PACKS, f"case-{case.slug}", gather_parts(case, render).encode("utf-8"))
    yield make_pack(PACKS, f"text-{case.slug}", text.encode("utf-8"))


def tabulate_cases(collection: Collection) -> dict[str, object]:
    """The table of all cases, by number, and how prefectures lie to one another."""
    vocabulary = collection.vocabulary
    slugs = {prefecture.name: prefecture.slug for prefecture in vocabulary.prefectures}
    return {
        "cases": [row_of_case(case) for case in collection.cases],
        "facets": tabulate_terms([facets_of(case) for case in collection.cases]),
        "prefectures": {
            each.slug: [each.name, each.region, [slugs[name] for name in each.neighbours]]
            for each in vocabulary.prefectures
        },
        "kinds": {kind.slug.value: kind.name for kind in vocabulary.kinds},
    }


def row_of_case(case: Case) -> list[object]:
    """A row of the table: slug, title, organization, number, persons, prefecture, kind of body."""
    organization = case.organization
    kind = organization.kind
    return [
        case.slug,
        case.title,
        organization.full_name,
        case.number,
        case.facts.population.count.persons,
        case.prefecture.slug,
        kind.value if kind else "",
    ]


def tabulate_places(collection: Collection) -> list[list[object]]:
    """All places, by code."""
    slugs = {each.name: each.slug for each in collection.vocabulary.prefectures}
    residents = collection.residents.get
    return [row_of_place(place, slugs, residents(place.code)) for place in read_places()]


def row_of_place(
    place: Place, slugs: Mapping[str, str], residents: Residents | None
) -> list[object]:
    """A row of the table: code, name, reading, prefecture, kind of body, persons, their date."""
    kind = body_kind(place.code, place.name)
    return [
        place.code,
        place.short_name,
        place.reading,
        slugs.get(place.prefecture, ""),
        kind.value if kind else "",
        residents.persons if residents else None,
        residents.as_of.wareki if residents else None,
    ]


def gather_parts(case: Case, render: Render) -> str:
    """A case's card, its column of a comparison and its sheet, as JSON."""
    data: dict[str, object] = {"case": case}
    column = Page("compare.html", "compare_case.html", case.title, "", (), data)
    sheet = Page("print.html", "sheet.html", case.title, "", (), data)
    parts = {"card": plan_card(case), "column": column, "sheet": sheet}
    trees = (f'"{name}":{tree_of(page, render)}' for name, page in parts.items())
    return f"{{{','.join(trees)}}}"


def tree_of(page: Page, render: Render) -> str:
    return write_tree(render(page).content.decode("utf-8"))
