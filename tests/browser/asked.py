"""Pages as an address asks for them: what their scripts build is in no file.

>>> [asked.path for asked in ASKED][:2]
['search.html', 'search.html']
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .place import Place
from .tab import Tab, wait_for

SOME = "shima-no-writing-counter,kitami-no-writing-one-stop-counter,kitakyushu-no-writing-counter"
# Menus, filters and whatever else is folded away.
OPEN_ALL = "for (const each of document.querySelectorAll('details')) each.open = true;"
# As for a print, all cards come; the tray stands on the page's last lines, where it covers nothing.
GATHER = """dispatchEvent(new Event('beforeprint'));
document.querySelector('[data-near-results] input[data-tick]').click();
scrollTo(0, document.documentElement.scrollHeight);"""
CARDS_HAVE_COME = """[...document.querySelectorAll('[data-near-results] [data-case]')]
  .every((hit) => hit.querySelector('.case-card-facts'))"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A page with its query, what is true of it when all is built, and what a reader does then."""

    name: str
    path: str
    query: Mapping[str, str]
    is_settled: str
    act: str = ""
    is_over: str = "true"  # when what the reader did has come to rest


def search_for(name: str, text: str) -> Asked:
    states = "document.querySelector('[data-search-state=done], [data-search-state=error]')"
    return Asked(name, "search.html", {"q": text}, states)


ASKED = (
    search_for("hits", "電子申請"),
    search_for("no hits", "量子もつれ加速器"),
    Asked(
        "near",
        "near.html",
        {"population": "8000", "prefecture": "gunma"},
        "document.querySelector('[data-near-results] [data-case] .case-card-facts')",
        GATHER,
        CARDS_HAVE_COME,
    ),
    Asked(
        "comparison",
        "compare.html",
        {"cases": SOME},
        "document.querySelectorAll('.comparison .comparison-title').length === 3",
    ),
    Asked(
        "sheets",
        "print.html",
        {"cases": SOME, "form": "one-page"},
        "document.querySelectorAll('[data-sheet]').length === 3",
    ),
    Asked(
        "whole text",
        "print.html",
        {"cases": SOME},
        "document.querySelectorAll('.edition-case').length === 3",
    ),
)


def open_asked(tab: Tab, place: Place, asked: Asked) -> None:
    """The page with all built and open."""
    tab.open(place.url(asked.path, **asked.query))
    wait_for(tab, asked.is_settled)
    tab.evaluate(OPEN_ALL)
    if asked.act:
        tab.evaluate(asked.act)
        wait_for(tab, asked.is_over)
