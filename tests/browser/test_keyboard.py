"""Every page is walked with the Tab key: in order, in sight, to the end and back.

What the walk reads of the page at each stop is the same in both browsers: the element that has the
focus, whether it shows that, and whether it can be seen.
"""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TypedDict, cast

import pytest

from .hits import fill_all, settle
from .place import Place
from .tab import Tab, wait_for

CASE = "cases/kagamino-online-application.html"
KINDS = (
    "index.html",
    CASE,
    "categories/index.html",
    "population/10k-50k.html",
    "search.html",
    "about.html",
    "data/index.html",
)
# Where the focus is, among all that should take it: what the page shows, in the order of reading.
PREPARE = """
document.documentElement.style.scrollBehavior = "auto";
const look = (element) => {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  return { outlineStyle, outlineWidth, outlineColor };
};
const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
const takers = "a[href], button, input, select, textarea, summary, [tabindex]";
const stops = [...document.querySelectorAll(takers)]
  .filter((element) => element.tabIndex >= 0 && !element.disabled && isShown(element));
const before = stops.map(look);
const wordsOf = (element) =>
  (element.getAttribute("aria-label") || element.value || element.textContent).trim();
const name = (element) => `${element.tagName.toLowerCase()}「${wordsOf(element).slice(0, 20)}」`;
// The part of the view that nothing between an element and the page cuts off.
const viewOf = (element) => {
  const view = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
    if (getComputedStyle(box).overflow === "visible") continue;
    const { left, top, right, bottom } = box.getBoundingClientRect();
    view.left = Math.max(view.left, left);
    view.top = Math.max(view.top, top);
    view.right = Math.min(view.right, right);
    view.bottom = Math.min(view.bottom, bottom);
  }
  return view;
};
const faultsOf = (element, at) => {
  const faults = [];
  const { outlineStyle, outlineWidth, outlineColor } = look(element);
  const [width, offset] = [outlineWidth, getComputedStyle(element).outlineOffset].map(parseFloat);
  const isMarked = outlineStyle !== "none" && width >= 2 && !/^rgba.*, 0\\)$/.test(outlineColor);
  if (!isMarked || JSON.stringify(before[at]) === JSON.stringify(look(element))) {
    faults.push("shows no focus");
  }
  const box = element.getClientRects()[0];
  if (!box || box.width < 2 || box.height < 2) return [...faults, "has no size"];
  const view = viewOf(element);
  const [left, right] = [Math.max(box.left, view.left), Math.min(box.right, view.right)];
  const [top, bottom] = [Math.max(box.top, view.top), Math.min(box.bottom, view.bottom)];
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (right <= left || bottom <= top) faults.push("is out of sight");
  else if (!element.contains(hit)) faults.push(`is covered by ${hit?.outerHTML.slice(0, 60)}`);
  const reach = width + offset - 1;
  if (box.left - reach < view.left || box.right + reach > view.right) {
    faults.push("has its outline cut at a side");
  }
  return faults;
};
// A browser may scroll to the focus with a later frame; what stays wrong is a fault.
const lastingFaultsOf = async (element, at) => {
  let faults = faultsOf(element, at);
  const end = performance.now() + window.patience;
  while (faults.length > 0 && performance.now() < end) {
    await new Promise(requestAnimationFrame);
    faults = faultsOf(element, at);
  }
  return faults;
};
window.walk = async () => {
  const element = document.activeElement;
  if (!document.hasFocus() || element === document.body) return null;
  const at = stops.indexOf(element);
  const faults = at < 0 ? ["is no stop"] : await lastingFaultsOf(element, at);
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const page = { left, top: top + scrollY, right, bottom: bottom + scrollY };
  return { at, name: name(element), page, faults };
};
window.nameOf = name;
window.patience ??= 5000;
window.focusLast = () => stops.at(-1).focus();
return stops.map(name);
"""


class Box(TypedDict):
    """A rectangle on the page, in CSS pixels."""

    left: float
    top: float
    right: float
    bottom: float


class Stop(TypedDict):
    """Where the focus is: its place among the expected stops, and what is wrong with it."""

    at: int
    name: str
    page: Box
    faults: list[str]


def prepare(tab: Tab) -> list[str]:
    """Find all that should take the focus; their names in the order of reading."""
    return cast("list[str]", tab.evaluate(PREPARE))


def press(tab: Tab, key: str) -> Stop | None:
    """Press a key; where the focus is then (None: outside the page)."""
    tab.press(key)
    return cast("Stop | None", tab.evaluate("return await window.walk();"))


def walk(tab: Tab, key: str, count: int) -> list[Stop]:
    """Press a key so many times, or until the focus leaves the page."""
    stops = itertools.takewhile(bool, (press(tab, key) for _ in range(count)))
    return cast("list[Stop]", list(stops))


def goes_back(stop: Stop, following: Stop) -> bool:
    """Whether a stop stands above the one before it and in no column right of it."""
    one, two = stop["page"], following["page"]
    return two["bottom"] <= one["top"] and two["left"] < one["right"]


def list_faults(tab: Tab) -> list[str]:
    """Walk a page to its end, back, and out of it; what is wrong on the way."""
    names = prepare(tab)
    assert len(names) > 5
    there = walk(tab, "Tab", len(names))
    back = walk(tab, "Shift+Tab", len(names) - 1)
    faults = [f"{stop['name']} {fault}" for stop in (*there, *back) for fault in stop["faults"]]
    if [stop["at"] for stop in there] != list(range(len(names))):
        faults.append(f"order: {names} != {[stop['name'] for stop in there]}")
    if [stop["at"] for stop in back] != [stop["at"] for stop in there[-2::-1]]:
        faults.append(f"back: {[stop['name'] for stop in back]}")
    faults += [f"{b['name']} goes back" for a, b in itertools.pairwise(there) if goes_back(a, b)]
    tab.evaluate("window.focusLast();")
    beyond = press(tab, "Tab")
    if beyond and beyond["at"] != 0:
        faults.append(f"end: {beyond['name']} follows the last stop")
    return faults


def test_the_tab_key_leads_through_every_kind_of_page_and_out(tab: Tab, http_site: Place) -> None:
    faults = []
    for path in KINDS:
        tab.open(http_site.url(path))
        faults += [f"{path}: {fault}" for fault in list_faults(tab)]
    assert not faults, "\n".join(faults)


def test_the_tab_key_leads_through_narrow_pages_and_out(tab: Tab, http_site: Place) -> None:
    tab.set_size(320, 640)
    faults = []
    for path in KINDS[:2]:
        tab.open(http_site.url(path))
        faults += [f"{path}: {fault}" for fault in list_faults(tab)]
    assert not faults, "\n".join(faults)


def test_a_page_with_faults_is_not_walked_without_complaint(tab: Tab, tmp_path: Path) -> None:
    page = tmp_path / "fault.html"
    page.write_text(
        '<!DOCTYPE html><html lang="ja"><title>対照</title><style>.none{outline:none}'
        ".cut{overflow:hidden;width:5em}.over{position:fixed;inset:0 0 auto;height:9em;"
        "background:#fff;z-index:1}.cut a:focus{outline:3px solid}</style>"
        '<p style="margin-top:10em"><a class="none" href="#a">見えない</a></p>'
        '<p class="cut"><a href="#b">切れる</a></p><p><a tabindex="1" href="#c">先に来る</a></p>'
        '<p><a href="#d">最後</a></p><p><a href="#e">あと</a></p><p><a href="#f">終わり</a></p>'
        '<div class="over"></div><p style="position:absolute;top:0"><a href="#g">下にある</a></p>',
        encoding="utf-8",
    )
    tab.open(page.as_uri())
    tab.evaluate("window.patience = 200;")
    found = " ".join(list_faults(tab))
    for expected in (
        "shows no focus",
        "cut at a side",
        'is covered by <div class="over">',
        "order: ",
        "goes back",
    ):
        assert expected in found


def tab_to(tab: Tab, selector: str) -> Stop:
    """Press Tab until the focus is on the first shown element that matches."""
    tab.evaluate(
        "window.sought = [...document.querySelectorAll(arguments[0])]"
        ".find((element) => element.checkVisibility());",
        selector,
    )
    for stop in iter(lambda: press(tab, "Tab"), None):
        if tab.evaluate("return document.activeElement === window.sought;"):
            return stop
    raise AssertionError(f"the Tab key does not lead to {selector}")


def focused(tab: Tab) -> str:
    """What the focus is on, by its text, value or label."""
    return str(tab.evaluate("return window.nameOf(document.activeElement);"))


def test_the_first_stop_leads_past_the_header(tab: Tab, http_site: Place) -> None:
    for path in ("index.html", CASE, "search.html"):
        tab.open(http_site.url(path))
        prepare(tab)
        first = press(tab, "Tab")
        assert first is not None
        assert first["faults"] == []
        assert "本文へ移動" in first["name"]
        tab.press("Enter")
        wait_for(tab, "location.hash === '#main'")
        press(tab, "Tab")
        assert tab.evaluate("return document.activeElement.closest('main') !== null;") is True


def test_escape_closes_the_menu_of_narrow_screens(tab: Tab, http_site: Place) -> None:
    tab.set_size(320, 640)
    tab.open(http_site.url("index.html"))
    prepare(tab)
    is_open = "document.querySelector('.site-menu details').open"
    tab_to(tab, ".site-menu summary")
    tab.press("Enter")
    wait_for(tab, is_open)
    prepare(tab)
    assert focused(tab) == "summary「メニュー」"
    item = press(tab, "Tab")
    assert item is not None
    assert (item["name"], item["faults"]) == ("a「うちと近い事例」", [])
    tab.press("Escape")
    wait_for(tab, f"!{is_open}")
    assert focused(tab) == "summary「メニュー」"


def test_filters_work_by_key_and_keep_the_focus(tab: Tab, http_site: Place) -> None:
    tab.open(http_site.url("search.html", q="システム"))
    wait_for(tab, "document.querySelector('[data-search-state=done]') !== null")
    prepare(tab)
    status = "document.querySelector('[data-search-status]').textContent"
    said = tab.evaluate(f"return {status};")
    tab_to(tab, ".search-filter:nth-of-type(3) > summary")
    tab.press("Enter")
    wait_for(tab, "document.querySelector('.search-filter:nth-of-type(3)').open")
    prepare(tab)
    first = ".search-filter:nth-of-type(3) input:enabled"
    name = f"input「{tab.evaluate('return document.querySelector(arguments[0]).value;', first)}」"
    box = press(tab, "Tab")
    assert box is not None
    assert (box["name"], box["faults"]) == (name, [])
    tab.press("Space")
    wait_for(tab, f"{status} !== {said!r} && {status} !== ''")
    assert focused(tab) == name
    fill_all(tab)
    prepare(tab)
    faults = [stop for stop in walk(tab, "Tab", 100) if stop["faults"]]
    assert faults == []


@pytest.mark.parametrize("width", [320, 1280])
def test_the_first_hit_is_near_the_field(tab: Tab, http_site: Place, width: int) -> None:
    tab.set_size(width, 800)
    tab.open(http_site.url("search.html", q="システム", cost="up-to-10m"))
    settle(tab)
    filters = "return document.querySelector('[data-search-filters]').open;"
    assert tab.evaluate(filters) is (width == 1280)
    tab.click("form [data-search-field]")
    stops = 0
    while tab.evaluate("return document.activeElement.closest('[data-case]') === null;"):
        assert stops < 12
        tab.press("Tab")
        stops += 1


def test_contents_and_pager_lead_on_by_key(tab: Tab, http_site: Place) -> None:
    tab.open(http_site.url(CASE))
    prepare(tab)
    tab_to(tab, ".contents a[href='#contact']")
    tab.press("Enter")
    wait_for(tab, "location.hash === '#contact'")
    press(tab, "Tab")
    assert tab.evaluate("return document.activeElement.closest('#contact') !== null;") is True
    tab_to(tab, ".pager a[rel=next]")
    tab.press("Enter")
    wait_for(tab, f"!location.pathname.endsWith('{CASE}') && document.querySelector('h1') !== null")
