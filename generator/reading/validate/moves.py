"""moved.yaml → the moves of pages."""

from __future__ import annotations

from generator.collection.moved import Move, MovedPage
from generator.core.problem import Problem
from generator.records.read_records import read_list
from generator.records.tree import Items, locate


def validate_moves(tree: Items) -> tuple[tuple[Move, ...], tuple[Problem, ...]]:
    """The entries of moved.yaml; none where one of them has errors."""
    pages, problems = read_list(MovedPage, tree)
    nodes = tree.nodes if pages else ()
    places = [(locate(node, ["from"]).where, locate(node, ["to"]).where) for node in nodes]
    moves = zip(pages, places, strict=True)
    return tuple(Move(page.from_path, page.to, page.reason, *at) for page, at in moves), problems
