"""Documents + vocabulary → cases, with all their problems, not the first.

`validate_case(document, vocabulary, site)` gives the case, or None where it has errors.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import MINYEAR
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from generator.accessibility import (
    DECLARATIONS,
    Accessibility,
    Policy,
    Results,
    Statement,
    judge,
)
from generator.config import Site
from generator.document import Document
from generator.fields import FiscalYear, PrintedDate
from generator.inherit import join_layers, judge_layers, judge_listed
from generator.model import Case, FrontMatter
from generator.moved import Move, MovedPage
from generator.problem import Problem, Severity, Where
from generator.record_faults import read_errors
from generator.rules import check_rules
from generator.slips import join_cuts
from generator.style import check_style
from generator.theme import LABELS, SETTINGS, TOKENS, Layer, Theme, ThemeSettings
from generator.theme_scripts import judge_scripts, list_scripts
from generator.theme_styles import judge_styles
from generator.tokens import Tokens, judge_tokens
from generator.tree import Fields, Items, locate
from generator.variants import NO_VARIANTS, Variants
from generator.vocabulary import Band, Block, Prefecture, Term, Vocabulary, find_term

Kind = TypeVar("Kind", bound=Term)
Read = TypeVar("Read", bound=BaseModel)

YEARS_OF_AN_EDITION = 10  # a date still later is a slip of the keyboard: 2062 for 2026


def validate_case(
    document: Document, vocabulary: Vocabulary, site: Site
) -> tuple[Case | None, tuple[Problem, ...]]:
    """The case of a document, and its problems; warnings leave the case standing."""
    tree, body = document.tree, document.body
    if tree is None:
        return None, ()
    problems: list[Problem] = []
    whole = join_cuts(tree, "", problems)
    assert isinstance(whole, Fields)
    tree = whole
    problems += check_rules(tree, body)
    problems += check_style(document.source.text, tree)
    facts: FrontMatter | None = None
    try:
        facts = FrontMatter.model_validate(tree.plain(), context=vocabulary)
    except ValidationError as error:
        problems += read_errors(error, tree, FrontMatter)
    if facts is None or body is None:
        return None, tuple(problems)
    problems += find_odd_year(tree, facts.updated, site.edition)
    band = vocabulary.band_of(facts.population.count.persons, facts.organization.is_prefecture)
    assert band is not None  # FrontMatter.check_band
    category = resolve((facts.category,), vocabulary.categories)[0]
    case = Case(
        slug=document.source.slug,
        path=document.source.path,
        facts=facts,
        body=body,
        band=band,
        block=vocabulary.block_of(category),
        category=category,
        prefecture=resolve((facts.organization.prefecture,), vocabulary.prefectures)[0],
        labels=resolve(facts.labels, vocabulary.labels),
        keywords=resolve(facts.keywords, vocabulary.keywords),
        programs=resolve((funding.program for funding in facts.funding), vocabulary.funding),
        is_new=facts.added is not None and facts.added.year == site.edition.year,
    )
    return case, tuple(problems)


def resolve(names: Iterable[str], terms: tuple[Kind, ...]) -> tuple[Kind, ...]:
    """The terms of names that are known to be in the vocabulary, each once."""
    found = {name: find_term(name, terms) for name in names}
    return tuple(term for term in found.values() if term is not None)


def validate_accessibility(
    trees: Mapping[str, Fields],
) -> tuple[Accessibility, tuple[Problem, ...]]:
    """What content/accessibility says, by the files' names; a file with errors says nothing."""
    said: dict[str, Policy | Statement | Results] = {}
    problems: list[Problem] = []
    for name, tree in trees.items():
        kind = DECLARATIONS[name]
        try:
            said[name] = kind.model_validate(tree.plain())
        except ValidationError as error:
            faults = read_errors(error, tree, kind)
            problems += find_false_result(faults) if kind is Results else faults
    policy, statement, results = map(said.get, DECLARATIONS)
    assert isinstance(policy, Policy | None)
    assert isinstance(statement, Statement | None)
    assert isinstance(results, Results | None)
    path = trees["results"].where.path if results else ""
    whole = Accessibility(policy, statement, results, path)
    problems += find_false_evidence(results, trees)
    problems += find_false_judgements(whole, trees)
    problems += find_reversed_dates(whole, trees)
    return whole, tuple(problems)


def find_false_result(faults: Iterable[Problem]) -> Iterator[Problem]:
    """The first fault of a file that only a tool writes: it is to be written again as a whole."""
    for fault in sorted(faults, key=lambda fault: fault.where)[:1]:
        yield Problem(fault.where, "result-not-read", {"key": fault.arguments["key"]})


def find_false_evidence(results: Results | None, trees: Mapping[str, Fields]) -> Iterator[Problem]:
    """Evidence of a test that the results do not have."""
    known = {check.id for check in results.checks} if results else set()
    for index, evidence in enumerate(results.evidence if results else ()):
        if evidence.check not in known:
            where = locate(trees["results"], ("evidence", index, "check")).where
            yield Problem(where, "unknown-check", {"found": evidence.check})


def find_false_judgements(whole: Accessibility, trees: Mapping[str, Fields]) -> Iterator[Problem]:
    """A criterion that is judged twice, or found met by a person where a tool found faults."""
    seen = set()
    for index, judgement in enumerate(whole.statement.judgements if whole.statement else ()):
        number = judgement.criterion
        where = locate(trees["statement"], ("judgements", index, "criterion")).where
        if number in seen:
            yield Problem(where, "criterion-twice", {"found": number})
        seen.add(number)
        faults = sum(evidence.faults for evidence in judge(number, whole).evidence)
        if faults and judgement.result != "不適合":
            arguments: dict[str, str | int] = {"found": number, "count": faults}
            yield Problem(where, "judgement-against-results", arguments, Severity.WARNING)


def find_reversed_dates(whole: Accessibility, trees: Mapping[str, Fields]) -> Iterator[Problem]:
    """A policy that was revised before it was made, results that were stated before the tests."""
    policy, statement = whole.policy, whole.statement
    pairs: list[tuple[str, str, PrintedDate | None, str, PrintedDate | None]] = []
    if policy:
        pairs.append(("policy", "revised", policy.revised, "established", policy.established))
    if statement:
        pairs += [
            ("statement", "stated", statement.stated, "date", judgement.date)
            for judgement in statement.judgements
        ]
    for file, key, later, other, earlier in pairs:
        if later and earlier and later.date < earlier.date:
            arguments = {"key": key, "found": later.text, "other": other, "first": earlier.text}
            where = locate(trees[file], (key,)).where
            yield Problem(where, "dates-reversed", arguments, Severity.WARNING)


def validate_site(tree: Fields) -> tuple[Site | None, tuple[Problem, ...]]:
    """The settings of site.yaml."""
    try:
        site = Site.model_validate(tree.plain())
    except ValidationError as error:
        return None, tuple(read_errors(error, tree, Site))
    return site, tuple(find_odd_year(tree, site.updated, site.edition, site.edition.year))


def find_odd_year(
    tree: Fields, updated: PrintedDate | None, edition: FiscalYear, earliest: int = MINYEAR
) -> Iterator[Problem]:
    """A last change that is no date of the edition; what day it is today, no build knows."""
    if updated and not earliest <= updated.date.year <= edition.year + YEARS_OF_AN_EDITION:
        arguments = {"found": updated.text, "edition": edition.text}
        where = locate(tree, ("updated",)).where
        yield Problem(where, "updated-far-from-edition", arguments, Severity.WARNING)


def validate_moves(tree: Items) -> tuple[tuple[Move, ...], tuple[Problem, ...]]:
    """The entries of moved.yaml; none where one of them has errors."""
    try:
        pages = TypeAdapter(tuple[MovedPage, ...]).validate_python(tree.plain())
    except ValidationError as error:
        return (), tuple(read_errors(error, tree, MovedPage))
    places = [(locate(node, ["from"]).where, locate(node, ["to"]).where) for node in tree.nodes]
    moves = zip(pages, places, strict=True)
    return tuple(Move(page.from_path, page.to, page.reason, *at) for page, at in moves), ()


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
        variants=read_variants(variants, problems) if variants else NO_VARIANTS,
    )
    return (None if problems else vocabulary), tuple(problems)


def read_variants(tree: Fields, problems: list[Problem]) -> Variants:
    """The search's table of spellings; no spelling stands in two groups."""
    try:
        variants = Variants.model_validate(tree.plain())
    except ValidationError as error:
        problems.extend(read_errors(error, tree, Variants))
        return NO_VARIANTS
    for field, groups in (("groups", variants.groups), ("similar", variants.similar)):
        problems.extend(find_twice(field, groups, tree))
    return variants


def read_terms(tree: Items, kind: type[Kind], problems: list[Problem]) -> tuple[Kind, ...]:
    """The terms of a file; no two share a slug or a spelling."""
    try:
        adapter: TypeAdapter[tuple[Kind, ...]] = TypeAdapter(tuple[kind, ...])  # type: ignore[valid-type]
        terms = adapter.validate_python(tree.plain())
    except ValidationError as error:
        problems.extend(read_errors(error, tree, kind))
        return ()
    seen: dict[str, int] = {}
    for index, term in enumerate(terms):
        spellings = {unicodedata.normalize("NFKC", text).casefold() for text in term.spellings}
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
            plain = unicodedata.normalize("NFKC", word).casefold()
            if plain in seen:
                where = locate(tree, (field, index, place)).where
                yield Problem(where, "duplicate-variant", {"found": word, "first": seen[plain]})
            seen.setdefault(plain, group[0])


def validate_theme(layers: Sequence[Layer]) -> tuple[Theme | None, tuple[Problem, ...]]:
    """The theme of its layers, from the first one on."""
    problems: list[Problem] = []
    settings = [read_record(layer, SETTINGS, ThemeSettings, problems) for layer in layers]
    for layer in layers:
        read_record(layer, TOKENS, Tokens, problems)
    if problems:
        return None, tuple(problems)
    first = layers[0]
    needed = [name for name in (LABELS, TOKENS) if name not in first.trees]
    # Without pairs no contrast would be looked at.
    if needed or first.trees[TOKENS].find("pairs") is None:
        key = needed[0] if needed else "pairs"
        problem = Problem(Where(first.place(SETTINGS)), "theme-not-whole", {"key": key})
        return None, (problem,)
    tokens = [layer.trees[TOKENS] for layer in layers if TOKENS in layer.trees]
    theme = join_layers(layers, [known for known in settings if known is not None])
    problems += [*judge_layers(layers, list_scripts(theme)), *judge_tokens(tokens)]
    problems += [*judge_listed(theme), *judge_styles(theme), *judge_scripts(theme)]
    return (None if problems else theme), tuple(problems)


def read_record(layer: Layer, name: str, model: type[Read], problems: list[Problem]) -> Read | None:
    """One of a layer's YAML files as its declaration says; None where it has none or is wrong."""
    tree = layer.trees.get(name)
    if tree is None:
        return None
    try:
        return model.model_validate(tree.plain())
    except ValidationError as error:
        problems.extend(read_errors(error, tree, model))
        return None
