"""Nothing is lost on small screens, in large text, with wide spacing (WCAG 1.4.4, 1.4.10, 1.4.12).

A screen of 1280 by 1024 pixels at 400 % is 320 by 256 pixels wide and high.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from .firefox import FirefoxTab
from .place import Place
from .site import list_page_kinds, list_pages
from .tab import Tab, wait_for

WIDE_TABLES = "cases/kagamino-online-application.html"
SPACING = """
* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
  line-height: 1.5 !important; }
p { margin-block-end: 2em !important; }
"""
# What a page leaves for later has no places of its own yet: it is all to be there.
ADD_STYLE = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(`* { content-visibility: visible !important; } ${arguments[0]}`);
document.adoptedStyleSheets = [sheet];
"""
# What a reader cannot get at: text beyond the page's edge, text that a box cuts off, text on text.
LIST_LOSSES = r"""
const page = document.documentElement.clientWidth;
const losses = [];
if (document.scrollingElement.scrollWidth > page) {
  losses.push(`the page is ${document.scrollingElement.scrollWidth} wide`);
}
const isHidden = (style) => style.clipPath === "inset(50%)";
const cuts = new Map();
const stateOf = (element) => {
  if (element === document.documentElement) return "shown";
  if (!cuts.has(element)) {
    const style = getComputedStyle(element);
    const above = stateOf(element.parentElement);
    const isIn = ["hidden", "scrolls"].includes(above);
    if (isHidden(style)) cuts.set(element, "hidden");
    else if (!isIn && /auto|scroll/.test(style.overflowX)) cuts.set(element, "scrolls");
    else cuts.set(element, above);
    const isCut = /hidden|clip/.test(style.overflowX + style.overflowY)
      && !(element instanceof SVGElement)
      && (element.scrollWidth > element.clientWidth + 1
        || element.scrollHeight > element.clientHeight + 1);
    if (isCut && cuts.get(element) === "shown") losses.push(`cut: ${element.className}`);
  }
  return cuts.get(element);
};
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const range = document.createRange();
const lines = [];
while (texts.nextNode()) {
  const node = texts.currentNode;
  const element = node.parentElement;
  if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
  if (/^(OPTION|SCRIPT|NOSCRIPT|TEMPLATE)$/.test(element.tagName)) continue;
  // What is hidden from screen readers repeats what stands beside it: no loss.
  if (stateOf(element) === "hidden" || element.closest("[aria-hidden=true]")) continue;
  range.selectNodeContents(node);
  for (const box of range.getClientRects()) {
    if (box.width < 1) continue;
    const said = node.data.trim().slice(0, 16);
    if (stateOf(element) === "shown" && (box.right > page + 1 || box.left < -1)) {
      losses.push(`beyond the edge: ${said}`);
    }
    // The middle of the line: boxes of lines touch, signs do not.
    const third = box.height / 3;
    lines.push({ node, said, left: box.left + 1, right: box.right - 1,
      top: box.top + third, bottom: box.bottom - third });
  }
}
lines.sort((one, two) => one.top - two.top);
lines.forEach((line, at) => {
  for (let next = at + 1; next < lines.length && lines[next].top < line.bottom; next += 1) {
    const other = lines[next];
    if (other.node !== line.node && other.left < line.right && line.left < other.right) {
      losses.push(`one on the other: ${line.said} / ${other.said}`);
    }
  }
});
return losses.slice(0, 8);
"""
# What scrolls must take the focus and have a role and a name.
LIST_SCROLLERS = """
const isScroller = (element) => element !== document.scrollingElement
  && /auto|scroll/.test(getComputedStyle(element).overflowX)
  && element.scrollWidth > element.clientWidth;
return [...document.querySelectorAll("body *")].filter(isScroller).map((element) => {
  const label = element.getAttribute("aria-labelledby");
  const name = label ? document.getElementById(label).textContent : element.ariaLabel;
  return [element.tabIndex, element.getAttribute("role"), name ?? ""];
});
"""


# What keeps its place on the screen while the page scrolls under it.
LIST_STICKY = """
const isStuck = ({ position, top, bottom }) => position === "fixed"
  || (position === "sticky" && (top !== "auto" || bottom !== "auto"));
return [...document.querySelectorAll("body *")]
  .filter((element) => element.checkVisibility() && isStuck(getComputedStyle(element)))
  .map((element) => element.className);
"""
READ_HEIGHT = "return document.querySelector('h1').getBoundingClientRect().height;"


def list_losses(tab: Tab) -> list[str]:
    return cast("list[str]", tab.evaluate(LIST_LOSSES))


def list_losses_of(tab: Tab, place: Place, path: str, style: str = "") -> list[str]:
    """Open a page, with a reader's own style; what is lost of it."""
    tab.open(place.url(path))
    tab.evaluate(ADD_STYLE, style)
    return [f"{path}: {loss}" for loss in list_losses(tab)]


@pytest.mark.xdist_group("chromium")
def test_no_page_loses_anything_at_400_percent_nor_with_wide_spacing(
    chromium: Tab, http_site: Place, site: Path
) -> None:
    chromium.set_size(320, 256)
    losses = []
    for path in list_pages(site):
        losses += list_losses_of(chromium, http_site, path)
        chromium.evaluate(ADD_STYLE, SPACING)
        losses += [f"{path}, spaced: {loss}" for loss in list_losses(chromium)]
    assert not losses, "\n".join(losses)


@pytest.mark.parametrize("size", [(640, 512), (1280, 1024)], ids=["640", "1280"])
def test_no_kind_of_page_loses_anything_with_wide_spacing(
    tab: Tab, http_site: Place, site: Path, size: tuple[int, int]
) -> None:
    tab.set_size(*size)
    losses = [
        loss
        for path in list_page_kinds(site)
        for loss in list_losses_of(tab, http_site, path, SPACING)
    ]
    assert not losses, "\n".join(losses)


@pytest.mark.xdist_group("firefox")
def test_no_kind_of_page_loses_anything_with_text_twice_as_large(
    firefox: FirefoxTab, http_site: Place, site: Path
) -> None:
    firefox.open(http_site.url("index.html"))
    usual = firefox.evaluate(READ_HEIGHT)
    firefox.zoom_text(2)
    assert cast("float", firefox.evaluate(READ_HEIGHT)) > 1.5 * cast("float", usual)
    paths = list_page_kinds(site)
    losses = [loss for path in paths for loss in list_losses_of(firefox, http_site, path)]
    assert not losses, "\n".join(losses)


def test_tables_scroll_by_key_in_their_own_named_regions(tab: Tab, http_site: Place) -> None:
    tab.set_size(320, 256)
    tab.open(http_site.url(WIDE_TABLES))
    scrollers = cast("list[tuple[int, str, str]]", tab.evaluate(LIST_SCROLLERS))
    assert scrollers
    for index, role, name in scrollers:
        assert index == 0
        assert role in ("region", "group")
        assert name
    scroller = "document.querySelector('.table-scroll')"
    tab.evaluate(f"{scroller}.focus();")
    tab.press("ArrowRight")
    wait_for(tab, f"{scroller}.scrollLeft > 0")


def test_nothing_sticks_to_a_short_screen(tab: Tab, http_site: Place, site: Path) -> None:
    tab.set_size(320, 256)
    for path in ("index.html", WIDE_TABLES, "search.html"):
        tab.open(http_site.url(path))
        assert tab.evaluate(LIST_STICKY) == []


def test_what_is_lost_is_found(tab: Tab, tmp_path: Path) -> None:
    page = tmp_path / "fault.html"
    page.write_text(
        '<!DOCTYPE html><html lang="ja"><title>対照</title><body style="margin:0">'
        '<p style="white-space:nowrap">はみ出す長い文字の列です。どこまでも長い文字の列です。</p>'
        '<p class="box" style="height:1em;overflow:hidden;width:5em">切れてしまう文章です。</p>'
        '<p class="low" style="position:fixed;top:9em">下の文字</p>'
        '<p class="high" style="position:sticky;margin-top:-2em;top:9em">上の字</p>',
        encoding="utf-8",
    )
    tab.set_size(320, 256)
    tab.open(page.as_uri())
    found = " ".join(list_losses(tab))
    for expected in ("wide", "beyond the edge: はみ出す", "cut: box", "/ 上の字"):
        assert expected in found
    assert tab.evaluate(LIST_STICKY) == ["low", "high"]
