"""What a published site adds: the credit's buttons, data blocks, the page for missing addresses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.build import build_site
from generator.core.settings import BuildSettings

from .chromium import ChromiumTab
from .place import Place, serve_site
from .site import ROOT, list_page_kinds
from .tab import Tab, wait_for
from .test_pages import list_faults

CASE = "cases/kagamino-online-application.html"
STATUS = "document.querySelector('.credit-status').textContent"
CREDIT = "document.querySelector('#credit-edited').textContent"
# What the browser would put on its clipboard, and a browser that gives no clipboard to the page.
RECORD_COPY = """
Object.defineProperty(navigator, "clipboard", {value: undefined});
document.addEventListener("copy", () => { window.copied = getSelection().toString(); });
"""
REFUSE_COPY = 'document.execCommand = () => false; window.copied = "nothing";'


@pytest.fixture(scope="module")
def published(
    small_content: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Place, Path]]:
    """A small site that knows its address, at that address."""
    site = tmp_path_factory.mktemp("published") / "site"
    with serve_site(site) as place:
        build_site(BuildSettings(small_content, site, ROOT / "themes", place.base))
        yield place, site


def test_the_button_copies_the_credit_and_says_so(tab: Tab, place: Place) -> None:
    tab.open(place.url(CASE))
    tab.click("[data-copies=credit-cited]")
    wait_for(tab, f"{STATUS} === 'コピーしました。'")
    assert tab.console_errors() == ()


def test_where_the_browser_gives_no_clipboard_the_credit_is_copied_the_old_way(
    tab: Tab, place: Place
) -> None:
    tab.open(place.url(CASE))
    tab.evaluate(RECORD_COPY)
    tab.click("[data-copies=credit-edited]")
    wait_for(tab, f"{STATUS} === 'コピーしました。'")
    assert tab.evaluate(f"return window.copied === {CREDIT};") is True


def test_where_nothing_can_be_copied_the_credit_is_selected_for_the_reader(
    tab: Tab, file_site: Place
) -> None:
    tab.open(file_site.url(CASE))
    tab.evaluate(RECORD_COPY + REFUSE_COPY)
    tab.click("[data-copies=credit-edited]")
    wait_for(tab, f"{STATUS}.includes('Ctrl+C')")
    assert tab.evaluate(f"return getSelection().toString() === {CREDIT};") is True


def test_without_scripts_the_credit_is_text_alone(
    chromium_browser: Browser, file_site: Place
) -> None:
    with chromium_browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(file_site.url(CASE))
        assert page.locator("#credit-cited").is_visible()
        assert page.locator(".credit-copy").count() == 2
        assert not any(button.is_visible() for button in page.locator(".credit-copy").all())


def test_pages_with_structured_data_are_silent(tab: Tab, published: tuple[Place, Path]) -> None:
    place, site = published
    assert "application/ld+json" in (site / "index.html").read_text("utf-8")
    faults = list_faults(tab, place, list_page_kinds(site))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize("path", ["nowhere.html", "cases/nowhere.html", "a/b/c/ありません.html"])
def test_the_page_for_missing_addresses_works_at_any_depth_and_on_any_host(
    chromium: ChromiumTab, published: tuple[Place, Path], path: str, host: str
) -> None:
    known, _ = published
    place = Place(known.name, known.base.replace("127.0.0.1", host))
    answer = chromium.page.goto(place.url(path))
    assert answer is not None
    assert answer.status == 404
    assert chromium.evaluate("return document.styleSheets.length;") == 1
    chromium.click("main a")
    assert chromium.page.url == place.url("index.html")
    assert len(chromium.console_errors()) == 1  # the status itself
