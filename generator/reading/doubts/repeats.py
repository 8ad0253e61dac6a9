"""Lines that stand twice in a case, as where two drafts were joined or a text was pasted twice.

>>> from generator.core.problem import Where
>>> from generator.reading.doubts.written import TextPiece
>>> item = "- 窓口に来る人が半分に減った。"
>>> lines = [TextPiece(item, Where("a.md", number)) for number in (20, 24)]
>>> [problem.arguments["first_line"] for problem in check_repeats(Passages(tuple(lines)))]
['20']
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.problem import Problem
from generator.reading.doubts.placeholders import bare
from generator.reading.doubts.written import Passages
from generator.reading.rules import warn
from generator.reading.unshown import shorten_text

# What is shorter may rightly be said again; so may heads and cells of tables, and headings.
SHORTEST_REPEAT, FEWEST_SIGNS = 12, 6
NO_PASSAGE = re.compile(r"\s*(?:[#|]|:::|表：|!\[)")


def check_repeats(passages: Passages) -> Iterator[Problem]:
    """The second of two points, paragraphs or items that are the same."""
    first: dict[str, int] = {}
    for written in passages.pieces:
        is_point = written.field is not None and written.field.key == "points.*"
        if not (is_point or written.field is None) or NO_PASSAGE.match(written.text):
            continue
        text = bare(written.text)
        if len(text) < SHORTEST_REPEAT or len(set(text)) < FEWEST_SIGNS:
            continue
        line = first.setdefault(text, written.where.line)
        if 0 < line < written.where.line:
            first[text] = 0  # told once
            told = {"found": shorten_text(text), "first_line": str(line)}
            yield warn(written.where, "passage-twice", **told)
