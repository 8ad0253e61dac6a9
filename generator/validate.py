"""Documents + vocabulary → cases, with all their problems, not the first.

`validate_case(document, vocabulary, site)` gives the case, or None where it has errors.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.accessibility import (
    DECLARATIONS,
    Accessibility,
    Policy,
    Results,
    Statement,
    judge,
)
from generator.config import Site
from generator.declare import find_record
from generator.document import Document
from generator.inherit import join_layers, judge_layers, judge_listed, judge_styles
from generator.model import Case, FrontMatter
from generator.moved import Move, MovedPage
from generator.problem import Problem, Severity, Where
from generator.rules import check_rules
from generator.slips import join_cuts, judge_item
from generator.style import check_style
from generator.theme import LABELS, SETTINGS, TOKENS, Layer, Theme, ThemeSettings
from generator.tokens import Tokens, judge_tokens
from generator.tree import Fields, Items, Node, locate
from generator.variants import NO_VARIANTS, Variants
from generator.vocabulary import Band, Block, Prefecture, Term, Vocabulary, find_term

Kind = TypeVar("Kind", bound=Term)
Read = TypeVar("Read", bound=BaseModel)

MOST_ERRORS = 300  # of one file, where a hundred are shown: each hint takes its time

# pydantic's own errors → our codes; an error of ours has its code already.
CODES = {
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "string_type": "not-text",
    "tuple_type": "not-a-list",
    "model_type": "not-a-mapping",
    "model_attributes_type": "not-a-mapping",
    "dict_type": "not-a-mapping",
    "too_short": "empty-list",
    "too_long": "too-many-items",
    "literal_error": "value-not-allowed",
    "string_pattern_mismatch": "value-not-well-formed",
    "string_too_long": "value-too-long",
}
# A rule over a whole mapping is shown at the value that it is about.
PLACES: Mapping[str, tuple[str, ...]] = {
    "population-outside-bands": ("population", "count"),
    "code-wrong-prefecture": ("code",),
    "moved-without-target": ("from",),
}


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
            problems += read_errors(error, tree, kind)
    policy, statement, results = map(said.get, DECLARATIONS)
    assert isinstance(policy, Policy | None)
    assert isinstance(statement, Statement | None)
    assert isinstance(results, Results | None)
    path = trees["results"].where.path if results else ""
    whole = Accessibility(policy, statement, results, path)
    problems += find_false_evidence(results, trees)
    problems += find_false_judgements(whole, trees)
    return whole, tuple(problems)


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


def validate_site(tree: Fields) -> tuple[Site | None, tuple[Problem, ...]]:
    """The settings of site.yaml."""
    try:
        return Site.model_validate(tree.plain()), ()
    except ValidationError as error:
        return None, tuple(read_errors(error, tree, Site))


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


def read_errors(error: ValidationError, tree: Node, model: type[BaseModel]) -> Iterator[Problem]:
    """pydantic's errors as problems at their places in the tree."""
    problems = [
        read_error(details, tree, model)
        for details in error.errors(include_url=False)[:MOST_ERRORS]
        # A list whose items are all wrong is not empty.
        if details["type"] != "too_short" or not details["input"]
    ]
    # Nor is a value that stands below without its indent.
    parents = {problem.arguments.get("parent") for problem in problems}
    for problem in problems:
        if problem.code != "empty-value" or problem.arguments["key"] not in parents:
            yield problem


def read_error(details: ErrorDetails, tree: Node, model: type[BaseModel]) -> Problem:
    loc, kind, found = details["loc"], details["type"], details["input"]
    code = CODES.get(kind, kind)
    if code == "value-not-allowed" and not isinstance(found, str):
        code = "not-text"
    arguments = {name: str(value) for name, value in details.get("ctx", {}).items()}
    arguments["key"] = name_field(loc)
    where = locate(tree, (*loc, *PLACES.get(code, ()))).where
    if isinstance(found, str):
        arguments.setdefault("found", found)
    if code == "missing-key":
        where = locate(tree, loc[:-1]).where
    elif code == "unknown-key":
        return judge_unknown_key(tree, loc, model)
    elif found == "":
        code = "empty-value"
    elif code == "not-text":
        code, where = judge_not_text(tree, loc, where)
    elif code == "not-a-mapping" and isinstance(found, str) and (slip := judge_item(found)):
        code, where = slip[0], Where(where.path, where.line, where.column + slip[1])
    elif code == "too-many-items":
        where = locate(tree, (*loc, int(arguments["max_length"]))).where
    elif code == "value-not-allowed":
        expected = re.findall(r"'(.+?)'", arguments["expected"])
        near = difflib.get_close_matches(str(found)[:60], expected, 1, 0.4)
        arguments["suggestion"] = near[0] if near else ""
        arguments["expected"] = "".join(f"「{value}」" for value in expected)
    if terms := arguments.pop("terms", ""):
        near = difflib.get_close_matches(arguments["found"][:60], terms.split("\n"), 1, 0.4)
        arguments["suggestion"] = near[0] if near else ""
    return Problem(where, code, arguments)


def name_field(loc: Sequence[int | str]) -> str:
    """A field as people name it: `title`, or `labelsの2件目` for an item."""
    names = [str(step) for step in loc if isinstance(step, str)]
    name = names[-1] if names else ""
    return f"{name}の{loc[-1] + 1}件目" if loc and isinstance(loc[-1], int) else name


def judge_not_text(tree: Node, loc: Sequence[int | str], where: Where) -> tuple[str, Where]:
    """An item that YAML took for key and value has a colon in its text."""
    node = locate(tree, loc)
    if not loc or isinstance(loc[-1], str) or not isinstance(node, Fields) or not node.pairs:
        return "not-text", where
    key, _ = node.pairs[0]
    column = key.where.column + len(key.text)
    return "yaml-colon-in-text", Where(where.path, key.where.line, column)


def judge_unknown_key(tree: Node, loc: tuple[int | str, ...], model: type[BaseModel]) -> Problem:
    """A key that is not declared: misspelt, or not indented below the key that it belongs to."""
    name, parent = str(loc[-1]), locate(tree, loc[:-1])
    assert isinstance(parent, Fields)
    names = [key.text for key, _ in parent.pairs]
    where = parent.pairs[names.index(name)][0].where
    record = record_at(model, loc[:-1])
    for above in reversed(names[: names.index(name)]):
        field = record.model_fields.get(above) if record else None
        below = find_record(field.annotation) if field else None
        if below and name in below.model_fields:
            return Problem(where, "key-not-indented", {"key": name, "parent": above})
    plain = unicodedata.normalize("NFKC", name).casefold().strip()
    fields = record.model_fields.items() if record else ()
    near = difflib.get_close_matches(plain[:60], [field.alias or key for key, field in fields], 1)
    return Problem(where, "unknown-key", {"key": name, "suggestion": near[0] if near else ""})


def record_at(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel] | None:
    """The declaration of the mapping at a path, for the keys that it knows."""
    for step in loc:
        if isinstance(step, int):
            continue
        field = model.model_fields.get(step)
        below = find_record(field.annotation) if field else None
        if below is None:
            return None
        model = below
    return model


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
    problems += [*judge_layers(layers), *judge_tokens(tokens)]
    problems += [*judge_listed(theme), *judge_styles(theme)]
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
