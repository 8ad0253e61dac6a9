"""Cases → collection: duplicates, references, order, related cases.

`assemble(cases, site, vocabulary, images)` gives the collection; what only the files together can
show to be wrong is found apart, by `find_duplicates(documents)` and
`find_broken_references(documents)`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from generator.collection.accessibility import SILENT, Accessibility
from generator.collection.case import Case, Related
from generator.collection.collection import Collection
from generator.collection.config import Site
from generator.collection.document import Document
from generator.collection.editions import Edition
from generator.collection.moved import Move
from generator.collection.numbers import find_next_number, value_of_number
from generator.collection.residents import NO_RESIDENTS, ResidentsByCode
from generator.collection.vocabulary import Vocabulary
from generator.core.problem import Problem
from generator.core.text import fold_spelling, fold_width
from generator.reading.alike import find_closest

# A kind and a value, with its weight and its name: what a case may share with another.
Traits: TypeAlias = Mapping[tuple[str, str], tuple[int, str]]

MOST_RELATED = 4
MOST_SHARED = 4


def assemble(
    cases: Sequence[Case],
    site: Site,
    vocabulary: Vocabulary,
    images: Mapping[str, bytes],
    editions: tuple[Edition, ...] = (),
    moves: tuple[Move, ...] = (),
    accessibility: Accessibility = SILENT,
    residents: ResidentsByCode = NO_RESIDENTS,
) -> Collection:
    """The collection, its cases in the order of their numbers."""
    ordered = tuple(sorted(cases, key=lambda case: (case.number, case.slug)))
    related = find_related(ordered, [weigh_traits(case) for case in ordered])
    return Collection(
        site,
        vocabulary,
        ordered,
        related,
        images,
        editions,
        moves,
        accessibility,
        residents,
    )


def find_duplicates(documents: Sequence[Document]) -> Iterator[Problem]:
    """A case number stands once; one of a case with errors counts too.

    It is told in every file that has it: which of them came later, only its writer knows.
    """
    scalars = [scalar for document in documents for scalar in document.numbers]
    texts = [fold_width(scalar.text).strip() for scalar in scalars]
    numbers = [value_of_number(text) or text for text in texts]  # 007 is 7
    paths: dict[int | str, list[str]] = {}
    for number, scalar in zip(numbers, scalars, strict=True):
        paths.setdefault(number, []).append(scalar.where.path)
    free = str(find_next_number(texts))
    for number, scalar in zip(numbers, scalars, strict=True):
        first = next((path for path in paths[number] if path != scalar.where.path), None)
        if first is not None:
            arguments = {"found": scalar.text, "first": first, "suggestion": free}
            yield Problem(scalar.where, "duplicate-number", arguments)


def find_broken_references(
    documents: Sequence[Document], unread: Sequence[str] = ()
) -> Iterator[Problem]:
    """A relative link leads to a case, which may be one that could not be read."""
    slugs = {*unread, *(document.source.slug for document in documents)}
    for document in documents:
        for reference in document.body.references if document.body else ():
            path = posixpath.normpath(reference.target.partition("#")[0])
            if not (path.endswith(".html") and path.removesuffix(".html") in slugs):
                yield Problem(reference.where, "broken-reference", {"found": reference.target})


def find_related(
    cases: Sequence[Case], traits: Sequence[Traits]
) -> Mapping[str, tuple[Related, ...]]:
    """The cases closest to each, by slug; the cases, in the order of their numbers, have traits."""
    weights = [{trait: weight for trait, (weight, _) in own.items()} for own in traits]
    numbers = [case.number for case in cases]
    closest = find_closest(weights, numbers, MOST_RELATED)
    return {
        case.slug: tuple(Related(cases[at], name_shared(own, traits[at])) for at in near)
        for case, own, near in zip(cases, traits, closest, strict=True)
    }


def name_shared(own: Traits, others: Traits) -> tuple[str, ...]:
    """The names of what two cases share, the weightiest first."""
    shared = dict.fromkeys(name for trait, (_, name) in own.items() if trait in others)
    return tuple(shared)[:MOST_SHARED]


def weigh_traits(case: Case) -> Traits:
    """What a case may share with another, the weightiest first."""
    place = case.organization
    return {
        ("organization", place.code): (6, place.short_name),
        **{("product", key): (4, name) for key, name in name_products(case).items()},
        ("category", case.category.slug): (3, case.category.name),
        **{("label", label.slug): (2, label.name) for label in case.labels},
        ("band", case.band.slug): (2, case.band.name),
        **{("keyword", keyword.slug): (1, keyword.name) for keyword in case.keywords},
    }


def name_products(case: Case) -> dict[str, str]:
    """The products of a case as printed, by a form without width and case."""
    names = (product.name for product in case.facts.service.products)
    return {fold_spelling(name): name for name in names}
