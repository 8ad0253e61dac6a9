"""A YAML text as a tree of texts in which every node knows its place.

>>> tree = Fields((), Where("a.md", 2, 1))
>>> tree.plain()
{}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from generator.core.problem import Where

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, as written; an empty value is an empty text."""

    text: str
    where: Where

    def plain(self) -> Plain:
        return self.text


@dataclass(frozen=True, slots=True)
class Items:
    """A sequence."""

    nodes: tuple[Node, ...]
    where: Where

    def plain(self) -> Plain:
        return [node.plain() for node in self.nodes]


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping, as pairs of key and value in the order of the file."""

    pairs: tuple[tuple[Scalar, Node], ...]
    where: Where

    def plain(self) -> Plain:
        return {key.text: node.plain() for key, node in self.pairs}

    def find(self, key: str) -> Node | None:
        """The value of a key."""
        for found, node in self.pairs:
            if found.text == key:
                return node
        return None

    def key(self, key: str) -> Scalar | None:
        """The key itself, for its place."""
        return next((found for found, _ in self.pairs if found.text == key), None)


Node: TypeAlias = Scalar | Items | Fields


def locate(tree: Node, path: Sequence[str | int]) -> Node:
    """The node at a path of keys and indexes, or the deepest one that there is on the way."""
    node = tree
    for step in path:
        below = child(node, step)
        if below is None:
            break
        node = below
    return node


def child(node: Node, step: str | int) -> Node | None:
    """What lies one step below a node."""
    if isinstance(node, Fields):
        return node.find(str(step))
    if isinstance(node, Items) and isinstance(step, int) and step < len(node.nodes):
        return node.nodes[step]
    return None


def select(tree: Node, *path: str) -> Iterator[Scalar]:
    """Every text at a path of keys; `*` stands for each item of a sequence."""
    nodes = [tree]
    for step in path:
        if step == "*":
            nodes = [item for node in nodes if isinstance(node, Items) for item in node.nodes]
        else:
            nodes = [below for node in nodes if (below := child(node, step)) is not None]
    return (node for node in nodes if isinstance(node, Scalar))


def texts(tree: Node) -> Iterator[Scalar]:
    """Every text of the tree, in order, keys left out."""
    left = [tree]
    while left:
        node = left.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Items):
            left += reversed(node.nodes)
        else:
            left += (below for _, below in reversed(node.pairs))


# A tree in plain values: a text is [text, line, column], a sequence [[…], line, column], a mapping
# [[key, node, key, node, …], line, column, 1].
PlainTree: TypeAlias = "list[str | int | list[PlainTree]]"


def to_plain_tree(node: Node) -> PlainTree:
    """A tree as JSON holds it; the file's path is left out.

    >>> key, value = Scalar("a", Where("", 2, 1)), Items((), Where("", 2, 4))
    >>> to_plain_tree(Fields(((key, value),), Where("", 2, 1)))
    [[['a', 2, 1], [[], 2, 4]], 2, 1, 1]
    """
    place = node.where.line, node.where.column
    if isinstance(node, Scalar):
        return [node.text, *place]
    if isinstance(node, Items):
        return [[to_plain_tree(item) for item in node.nodes], *place]
    return [[to_plain_tree(part) for pair in node.pairs for part in pair], *place, 1]


def from_plain_tree(plain: Any, path: str) -> Node:
    """The tree of a file at a path."""
    below, line, column, *is_mapping = plain
    where = Where(path, line, column)
    if isinstance(below, str):
        return Scalar(below, where)
    nodes = [from_plain_tree(each, path) for each in below]
    if is_mapping:
        keys = [node for node in nodes[::2] if isinstance(node, Scalar)]
        return Fields(tuple(zip(keys, nodes[1::2], strict=True)), where)
    return Items(tuple(nodes), where)
