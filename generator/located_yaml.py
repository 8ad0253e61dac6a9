"""YAML → a located tree of texts, with what the collection refuses reported at its place.

>>> tree, problems = read_yaml("title: 窓口", "a.yaml")
>>> tree.plain(), problems
({'title': '窓口'}, ())
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import yaml

from generator.problem import Problem, Where
from generator.tree import Fields, Items, Node, Scalar

MAX_DEPTH = 20  # architecture.md; libyaml itself crashes at some ten thousand levels

# What libyaml says (its texts are stable) → our code. The longer text comes first.
FAULTS = (
    ("mapping values are not allowed", "yaml-colon-in-text"),
    ("could not find expected ':'", "yaml-colon-missing"),
    ("found unexpected end of stream", "yaml-quote-not-closed"),
    ("did not find expected ',' or ']'", "yaml-bracket-not-closed"),
    ("did not find expected ',' or '}'", "yaml-bracket-not-closed"),
    ("did not find expected key", "yaml-wrong-indent"),
    ("did not find expected '-' indicator", "yaml-wrong-indent"),
    ("block sequence entries are not allowed", "yaml-wrong-indent"),
    ("found character '\\t'", "yaml-tab"),
    ("found a tab character", "yaml-tab"),
    ("cannot start any token", "yaml-reserved-sign"),
)


class Mark(Protocol):
    """A place as PyYAML gives it, from its Python or its C reader; both count from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a YAML text starts in its file."""

    path: str
    first_line: int = 1

    def place(self, mark: Mark | None) -> Where:
        if mark is None:
            return Where(self.path, self.first_line, 1)
        return Where(self.path, self.first_line + mark.line, mark.column + 1)


def read_yaml(text: str, path: str, first_line: int = 1) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a YAML text and its problems; no tree where it cannot be built safely."""
    origin = Origin(path, first_line)
    try:
        problems = tuple(refuse_events(text, origin))
        if problems:
            return None, problems
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        return None, (syntax_problem(error, origin),)
    except yaml.reader.ReaderError as error:
        return None, (reader_problem(error, text, origin),)
    if root is None:
        return Fields((), origin.place(None)), ()
    found: list[Problem] = []
    tree = convert(root, origin, found)
    return tree, tuple(found)


def refuse_events(text: str, origin: Origin) -> Iterator[Problem]:
    """Anchors, aliases, tags, further documents and depth: refused before a tree is built."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        where = origin.place(event.start_mark)
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents == 2:
                yield Problem(where, "yaml-second-document")
        if isinstance(event, yaml.AliasEvent):
            yield Problem(where, "yaml-alias", {"found": str(event.anchor)})
        elif isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            yield Problem(where, "yaml-anchor", {"found": event.anchor})
        tag = getattr(event, "tag", None)
        if tag is not None:
            yield Problem(where, "yaml-tag", {"found": str(tag)})
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                yield Problem(where, "yaml-too-deep", {"limit": MAX_DEPTH})
                return
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def convert(node: yaml.Node, origin: Origin, found: list[Problem]) -> Node:
    """A composed node as a located one; duplicate keys and keys that are no text go to `found`."""
    where = origin.place(node.start_mark)
    if isinstance(node, yaml.SequenceNode):
        return Items(tuple(convert(item, origin, found) for item in node.value), where)
    if isinstance(node, yaml.MappingNode):
        pairs: list[tuple[Scalar, Node]] = []
        seen: dict[str, Where] = {}
        for key_node, value_node in node.value:
            key_where = origin.place(key_node.start_mark)
            value = convert(value_node, origin, found)
            if not isinstance(key_node, yaml.ScalarNode):
                found.append(Problem(key_where, "yaml-key-not-text"))
                continue
            key = str(key_node.value)
            if key in seen:
                first: dict[str, str | int] = {"key": key, "first_line": seen[key].line}
                found.append(Problem(key_where, "duplicate-key", first))
                continue
            seen[key] = key_where
            pairs.append((Scalar(key, key_where), value))
        return Fields(tuple(pairs), where)
    return Scalar(str(node.value), where)


def syntax_problem(error: yaml.MarkedYAMLError, origin: Origin) -> Problem:
    """A syntax error; an unclosed bracket or quote is shown where it was opened."""
    said = f"{error.problem or ''}"
    code = next((code for text, code in FAULTS if text in said), "yaml-not-read")
    opened = code in ("yaml-quote-not-closed", "yaml-bracket-not-closed")
    mark = error.context_mark if opened and error.context_mark else error.problem_mark
    arguments = {"found": said} if code == "yaml-not-read" else {}
    return Problem(origin.place(mark), code, arguments)


def reader_problem(error: yaml.reader.ReaderError, text: str, origin: Origin) -> Problem:
    """A character that YAML cannot hold; the error has no mark, only a position."""
    position = min(max(error.position, 0), len(text))
    before = text[:position]
    line = origin.first_line + before.count("\n")
    column = position - (before.rfind("\n") + 1) + 1
    point = f"U+{ord(text[position]):04X}" if position < len(text) else ""
    return Problem(Where(origin.path, line, column), "forbidden-character", {"found": point})
