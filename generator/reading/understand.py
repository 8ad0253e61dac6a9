"""A case file → the case with its problems, by way of plain values that can be kept.

`understand(source, vocabulary, site)` parses and validates and gives the record of it as JSON;
`revive(record, source, vocabulary, site)` gives the same Understood from such a record for little.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import partial

from generator.collection.case import Case
from generator.collection.config import Site
from generator.collection.document import Document
from generator.collection.form.case import FrontMatter
from generator.collection.prose import Body
from generator.collection.vocabulary import Vocabulary
from generator.core.plain import dump_plain, load_plain
from generator.core.problem import Problem
from generator.core.source import Source
from generator.reading.parse import parse_case
from generator.reading.validate.case import fill_case, validate_case
from generator.records.tree import (
    Fields,
    PlainTree,
    Scalar,
    from_plain_tree,
    to_plain_tree,
)

BETWEEN_LINES = b"\n"  # JSON has it in no text


@dataclass(frozen=True, slots=True)
class Understood:
    """A case file as read; the case is None where the file has errors."""

    document: Document
    case: Case | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class KeptCase:
    """What is kept of a case file beside its text and its tree; no facts where it has errors."""

    facts: FrontMatter | None
    body: Body | None
    numbers: tuple[Scalar, ...]
    problems: tuple[Problem, ...]


def understand(source: Source, vocabulary: Vocabulary, site: Site) -> bytes:
    """The record of a case file: two lines of JSON, the second its tree, which few ask for."""
    document, problems = parse_case(source)
    valid, found = validate_case(document, vocabulary, site)
    facts, tree = (valid.facts, valid.tree) if valid else (None, document.tree)
    plain = to_plain_tree(tree) if tree else None
    kept = KeptCase(facts, document.body, document.numbers, (*problems, *found))
    return BETWEEN_LINES.join((dump_plain(kept), dump_plain(plain)))


def revive(record: bytes, source: Source, vocabulary: Vocabulary, site: Site) -> Understood:
    """What was understood of a case file; the file's tree grows when it is asked for."""
    head, tree = record.split(BETWEEN_LINES)
    kept = load_plain(KeptCase, head)
    grow = partial(grow_tree, tree, source.path)
    document = Document(source, kept.body, grow, kept.numbers)
    case = None
    if kept.facts is not None and kept.body is not None:
        case = fill_case(document, kept.facts, kept.body, vocabulary, site)
    return Understood(document, case, kept.problems)


def grow_tree(line: bytes, path: str) -> Fields | None:
    """The tree of a front matter."""
    plain: PlainTree | None = json.loads(line)
    tree = None if plain is None else from_plain_tree(plain, path)
    assert tree is None or isinstance(tree, Fields)
    return tree
