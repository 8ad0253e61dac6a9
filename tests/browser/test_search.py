"""Search finds the same cases in both browsers, on a server and on `file://`."""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path
from typing import TypedDict

import pytest
from playwright.sync_api import Browser

from generator.collection.listing import KINDS

from .hits import STATE, settle
from .place import Place
from .tab import Tab, wait_for

CASE = "kagamino-online-application"
READ_STATUS = "return document.querySelector('[data-search-status]').textContent.trim();"


class Organization(TypedDict):
    prefecture: str


class Population(TypedDict):
    label: str


class OpenCase(TypedDict):
    """What these tests read of a case in the open data."""

    id: str
    category: str
    organization: Organization
    population: Population


def read_count(tab: Tab) -> int | None:
    """The number of hits that the status line announces."""
    found = re.search(r"([0-9,]+)\s*件", str(tab.evaluate(READ_STATUS)))
    return int(found[1].replace(",", "")) if found else None


@functools.cache
def read_cases(site: Path) -> dict[str, OpenCase]:
    """The cases of the site's own open data, by id."""
    data = json.loads((site / "data" / "cases.json").read_text(encoding="utf-8"))
    return {case["id"]: case for case in data["cases"]}


@pytest.mark.parametrize("query", ["鏡野町", "電子申請", "ｽﾏｰﾄﾌｫﾝ　鏡野町", "鏡野町 電子申請"])
def test_a_case_is_found_by_its_words(tab: Tab, place: Place, query: str) -> None:
    tab.open(place.url("search.html", q=query))
    hits = settle(tab)
    assert CASE in hits
    assert len(set(hits)) == len(hits)
    assert read_count(tab) == len(hits)
    assert tab.console_errors() == ()
    assert [url for url in tab.requests() if place.is_outside(url)] == []


def test_a_name_that_only_one_case_has_finds_that_case_alone(tab: Tab, place: Place) -> None:
    tab.open(place.url("search.html", q="鏡野町"))
    assert settle(tab) == (CASE,)


def test_words_that_no_case_has_find_nothing_and_say_so(tab: Tab, place: Place) -> None:
    tab.open(place.url("search.html", q="量子もつれ加速器"))
    assert settle(tab) == ()
    assert tab.evaluate(READ_STATUS) != ""
    assert tab.console_errors() == ()


@pytest.mark.parametrize("query", ["", "電子"])
def test_filters_in_the_address_choose_the_cases(
    tab: Tab, place: Place, site: Path, query: str
) -> None:
    chosen = {"category": "online-services", "population": "10k-50k"}
    tab.open(place.url("search.html", **({"q": query} if query else {}), **chosen))
    hits = settle(tab)
    assert CASE in hits
    assert read_count(tab) == len(hits)
    cases = read_cases(site)
    category, population = cases[CASE]["category"], cases[CASE]["population"]["label"]
    matching = {
        name
        for name, case in cases.items()
        if case["category"] == category and case["population"]["label"] == population
    }
    assert set(hits) == matching if not query else set(hits) <= matching


def test_a_repeated_filter_widens_the_choice(tab: Tab, place: Place, site: Path) -> None:
    tab.open(place.url("search.html", prefecture=["okayama", "kanagawa"]))
    prefectures = {
        name
        for name, case in read_cases(site).items()
        if case["organization"]["prefecture"] in {"岡山県", "神奈川県"}
    }
    assert len(prefectures) > 1
    assert set(settle(tab)) == prefectures


def test_the_search_box_on_the_home_page_leads_to_the_hits(tab: Tab, place: Place) -> None:
    tab.open(place.url("index.html"))
    tab.type("main input[name=q]", "鏡野町")
    tab.press("Enter")
    wait_for(tab, "location.pathname.endsWith('/search.html')")
    assert settle(tab) == (CASE,)
    assert tab.evaluate("return new URLSearchParams(location.search).get('q');") == "鏡野町"
    assert tab.console_errors() == ()


def test_a_hit_leads_to_its_case(tab: Tab, place: Place) -> None:
    tab.open(place.url("search.html", q="鏡野町"))
    settle(tab)
    assert tab.evaluate("return document.querySelector('[data-case] mark').textContent") == "鏡野町"
    tab.click(f"[data-case={CASE}] a")
    wait_for(tab, f"location.href.split(/[?#]/)[0] === '{place.url(f'cases/{CASE}.html')}'")
    wait_for(tab, "document.querySelector('[data-search-text]') !== null")


def test_the_status_is_announced_and_the_first_state_is_idle(tab: Tab, place: Place) -> None:
    tab.open(place.url("search.html"))
    assert tab.evaluate(f"return {STATE};") == "idle"
    role = "return document.querySelector('[data-search-status]').getAttribute('role');"
    assert tab.evaluate(role) == "status"


@pytest.mark.xdist_group("chromium")
def test_without_scripts_the_search_page_leads_to_the_indexes(
    chromium_browser: Browser, place: Place
) -> None:
    with chromium_browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(place.url("search.html", q="鏡野町"))
        for kind in KINDS:
            link = page.locator(f"main a[href='{kind}/index.html']").first
            assert link.is_visible()
