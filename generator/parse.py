"""Source → Document: the located tree of the front matter, and the body.

>>> document, problems = parse_case(Source("a.md", "---\\nnumber: 1\\n---\\n本文\\n", ""))
>>> document.tree.plain()
{'number': '1'}
"""

from __future__ import annotations

from generator.body import parse_body
from generator.document import Document
from generator.located_yaml import read_yaml
from generator.problem import Problem, Where
from generator.source import Source
from generator.tree import Fields, Items

FENCE = "---"


def parse_case(source: Source) -> tuple[Document, tuple[Problem, ...]]:
    """Front matter between two `---` lines, then Markdown."""
    lines = source.text.split("\n")
    if lines[0].rstrip() != FENCE:
        return Document(source, None, None), (Problem(Where(source.path), "missing-front-matter"),)
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() == FENCE), None)
    if end is None:
        return Document(source, None, None), (Problem(Where(source.path), "unclosed-front-matter"),)
    tree, problems = read_yaml("\n".join(lines[1:end]) + "\n", source.path, first_line=2)
    if tree is not None and not isinstance(tree, Fields):
        problems = (*problems, Problem(tree.where, "front-matter-not-a-mapping"))
        tree = None
    body, more = parse_body("\n".join(lines[end + 1 :]), source.path, end + 2)
    return Document(source, tree, body), problems + more


def parse_settings(source: Source) -> tuple[Fields | None, tuple[Problem, ...]]:
    """A YAML file that must be a mapping (site.yaml)."""
    tree, problems = read_yaml(source.text, source.path)
    if tree is not None and not isinstance(tree, Fields):
        return None, (*problems, Problem(tree.where, "not-a-mapping", {"found": "-"}))
    return tree, problems


def parse_terms(source: Source) -> tuple[Items | None, tuple[Problem, ...]]:
    """A YAML file that must be a list of terms (vocabulary/*.yaml)."""
    tree, problems = read_yaml(source.text, source.path)
    if tree is not None and not isinstance(tree, Items):
        return None, (*problems, Problem(tree.where, "not-a-list", {"found": ""}))
    return tree, problems
