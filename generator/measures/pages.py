"""Pages of a printed document, as people cite them.

>>> parse_pages("3-7～3-11"), page_in_file("3-7～3-11", 40)
('3-7～3-11', 46)
"""

from __future__ import annotations

import re

from generator.core.text import fold_measure
from generator.measures.measure import MeasureError

_PAGE = r"(?:[0-9]{1,3}-)?[0-9]{1,4}"
_PAGES = re.compile(rf"{_PAGE}(?:~{_PAGE})?(?:[,、]{_PAGE}(?:~{_PAGE})?)*")
_SAID = re.compile(r"^p{1,2}\.?|(?:ペ[ー-]ジ|頁)$")
_FIRST = re.compile(r"(?:[0-9]+-)?([0-9]+)")


def parse_pages(text: str) -> str:
    """The pages as written: 3-7, 3-7～3-11, 12～15、20.

    Raises MeasureError pages-not-read; what says ページ, 頁 or p. itself has a suggestion.
    """
    plain = fold_measure(text)
    if not _PAGES.fullmatch(plain):
        bare = _SAID.sub("", plain)
        suggestion = {"suggestion": bare.replace("~", "～")} if _PAGES.fullmatch(bare) else {}
        raise MeasureError("pages-not-read", {"found": text.strip(), **suggestion})
    return text.strip()


def page_in_file(pages: str, first: int) -> int | None:
    """The page of a PDF file on which the pages begin; `first` is that of the printed page 1.

    The chapter before the hyphen does not count: the file holds one chapter.
    """
    match = _FIRST.match(fold_measure(pages))
    return first + int(match[1]) - 1 if match else None
