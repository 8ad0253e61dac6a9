"""The trees of content/vocabulary → the vocabulary, in which every name and slug is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.collection.variants import NO_VARIANTS, Variants
from generator.collection.vocabulary import (
    AnyTerm,
    Areas,
    Band,
    Block,
    Term,
    Vocabulary,
)
from generator.core.guess import guess_name
from generator.core.problem import Problem, Where
from generator.core.text import fold_spelling
from generator.measures.places import BodyKind
from generator.records.read_records import read_list, read_record
from generator.records.tree import Fields, Items, Node, locate

NO_AREAS = Areas(prefectures=(), regions=(), kinds=())


def validate_vocabulary(
    lists: Mapping[str, Items], places: Fields, variants: Fields | None = None
) -> tuple[Vocabulary | None, tuple[Problem, ...]]:
    """The vocabulary from the trees of its lists, by the files' names, and of the areas."""
    problems: list[Problem] = []
    blocks = read_terms(lists["categories"], Block, problems)
    areas = read_areas(places, problems)
    vocabulary = Vocabulary(
        blocks=blocks,
        labels=read_terms(lists["labels"], Term, problems),
        bands=read_terms(lists["populations"], Band, problems),
        prefectures=areas.prefectures,
        regions=areas.regions,
        kinds=areas.kinds,
        keywords=read_terms(lists["keywords"], Term, problems),
        funding=read_terms(lists["funding"], Term, problems),
        needs=read_terms(lists["needs"], Term, problems),
        measures=read_terms(lists["measures"], Term, problems),
        variants=read_variants(variants, problems) if variants else NO_VARIANTS,
    )
    return (None if problems else vocabulary), tuple(problems)


def read_variants(tree: Fields, problems: list[Problem]) -> Variants:
    """The search's table of spellings; no spelling stands in two groups."""
    variants, faults = read_record(Variants, tree)
    if variants is None:
        problems.extend(faults)
        return NO_VARIANTS
    for field, groups in (("groups", variants.groups), ("similar", variants.similar)):
        problems.extend(find_twice(field, groups, tree))
    return variants


def read_terms(tree: Items, kind: type[AnyTerm], problems: list[Problem]) -> tuple[AnyTerm, ...]:
    """The terms of a file; no two share a slug or a spelling."""
    terms, faults = read_list(kind, tree)
    problems += faults
    problems += find_same(terms, tree)
    return terms


def find_same(terms: Sequence[Term], tree: Node) -> Iterator[Problem]:
    """Terms of a list that share a slug or a spelling with one before."""
    seen: dict[str, int] = {}
    for index, term in enumerate(terms):
        spellings = {fold_spelling(text) for text in term.spellings}
        for text in sorted(spellings | {f"slug:{term.slug}"}):
            if seen.setdefault(text, index) != index:
                first = terms[seen[text]].name
                arguments = {"found": term.name, "first": first}
                yield Problem(locate(tree, (index,)).where, "duplicate-term", arguments)


def read_areas(tree: Fields, problems: list[Problem]) -> Areas:
    """The prefectures, regions and kinds of body, all that they name being known."""
    areas, faults = read_record(Areas, tree)
    if areas is None:
        problems += faults
        return NO_AREAS
    for field, terms in areas:
        problems += find_same(terms, locate(tree, (field,)))
    named = {kind.slug for kind in areas.kinds}
    where = locate(tree, ("kinds",)).where
    problems += (
        Problem(where, "missing-kind", {"found": kind}) for kind in BodyKind if kind not in named
    )
    problems += find_odd_places(areas, tree)
    problems += find_odd_tiles(areas, tree)
    return areas


def find_odd_places(areas: Areas, tree: Fields) -> Iterator[Problem]:
    """Prefectures whose region is unknown, or whose neighbour is, or does not name them as its."""
    named = {prefecture.name: prefecture for prefecture in areas.prefectures}
    regions = [region.name for region in areas.regions]
    for index, prefecture in enumerate(areas.prefectures):
        if prefecture.region not in regions:
            where = locate(tree, ("prefectures", index, "region")).where
            yield tell_unknown(where, "unknown-region", prefecture.region, regions)
        others = [name for name in named if name != prefecture.name]
        for place, name in enumerate(prefecture.neighbours):
            where = locate(tree, ("prefectures", index, "neighbours", place)).where
            if name not in others:
                yield tell_unknown(where, "unknown-neighbour", name, others)
            elif prefecture.name not in named[name].neighbours:
                arguments = {"found": prefecture.name, "other": name}
                yield Problem(where, "one-sided-neighbour", arguments)


def find_odd_tiles(areas: Areas, tree: Fields) -> Iterator[Problem]:
    """Tiles of the map that are no pair of numbers, or hold two prefectures."""
    taken: dict[tuple[int, ...], str] = {}
    for index, prefecture in enumerate(areas.prefectures):
        where = locate(tree, ("prefectures", index, "tile")).where
        first = taken.setdefault(prefecture.tile, prefecture.name) if prefecture.tile else ""
        if len(prefecture.tile) not in (0, 2):
            yield Problem(where, "tile-not-two-numbers", {"found": len(prefecture.tile)})
        elif first and first != prefecture.name:
            yield Problem(where, "tile-twice", {"found": prefecture.name, "first": first})


def tell_unknown(where: Where, code: str, found: str, names: Sequence[str]) -> Problem:
    return Problem(where, code, {"found": found, "suggestion": guess_name(found, names, 0.4)})


def find_twice(field: str, groups: tuple[tuple[str, ...], ...], tree: Fields) -> Iterator[Problem]:
    """Groups of one word, and words that stand twice."""
    seen: dict[str, str] = {}
    for index, group in enumerate(groups):
        if len(group) < 2:
            where = locate(tree, (field, index)).where
            yield Problem(where, "lonely-variant", {"found": "".join(group)})
        for place, word in enumerate(group):
            plain = fold_spelling(word)
            if plain in seen:
                where = locate(tree, (field, index, place)).where
                yield Problem(where, "duplicate-variant", {"found": word, "first": seen[plain]})
            seen.setdefault(plain, group[0])
