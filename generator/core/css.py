"""Style sheets as tinycss2 reads them (CSS Syntax Level 3), for those who look for a part of one.

>>> style = parse_style("@media print { a { color: var(--text) } }")
>>> [[value.name for value in rule.values] for rule in list_rules(parse_block(style.nodes))]
[[], ['color']]
>>> [name.value for name in list_used(list_parts(style.nodes))]
['--text']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import tinycss2
from tinycss2.ast import AtRule, Declaration, Node, QualifiedRule

BLANK = ("whitespace", "comment")


class Style(NamedTuple):
    """A style sheet's tokens, blocks, functions and comments.

    `left_over` are braces that close nothing, and the first block that the end leaves open.
    """

    nodes: Sequence[Node]
    left_over: Sequence[Node]


class Rule(NamedTuple):
    """A rule with a block, and the declarations right in it."""

    node: QualifiedRule | AtRule
    values: Sequence[Declaration]


def parse_style(text: str) -> Style:
    """Any text is a style sheet: what cannot be read is a node of the type `error`."""
    # One brace more closes a block if one is open, and is left over if none is.
    *nodes, last = tinycss2.parse_component_value_list(text + "}")
    is_open = last.type.endswith(" block") or last.type == "function"
    left_over = [part for part in list_parts(nodes) if part.type == "error" and part.kind == "}"]
    return Style([*nodes, last], [*left_over, last]) if is_open else Style(nodes, left_over)


def list_rules(nodes: Iterable[Node]) -> Iterator[Rule]:
    """Every rule that has a block; one within another comes after it."""
    for node in nodes:
        if node.type in ("qualified-rule", "at-rule") and node.content is not None:
            inner = parse_block(node.content)
            yield Rule(node, [part for part in inner if part.type == "declaration"])
            yield from list_rules(inner)


def parse_block(nodes: Iterable[Node]) -> Sequence[Node]:
    """The rules and declarations in a style sheet's nodes, or in those of a block."""
    rules: Sequence[Node] = tinycss2.parse_blocks_contents(
        nodes, skip_comments=True, skip_whitespace=True
    )
    return rules


def list_parts(nodes: Iterable[Node]) -> Iterator[Node]:
    """Every token, and each block and function before what stands in it."""
    for node in nodes:
        yield node
        if node.type == "function":
            yield from list_parts(node.arguments)
        elif node.type.endswith(" block"):
            yield from list_parts(node.content)


def list_used(parts: Iterable[Node]) -> Iterator[Node]:
    """The names of the custom properties whose values are used, such as `--text`."""
    for part in parts:
        if part.type == "function" and part.lower_name == "var":
            names = (name for name in part.arguments if name.type not in BLANK)
            yield from (name for name in [next(names, None)] if name and name.type == "ident")
