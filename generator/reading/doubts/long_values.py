"""Texts of the front matter that are too long to be one: they belong in the body.

>>> from generator.core.problem import Where
>>> found: list[Problem] = []
>>> cut_long_values(Scalar("あ" * 3000, Where("a.md")), "title", found).text == "あ" * 2000
True
>>> found[0].code
'value-too-long'
"""

from __future__ import annotations

from generator.core.problem import Problem
from generator.records.tree import Fields, Items, Node, Scalar

# The longest text of the 47 cases has fewer than 300; what the rules cost grows with a text.
LONGEST_VALUE = 2_000


def cut_long_values(node: Node, key: str, found: list[Problem]) -> Node:
    """The tree with every text short enough to be judged; those that were not go to `found`."""
    if isinstance(node, Items):
        return Items(tuple(cut_long_values(item, key, found) for item in node.nodes), node.where)
    if isinstance(node, Fields):
        pairs = ((name, cut_long_values(value, name.text, found)) for name, value in node.pairs)
        return Fields(tuple(pairs), node.where)
    if len(node.text) <= LONGEST_VALUE:
        return node
    arguments = {"key": key, "max_length": f"{LONGEST_VALUE:,}"}
    found.append(Problem(node.where, "value-too-long", arguments))
    return Scalar(node.text[:LONGEST_VALUE], node.where)
