"""A case file → the case with its problems, by way of plain values that can be kept.

`understand(source, vocabulary, site)` parses and validates and gives the record of it as JSON;
`revive(record, source, vocabulary, site)` gives the same Understood from such a record for little.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.collection.case import Case
from generator.collection.config import Site
from generator.collection.document import Document
from generator.collection.prose import Body
from generator.collection.vocabulary import Vocabulary
from generator.core.plain import dump_plain, from_plain
from generator.core.problem import Problem
from generator.core.source import Source
from generator.reading.parse import parse_case
from generator.reading.validate.case import revive_case, validate_case
from generator.records.tree import (
    Fields,
    PlainTree,
    Scalar,
    from_plain_tree,
    to_plain_tree,
)


@dataclass(frozen=True, slots=True)
class Understood:
    """A case file as read; the case is None where the file has errors."""

    document: Document
    case: Case | None
    problems: tuple[Problem, ...]


def understand(source: Source, vocabulary: Vocabulary, site: Site) -> bytes:
    """The record of a case file: what `revive` needs beside the file's own text."""
    document, problems = parse_case(source)
    case, found = validate_case(document, vocabulary, site)
    tree = case.document.tree if case else document.tree
    record = {
        "facts": tree.plain() if case and tree else None,
        "tree": to_plain_tree(tree) if tree else None,
        "body": document.body,
        "numbers": document.numbers,
        "problems": (*problems, *found),
    }
    return dump_plain(record)


def revive(record: bytes, source: Source, vocabulary: Vocabulary, site: Site) -> Understood:
    """What was understood of a case file; the file's tree grows when it is asked for."""
    kept: dict[str, Any] = json.loads(record)
    body = None if kept["body"] is None else from_plain(Body, kept["body"])
    numbers = from_plain(tuple[Scalar, ...], kept["numbers"])
    document = Document(source, body, grow_later(kept["tree"], source.path), numbers)
    facts = kept["facts"]
    case = None if facts is None else revive_case(document, facts, vocabulary, site)
    return Understood(document, case, from_plain(tuple[Problem, ...], kept["problems"]))


def grow_later(plain: PlainTree | None, path: str) -> Callable[[], Fields | None]:
    """What gives the tree of a front matter."""

    def grow() -> Fields | None:
        tree = None if plain is None else from_plain_tree(plain, path)
        assert tree is None or isinstance(tree, Fields)
        return tree

    return grow
