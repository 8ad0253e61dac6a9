"""On paper a page is A4, complete and without what only a screen needs.

The PDF that Chromium prints is read back with pypdf: what stands on which page.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple, cast

import pytest
from pypdf import PageObject, PdfReader

from generator.build import build_site
from generator.core.settings import BuildSettings

from .chromium import ChromiumTab
from .hits import settle
from .place import Place
from .site import ROOT
from .tab import wait_for
from .test_reflow import ADD_STYLE

pytestmark = pytest.mark.xdist_group("chromium")

CASE = "cases/kagamino-online-application.html"
NEED = "needs/less-paper.html"
PAGES = (CASE, "cases/index.html", "data/index.html", "index.html", "keywords/index.html", NEED)
A4 = (595, 842)  # in points
LINE = 6  # points within which two texts stand side by side
PAPER = 794  # the width of A4 in CSS pixels, by which a style is chosen
SHEET = "html { width: 680px; }"  # what the margins leave of it
# A PDF may name a glyph by another sign that it serves: those for which Unicode has no plain form.
TWINS = str.maketrans("⺟⺠⻁⻄⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲戶", "母民虎西長青食鬼麦黄斉歯竜亀戸")
IS_SHOWN = "element.checkVisibility({ visibilityProperty: true })"
# What only a screen needs, and what stays closed.
LIST_CONTROLS = f"""
const controls = "nav, form, input, button, select, .skip-link, details:not([open])";
return [...document.querySelectorAll(controls)]
  .filter((element) => {IS_SHOWN}).map((element) => element.cloneNode(false).outerHTML);
"""
# What elements say, each in its parts (a row in its cells), but for what only a screen or a screen
# reader says.
LIST_TEXTS = f"""
const isOnPaper = ({{ clipPath, display }}) => clipPath === "none" && display !== "none";
const isPrinted = (node, within) => node === within
  || (isOnPaper(getComputedStyle(node)) && isPrinted(node.parentElement, within));
const textOf = (element) => {{
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let said = "";
  while (texts.nextNode()) {{
    const node = texts.currentNode;
    if (isPrinted(node.parentElement, element)) said += node.data;
  }}
  return said;
}};
return [...document.querySelectorAll(arguments[0])]
  .filter((element) => {IS_SHOWN} && getComputedStyle(element).clipPath === "none")
  .map((element) => [...(element.cells ?? [element])].map(textOf));
"""
LIST_ADDRESSES = f"""
return [...document.links].filter((element) => {IS_SHOWN}).map((link) => [
  link.getAttribute("href"), getComputedStyle(link, "::after").content]);
"""
LIST_TOO_WIDE = f"""
const width = document.documentElement.getBoundingClientRect().right;
return [...document.querySelectorAll("body *")].filter((element) => {IS_SHOWN})
  .filter((element) => getComputedStyle(element).clipPath === "none")
  .filter((element) => element.getBoundingClientRect().right > width + 1)
  .map((element) => element.cloneNode(false).outerHTML).slice(0, 3);
"""
# Cells that hold more than they are wide.
LIST_CUT = f"""
return [...document.querySelectorAll("td, th")].filter((element) => {IS_SHOWN})
  .filter((element) => element.scrollWidth > element.clientWidth + 1)
  .map((element) => element.textContent);
"""
LIST_COLOURS = f"""
const lightness = (colour) => {{
  const [red, green, blue, alpha = 1] = colour.match(/[0-9.]+/g).map(Number);
  return alpha === 0 ? null : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}};
const dark = [document.documentElement, document.body, ...document.querySelectorAll("main *")]
  .filter((element) => {IS_SHOWN} && lightness(getComputedStyle(element).backgroundColor) < 0.5
    && lightness(getComputedStyle(element).backgroundColor) !== null)
  .map((element) => `dark behind ${{element.className || element.tagName}}`);
const light = [...document.querySelectorAll("main :is(h1, h2, h3, p, li, dt, dd, td, th, a)")]
  .filter((element) => {IS_SHOWN} && element.innerText.trim())
  .filter((element) => lightness(getComputedStyle(element).color) > 0.5)
  .map((element) => `light text: ${{element.innerText}}`);
return [...dark, ...light].slice(0, 5);
"""


class Sheet(NamedTuple):
    """A printed sheet: all its text, and its lowest line."""

    text: str
    last: str


def print_sheets(tab: ChromiumTab) -> list[Sheet]:
    """Print the open page and read its sheets."""
    reader = PdfReader(io.BytesIO(tab.page.pdf(prefer_css_page_size=True)))
    for page in reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4
    return [read_sheet(page) for page in reader.pages]


def read_sheet(page: PageObject) -> Sheet:
    """The text of a page of a PDF, with its lowest line by the places of its pieces."""
    lines: defaultdict[int, str] = defaultdict(str)

    def note(text: str, matrix: list[float], place: list[float], *_: object) -> None:
        height = place[4] * matrix[1] + place[5] * matrix[3] + matrix[5]
        lines[round(height)] += plain(text)

    text = plain(page.extract_text(visitor_text=note))
    lowest = min(height for height, said in lines.items() if said)
    return Sheet(text, "".join(lines[height] for height in range(lowest, lowest + LINE)))


def plain(text: str) -> str:
    """A text's letters and digits: a PDF spaces its signs, and has twins for some of them."""
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", text).translate(TWINS))


def open_for_print(tab: ChromiumTab, url: str) -> None:
    """Open a page as it is laid out on paper."""
    tab.open(url)
    show_on_paper(tab)


def show_on_paper(tab: ChromiumTab) -> None:
    """Lay out the open page as on paper."""
    tab.set_size(PAPER, 900)
    tab.page.emulate_media(media="print", color_scheme="dark")
    tab.evaluate(ADD_STYLE, SHEET)


def list_texts(tab: ChromiumTab, selector: str) -> list[list[str]]:
    """What elements say on paper, each in its parts."""
    found = cast("list[list[str]]", tab.evaluate(LIST_TEXTS, selector))
    return [[plain(part) for part in parts] for parts in found]


def list_broken(tab: ChromiumTab, selector: str, sheets: list[Sheet]) -> list[list[str]]:
    """Elements that no sheet has whole, by what they say."""
    return [
        parts
        for parts in list_texts(tab, selector)
        if not any(all(part in sheet.text for part in parts) for sheet in sheets)
    ]


def list_alone(tab: ChromiumTab, sheets: list[Sheet]) -> list[str]:
    """Headings that stand last on a sheet, away from what they are about."""
    headings = [heading for [heading] in list_texts(tab, "main :is(h1, h2, h3, h4, caption)")]
    return [heading for heading in headings if heading in [sheet.last for sheet in sheets]]


@pytest.mark.parametrize("path", PAGES)
def test_a_printed_page_has_no_controls_no_cut_columns_and_dark_text_on_white(
    chromium: ChromiumTab, http_site: Place, path: str
) -> None:
    open_for_print(chromium, http_site.url(path))
    assert chromium.evaluate(LIST_CONTROLS) == []
    assert chromium.evaluate(LIST_TOO_WIDE) == []
    assert chromium.evaluate(LIST_COLOURS) == []


@pytest.mark.parametrize("path", PAGES)
def test_rows_stay_whole_and_headings_stay_with_their_text(
    chromium: ChromiumTab, http_site: Place, path: str
) -> None:
    open_for_print(chromium, http_site.url(path))
    sheets = print_sheets(chromium)
    assert list_broken(chromium, "main tr", sheets) == []
    assert list_alone(chromium, sheets) == []


def test_addresses_stand_after_the_links_that_leave_the_site_and_no_others(
    chromium: ChromiumTab, http_site: Place
) -> None:
    open_for_print(chromium, http_site.url(CASE))
    links = cast("list[tuple[str, str]]", chromium.evaluate(LIST_ADDRESSES))
    assert {href.startswith("http") for href, _ in links} == {True, False}
    for href, shown in links:
        assert shown == (f'"（{href}）"' if href.startswith("http") else "none")
    whole = "".join(sheet.text for sheet in print_sheets(chromium))
    assert plain("鏡野町電子申請・届出システム（https://www.town.kagamino.lg.jp/") in whole
    assert plain("電話 0868-54-2985 メール") in whole


def test_the_link_of_a_page_head_is_not_printed(chromium: ChromiumTab, http_site: Place) -> None:
    chromium.open(http_site.url("accessibility-results.html"))
    assert chromium.page.locator(".page-head-action").is_visible()
    open_for_print(chromium, http_site.url("accessibility-results.html"))
    assert not chromium.page.locator(".page-head-action").is_visible()
    assert chromium.page.locator(".page-head .lead").first.is_visible()


def test_all_results_are_printed_with_their_excerpts(
    chromium: ChromiumTab, http_site: Place
) -> None:
    chromium.open(http_site.url("search.html", q="システム"))
    assert len(settle(chromium)) > 20
    chromium.evaluate("window.print = () => { document.title = 'printed'; };")
    chromium.click("[data-search-print]")
    wait_for(chromium, "document.title === 'printed'")
    assert chromium.evaluate("return document.querySelector('[data-places][hidden]');") is None
    show_on_paper(chromium)
    assert chromium.evaluate(LIST_CONTROLS) == []
    assert list_broken(chromium, "[data-case]", print_sheets(chromium)) == []


def test_without_scripts_the_search_offers_no_controls(
    chromium: ChromiumTab, http_site: Place
) -> None:
    browser = chromium.page.context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(http_site.url("search.html"))
        assert page.locator("main :is(form, input, button)").all() != []
        assert page.locator("main :is(form, input, button):visible").all() == []
        assert page.locator("main a[href='categories/index.html']").is_visible()


def test_a_table_of_fourteen_columns_is_whole(
    chromium: ChromiumTab, wide_content: Path, tmp_path: Path
) -> None:
    build_site(BuildSettings(wide_content, tmp_path / "site", ROOT / "themes"))
    site, case = Place("file", f"{(tmp_path / 'site').as_uri()}/"), "kagamino-online-counter"
    for url in (site.url(f"cases/{case}.html"), site.url("print.html", cases=case)):
        chromium.open(url)
        chromium.page.locator("main table").first.wait_for()
        show_on_paper(chromium)
        assert chromium.evaluate(LIST_TOO_WIDE) == []
        assert chromium.evaluate(LIST_CUT) == []
        assert list_broken(chromium, "main tr", print_sheets(chromium)) == []


def test_related_cases_are_not_printed(chromium: ChromiumTab, http_site: Place) -> None:
    chromium.open(http_site.url(CASE))
    assert chromium.page.locator("#related").is_visible()
    open_for_print(chromium, http_site.url(CASE))
    assert not chromium.page.locator("#related").is_visible()


def test_faults_of_a_printed_page_are_found(chromium: ChromiumTab, tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>{'長い行の文字。' * 40}{i}</td><td>隣</td></tr>" for i in range(20))
    (tmp_path / "fault.html").write_text(
        '<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>対照</title>'
        "<style>@page { size: A4 }</style>"
        '<main style="background:#123;color:#fff"><nav>案内</nav><p style="width:900px">広い</p>'
        f'<table style="width:300px">{rows}</table><h2>残された見出し</h2>'
        '<div style="break-before:page">本文</div></main>',
        encoding="utf-8",
    )
    open_for_print(chromium, (tmp_path / "fault.html").as_uri())
    for script in (LIST_CONTROLS, LIST_TOO_WIDE, LIST_COLOURS):
        assert chromium.evaluate(script) != []
    sheets = print_sheets(chromium)
    assert list_broken(chromium, "main tr", sheets) != []
    assert list_alone(chromium, sheets) == ["残された見出し"]
