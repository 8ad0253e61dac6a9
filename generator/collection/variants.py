"""Spellings that the search takes for one, and words that say nothing of what is sought.

>>> Variants(groups=(("手続き", "手続"),)).groups[0]
('手続き', '手続')
"""

from __future__ import annotations

from pydantic import Field

from generator.records.declare import Record, Text


class Variants(Record):
    """content/vocabulary/variants.yaml.

    `groups` are spellings that are always one word; `similar` words stand for each other, and
    `ignored` ones are passed over, where what a reader writes stands nowhere.
    """

    groups: tuple[tuple[Text, ...], ...] = Field(
        (), description="同じ言葉の書き方。1行が1組", examples=[["手続き", "手続"]]
    )
    similar: tuple[tuple[Text, ...], ...] = Field(
        (), description="どこにも書かれていない言葉の、互いに代わりになる言葉。1行が1組"
    )
    ignored: tuple[Text, ...] = Field(
        (), description="どこにも書かれていない言葉を探すときに、読み飛ばす言葉"
    )


NO_VARIANTS = Variants()
