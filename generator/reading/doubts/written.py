"""The texts of a case file one by one, each with its place and the field that it stands in.

>>> fold_each("ＴＥＬ　０９０－１２３４")
'TEL 090-1234'
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from generator.collection.format import LEAVES, DeclaredField
from generator.core.problem import Where
from generator.core.source import find_body
from generator.measures.measure import MeasureError
from generator.records.kind import Kind
from generator.records.tree import Fields, Scalar, select

KINDS_OF_VALUES = tuple((field, field.kind) for field in LEAVES)
Measure = TypeVar("Measure")
MOST_PIECES = 1_000  # of one case; several rules read each of them
# Unlike NFKC, each sign stays one sign, so that what is found has a place in the line.
EACH_SIGN = str.maketrans(
    {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(map(ord, "‐‑‒–—―−ー"), "-")
    | {0x3000: " "}
)


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A value of the front matter with its field, or a line of the body, which has none."""

    text: str
    where: Where
    field: DeclaredField | None = None
    kind: Kind | None = None

    def at(self, offset: int) -> Where:
        """The place of a sign of a line; a value is told where it begins."""
        if self.field is not None:
            return self.where
        return Where(self.where.path, self.where.line, offset + 1)


def read_written(tree: Fields, text: str) -> Iterator[TextPiece]:
    """Every value of the front matter, then every line of the body that is not blank."""
    for field, kind in KINDS_OF_VALUES:
        for scalar in select(tree, *field.path):
            yield TextPiece(scalar.text, scalar.where, field, kind)
    lines = text.split("\n")
    for number in range(text.count("\n", 0, find_body(text)), len(lines)):
        if lines[number].strip():
            yield TextPiece(lines[number], Where(tree.where.path, number + 1))


@lru_cache(maxsize=MOST_PIECES)
def fold_each(text: str) -> str:
    """A text with half-width letters, digits and dashes, as long as it was."""
    return text.translate(EACH_SIGN)


def try_read(read: Callable[[str], Measure], scalar: Scalar | None) -> Measure | None:
    """The measure that a text is; None where there is none, which is told elsewhere."""
    if scalar is None:
        return None
    try:
        return read(scalar.text)
    except MeasureError:
        return None


def value_at(tree: Fields, *path: str) -> Scalar | None:
    """The text at a path, where there is one."""
    return next(select(tree, *path), None)


def is_noted(tree: Fields, *paths: str) -> bool:
    """Whether a note or a remark is about one of these values or about a part of it, so that no
    one need ask again.
    """
    abouts = [
        about.text for name in ("notes", "remarks") for about in select(tree, name, "*", "about")
    ]
    return any(
        about.startswith(path) and about[len(path) :][:1] in ("", ".", "[")
        for about in abouts
        for path in paths
    )
