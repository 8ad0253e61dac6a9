"""Spellings that the search takes for one, and words that say nothing in a sentence.

>>> Variants(groups=(("手続き", "手続"),)).groups[0]
('手続き', '手続')
"""

from __future__ import annotations

from generator.declare import Record, Text


class Variants(Record):
    """content/vocabulary/variants.yaml.

    `groups` are spellings that are always one word; `similar` words stand for each other, and
    `ignored` ones are passed over, where a reader writes a sentence.
    """

    groups: tuple[tuple[Text, ...], ...] = ()
    similar: tuple[tuple[Text, ...], ...] = ()
    ignored: tuple[Text, ...] = ()


NO_VARIANTS = Variants()
