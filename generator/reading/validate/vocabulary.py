"""The trees of content/vocabulary → the vocabulary, in which every name and slug is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.collection.variants import NO_VARIANTS, Variants
from generator.collection.vocabulary import AnyTerm, Band, Block, Prefecture, Term, Vocabulary
from generator.core.problem import Problem
from generator.core.text import fold_spelling
from generator.records.read_records import read_list, read_record
from generator.records.tree import Fields, Items, locate


def validate_vocabulary(
    trees: Mapping[str, Items], variants: Fields | None = None
) -> tuple[Vocabulary | None, tuple[Problem, ...]]:
    """The vocabulary from the trees of its files, by the files' names."""
    problems: list[Problem] = []
    blocks = read_terms(trees["categories"], Block, problems)
    vocabulary = Vocabulary(
        blocks=blocks,
        labels=read_terms(trees["labels"], Term, problems),
        bands=read_terms(trees["populations"], Band, problems),
        prefectures=read_terms(trees["prefectures"], Prefecture, problems),
        keywords=read_terms(trees["keywords"], Term, problems),
        funding=read_terms(trees["funding"], Term, problems),
        needs=read_terms(trees["needs"], Term, problems),
        measures=read_terms(trees["measures"], Term, problems),
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
    problems.extend(faults)
    seen: dict[str, int] = {}
    for index, term in enumerate(terms):
        spellings = {fold_spelling(text) for text in term.spellings}
        for text in sorted(spellings | {f"slug:{term.slug}"}):
            if seen.setdefault(text, index) != index:
                first = terms[seen[text]].name
                arguments = {"found": term.name, "first": first}
                problems.append(Problem(locate(tree, (index,)).where, "duplicate-term", arguments))
    return terms


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
