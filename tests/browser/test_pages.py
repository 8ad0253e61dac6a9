"""Every page is silent in a real browser: no error, no CSP violation, no request elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .chromium import ChromiumTab
from .place import PREFIX, Place
from .site import list_page_kinds, list_pages
from .tab import Tab

# What sticks out to the right, but for what scrolls inside its own box.
LIST_OVERFLOW = """
const width = document.documentElement.clientWidth;
if (document.scrollingElement.scrollWidth <= width) return [];
const scrollsInside = (element) => element !== null && element !== document.body
  && (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX)
    || scrollsInside(element.parentElement));
return [`${document.scrollingElement.scrollWidth} > ${width}`,
  ...[...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > width + 0.5)
    .filter((element) => !scrollsInside(element.parentElement))
    .slice(0, 5).map((element) => element.cloneNode(false).outerHTML)];
"""


def list_faults(tab: Tab, place: Place, paths: Sequence[str]) -> dict[str, list[str]]:
    """Open pages one by one; return what each said or asked for that it should not have."""
    faults = {}
    for path in paths:
        tab.open(place.url(path))
        elsewhere = [url for url in tab.requests() if not url.startswith(place.base)]
        if found := [*tab.console_errors(), *(f"asks for {url}" for url in elsewhere)]:
            faults[path] = found
    return faults


def test_every_page_on_a_server_is_silent(tab: Tab, http_site: Place, site: Path) -> None:
    http_site.answers.clear()
    pages = list_pages(site)
    assert len(pages) > 50
    assert list_faults(tab, http_site, pages) == {}
    unknown = [a for a in http_site.answers if a[1] != 200 or not a[0].startswith(PREFIX)]
    assert unknown == []


def test_every_kind_of_page_on_file_is_silent(tab: Tab, file_site: Place, site: Path) -> None:
    assert list_faults(tab, file_site, list_page_kinds(site)) == {}


def test_no_page_scrolls_sideways_at_320_pixels(tab: Tab, http_site: Place, site: Path) -> None:
    tab.set_size(320, 640)
    faults = {}
    for path in list_page_kinds(site):
        tab.open(http_site.url(path))
        if overflow := tab.evaluate(LIST_OVERFLOW):
            faults[path] = overflow
    assert faults == {}


def test_an_unknown_address_is_answered_with_the_sites_own_page(
    chromium: ChromiumTab, http_site: Place
) -> None:
    answer = chromium.page.goto(http_site.url("cases/ありません/どこにも.html"))
    assert answer is not None
    assert answer.status == 404
    assert "見つかりません" in chromium.page.title()
    # The status itself is all there is to complain of: the page needs nothing that is not there.
    assert len(chromium.console_errors()) == 1
