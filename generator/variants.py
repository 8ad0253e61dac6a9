"""Spellings that the search takes for one, and words that say nothing in a sentence.

>>> Variants(groups=(("手続き", "手続"),)).groups[0]
('手続き', '手続')
"""

from __future__ import annotations

from generator.declare import Record, Text


class Variants(Record):
    """content/vocabulary/variants.yaml: groups of equal spellings, and words to pass over."""

    groups: tuple[tuple[Text, ...], ...] = ()
    ignored: tuple[Text, ...] = ()


NO_VARIANTS = Variants()
