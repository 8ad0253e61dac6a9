"""The YAML nodes of the lines of a front matter, with their places, and what the checks read there.

>>> read_values(["number: 48", "labels: [電子契約]"])
[(('number',), '48'), (('labels', '*'), '電子契約')]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

import yaml

from generator.collection.format import KeyPath
from generator.records.located_yaml import read_yaml
from generator.records.tree import Fields, Items, Node, Scalar

ValueNode: TypeAlias = tuple[KeyPath, yaml.ScalarNode, bool]  # whether it stands in [ ] or { }
PathValues: TypeAlias = list[tuple[KeyPath, str]]


def compose(lines: Sequence[str]) -> yaml.Node:
    """The YAML nodes of lines that are known to be read."""
    root = yaml.compose("\n".join(lines) + "\n", Loader=yaml.CSafeLoader)
    assert root is not None
    return root


def find_leaves(node: yaml.Node, path: KeyPath = (), is_flow: bool = False) -> Iterator[ValueNode]:
    """Every text in the order of the file with its path; keys are left out."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from find_leaves(value, (*path, str(key.value)), is_flow or bool(node.flow_style))
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from find_leaves(item, (*path, "*"), is_flow or bool(node.flow_style))
    elif isinstance(node, yaml.ScalarNode):
        yield path, node, is_flow


def read_values(lines: Sequence[str]) -> PathValues:
    """The same with what the checks read; nothing where YAML has a problem."""
    tree, problems = read_yaml("\n".join(lines) + "\n", "")
    return [] if problems or not isinstance(tree, Fields) else list(list_values(tree))


def list_values(node: Node, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(node, Scalar):
        yield path, node.text
    elif isinstance(node, Items):
        for item in node.nodes:
            yield from list_values(item, (*path, "*"))
    else:
        for key, value in node.pairs:
            yield from list_values(value, (*path, key.text))
