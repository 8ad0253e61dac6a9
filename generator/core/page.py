"""What the site is made of: planned pages, what the search knows of them, and output bytes.

>>> relative_url("cases/a.html", "assets/site.css")
'../assets/site.css'
>>> relative_url("index.html", "cases/a.html#cost")
'cases/a.html#cost'
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

SEARCH_MARK = "data-search-text"  # the attribute of what the search knows
SITE_FOLDER = "site"  # where the site lies on a stick, beside its guide
NOT_FOUND = "404.html"  # the page that a server shows at every address where nothing is


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its path below the output folder and its bytes."""

    path: str
    content: bytes

    def below(self, folder: str) -> Output:
        """The same file in a folder."""
        return Output(f"{folder}/{self.path}", self.content)


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumb; the page itself has no path."""

    text: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page to render: where it goes, its template and the values that the template names.

    `site_folder` is where the site lies as the page sees it; empty for the site's own pages.
    `updated` is the day of its last change (2026-03-31) where the content names one.
    """

    path: str
    template: str
    title: str
    description: str
    crumbs: tuple[Crumb, ...]
    data: Mapping[str, object] = field(default_factory=dict)
    site_folder: str = ""
    is_indexed: bool = True
    updated: str | None = None


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """What the search keeps of a case beside its text, which it reads from the rendered page.

    `facets` are pairs of a filter's name and its terms' slugs, `sorts` pairs of a name and a
    number. `card` is the HTML that a result shows. `readings` are pairs of a name's reading in
    katakana and the name, for those who type こうべ. `asks` are troubles in the words of officers
    and `links` addresses: both are searched apart from the text.
    """

    path: str
    slug: str
    title: str
    organization: str
    facets: tuple[tuple[str, tuple[str, ...]], ...]
    sorts: tuple[tuple[str, int | float], ...]
    card: str = ""
    readings: tuple[tuple[str, str], ...] = ()
    asks: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def relative_url(from_path: str, to_path: str) -> str:
    """The link from one file of the site to another; it ends in a file's name."""
    target, mark, anchor = to_path.partition("#")
    if not target:
        return mark + anchor
    return relative_path(target, posixpath.dirname(from_path)) + mark + anchor


@lru_cache(maxsize=1 << 16)  # the pages of a folder link to the same files
def relative_path(target: str, folder: str) -> str:
    return posixpath.relpath(target, folder or ".")
