"""Source → Document: the located tree of the front matter, and the body.

>>> document, problems = parse_case(Source("a.md", "---\\nnumber: 1\\n---\\n本文\\n", ""))
>>> document.tree.plain()
{'number': '1'}
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from generator.collection.document import Document
from generator.collection.format import FORMAT
from generator.core.problem import Problem, Where
from generator.core.source import FENCE, Source, find_body, find_end, is_like_fence
from generator.reading.body import parse_body
from generator.reading.traces import find_traces
from generator.records.located_csv import LocatedRow, read_table
from generator.records.located_yaml import read_yaml
from generator.records.tree import Fields, Items, Node, Scalar, select

# The lists whose records a text alone may stand for, and the field that it is then.
SHORTHANDS = {
    field.name: field.shorthand for field in FORMAT if field.shorthand and not field.above
}
PLACE_COLUMNS = ("code", "population", "as_of")
# A line that may give the number: as people write it, or in a way that YAML has to read.
NUMBER_GIVEN = re.compile(r"^(?=.*number)(?:number: ([0-9]+)$)?", re.M)
KEY_LINE = re.compile(r"[a-z_]+:(?: |$)")


def parse_case(source: Source) -> tuple[Document, tuple[Problem, ...]]:
    """Front matter between two `---` lines, then Markdown."""
    document, problems = parse_parts(source)
    return document, (*problems, *find_traces(source.text, source.path))


def parse_number(source: Source) -> Document:
    """A case file of which the number alone is asked for; the whole is parsed where it must be.

    >>> parse_number(Source("a.md", "---\\nnumber: 7\\n---\\n", "")).numbers
    (Scalar(text='7', where=Where(path='a.md', line=2, column=9)),)
    """
    front = source.text[: find_body(source.text)]
    found = NUMBER_GIVEN.findall(front)
    if len(found) != 1 or not found[0]:
        return parse_case(source)[0]
    line = front[: front.index(f"\nnumber: {found[0]}\n")].count("\n") + 2
    where = Where(source.path, line, len("number: ") + 1)
    return Document(source, None, lambda: None, (Scalar(found[0], where),))


def parse_parts(source: Source) -> tuple[Document, tuple[Problem, ...]]:
    """The document of a case file, whatever tools have left in it."""
    lines = source.text.split("\n")
    unread = Document(source, None, lambda: None)
    if not source.text.strip():
        return unread, (Problem(Where(source.path), "file-without-text"),)
    if lines[0].rstrip() != FENCE:
        return unread, (judge_beginning(lines, source.path),)
    fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE]
    if len(fences) == 1:
        return unread, (judge_missing_end(lines, source.path),)
    end = fences[1]
    if len(fences) > 2 and KEY_LINE.match(first_text(lines[end + 1 :])):
        return unread, (Problem(Where(source.path, end + 1), "yaml-second-document"),)
    tree, problems = read_yaml("\n".join(lines[1:end]) + "\n", source.path, first_line=2)
    if tree is not None and not isinstance(tree, Fields):
        problems = (*problems, Problem(tree.where, "front-matter-not-a-mapping"))
        tree = None
    if tree is not None:
        tree = write_out(tree)
    first_line = min(end + 2, len(lines))
    body, more = parse_body("\n".join(lines[end + 1 :]), source.path, first_line)
    numbers = tuple(select(tree, "number")) if tree else ()
    return Document(source, body, lambda: tree, numbers), problems + more


def write_out(tree: Fields) -> Fields:
    """The tree with every text that stands for a record (a note) written out as that record."""

    def spread(key: str, node: Node) -> Node:
        if key not in SHORTHANDS or not isinstance(node, Items):
            return node
        name = SHORTHANDS[key]
        nodes = (
            Fields(((Scalar(name, item.where), item),), item.where)
            if isinstance(item, Scalar)
            else item
            for item in node.nodes
        )
        return Items(tuple(nodes), node.where)

    return Fields(tuple((key, spread(key.text, node)) for key, node in tree.pairs), tree.where)


def judge_beginning(lines: Sequence[str], path: str) -> Problem:
    """Why the first line does not begin the front matter."""
    if is_like_fence(lines[0]):
        return tell_fence(lines, 0, path)
    begun = (
        n
        for n, (line, key) in enumerate(pairwise(lines))
        if line.rstrip() == FENCE and KEY_LINE.match(key)
    )
    if at := next(begun, 0):
        return Problem(Where(path), "text-before-front-matter", {"line": at + 1})
    return Problem(Where(path), "missing-front-matter")


def judge_missing_end(lines: Sequence[str], path: str) -> Problem:
    """Why no line ends the front matter."""
    end = find_end(lines)
    if is_like_fence(lines[end]):
        return tell_fence(lines, end, path)
    return Problem(Where(path, end + 1), "unclosed-front-matter")


def tell_fence(lines: Sequence[str], number: int, path: str) -> Problem:
    arguments = {"found": lines[number].strip(), "suggestion": FENCE}
    return Problem(Where(path, number + 1), "fence-not-read", arguments)


def first_text(lines: Sequence[str]) -> str:
    return next((line for line in lines if line.strip()), "")


def parse_yaml(source: Source) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a YAML file, with what tools have left in it."""
    tree, problems = read_yaml(source.text, source.path)
    return tree, (*problems, *find_traces(source.text, source.path))


def parse_settings(source: Source) -> tuple[Fields | None, tuple[Problem, ...]]:
    """A YAML file that must be a mapping (site.yaml)."""
    tree, problems = parse_yaml(source)
    if tree is not None and not isinstance(tree, Fields):
        return None, (*problems, Problem(tree.where, "file-not-a-mapping"))
    return tree, problems


def parse_moved(source: Source) -> tuple[Items | None, tuple[Problem, ...]]:
    """moved.yaml: a list, or nothing but comments as long as no page has moved."""
    tree, problems = parse_yaml(source)
    if isinstance(tree, Fields) and not tree.pairs:
        return Items((), tree.where), problems
    return parse_terms(source)


def parse_terms(source: Source) -> tuple[Items | None, tuple[Problem, ...]]:
    """A YAML file that must be a list of terms (vocabulary/*.yaml)."""
    if not source.text.strip():
        return None, (Problem(Where(source.path), "file-without-text"),)
    tree, problems = parse_yaml(source)
    if tree is not None and not isinstance(tree, Items):
        return None, (*problems, Problem(tree.where, "file-not-a-list"))
    return tree, problems


def parse_places(source: Source) -> tuple[tuple[LocatedRow, ...], tuple[Problem, ...]]:
    """vocabulary/places.csv: a row a place."""
    return read_table(source.text, source.path, PLACE_COLUMNS)
