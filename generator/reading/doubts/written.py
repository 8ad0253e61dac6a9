"""The texts of a case file one by one, each with its place and the field that it stands in.

>>> fold_each("ＴＥＬ　０９０－１２３４")
'TEL 090-1234'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from generator.collection.format import LEAVES, DeclaredField, KeyPath
from generator.core.problem import Where
from generator.core.source import find_body
from generator.measures.measure import MeasureError
from generator.reading.pasted_links import cover_addresses
from generator.records.kind import Kind
from generator.records.tree import Fields, Items, Node, Scalar, select

KINDS_OF_VALUES = tuple((field, field.kind) for field in LEAVES)
Measure = TypeVar("Measure")
MOST_PIECES = 1_000  # of one case; several rules read each of them
# Unlike NFKC, each sign stays one sign, so that what is found has a place in the line.
EACH_SIGN = str.maketrans(
    {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(map(ord, "‐‑‒–—―−ー"), "-")
    | {0x3000: " "}
)
FOLDED_SIGNS = re.compile("[\u3000‐‑‒–—―−ー！-～]+")


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


@dataclass(frozen=True)
class Passages:
    """The texts of a case file, and all of them as one: a line each, with an empty one between.

    What a pattern does not find in the whole, one of ends `for_lines`, is in none of them, as is
    most of what is sought: only where there is something are they read one by one.
    """

    pieces: tuple[TextPiece, ...]

    @cached_property
    def whole(self) -> str:
        texts = (piece.text.removesuffix("\n").replace("\n", "\r") for piece in self.pieces)
        return "\n\n".join(texts)

    @cached_property
    def folded(self) -> str:
        """The whole with half-width letters, digits and dashes."""
        return fold_signs(self.whole)

    @cached_property
    def covered(self) -> str:
        """The folded whole without addresses."""
        return cover_addresses(self.folded, " ")


def for_lines(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern for which the ends of each line are those of the text."""
    return re.compile(pattern.pattern, pattern.flags | re.M)


def read_written(tree: Fields, text: str) -> Iterator[TextPiece]:
    """Every value of the front matter, then every line of the body that is not blank."""
    values: dict[KeyPath, list[Scalar]] = {}
    sort_values(tree, (), values)
    for field, kind in KINDS_OF_VALUES:
        for scalar in values.get(field.path, ()):
            yield TextPiece(scalar.text, scalar.where, field, kind)
    lines = text.split("\n")
    for number in range(text.count("\n", 0, find_body(text)), len(lines)):
        if lines[number].strip():
            yield TextPiece(lines[number], Where(tree.where.path, number + 1))


def sort_values(node: Node, path: KeyPath, values: dict[KeyPath, list[Scalar]]) -> None:
    """Adds every text below a node to those at its path."""
    if isinstance(node, Scalar):
        values.setdefault(path, []).append(node)
    elif isinstance(node, Items):
        for item in node.nodes:
            sort_values(item, (*path, "*"), values)
    else:
        for key, below in node.pairs:
            sort_values(below, (*path, key.text), values)


@lru_cache(maxsize=MOST_PIECES)
def fold_each(text: str) -> str:
    """A text with half-width letters, digits and dashes, as long as it was."""
    return fold_signs(text)


def fold_signs(text: str) -> str:
    return FOLDED_SIGNS.sub(lambda run: run[0].translate(EACH_SIGN), text)


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


def list_abouts(tree: Fields) -> list[str]:
    """What the notes and the remarks are about."""
    found = (select(tree, name, "*", "about") for name in ("notes", "remarks"))
    return [about.text for abouts in found for about in abouts]


def is_noted(tree: Fields, *paths: str) -> bool:
    """Whether a note or a remark is about one of these values or about a part of it, so that no
    one need ask again.
    """
    return is_among(list_abouts(tree), *paths)


def is_among(abouts: Sequence[str], *paths: str) -> bool:
    """Whether one of the things spoken of is one of these values or a part of it."""
    return any(
        about.startswith(path) and about[len(path) :][:1] in ("", ".", "[")
        for about in abouts
        for path in paths
    )
