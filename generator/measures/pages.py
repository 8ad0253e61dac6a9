"""Pages of a printed document, as people cite them.

>>> parse_pages("3-7～3-11"), page_in_file("3-7～3-11", 40)
('3-7～3-11', 46)
"""

from __future__ import annotations

import re

from generator.core.text import fold_measure
from generator.measures.measure import MeasureError
from generator.measures.point import date_of_serial

_PAGE = r"(?:[0-9]{1,3}-)?[0-9]{1,4}"
_PAGES = re.compile(rf"{_PAGE}(?:~{_PAGE})?(?:[,、]{_PAGE}(?:~{_PAGE})?)*")
_SAID = re.compile(
    r"\bpp?\.?(?=[0-9])|(?<=[0-9])(?:pp?\.?(?![a-z])|ペ[ー-]ジ|頁)|(?<=[0-9ジ頁])まで$", re.I
)
_FROM_PAGE = re.compile("(?<=[0-9])から(?=[0-9])")
# What a spreadsheet makes of 3-7, and in which it holds it.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_AS_DATE = re.compile(
    r"(?:[0-9]{4}[年/-])?([0-9]{1,2})(?:月([0-9]{1,2})日|[/-]([0-9]{1,2}))"
    rf"|([0-9]{{1,2}})-({'|'.join(_MONTHS)})|({'|'.join(_MONTHS)})-([0-9]{{1,2}})"
)
_FIRST = re.compile(r"(?:[0-9]+-)?([0-9]+)")


def parse_pages(text: str) -> str:
    """The pages as written: 3-7, 3-7～3-11, 12～15、20.

    Raises MeasureError pages-not-read; what says ページ, 頁 or p. itself has a suggestion, and so
    has pages-left-as-date.
    """
    plain = fold_measure(text)
    if not _PAGES.fullmatch(plain):
        if meant := _read_dates_as_pages(plain):
            raise MeasureError("pages-left-as-date", {"found": text.strip(), "suggestion": meant})
        bare = _FROM_PAGE.sub("~", _SAID.sub("", plain))
        suggestion = {"suggestion": bare.replace("~", "～")} if _PAGES.fullmatch(bare) else {}
        raise MeasureError("pages-not-read", {"found": text.strip(), **suggestion})
    return text.strip()


def _read_dates_as_pages(plain: str) -> str:
    """3-7～3-11 for 3月7日～3月11日, 3-7 for 7-Mar and for the number of that day."""
    if day := date_of_serial(plain):
        return f"{day.month}-{day.day}"
    pages = _AS_DATE.sub(_read_date_as_page, plain)
    return pages.replace("~", "～") if _PAGES.fullmatch(pages) else ""


def _read_date_as_page(found: re.Match[str]) -> str:
    month, day, other_day, before, name, other_name, after = found.groups()
    word = name or other_name
    return f"{_MONTHS.index(word) + 1 if word else month}-{day or other_day or before or after}"


def page_in_file(pages: str, first: int) -> int | None:
    """The page of a PDF file on which the pages begin; `first` is that of the printed page 1.

    The chapter before the hyphen does not count: the file holds one chapter.
    """
    match = _FIRST.match(fold_measure(pages))
    return first + int(match[1]) - 1 if match else None
