"""A case file, read but not yet understood.

>>> Document(Source("a.md", "", ""), None, None).tree is None
True
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.collection.prose import Body
from generator.core.source import Source
from generator.records.tree import Fields


@dataclass(frozen=True, slots=True)
class Document:
    """The located tree of the front matter and the body; what could not be read is None."""

    source: Source
    tree: Fields | None
    body: Body | None
