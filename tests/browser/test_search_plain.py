"""Where WebAssembly is switched off, as offices do, the search finds the same in the same order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser
from search.quality import Query, ask_all, load_queries

from tools.browsers import CHROMIUM, find_browser

from .chromium import FLAGS, ChromiumTab
from .hits import settle
from .place import Place

pytestmark = pytest.mark.xdist_group("chromium")


@pytest.fixture(scope="module")
def queries(site: Path) -> tuple[Query, ...]:
    return load_queries(site)


@pytest.fixture
def jitless(chromium_browser: Browser) -> Iterator[ChromiumTab]:
    """A tab of a Chromium that compiles nothing."""
    flags = [*FLAGS, "--js-flags=--jitless"]
    kind = chromium_browser.browser_type
    browser = kind.launch(executable_path=find_browser(CHROMIUM), args=flags)
    yield ChromiumTab(browser.new_page(viewport={"width": 1280, "height": 800}))
    browser.close()


def test_every_query_finds_the_same_in_the_same_order(
    chromium: ChromiumTab, jitless: ChromiumTab, file_site: Place, queries: tuple[Query, ...]
) -> None:
    known = dict(ask_all(chromium, file_site, queries))
    found = dict(ask_all(jitless, file_site, queries))
    assert jitless.evaluate("return 'WebAssembly' in globalThis;") is False
    assert {answer["state"] for answer in known.values()} == {"done"}
    assert {query.text: found[query] for query in queries} == {
        query.text: known[query] for query in queries
    }
    assert jitless.console_errors() == ()


def test_the_engine_is_not_read_in_vain(jitless: ChromiumTab, file_site: Place) -> None:
    jitless.open(file_site.url("search.html", q="固定資産税"))
    assert settle(jitless)
    read = {Path(unquote(urlsplit(url).path)).name for url in jitless.requests()}
    assert "cases.js" in read
    assert "engine.js" not in read
