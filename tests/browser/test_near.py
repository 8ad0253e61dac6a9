"""Cases by closeness: near.html, and the lists, the matrix and the search in that order."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import cast

import pytest
from conftest import THEMES
from playwright.sync_api import Browser

from generator.collection.closeness import Home, rank_near
from generator.collection.collection import Collection
from generator.core.settings import BuildSettings
from generator.measures.places import BodyKind
from generator.reading.load import load_collection

from .asked import OPEN_ALL
from .chromium import ChromiumTab
from .hits import settle
from .place import Place
from .site import ROOT
from .tab import Tab, travel, wait_for
from .test_accessibility import EACH_VIEW, Scheme, list_faults
from .test_reflow import list_losses

LIST = "needs/less-paper.html"
STATUS = "document.querySelector('[data-near-status]').textContent"
ITEMS = "[...document.querySelectorAll('[data-near-results] [data-case]')]"
FIRST_CARD = "document.querySelector('[data-near-results] [data-case] .case-card-facts')"
OPTIONS = "[...document.querySelectorAll('[role=option]')]"
CARDS = "[...document.querySelectorAll('.case-cards [data-slot=title] a')].map((e) => e.href)"
SORTED = "document.querySelector('[data-near-sorted]').textContent"
REASONS = "document.querySelectorAll('[data-near-reason]').length"
HEADS = "[...document.querySelectorAll('.matrix thead th')].map((each) => each.textContent.trim())"
KEEP = """
localStorage.setItem("jirei.home",
  "population=8000&prefecture=gunma&kind=town&name=みなかみ町&words=みなかみ町（群馬県）");
"""
AMOUNT = "return localStorage.length;"
# A home of each sort: all known, one thing known, a prefecture.
HOMES = ("8000.gunma.town", "260000..", ".tottori.", "..village", "1900000.gunma.prefecture")


@pytest.fixture(scope="module")
def collection() -> Collection:
    """The cases of the site."""
    found, _ = load_collection(BuildSettings(ROOT / "content", Path("out"), THEMES))
    assert found is not None
    return found


@pytest.fixture(autouse=True)
def forget(request: pytest.FixtureRequest) -> None:
    """Firefox keeps what earlier tests have set; on file:// for each page by itself."""
    if not {"tab", "place"} <= set(request.fixturenames):
        return
    tab: Tab = request.getfixturevalue("tab")
    place: Place = request.getfixturevalue("place")
    for path in ("near.html", "index.html", LIST, "search.html", "storage.html"):
        tab.open(place.url(path))
        tab.evaluate("localStorage.clear();")


def open_near(tab: Tab, place: Place, **query: str) -> None:
    """Open near.html where it has something to list."""
    tab.open(place.url("near.html", **query))
    wait_for(tab, f"{STATUS} && {FIRST_CARD}")


def list_near(tab: Tab) -> tuple[str, ...]:
    """The slugs of the cases that near.html shows, in order."""
    return tuple(cast("list[str]", tab.evaluate(f"return {ITEMS}.map((e) => e.dataset.case);")))


def rank(collection: Collection, short: str) -> tuple[str, ...]:
    """The same as the build would order them."""
    persons, slug, kind = short.split(".")
    areas = collection.vocabulary.prefectures
    home = Home(
        int(persons) if persons else None,
        next((area for area in areas if area.slug == slug), None),
        BodyKind(kind) if kind else None,
    )
    return tuple(near.case.slug for near in rank_near(home, collection.cases))


@pytest.mark.parametrize("home", HOMES)
def test_the_order_is_that_of_the_build(
    tab: Tab, http_site: Place, collection: Collection, home: str
) -> None:
    persons, prefecture, kind = home.split(".")
    open_near(tab, http_site, population=persons, prefecture=prefecture, kind=kind)
    assert list_near(tab) == rank(collection, home)
    assert tab.console_errors() == ()


def test_a_body_is_chosen_by_keys_and_its_cases_are_listed(tab: Tab, place: Place) -> None:
    tab.open(place.url("near.html"))
    wait_for(tab, "!document.querySelector('form.near-form').hidden")
    tab.type("#near-name", "みなか")
    wait_for(tab, f"{OPTIONS}.length === 1")
    tab.press("ArrowDown")
    tab.press("Enter")
    wait_for(tab, f"{STATUS} && {FIRST_CARD}")
    told = "みなかみ町（群馬県）に近い順に47件"
    assert tab.evaluate(f"return {STATUS};") == told
    tab.type("#near-population", "1.7万人")
    tab.press("Enter")
    wait_for(tab, f"{STATUS} === 'みなかみ町（人口17,000人、群馬県）に近い順に47件'")
    assert "population=17000" in str(tab.evaluate("return location.search;"))
    travel(tab, "back")
    wait_for(tab, f"{STATUS} === '{told}'")
    assert tab.evaluate(AMOUNT) == 0
    assert tab.console_errors() == ()


def test_the_home_page_leads_to_it_with_what_was_typed(tab: Tab, place: Place) -> None:
    tab.open(place.url("index.html"))
    tab.type("#home-name", "府中市")
    tab.type("#home-population", "26万")
    tab.press("Enter")
    wait_for(tab, "document.querySelectorAll('[data-near-meant] a').length === 2")
    tab.click("[data-near-meant] a")
    wait_for(tab, f"{STATUS} === '府中市（人口260,000人、東京都）に近い順に47件'")
    assert tab.console_errors() == ()


def test_what_the_address_cannot_mean_is_told(tab: Tab, place: Place) -> None:
    open_near(tab, place, population="８千人", prefecture="gumma", need="<b>")
    text = str(tab.evaluate("return document.querySelector('[data-near-faults]').textContent;"))
    assert "prefecture=gumma、need=<b>" in text
    assert tab.evaluate(f"return {STATUS};") == "人口8,000人の団体に近い順に47件"


def test_a_kept_body_sorts_and_is_told_and_taken_back(tab: Tab, place: Place) -> None:
    open_near(tab, place, population="8000", prefecture="gunma")
    tab.click("[data-near-set]")
    wait_for(tab, "document.querySelector('[data-near-kept]').textContent === '覚えました。'")
    tab.open(place.url("near.html"))
    wait_for(tab, f"{STATUS} === '人口8,000人、群馬県の団体に近い順に47件'")
    tab.open(place.url("storage.html"))
    kept = str(tab.evaluate("return document.querySelector('[data-storage-list]').textContent;"))
    alone = (tab.name, place.name) == ("firefox", "file")
    assert ("人口8,000人、群馬県の団体（jirei.home）" in kept) is not alone
    tab.open(place.url("near.html"))
    wait_for(tab, f"{FIRST_CARD} !== null")
    is_told = "return !document.querySelector('[data-near-alone]').hidden;"
    assert tab.evaluate(is_told) is alone
    tab.click("[data-near-forget]")
    wait_for(tab, "document.querySelector('[data-near-kept]').textContent === '消しました。'")
    assert tab.evaluate(AMOUNT) == 0


def test_a_list_is_sorted_and_back(tab: Tab, place: Place) -> None:
    tab.open(place.url(LIST))
    before = tab.evaluate(f"return {CARDS};")
    assert tab.evaluate("return document.querySelector('[data-near-sort]').hidden;") is True
    tab.evaluate(KEEP)
    tab.open(place.url(LIST))
    tab.click("[data-near-sort]")
    wait_for(tab, f"{SORTED} === 'みなかみ町（人口8,000人、群馬県）に近い順に並べました。'")
    assert tab.evaluate(f"return {CARDS};") != before
    assert tab.evaluate(f"return {REASONS};") == len(cast("list[str]", before))
    assert tab.evaluate("return location.search;") == "?home=8000.gunma.town"
    tab.click("[data-near-sort]")
    wait_for(tab, f"{SORTED} === 'もとの順に戻しました。'")
    assert tab.evaluate(f"return {CARDS};") == before
    assert tab.evaluate(f"return location.search + {REASONS};") == "0"
    assert tab.console_errors() == ()


def test_the_matrix_begins_with_ones_own_column(tab: Tab, place: Place) -> None:
    tab.open(place.url("index.html", home="60000.gunma.city"))
    wait_for(tab, f"{SORTED} !== ''")
    heads = cast("list[str]", tab.evaluate(f"return {HEADS};"))
    assert heads[1] == "5万人以上10万人未満うちの規模"
    tab.click("[data-near-lists=matrix] [data-near-sort]")
    heads = cast("list[str]", tab.evaluate(f"return {HEADS};"))
    assert heads[1] == "1万人未満"


def test_results_of_the_search_stand_by_closeness(
    tab: Tab, place: Place, collection: Collection
) -> None:
    tab.open(place.url("search.html", q="電子"))
    found = settle(tab)
    option = "document.querySelector('[name=sort] [value=near]').disabled"
    assert tab.evaluate(f"return {option};") is True
    tab.open(place.url("search.html", q="電子", sort="near", home="8000.gunma.town"))
    order = [slug for slug in rank(collection, "8000.gunma.town") if slug in found]
    assert settle(tab) == tuple(order)
    assert tab.evaluate(f"return {option};") is False
    wait_for(tab, f"{REASONS} > 0")
    assert tab.console_errors() == ()


@pytest.mark.parametrize("pack", ["collection", "places"])
def test_a_missing_pack_is_told(tab: Tab, site: Path, tmp_path: Path, pack: str) -> None:
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    (copy / "packs" / f"{pack}.js").unlink()
    tab.open(f"{copy.as_uri()}/near.html?population=8000&name=x")
    word = "コピーし直してください" if pack == "collection" else "団体の一覧が読み込めない"
    wait_for(tab, f"document.querySelector('main').innerText.includes('{word}')")


def test_nothing_is_lost_on_a_small_screen(tab: Tab, http_site: Place) -> None:
    tab.set_size(320, 640)
    for path, query, is_ready in (
        ("near.html", {"population": "8000", "need": "less-paper"}, FIRST_CARD),
        ("index.html", {"home": "8000.gunma.town"}, SORTED),
        (LIST, {"home": "8000.gunma.town"}, SORTED),
    ):
        tab.open(http_site.url(path, **query))
        wait_for(tab, is_ready)
        assert (path, list_losses(tab)) == (path, [])


@pytest.mark.xdist_group("chromium")
@EACH_VIEW
def test_axe_finds_no_fault_in_lists_by_closeness(
    chromium: ChromiumTab, http_site: Place, width: int, scheme: Scheme
) -> None:
    chromium.set_size(width, 800)
    chromium.set_scheme(scheme)
    open_near(chromium, http_site, population="x", prefecture="gunma", name="府中", need="y")
    chromium.evaluate(OPEN_ALL)
    assert list_faults(chromium, "near.html") == []
    chromium.evaluate("document.querySelector('#near-name').dispatchEvent(new Event('input'));")
    wait_for(chromium, f"{OPTIONS}.length > 1")
    assert list_faults(chromium, "near.html") == []
    for path in ("index.html", LIST):
        chromium.open(http_site.url(path, home="8000.gunma.town"))
        wait_for(chromium, SORTED)
        assert list_faults(chromium, path) == []


@pytest.mark.xdist_group("chromium")
def test_without_scripts_it_says_so_and_leads_to_lists(
    chromium_browser: Browser, file_site: Place
) -> None:
    with chromium_browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(file_site.url("near.html"))
        assert page.get_by_text("この文が消えないときは").is_visible()
        assert not page.locator("form.near-form").is_visible()
        for kind in ("population", "prefectures", "needs"):
            assert page.locator(f".near-message a[href='{kind}/index.html']").is_visible()
