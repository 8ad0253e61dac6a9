"""Marks of git where two versions of a file have met, and nobody has chosen one.

>>> list(find_marks("<<<<<<< HEAD\\n甲\\n=======\\n乙\\n>>>>>>> patch-1\\n"))
[(0, '<<<<<<<', False)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# A formatter puts a space between those that it takes for quotes.
_MARK = re.compile(
    r"^[ \t\u3000]*(?P<mark><{7}(?!<)|\|{7}(?!\|)|={7}(?=[ \t]*$)|>(?: ?>){6}(?! ?>))", re.M
)
_ORDER = "<|=>"  # in which the marks of one collision stand; a file has those in between or not


def find_marks(text: str) -> Iterator[tuple[int, str, bool]]:
    """The first mark of each collision: its offset, the mark, and whether it is a lone `=======`.

    That one may be the rest of a collision, or be meant as a rule below a heading.
    """
    groups: list[list[tuple[int, str]]] = []
    for found in _MARK.finditer(text):
        mark = found["mark"]
        is_next = bool(groups) and _ORDER.index(mark[0]) > _ORDER.index(groups[-1][-1][1][0])
        if is_next:
            groups[-1].append((found.start("mark"), mark))
        elif mark[0] != "|":  # alone it is a row of empty cells
            groups.append([(found.start("mark"), mark)])
    for (offset, mark), *rest in groups:
        yield offset, mark, mark[0] == "=" and not rest
