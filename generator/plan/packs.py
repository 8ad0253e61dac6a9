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
from generator.core.recall import Memory
from generator.core.store import Inputs
from generator.measures.places import Place, body_kind, read_places
from generator.output.columns import tabulate_terms
from generator.output.pack import make_pack, write_json
from generator.pages.facets import facets_of
from generator.plan.print import plan_text
from generator.plan.search import plan_card

PACKS = "packs"
SINGLE = "whole"  # the one part of a pack that has no other

Parts: TypeAlias = Mapping[str, Page]
Render: TypeAlias = Callable[[Page], Output]


def pack_cases(
    collection: Collection,
    pages: Mapping[str, Page],
    render: Render,
    digest: Callable[[Page], Inputs],
    memory: Memory,
) -> Iterator[Output]:
    """All packs of a collection with its pages by path; what the memory has is not made again.

    `render` makes a page of a plan, `digest` tells what that is made from.
    """
    yield pack_up("collection", tabulate_cases(collection))
    yield pack_up("places", tabulate_places(collection))
    plans: dict[str, Parts] = {}
    for case in collection.cases:
        plans |= plan_packs(case, pages[case.output_path])
    wanted = {
        name: {f"{part} {key}": each for part in parts for key, each in digest(parts[part]).items()}
        for name, parts in plans.items()
    }

    def make(name: str) -> bytes:
        trees = {part: tree_of(page, render) for part, page in plans[name].items()}
        named = ",".join(f'"{part}":{tree}' for part, tree in trees.items())
        whole = f"{{{named}}}"
        return make_pack(PACKS, name, trees.get(SINGLE, whole).encode("utf-8")).content

    for name, content in memory.recall_all("pack", wanted, make).items():
        yield Output(f"{PACKS}/{name}.js", content)


def plan_packs(case: Case, page: Page) -> dict[str, Parts]:
    """The packs of a case by name: its card, column of a comparison and sheet; and its text."""
    data: dict[str, object] = {"case": case}
    return {
        f"case-{case.slug}": {
            "card": plan_card(case),
            "column": Page("compare.html", "compare_case.html", case.title, "", (), data),
            "sheet": Page("print.html", "sheet.html", case.title, "", (), data),
        },
        f"text-{case.slug}": {SINGLE: plan_text(page, case)},
    }


def pack_up(name: str, value: object) -> Output:
    return make_pack(PACKS, name, write_json(value))


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


def tree_of(page: Page, render: Render) -> str:
    return write_tree(render(page).content.decode("utf-8"))
