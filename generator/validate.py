"""Documents + vocabulary → cases, with all their problems, not the first.

`validate_case(document, vocabulary, site)` gives the case, or None where it has errors.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.config import Site
from generator.document import Document
from generator.model import Case, FrontMatter
from generator.problem import Problem, Where
from generator.rules import check_rules
from generator.tree import Fields, Items, Node, locate
from generator.vocabulary import Band, Block, Prefecture, Term, Vocabulary, find_term

Kind = TypeVar("Kind", bound=Term)

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
CUT_AMOUNT = re.compile(r"\d{3}\D")  # the rest of `{amount: 26,700千円}` after YAML cut it


def validate_case(
    document: Document, vocabulary: Vocabulary, site: Site
) -> tuple[Case | None, tuple[Problem, ...]]:
    """The case of a document, and its problems; warnings leave the case standing."""
    tree, body = document.tree, document.body
    if tree is None:
        return None, ()
    problems = list(check_rules(tree, body))
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


def validate_site(tree: Fields) -> tuple[Site | None, tuple[Problem, ...]]:
    """The settings of site.yaml."""
    try:
        return Site.model_validate(tree.plain()), ()
    except ValidationError as error:
        return None, tuple(read_errors(error, tree, Site))


def validate_vocabulary(
    trees: Mapping[str, Items],
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
    )
    return (None if problems else vocabulary), tuple(problems)


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


def read_errors(error: ValidationError, tree: Node, model: type[BaseModel]) -> Iterator[Problem]:
    """pydantic's errors as problems at their places in the tree."""
    for details in error.errors(include_url=False):
        yield read_error(details, tree, model)


def read_error(details: ErrorDetails, tree: Node, model: type[BaseModel]) -> Problem:
    loc, kind = details["loc"], details["type"]
    context = details.get("ctx", {})
    code = CODES.get(kind, kind)
    arguments = {name: str(value) for name, value in context.items()}
    if loc:
        arguments["key"] = str(loc[-1])
    where = locate(tree, loc).where
    if code == "missing-key":
        where = locate(tree, loc[:-1]).where
    elif code == "unknown-key":
        where, code = judge_unknown_key(tree, loc, where)
        record = record_at(model, loc[:-1])
        near = difflib.get_close_matches(str(loc[-1]), record.model_fields if record else (), 1)
        arguments["suggestion"] = near[0] if near else ""
    elif code in ("not-a-list", "not-a-mapping", "not-text") and details["input"] == "":
        code = "empty-value"
    elif isinstance(details["input"], str):
        arguments.setdefault("found", details["input"])
    if "terms" in arguments:
        near = difflib.get_close_matches(arguments["found"], arguments["terms"].split("\n"), 1, 0.4)
        arguments["suggestion"] = near[0] if near else ""
    return Problem(where, code, arguments)


def judge_unknown_key(tree: Node, loc: tuple[int | str, ...], where: Where) -> tuple[Where, str]:
    """The place of a key that is not declared; the rest of a cut amount has a code of its own."""
    parent = locate(tree, loc[:-1])
    key = parent.key(str(loc[-1])) if isinstance(parent, Fields) else None
    is_cut = CUT_AMOUNT.match(unicodedata.normalize("NFKC", str(loc[-1]))) is not None
    return (key.where if key else where), ("amount-cut-at-comma" if is_cut else "unknown-key")


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


def find_record(annotation: object) -> type[BaseModel] | None:
    """The record in an annotation such as `Cost`, `Track | None` or `tuple[Step, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        found = find_record(part)
        if found is not None:
            return found
    return None
