"""moved.yaml → the moves of pages."""

from __future__ import annotations

from pydantic import TypeAdapter, ValidationError

from generator.collection.moved import Move, MovedPage
from generator.core.problem import Problem
from generator.records.record_faults import read_errors
from generator.records.tree import Items, locate


def validate_moves(tree: Items) -> tuple[tuple[Move, ...], tuple[Problem, ...]]:
    """The entries of moved.yaml; none where one of them has errors."""
    try:
        pages = TypeAdapter(tuple[MovedPage, ...]).validate_python(tree.plain())
    except ValidationError as error:
        return (), tuple(read_errors(error, tree, MovedPage))
    places = [(locate(node, ["from"]).where, locate(node, ["to"]).where) for node in tree.nodes]
    moves = zip(pages, places, strict=True)
    return tuple(Move(page.from_path, page.to, page.reason, *at) for page, at in moves), ()
