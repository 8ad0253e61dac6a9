"""What an officer comes for, from the home page to the paper, and in how many steps.

A step is a click, a choice or a typed query. A change that takes more steps must say why.
"""

from __future__ import annotations

import io
from typing import cast

import pytest
from pypdf import PdfReader

from .chromium import ChromiumTab
from .place import Place
from .tab import wait_for

pytestmark = pytest.mark.xdist_group("chromium")

NEAR = "(document.querySelector('[data-near-status]')?.textContent ?? '')"
WRITING = "main a[href='needs/less-writing.html']"
IS_ON_ITS_PAGE = "location.pathname.includes('/needs/')"
SLUGS = "[...document.querySelectorAll('main [data-tick]')].map((box) => box.dataset.tick)"
FACTS = "document.querySelectorAll('[data-near-results] .case-card-facts').length"
HEADS = "[...document.querySelectorAll('.comparison thead .comparison-title a')]"
COSTS = "[...document.querySelectorAll('.comparison [data-row=initial] td')]"
SHEETS = "[...document.querySelectorAll('[data-edition-cases] > article')]"
PARTS = "return [...document.querySelectorAll('main h2')].map((each) => each.textContent);"
CARDS = "return document.querySelectorAll('main .case-card').length;"
TOP = "document.querySelector('[data-near-status]').getBoundingClientRect().top"
IN_VIEW = f"{TOP} >= 0 && {TOP} < innerHeight"


class Walk:
    """A reader's way through the site, step by step."""

    def __init__(self, tab: ChromiumTab, place: Place) -> None:
        self.tab = tab
        self.steps = 0
        tab.page.add_init_script("window.print = () => { document.title = 'printed'; };")
        tab.open(place.url("index.html"))

    def click(self, selector: str) -> None:
        self.steps += 1
        self.tab.click(selector)

    def choose(self, selector: str, value: str) -> None:
        self.steps += 1
        self.tab.page.locator(selector).select_option(value)

    def ask(self, selector: str, text: str) -> None:
        self.steps += 1
        self.tab.type(selector, text)
        self.tab.press("Enter")

    def tick(self, count: int) -> list[str]:
        """Tick the first cases of a page, and give their names."""
        wait_for(self.tab, f"document.readyState === 'complete' && {SLUGS}.length >= {count}")
        slugs = cast("list[str]", self.tab.evaluate(f"return {SLUGS};"))[:count]
        for slug in slugs:
            self.click(f"main [data-tick='{slug}']")
        return slugs


def test_a_small_town_compares_counters_without_writing(
    chromium: ChromiumTab, place: Place
) -> None:
    walk = Walk(chromium, place)
    walk.ask("#home-population", "8000")
    wait_for(chromium, f"{NEAR} === '人口8,000人の団体に近い順に47件'")
    walk.click("[data-near-within] summary")
    walk.choose("#near-need", "less-writing")
    wait_for(chromium, f"{NEAR}.includes('に近い順に6件（課題：窓口で書く手間を減らしたい）')")
    wait_for(chromium, f"{FACTS} >= 3")  # costs and time are seen
    assert walk.steps == 3
    slugs = walk.tick(2)
    walk.click("[data-tray-compare]")
    wait_for(chromium, f"{HEADS}.length === 2")
    assert walk.steps == 6
    for at, slug in enumerate(slugs):
        assert str(chromium.evaluate(f"return {HEADS}[{at}].href;")).endswith(f"/{slug}.html")
        assert "円" in str(chromium.evaluate(f"return {COSTS}[{at}].textContent;"))
    assert chromium.console_errors() == ()


def test_on_a_phone_the_near_cases_are_in_sight_at_once(
    chromium: ChromiumTab, place: Place
) -> None:
    chromium.set_size(320, 640)
    walk = Walk(chromium, place)
    walk.ask("#home-population", "8000")
    wait_for(chromium, f"{FACTS} > 0")
    assert chromium.evaluate("return location.search;") == "?population=8000"
    wait_for(chromium, IN_VIEW)  # the way there may be seen


def test_the_tray_is_one_key_away_from_a_tick(chromium: ChromiumTab, place: Place) -> None:
    walk = Walk(chromium, place)
    walk.click(WRITING)
    wait_for(chromium, IS_ON_ITS_PAGE)
    walk.tick(1)
    for key in ("Tab", "Enter"):
        chromium.press(key)
    wait_for(chromium, "document.activeElement.closest('[data-tray]') !== null")


def test_three_cases_become_three_sheets(chromium: ChromiumTab, place: Place) -> None:
    walk = Walk(chromium, place)
    walk.click(WRITING)
    wait_for(chromium, IS_ON_ITS_PAGE)
    slugs = walk.tick(3)
    walk.click("[data-tray-print]")
    wait_for(chromium, f"{SHEETS}.length === 3")
    assert chromium.evaluate(f"return {SHEETS}.map((e) => e.dataset.sheet).join();") == ",".join(
        slugs
    )
    assert chromium.evaluate("return document.querySelector('[data-tray-print]').hidden;") is True
    walk.click(".edition-form [type=submit]")
    wait_for(chromium, "document.title === 'printed'")
    assert walk.steps == 6
    assert len(PdfReader(io.BytesIO(chromium.print())).pages) == 3
    assert chromium.console_errors() == ()


def test_a_prefecture_without_cases_leads_to_its_neighbours(
    chromium: ChromiumTab, place: Place
) -> None:
    walk = Walk(chromium, place)
    walk.click("header a[href='prefectures/index.html']:visible")
    walk.click("main a[href='aomori.html']")
    wait_for(chromium, "document.title.startsWith('青森県の事例')")
    assert walk.steps == 2
    assert chromium.evaluate(PARTS) == ["隣の都道府県の事例", "同じ地方（東北）の事例"]
    assert chromium.evaluate(CARDS) == 5
    assert chromium.console_errors() == ()
