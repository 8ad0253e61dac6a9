"""What the search page has found, as its tests read it.

tab.open(place.url("search.html", q="電子申請"))
assert "kagamino-online-application" in settle(tab)
"""

from __future__ import annotations

from typing import cast

from .tab import Tab, wait_for

STATE = "document.querySelector('[data-search-state]')?.dataset.searchState"
HITS = "[...document.querySelectorAll('[data-search-results] [data-case]')]"


def wait_for_end(tab: Tab, seconds: float = 30) -> str:
    """Wait for the end of a search; the state that it ends in."""
    wait_for(tab, f"['done', 'error'].includes({STATE})", seconds=seconds)
    return str(tab.evaluate(f"return {STATE};"))


def list_hits(tab: Tab) -> tuple[str, ...]:
    """The slugs of the hits that the page shows, in order."""
    hits = tab.evaluate(f"return {HITS}.map((hit) => hit.dataset.case);")
    return tuple(cast("list[str]", hits))


def fill_all(tab: Tab) -> None:
    """Let every hit be whole, as a print does; else only what comes into sight is read."""
    tab.evaluate("dispatchEvent(new Event('beforeprint'));")
    wait_for(tab, "document.querySelector('[data-case]:not([data-whole])') === null")


def settle(tab: Tab, seconds: float = 30) -> tuple[str, ...]:
    """Wait for the end of a search that finds its files; its hits."""
    assert wait_for_end(tab, seconds) == "done"
    return list_hits(tab)


def sort_by(tab: Tab, order: str) -> None:
    """Choose an order by its name in the address, as a reader does in the menu."""
    tab.evaluate(
        "const order = document.querySelector('select[name=sort]');"
        "order.value = arguments[0];"
        "order.dispatchEvent(new Event('change', { bubbles: true }));",
        order,
    )
