"""Cases → collection: duplicates, references, order, related cases.

`assemble(cases, documents, site, vocabulary, images)` gives the collection and its problems.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from generator.accessibility import SILENT, Accessibility
from generator.collection import Collection
from generator.config import Site
from generator.document import Document
from generator.editions import Edition
from generator.model import Case, Related
from generator.moved import Move
from generator.problem import Problem
from generator.tree import select
from generator.vocabulary import Vocabulary

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
) -> Collection:
    """The collection, its cases in the order of their numbers."""
    ordered = tuple(sorted(cases, key=lambda case: (case.number, case.slug)))
    related = {case.slug: find_related(case, ordered) for case in ordered}
    return Collection(
        site,
        vocabulary,
        ordered,
        related,
        images,
        editions,
        moves,
        accessibility,
    )


def find_duplicates(documents: Sequence[Document]) -> Iterator[Problem]:
    """A case number stands once; read from the trees, so that a case with errors counts too."""
    seen: dict[str, str] = {}
    for document in documents:
        if document.tree is None:
            continue
        for number in select(document.tree, "number"):
            first = seen.setdefault(number.text.strip(), document.source.path)
            if first != document.source.path:
                arguments = {"found": number.text, "first": first}
                yield Problem(number.where, "duplicate-number", arguments)


def find_broken_references(
    documents: Sequence[Document], images: Mapping[str, bytes]
) -> Iterator[Problem]:
    """A relative link leads to a case, an image to a file in the case's own folder."""
    slugs = {document.source.slug for document in documents}
    for document in documents:
        for reference in document.body.references if document.body else ():
            path = posixpath.normpath(reference.target.partition("#")[0])
            if reference.is_image:
                is_there = path in images and path.startswith(f"{document.source.slug}/")
                code = "missing-image"
            else:
                is_there = path.endswith(".html") and path.removesuffix(".html") in slugs
                code = "broken-reference"
            if not is_there:
                yield Problem(reference.where, code, {"found": reference.target})


def find_related(case: Case, cases: Sequence[Case]) -> tuple[Related, ...]:
    """The closest other cases: by organisation, products, category, labels, size, keywords."""
    scored = []
    for other in cases:
        if other.slug == case.slug:
            continue
        score, shared = compare(case, other)
        if shared:
            scored.append((-score, abs(other.number - case.number), Related(other, shared)))
    scored.sort(key=lambda entry: (entry[0], entry[1], entry[2].case.number))
    return tuple(related for _, _, related in scored[:MOST_RELATED])


def compare(case: Case, other: Case) -> tuple[int, tuple[str, ...]]:
    """How close two cases are, and the names of what both share, the weightiest first."""
    products = name_products(other)
    same_organization = other.organization.code == case.organization.code
    weighed = (
        (6, [case.organization.short_name] if same_organization else []),
        (4, [name for key, name in name_products(case).items() if key in products]),
        (3, [case.category.name] if other.category == case.category else []),
        (2, [label.name for label in case.labels if label in other.labels]),
        (2, [case.band.name] if other.band == case.band else []),
        (1, [keyword.name for keyword in case.keywords if keyword in other.keywords]),
    )
    score = sum(weight * len(names) for weight, names in weighed)
    shared = dict.fromkeys(name for _, names in weighed for name in names)
    return score, tuple(shared)[:MOST_SHARED]


def name_products(case: Case) -> dict[str, str]:
    """The products of a case as printed, by a form without width and case."""
    names = (product.name for product in case.facts.service.products)
    return {unicodedata.normalize("NFKC", name).casefold(): name for name in names}
