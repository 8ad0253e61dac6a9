"""Blocks of a case → the record that Pagefind indexes, tokens with the weight of their section.

>>> record = write_record((TextBlock("窓口", "points", "points"),))
>>> record.split("<p ")[1].strip()
'data-pagefind-weight="6">hkjdfdod 。</p>'
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from generator.search.blocks import TextBlock
from generator.search.text import GAP, list_extras, tokenize

# How much a word counts by the section it stands in (Pagefind takes 0 to 10): title and points
# before the overview, that before the interview. A page's title stands outside its sections.
WEIGHTS = {"": 10, "points": 6, "summary": 4, "overview": 3, "effects": 3, "interview": 1}
OTHER_WEIGHT = 2


def weigh(block: TextBlock) -> int:
    return WEIGHTS.get(block.section, OTHER_WEIGHT)


def write_record(blocks: Sequence[TextBlock]) -> str:
    """The record of one case: its blocks, then what it is found by beside their phrases."""
    parts = [
        write_part(weight, (tokenize(block.text) for block in group))
        for weight, group in groupby(blocks, weigh)
    ]
    extras = dict.fromkeys(extra for block in blocks for extra in list_extras(block.text))
    parts.append(write_part(0, extras))
    # Of the language `und` Pagefind changes no word.
    return f'<html lang="und"><body>{"".join(parts)}</body></html>\n'


def write_part(weight: int, phrases: Iterable[Iterable[str]]) -> str:
    """Phrases of one weight, with a gap after each."""
    tokens = " ".join(" ".join((*phrase, GAP)) for phrase in phrases)
    return f'<p data-pagefind-weight="{weight}">{tokens}</p>\n'


def write_loose(texts: Iterable[str]) -> str:
    """The record of what is searched apart from the text of a case; it weighs as much as points."""
    return write_record([TextBlock(text, "", "points") for text in texts])
