"""Collection → the packs of packs/: what the pages read of the cases that a reader chooses.

`collection.js` holds the table of all cases, `case-<slug>.js` what a list, a comparison and a sheet
show of a case, `text-<slug>.js` its whole text: HTML as trees (core.html_tree), made by the same
templates as the pages. `places.js` holds all prefectures and municipalities.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

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
PACKS_OF_CASE = ("case pack", "text pack")  # whose names begin so
SINGLE = "whole"  # the one part of a pack that has no other

Parts: TypeAlias = Mapping[str, Page]
Render: TypeAlias = Callable[[Page], bytes]


def pack_tables(collection: Collection) -> Iterator[Output]:
    """The packs that are not of one case."""
    yield make_pack(PACKS, "collection", write_json(tabulate_cases(collection)))
    yield make_pack(PACKS, "places", write_json(tabulate_places(collection)))


def plan_packs(case: Case, page: Page) -> dict[str, Parts]:
    """The parts of a case's packs: its card, column of a comparison and sheet; and its text."""
    data: dict[str, object] = {"case": case}
    parts = {
        "card": plan_card(case),
        "column": Page("compare.html", "compare_case.html", case.title, "", (), data),
        "sheet": Page("print.html", "sheet.html", case.title, "", (), data),
    }
    return dict(zip(PACKS_OF_CASE, (parts, {SINGLE: plan_text(page, case)}), strict=True))


def path_of_pack(kind: str, slug: str) -> str:
    return f"{PACKS}/{name_of_pack(kind, slug)}.js"


def name_of_pack(kind: str, slug: str) -> str:
    """The name by which the browser asks for a pack of a case."""
    return f"{kind.partition(' ')[0]}-{slug}"


def make_case_pack(kind: str, slug: str, parts: Parts, render: Render) -> bytes:
    """A pack of a case; `render` makes the HTML of a part."""
    trees = {name: write_tree(render(page).decode("utf-8")) for name, page in parts.items()}
    named = ",".join(f'"{name}":{tree}' for name, tree in trees.items())
    content = trees.get(SINGLE, f"{{{named}}}").encode("utf-8")
    return make_pack(PACKS, name_of_pack(kind, slug), content).content


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
