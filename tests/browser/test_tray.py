"""Cases are gathered on every page, kept, listed and taken off again, and the tray is in no way."""

from __future__ import annotations

from typing import cast

import pytest
from playwright.sync_api import Browser

from .chromium import ChromiumTab
from .firefox import FirefoxTab
from .hits import settle
from .place import Place
from .tab import Tab, travel, wait_for
from .test_accessibility import EACH_VIEW, Scheme
from .test_accessibility import list_faults as list_axe_faults
from .test_keyboard import Stop, prepare, tab_to
from .test_keyboard import list_faults as list_walk_faults
from .test_reflow import LIST_STICKY, list_losses

LIST = "population/10k-50k.html"
CASE = "cases/kagamino-online-application.html"
SLUG = "kagamino-online-application"
TRAY = "document.querySelector('[data-tray]')"
IS_SHOWN = f"{TRAY}.checkVisibility()"
COUNT = "document.querySelector('[data-tray-count]').textContent"
STATUS = "document.querySelector('[data-tray-status]').textContent"
TITLES = "[...document.querySelectorAll('[data-tray-cases] [data-title]')]"
READ_KEY = "return localStorage.getItem('jirei.cases');"
LIST_TICKED = (
    "return [...document.querySelectorAll('[data-tick]:checked')].map((e) => e.dataset.tick);"
)
# The first three cases of the page.
TICK_THREE = (
    "[...document.querySelectorAll('main [data-tick]')].slice(0, 3).forEach((e) => e.click());"
)
# Where the tray has its own place: axe-core takes what it covers for now for too small a target.
TO_END = "scrollTo({ top: document.body.scrollHeight, behavior: 'instant' });"
# All that is as high as a finger needs it, and how high the boxes themselves are.
LIST_LOW = """
const shown = [...document.querySelectorAll(".tick, .tray a, .tray button, .tray summary")]
  .filter((element) => element.checkVisibility() && !element.closest(".tray-panel span"));
const low = shown.filter((element) => element.getBoundingClientRect().height < 44);
const boxes = [...document.querySelectorAll(".tick input")].map((box) => box.offsetHeight);
return [shown.length, ...low.map((element) => element.textContent), ...boxes.filter((h) => h < 24)];
"""


@pytest.fixture(autouse=True)
def forget(request: pytest.FixtureRequest) -> None:
    """Firefox keeps what earlier tests have gathered; on file:// for each page by itself."""
    if "firefox" not in request.fixturenames and "tab" not in request.fixturenames:
        return
    tab: Tab = request.getfixturevalue("tab" if "tab" in request.fixturenames else "firefox")
    kind = "place" if "place" in request.fixturenames else "http_site"
    place: Place = request.getfixturevalue(kind)
    for path in ("index.html", LIST, CASE, "search.html", "storage.html"):
        tab.open(place.url(path))
        tab.evaluate("localStorage.clear();")


def keeps_apart(tab: Tab, place: Place) -> bool:
    """Whether each page keeps what is gathered for itself."""
    return (tab.name, place.name) == ("firefox", "file")


def open_list(tab: Tab) -> None:
    """Open the list of the tray, and wait for its titles."""
    tab.evaluate("document.querySelector('[data-tray] details').open = true;")
    wait_for(tab, f"{TITLES}.length > 0")


def test_what_is_ticked_is_counted_listed_and_led_to(tab: Tab, place: Place) -> None:
    tab.open(place.url(LIST))
    assert tab.evaluate(f"return {IS_SHOWN};") is False
    tab.click(f"[data-tick='{SLUG}']")
    wait_for(tab, IS_SHOWN)
    title = "マイナンバーカードを利用した鏡野町電子申請・届出システム"
    assert tab.evaluate(f"return {STATUS};") == f"「{title}」を加えました。1件を選んでいます。"
    assert "もう1件" in str(tab.evaluate(f"return {TRAY}.innerText;"))
    assert not any("/packs/" in url for url in tab.requests())
    tab.evaluate("document.querySelector('main [data-tick]:not(:checked)').click();")
    wait_for(tab, f"{COUNT} === '2件'")
    open_list(tab)
    assert tab.evaluate(f"return {TITLES}[0].textContent;") == title
    slugs = str(tab.evaluate(READ_KEY))
    for name, rest in (("compare", ""), ("print", "&form=one-page")):
        href = tab.evaluate(f"return document.querySelector('[data-tray-{name}]').href;")
        assert href == f"{place.url(f'{name}.html')}?cases={slugs}{rest}"
    tab.click("[data-remove]")
    wait_for(tab, f"{STATUS} === '「{title}」を外しました。1件を選んでいます。'")
    tab.click("[data-tray-clear]")
    wait_for(tab, f"!{IS_SHOWN}")
    assert tab.evaluate(f"return {STATUS};") == "選んだ事例をすべて外しました。"
    assert tab.evaluate(READ_KEY) is None
    assert tab.evaluate(LIST_TICKED) == []
    assert tab.console_errors() == ()


def test_what_is_gathered_is_known_on_the_other_pages_or_said_not_to_be(
    tab: Tab, place: Place
) -> None:
    tab.open(place.url(LIST))
    tab.click(f"[data-tick='{SLUG}']")
    note = "return document.querySelector('[data-tray-note]').checkVisibility();"
    assert tab.evaluate(note) is keeps_apart(tab, place)
    tab.open(place.url(CASE))
    assert (tab.evaluate(LIST_TICKED) == [SLUG]) is not keeps_apart(tab, place)
    assert tab.evaluate(f"return {IS_SHOWN};") is not keeps_apart(tab, place)
    tab.open(place.url(LIST))
    assert tab.evaluate(LIST_TICKED) == [SLUG]


def test_the_page_of_a_case_gathers_it_and_leads_to_its_sheet(tab: Tab, place: Place) -> None:
    tab.open(place.url(CASE))
    tab.click(".case-actions [data-tick]")
    assert tab.evaluate(READ_KEY) == SLUG
    sheet = tab.evaluate("return document.querySelector('.case-actions a[href*=print]').href;")
    assert sheet == f"{place.url('print.html')}?cases={SLUG}&form=one-page"


def test_hits_are_gathered_and_no_search_begins_at_it(tab: Tab, place: Place) -> None:
    tab.open(place.url("search.html", q="電子申請"))
    hits = settle(tab)
    wait_for(tab, f"document.querySelector('.search-hit [data-tick=\"{hits[0]}\"]') !== null")
    steps = tab.evaluate("return history.length;")
    tab.evaluate("window.first = document.querySelector('.search-hit');")
    tab.click(f".search-hit [data-tick='{hits[0]}']")
    assert tab.evaluate(READ_KEY) == hits[0]
    assert settle(tab) == hits
    assert tab.evaluate("return [first.isConnected, history.length];") == [True, steps]
    tab.open(place.url("search.html", q="電子申請"))
    settle(tab)
    ticked = f"document.querySelector('.search-hit [data-tick=\"{hits[0]}\"]')?.checked"
    wait_for(tab, ticked)
    assert tab.console_errors() == ()


def test_a_page_that_comes_back_shows_what_another_has_changed(tab: Tab, http_site: Place) -> None:
    tab.open(http_site.url(LIST))
    tab.click(f"[data-tick='{SLUG}']")
    tab.open(http_site.url(CASE))
    tab.click(".case-actions [data-tick]")
    assert tab.evaluate(READ_KEY) is None
    travel(tab, "back")
    wait_for(tab, f"location.pathname.endsWith('{LIST}') && {TRAY} !== null && !{IS_SHOWN}")
    wait_for(tab, "document.querySelector('[data-tick]:checked') === null")


def test_two_tabs_of_chromium_show_the_same(chromium: ChromiumTab, http_site: Place) -> None:
    chromium.open(http_site.url(LIST))
    other = ChromiumTab(chromium.page.context.new_page())
    other.open(http_site.url(CASE))
    other.click(".case-actions [data-tick]")
    wait_for(chromium, f"{IS_SHOWN} && {COUNT} === '1件'")
    assert chromium.evaluate(LIST_TICKED) == [SLUG]
    chromium.click(f"[data-tick='{SLUG}']")
    wait_for(other, f"!{IS_SHOWN} && document.querySelector('[data-tick]:checked') === null")


@pytest.mark.xdist_group("firefox")
def test_two_tabs_of_firefox_show_the_same(firefox: FirefoxTab, http_site: Place) -> None:
    firefox.open(http_site.url(LIST))
    marionette = firefox.marionette
    first = marionette.current_window_handle
    marionette.switch_to_window(marionette.open(type="tab")["handle"])
    try:
        marionette.navigate(http_site.url(CASE))
        firefox.click(".case-actions [data-tick]")
    finally:
        marionette.close()
        marionette.switch_to_window(first)
    wait_for(firefox, f"{IS_SHOWN} && {COUNT} === '1件'")
    assert firefox.evaluate(LIST_TICKED) == [SLUG]


def test_the_tray_works_by_key_alone(tab: Tab, http_site: Place) -> None:
    tab.open(http_site.url(LIST))
    prepare(tab)
    stop = tab_to(tab, f"[data-tick='{SLUG}']")
    assert stop["faults"] == []
    tab.press("Space")
    wait_for(tab, IS_SHOWN)
    tab.open(http_site.url(LIST))
    prepare(tab)
    assert tab_to(tab, "[data-tray-skip]")["at"] == 1
    tab.press("Enter")
    wait_for(tab, "document.activeElement.matches('.tray summary')")
    tab.press("Enter")
    wait_for(tab, f"{TITLES}.length === 1")
    prepare(tab)
    assert tab_to(tab, "[data-remove]")["faults"] == []
    tab.press("Escape")
    is_open = "document.querySelector('[data-tray] details').open"
    wait_for(tab, f"!{is_open} && document.activeElement.matches('.tray summary')")
    tab.press("Enter")
    wait_for(tab, is_open)
    prepare(tab)
    tab_to(tab, "[data-remove]")
    tab.press("Enter")
    wait_for(tab, f"!{IS_SHOWN} && document.activeElement.matches('main')")


@pytest.mark.parametrize("size", [(1280, 800), (320, 640)], ids=["1280", "320"])
@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "open"])
def test_the_tray_covers_nothing_that_has_the_focus(
    tab: Tab, http_site: Place, size: tuple[int, int], is_open: bool
) -> None:
    tab.set_size(*size)
    tab.open(http_site.url(LIST))
    tab.evaluate(TICK_THREE)
    if is_open:
        open_list(tab)
    assert tab.evaluate(LIST_STICKY) == ["tray"]
    faults = list_walk_faults(tab)
    # What follows in a list that scrolls may come to stand higher in the view.
    assert [fault for fault in faults if not (is_open and fault.endswith("goes back"))] == []


def test_what_is_ticked_by_key_is_not_covered_by_the_tray_that_comes(
    tab: Tab, http_site: Place
) -> None:
    tab.set_size(320, 640)
    tab.open(http_site.url(LIST))
    prepare(tab)
    tab_to(tab, f"[data-tick='{SLUG}']")
    to_edge = """
const box = document.activeElement.getBoundingClientRect();
scrollBy({ top: box.bottom - innerHeight + 1, behavior: "instant" });
return document.activeElement.getBoundingClientRect().bottom < innerHeight;
"""
    assert tab.evaluate(to_edge) is True
    tab.press("Space")
    wait_for(tab, IS_SHOWN)
    stop = cast("Stop", tab.evaluate("return await window.walk();"))
    assert stop["faults"] == []
    assert tab.evaluate(LIST_TICKED) == [SLUG]


def test_nothing_is_lost_on_small_screens_and_no_target_is_small(
    tab: Tab, http_site: Place
) -> None:
    tab.open(http_site.url(CASE))
    tab.evaluate(TICK_THREE)
    for size in ((320, 640), (320, 256)):
        tab.set_size(*size)
        tab.open(http_site.url(CASE))
        open_list(tab)
        assert tab.evaluate(LIST_STICKY) == ([] if size[1] < 480 else ["tray"])
        if size[1] < 480:  # else what it covers for now looks lost
            assert list_losses(tab) == []
        seen, *low = cast("list[object]", tab.evaluate(LIST_LOW))
        assert cast("int", seen) >= 9
        assert low == []


def test_one_case_more_than_fifty_is_refused_in_place(tab: Tab, http_site: Place) -> None:
    tab.open(http_site.url(LIST))
    fifty = ",".join(f"no-case-{at}" for at in range(50))
    tab.evaluate("localStorage.setItem('jirei.cases', arguments[0]);", fifty)
    tab.open(http_site.url(LIST))
    wait_for(tab, f"{COUNT} === '50件'")
    tab.click(f"[data-tick='{SLUG}']")
    said = "document.querySelector('.tick:has([data-tick]) + .tick-full').textContent"
    wait_for(tab, f"{said} === {STATUS}")
    assert "50件まで" in str(tab.evaluate(f"return {STATUS};"))
    assert tab.evaluate(LIST_TICKED) == []
    # What is no case of the site goes as soon as the site's cases are read.
    tab.evaluate("document.querySelector('[data-tray] details').open = true;")
    wait_for(tab, f"!{IS_SHOWN}")
    assert tab.evaluate(READ_KEY) is None


@pytest.mark.parametrize("kept", ["", ",,", "{}", "<b>", "a b", "..,/", "あ" * 9000])
def test_garbage_that_is_kept_breaks_no_page(tab: Tab, http_site: Place, kept: str) -> None:
    tab.open(http_site.url(LIST))
    tab.evaluate("localStorage.setItem('jirei.cases', arguments[0]);", kept)
    for path in (LIST, CASE, "storage.html"):
        tab.open(http_site.url(path))
        assert tab.evaluate(f"return {IS_SHOWN};") is False
        assert tab.console_errors() == ()


def test_what_is_kept_is_told_and_taken_away(tab: Tab, place: Place) -> None:
    tab.open(place.url("storage.html"))
    tab.evaluate("localStorage.setItem('jirei.cases', arguments[0]);", SLUG)
    tab.open(place.url("storage.html"))
    told = "document.querySelector('[data-storage-list]').textContent"
    assert "選んだ事例 1件（jirei.cases）" in str(tab.evaluate(f"return {told};"))
    assert tab.evaluate(f"return {IS_SHOWN};") is True
    tab.click("[data-storage-forget]")
    wait_for(tab, f"!{IS_SHOWN}")
    assert tab.evaluate(READ_KEY) is None


@pytest.mark.xdist_group("chromium")
def test_a_damaged_pack_is_told_and_leaves_the_tray_usable(
    chromium: ChromiumTab, http_site: Place
) -> None:
    chromium.page.route("**/packs/collection.js", lambda route: route.abort())
    chromium.open(http_site.url(CASE))
    chromium.click(".case-actions [data-tick]")
    open_list(chromium)
    assert chromium.evaluate("return document.querySelector('.tray-fault').checkVisibility();")
    chromium.click("[data-remove]")
    wait_for(chromium, f"!{IS_SHOWN}")


@pytest.mark.xdist_group("chromium")
def test_a_browser_that_keeps_nothing_is_told_of(chromium: ChromiumTab, http_site: Place) -> None:
    chromium.page.add_init_script(
        "Object.defineProperty(window, 'localStorage', "
        "{ get() { throw new DOMException('refused', 'SecurityError'); } });"
    )
    chromium.open(http_site.url(LIST))
    chromium.evaluate(TICK_THREE)
    assert chromium.evaluate(f"return {COUNT};") == "3件"
    assert "保存できません" in chromium.page.locator("[data-tray-note]").inner_text()
    open_list(chromium)
    assert not chromium.page.locator("[data-tray-kept]").is_visible()
    assert chromium.console_errors() == ()


@pytest.mark.xdist_group("chromium")
def test_without_scripts_there_is_no_box_and_no_tray(
    chromium_browser: Browser, file_site: Place
) -> None:
    with chromium_browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for path in (LIST, CASE):
            page.goto(file_site.url(path))
            assert page.locator("[data-tick]").count() > 0
            assert page.locator(".tick:visible, .tray:visible").count() == 0
        assert page.locator(".case-actions a[href*=print]").is_visible()


@pytest.mark.xdist_group("chromium")
def test_neither_boxes_nor_tray_are_printed(chromium: ChromiumTab, http_site: Place) -> None:
    for path in (LIST, CASE):
        chromium.open(http_site.url(path))
        chromium.evaluate(TICK_THREE)
        chromium.page.emulate_media(media="print")
        assert chromium.page.locator(".tick:visible, .tray:visible").count() == 0
        assert chromium.page.locator(".case-actions:visible").count() == 0
        chromium.page.emulate_media(media="screen")
        assert chromium.page.locator(".tray").is_visible()


@EACH_VIEW
@pytest.mark.xdist_group("chromium")
def test_axe_finds_no_fault_where_the_tray_is_open(
    chromium: ChromiumTab, http_site: Place, width: int, scheme: Scheme
) -> None:
    chromium.set_size(width, 800)
    chromium.set_scheme(scheme)
    chromium.open(http_site.url(LIST))
    chromium.evaluate(TICK_THREE)
    faults = []
    for path in ("index.html", LIST, CASE, "search.html"):
        chromium.open(http_site.url(path, **({"q": "電子申請"} if path == "search.html" else {})))
        if path == "search.html":
            settle(chromium)
        open_list(chromium)
        chromium.evaluate(TO_END)
        faults += list_axe_faults(chromium, path)
    assert not faults, "\n".join(faults)
