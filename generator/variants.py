"""Spellings that the search takes for one, and words that say nothing in a sentence.

>>> Variants((("手続き", "手続"),), ("事例",)).groups[0]
('手続き', '手続')
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Variants:
    """content/vocabulary/variants.yaml: groups of equal spellings, and words to pass over."""

    groups: tuple[tuple[str, ...], ...]
    ignored: tuple[str, ...]


NO_VARIANTS = Variants((), ())
