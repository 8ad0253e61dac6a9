"""Source → Document: the located tree of the front matter, and the body.

>>> document, problems = parse_case(Source("a.md", "---\\nnumber: 1\\n---\\n本文\\n", ""))
>>> document.tree.plain()
{'number': '1'}
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.collection.document import Document
from generator.core.problem import Problem, Where
from generator.core.source import FENCE, Source
from generator.reading.body import parse_body
from generator.records.located_yaml import read_yaml
from generator.records.tree import Fields, Items

LIKE_FENCE = re.compile(r"[-－‐―—ー−]{2,}\s*$|\.\.\.\s*$|#+ ")
KEY_LINE = re.compile(r"[a-z_]+:(?: |$)")


def parse_case(source: Source) -> tuple[Document, tuple[Problem, ...]]:
    """Front matter between two `---` lines, then Markdown."""
    lines = source.text.split("\n")
    unread = Document(source, None, None)
    if lines[0].rstrip() != FENCE:
        return unread, (Problem(Where(source.path), "missing-front-matter"),)
    fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE]
    if len(fences) == 1:
        where = Where(source.path, find_end(lines) + 1)
        return unread, (Problem(where, "unclosed-front-matter"),)
    end = fences[1]
    if len(fences) > 2 and KEY_LINE.match(first_text(lines[end + 1 :])):
        return unread, (Problem(Where(source.path, end + 1), "yaml-second-document"),)
    tree, problems = read_yaml("\n".join(lines[1:end]) + "\n", source.path, first_line=2)
    if tree is not None and not isinstance(tree, Fields):
        problems = (*problems, Problem(tree.where, "front-matter-not-a-mapping"))
        tree = None
    first_line = min(end + 2, len(lines))
    body, more = parse_body("\n".join(lines[end + 1 :]), source.path, first_line)
    return Document(source, tree, body), problems + more


def find_end(lines: Sequence[str]) -> int:
    """Where the closing `---` is missed: at a line like it, at the first heading, at the end."""
    return next(
        (number for number, line in enumerate(lines) if number and LIKE_FENCE.match(line)),
        len(lines) - 1,
    )


def first_text(lines: Sequence[str]) -> str:
    return next((line for line in lines if line.strip()), "")


def parse_settings(source: Source) -> tuple[Fields | None, tuple[Problem, ...]]:
    """A YAML file that must be a mapping (site.yaml)."""
    tree, problems = read_yaml(source.text, source.path)
    if tree is not None and not isinstance(tree, Fields):
        return None, (*problems, Problem(tree.where, "file-not-a-mapping"))
    return tree, problems


def parse_moved(source: Source) -> tuple[Items | None, tuple[Problem, ...]]:
    """moved.yaml: a list, or nothing but comments as long as no page has moved."""
    tree, problems = read_yaml(source.text, source.path)
    if isinstance(tree, Fields) and not tree.pairs:
        return Items((), tree.where), problems
    return parse_terms(source)


def parse_terms(source: Source) -> tuple[Items | None, tuple[Problem, ...]]:
    """A YAML file that must be a list of terms (vocabulary/*.yaml)."""
    tree, problems = read_yaml(source.text, source.path)
    if tree is not None and not isinstance(tree, Items):
        return None, (*problems, Problem(tree.where, "file-not-a-list"))
    return tree, problems
