"""Wide spaces before a text, as 字下げ makes them.

>>> list(find_wide_indents(["　町は、申請を改めた。", "- 　申請", "　- 申請"]))
[(0, 0), (1, 2)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.collection.written.list_marks import LIST_ITEM
from generator.collection.written.table_rows import find_rows

# Before other signs a wide space hides a mark, which is told as that mark.
WIDE_INDENT_OF_TEXT = re.compile(
    r"(?P<before>[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)?)"
    r"(?P<wide>\u3000[ \t\u3000]*)(?=[^\W_]|[「『（【〈《])"
)


def find_wide_indents(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines that begin so, by their index and the offset of the space."""
    apart = find_rows(lines)
    for number, line in enumerate(lines):
        found = WIDE_INDENT_OF_TEXT.match(line)
        if found and number not in apart and not LIST_ITEM.match(line[found.end() :]):
            yield number, found.start("wide")


def drop_wide_indent(line: str) -> str:
    return WIDE_INDENT_OF_TEXT.sub(r"\g<before>", line, count=1)
