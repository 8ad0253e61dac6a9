"""Nothing is kept on a reader's machine before a choice; what is kept is shown and taken away."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from .hits import settle
from .place import Place
from .site import list_page_kinds
from .tab import Tab, wait_for

AMOUNT = "return localStorage.length + sessionStorage.length + document.cookie.length;"
LIST = "document.querySelector('[data-storage-list]').textContent"
STATUS = "document.querySelector('[data-storage-status]').textContent"
CHECKED = "return document.querySelector('[data-search-slash]').checked;"
IS_AT_BUTTON = "return document.activeElement.matches('[data-storage-forget]');"


@pytest.fixture(autouse=True)
def forget(tab: Tab, place: Place) -> None:
    """Firefox keeps what earlier tests have set; on file:// for each page by itself."""
    for path in ("search.html", "storage.html"):
        tab.open(place.url(path))
        tab.evaluate("localStorage.clear();")


def test_no_page_keeps_anything_by_itself(tab: Tab, place: Place, site: Path) -> None:
    for path in list_page_kinds(site):
        tab.open(place.url(path))
        assert (path, tab.evaluate(AMOUNT)) == (path, 0)
    tab.open(place.url("search.html", q="RPA"))
    assert settle(tab)
    assert tab.evaluate(AMOUNT) == 0


def test_a_choice_is_shown_and_taken_away_on_the_page_of_the_search(tab: Tab, place: Place) -> None:
    tab.open(place.url("search.html"))
    nothing = tab.evaluate(f"return {LIST};")
    tab.click("[data-search-slash]")
    assert "移らない（jirei.slash）" in str(tab.evaluate(f"return {LIST};"))
    tab.open(place.url("search.html"))
    assert tab.evaluate(CHECKED) is False
    tab.click("[data-storage-forget]")
    wait_for(tab, f"{STATUS} === '消しました。'")
    assert tab.evaluate(f"return {LIST};") == nothing
    assert tab.evaluate(CHECKED) is True
    assert tab.evaluate(AMOUNT) == 0
    assert tab.console_errors() == ()


def test_the_page_of_what_is_kept_shows_it_and_takes_it_away(tab: Tab, place: Place) -> None:
    if (tab.name, place.name) != ("firefox", "file"):  # where a page knows its own alone
        tab.open(place.url("search.html"))
        tab.click("[data-search-slash]")
        tab.open(place.url("storage.html"))
    else:
        tab.open(place.url("storage.html"))
        tab.evaluate("localStorage.setItem('jirei.slash', 'off');")
        tab.open(place.url("storage.html"))
    assert "移らない（jirei.slash）" in str(tab.evaluate(f"return {LIST};"))
    tab.click("[data-storage-forget]")
    wait_for(tab, f"{STATUS} === '消しました。'")
    assert "いまはありません" in str(tab.evaluate(f"return {LIST};"))
    assert tab.evaluate(IS_AT_BUTTON) is True
    assert tab.evaluate(AMOUNT) == 0
    assert tab.console_errors() == ()


def test_every_page_leads_to_it(tab: Tab, place: Place) -> None:
    tab.open(place.url("index.html"))
    tab.click("footer a[href='storage.html']")
    wait_for(tab, "location.pathname.endsWith('/storage.html')")


@pytest.mark.xdist_group("chromium")
def test_without_scripts_it_says_all_but_what_is_kept_now(
    chromium_browser: Browser, file_site: Place
) -> None:
    with chromium_browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(file_site.url("storage.html"))
        assert page.locator("noscript").is_visible()
        assert page.locator("dd", has_text="jirei.slash").is_visible()
        assert not page.locator("[data-storage]").is_visible()
