"""A case file, read but not yet understood.

>>> Document(Source("a.md", "", ""), None, lambda: None).tree is None
True
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from generator.collection.prose import Body
from generator.core.source import Source
from generator.records.tree import Fields, Scalar


@dataclass(frozen=True)
class Document:
    """The located tree of the front matter and the body; what could not be read is None.

    The tree grows when it is asked for: of a case that is known, the places are seldom needed.
    `numbers` are those that the file gives its case: one, where it is in order.
    """

    source: Source
    body: Body | None
    grow: Callable[[], Fields | None] = field(repr=False, compare=False)
    numbers: tuple[Scalar, ...] = ()

    @cached_property
    def tree(self) -> Fields | None:
        return self.grow()
