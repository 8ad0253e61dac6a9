"""Chosen cases side by side: on the screen, as a file, in the clipboard and on one sheet."""

from __future__ import annotations

import csv
import io
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast
from urllib.parse import unquote

import pytest
from audit.axe import look_at_page
from marionette_driver.marionette import Marionette
from playwright.sync_api import Browser
from pypdf import PdfReader

from .chromium import ChromiumTab
from .firefox import FirefoxTab
from .place import Place
from .tab import Tab, wait_for
from .test_keyboard import list_faults, prepare, tab_to
from .test_paper import plain

THREE = ("kagamino-online-application", "aso-smart-locks", "itoshima-web-map")
# The cases of whose columns the texts are the longest.
LONGEST = (
    "kobe-public-assistance-paperless",
    "kumamoto-notification-navigation",
    "beppu-low-code-in-house",
    "nagaoka-rpa-ai-ocr",
    "seiyo-office-reform-paperless",
)
LANDSCAPE = (842, 595)
STATUS = "document.querySelector('[data-compare-status]').textContent"
IS_SHOWN = f"/並べています|1件だけ|まだありません|表示できません/.test({STATUS})"
HEADS = """return [...document.querySelectorAll('.comparison .comparison-title a')]
  .map((link) => link.pathname.split('/').at(-1).replace('.html', '')).join(' ');"""
IS_AS_WIDE = "return document.documentElement.scrollWidth <= innerWidth;"
AMOUNT = "return localStorage.length + sessionStorage.length + document.cookie.length;"
CHOOSE = """const choice = document.querySelector('#compare-choice');
choice.value = arguments[0];
choice.dispatchEvent(new Event('change', { bubbles: true }));"""
READ_CLIPBOARD = """
const read = (type) => {
  const { classes: Cc, interfaces: Ci } = Components;
  const holder = Cc["@mozilla.org/widget/transferable;1"].createInstance(Ci.nsITransferable);
  holder.init(null);
  holder.addDataFlavor(type);
  Services.clipboard.getData(holder, Ci.nsIClipboard.kGlobalClipboard);
  const data = {};
  holder.getTransferData(type, data);
  return data.value.QueryInterface(Ci.nsISupportsString).data;
};
return [read("text/html"), read("text/plain")];
"""
READ_TEXT = READ_CLIPBOARD.replace('[read("text/html"), read("text/plain")]', 'read("text/plain")')


def open_cases(tab: Tab, place: Place, *slugs: str) -> None:
    query = {"cases": ",".join(slugs)} if slugs else {}
    tab.open(place.url("compare.html", **query))
    wait_for(tab, IS_SHOWN)


@pytest.fixture(autouse=True)
def forget(request: pytest.FixtureRequest) -> None:
    """Firefox keeps what earlier tests have set."""
    if {"tab", "place"} <= set(request.fixturenames):
        tab, place = (request.getfixturevalue(name) for name in ("tab", "place"))
        tab.open(place.url("compare.html"))
        tab.evaluate("localStorage.clear();")


def test_a_shared_address_shows_its_cases_in_order(tab: Tab, place: Place) -> None:
    open_cases(tab, place, *THREE[:2], "no-such-case", THREE[0], THREE[2])
    assert tab.evaluate(HEADS) == " ".join(THREE)
    assert tab.evaluate(f"return {STATUS};") == "3件を並べています。"
    assert unquote(str(tab.evaluate("return location.search"))) == f"?cases={','.join(THREE)}"
    assert "no-such-case" in str(
        tab.evaluate("return document.querySelector('[data-compare-message]').textContent")
    )
    title = str(tab.evaluate("return document.title"))
    for name in ("岡山県鏡野町（事例1）", "熊本県阿蘇市（事例12）", "福岡県糸島市（事例41）"):
        assert name in title
    assert tab.evaluate("return document.querySelectorAll('.comparison-chart rect').length;") == 7
    assert tab.evaluate(AMOUNT) == 0
    assert tab.console_errors() == ()


def test_a_reader_adds_moves_and_takes_off_cases(tab: Tab, place: Place) -> None:
    open_cases(tab, place, THREE[0])
    tab.evaluate(CHOOSE, THREE[1])
    tab.click("[data-compare-add] [type=submit]")
    wait_for(tab, f"{STATUS}.includes('2件を並べて')")
    assert tab.evaluate("return localStorage.getItem('jirei.cases');") == ",".join(THREE[:2])
    tab.click(f"button[data-slug={THREE[0]}][data-by='1']")
    wait_for(tab, f"{STATUS}.includes('2列目')")
    assert tab.evaluate(HEADS) == f"{THREE[1]} {THREE[0]}"
    tab.click(f"button[data-slug={THREE[1]}]:not([data-by])")
    wait_for(tab, f"{STATUS}.includes('1件だけ')")
    assert tab.evaluate(HEADS) == THREE[0]
    assert tab.evaluate("return location.search") == f"?cases={THREE[0]}"
    assert tab.console_errors() == ()


def test_what_was_compared_here_before_is_offered(tab: Tab, place: Place) -> None:
    open_cases(tab, place, THREE[0])
    tab.evaluate("localStorage.setItem('jirei.cases', arguments[0]);", ",".join(THREE))
    open_cases(tab, place, THREE[0])
    offer = str(tab.evaluate("return document.querySelector('[data-compare-gathered]').innerText"))
    is_own = (tab.name, place.name) == ("firefox", "file")
    assert ("前にこのページで比べた2件" if is_own else "選んだ事例のうち、ここにない2件") in offer
    tab.click("[data-compare-gathered] button")
    wait_for(tab, f"{STATUS}.includes('3件を並べて')")
    assert tab.evaluate(HEADS) == " ".join(THREE)


@pytest.fixture
def downloads(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder into which Firefox saves files without asking; Chromium's are told by Playwright."""
    session: Marionette | None = None
    if request.getfixturevalue("tab").name == "firefox":
        session = request.getfixturevalue("firefox_session")
        session.set_pref("browser.download.folderList", 2)
        session.set_pref("browser.download.dir", str(tmp_path))
        session.set_pref("browser.download.alwaysOpenPanel", False)
    yield tmp_path
    if session:
        session.clear_pref("browser.download.folderList")
        session.clear_pref("browser.download.dir")


def save_csv(tab: Tab, folder: Path) -> Path:
    button = "[data-compare-act=csv]"
    if isinstance(tab, ChromiumTab):
        with tab.page.expect_download() as told:
            tab.click(button)
        path = folder / told.value.suggested_filename
        told.value.save_as(path)
        return path
    tab.click(button)
    wait_for(tab, f"{STATUS}.includes('CSV')")
    for _ in range(500):
        found = [path for path in folder.glob("*.csv") if path.stat().st_size]
        if found and not list(folder.glob("*.part")):
            return found[0]
        tab.evaluate("await new Promise((done) => setTimeout(done, 20));")
    raise AssertionError("no file was saved")


def test_the_csv_file_has_a_row_for_each_case_and_plain_numbers(
    tab: Tab, place: Place, downloads: Path
) -> None:
    open_cases(tab, place, *THREE)
    path = save_csv(tab, downloads)
    assert path.name == "事例の比較-1-12-41.csv"
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") == 4
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [row["事例ID"] for row in rows] == list(THREE)
    first = rows[0]
    assert first["人口（人）"] == "12000"
    assert first["イニシャルコスト（表記）"] == "26,700千円"
    assert first["イニシャルコストの下限（円）"] == "26700000"
    assert first["イニシャルコストの人口1000人当たりの下限（円）"] == "2200000"
    assert first["作業時間の数字（表記）"] == "500時間"
    assert first["作業時間の下限"] == "500"
    assert rows[1]["作業時間の下限"] == ""
    assert first["導入までの期間（か月）"] == "13"
    assert tab.console_errors() == ()


def test_the_table_goes_into_the_clipboard_as_other_programs_take_it(
    tab: Tab, place: Place
) -> None:
    open_cases(tab, place, *THREE)
    if isinstance(tab, ChromiumTab):
        tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.click("[data-compare-act=table]")
    wait_for(tab, f"{STATUS}.includes('コピーしました')")
    html, text = read_clipboard(tab)
    assert "<table" in html
    assert 'border="1"' in html
    assert "<th>岡山県" not in html
    assert "data-row" not in html
    lines = text.replace("\r\n", "\n").split("\n")
    assert {line.count("\t") for line in lines} == {3}
    [cost] = [line for line in lines if line.startswith("イニシャルコスト\t")]
    assert "2,670万円（税抜）" in cost
    tab.click("[data-compare-act=link]")
    wait_for(tab, f"{STATUS}.includes('リンクをコピーしました')")
    assert read_text(tab) == tab.evaluate("return location.href")


def read_clipboard(tab: Tab) -> tuple[str, str]:
    if isinstance(tab, FirefoxTab):
        return tuple(cast("list[str]", tab._run_in_browser(READ_CLIPBOARD)))  # type: ignore[return-value]
    read = """const [item] = await navigator.clipboard.read();
    const types = ["text/html", "text/plain"];
    return Promise.all(types.map(async (type) => (await item.getType(type)).text()));"""
    html, text = cast("list[str]", tab.evaluate(read))
    return html, text


def read_text(tab: Tab) -> str:
    if isinstance(tab, FirefoxTab):
        return str(tab._run_in_browser(READ_TEXT))
    return str(tab.evaluate("return navigator.clipboard.readText();"))


@pytest.mark.parametrize("count", [2, 5])
def test_a_narrow_page_needs_no_scrolling_to_the_side(
    tab: Tab, http_site: Place, count: int
) -> None:
    tab.set_size(320, 640)
    open_cases(tab, http_site, *LONGEST[:count])
    assert tab.evaluate(IS_AS_WIDE) is True
    wide = """return [...document.querySelectorAll('[data-compare] *')]
      .filter((each) => each.checkVisibility() && !each.closest('svg, .visually-hidden'))
      .filter((each) => each.getBoundingClientRect().right > 321).length;"""
    assert tab.evaluate(wide) == 0


def test_between_them_the_table_scrolls_with_its_headings_in_sight(
    tab: Tab, http_site: Place
) -> None:
    tab.set_size(768, 800)
    open_cases(tab, http_site, *LONGEST)
    moved = """const region = document.querySelector('.comparison-scroll');
    region.scrollLeft = 400;
    const heading = region.querySelector('tbody th[scope=row]').getBoundingClientRect();
    return [region.scrollLeft, heading.left - region.getBoundingClientRect().left];"""
    assert tab.evaluate(moved) == [400, 0]
    assert tab.evaluate(IS_AS_WIDE) is True


def test_on_a_wide_page_the_names_of_the_cases_stay_in_sight(tab: Tab, http_site: Place) -> None:
    tab.set_size(1280, 800)
    open_cases(tab, http_site, *LONGEST)
    tab.evaluate(
        "document.querySelector('tr[data-row=points]').scrollIntoView({ behavior: 'instant' });"
    )
    top = "document.querySelector('thead th').getBoundingClientRect().top"
    wait_for(tab, f"Math.abs({top}) < 1")


@pytest.mark.parametrize("width", [1280, 320])
def test_the_tab_key_leads_through_the_page_and_out(tab: Tab, http_site: Place, width: int) -> None:
    tab.set_size(width, 800)
    open_cases(tab, http_site, *THREE)
    assert list_faults(tab) == []


def test_a_case_is_taken_off_by_the_keyboard(tab: Tab, http_site: Place) -> None:
    open_cases(tab, http_site, *THREE)
    prepare(tab)
    tab.evaluate("document.querySelector('[data-compare-status]').focus();")
    tab_to(tab, f"button[data-slug={THREE[1]}]:not([data-by])")
    tab.press("Enter")
    wait_for(tab, f"{STATUS}.includes('2件を並べて')")
    assert tab.evaluate("return document.activeElement.dataset.slug;") == THREE[2]


def print_pages(tab: Tab) -> list[tuple[tuple[int, int], str]]:
    """The sizes and texts of the printed pages."""
    content = (
        tab.page.pdf(prefer_css_page_size=True) if isinstance(tab, ChromiumTab) else tab.print()
    )
    pages = PdfReader(io.BytesIO(content)).pages
    sizes = [(int(page.mediabox.width), int(page.mediabox.height)) for page in pages]
    return [(size, plain(page.extract_text())) for size, page in zip(sizes, pages, strict=True)]


def is_landscape(size: tuple[int, int]) -> bool:
    return all(abs(a - b) <= 1 for a, b in zip(size, LANDSCAPE, strict=True))


def test_the_comparison_is_one_landscape_sheet(tab: Tab, place: Place) -> None:
    for slugs in (THREE[:2], LONGEST):
        open_cases(tab, place, *slugs)
        [(size, text)] = print_pages(tab)
        assert is_landscape(size)
        for words in ("事例の比較", "に印刷", "イニシャルコスト", "出典", f"cases={slugs[0]}"):
            assert plain(words) in text
        assert plain("外す") not in text
        assert ("省きました" in text) == (slugs is LONGEST)
    assert tab.evaluate("return document.querySelector('[data-compare-paper]').innerText") == ""


@pytest.mark.slow
def test_no_five_cases_need_a_second_sheet(
    chromium: ChromiumTab, http_site: Place, site: Path
) -> None:
    slugs = sorted(path.stem for path in (site / "cases").glob("*.html") if path.stem != "index")
    chance = random.Random(5)
    for _ in range(10):
        chosen = chance.sample(slugs, chance.choice([2, 3, 4, 5]))
        open_cases(chromium, http_site, *chosen)
        size = """const sheet = document.querySelector('[data-compare-paper]');
        dispatchEvent(new Event('beforeprint'));
        return parseFloat(sheet.style.fontSize);"""
        assert cast("float", chromium.evaluate(size)) >= 6.5
        assert (chosen, [is_landscape(size) for size, _ in print_pages(chromium)]) == (
            chosen,
            [True],
        )


def test_each_case_has_a_page_of_its_own_if_that_is_wanted(tab: Tab, http_site: Place) -> None:
    open_cases(tab, http_site, *THREE)
    tab.click("[data-compare-sheets]")
    pages = print_pages(tab)
    assert [is_landscape(size) for size, _ in pages] == [True, False, False, False]
    for (_, text), name in zip(pages[1:], ("鏡野町", "スマートロック", "糸島市"), strict=True):
        assert plain(name) in text


def test_nothing_is_laid_out_before_the_cases_are_there(tab: Tab, http_site: Place) -> None:
    open_cases(tab, http_site)
    pages = print_pages(tab)
    assert plain("比べる事例がまだありません") in pages[0][1]
    assert tab.evaluate("return 'printsComparison' in document.body.dataset;") is False


@pytest.fixture
def damaged(tab: Tab, site: Path, tmp_path: Path) -> Place:
    """The site with a pack cut short and one missing."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    (copy / "packs" / f"case-{THREE[1]}.js").unlink()
    pack = copy / "packs" / f"case-{THREE[2]}.js"
    pack.write_bytes(pack.read_bytes()[:-200])
    return Place("file", f"{copy.as_uri()}/")


def test_a_damaged_pack_is_told_with_its_remedy_and_the_others_are_shown(
    tab: Tab, damaged: Place
) -> None:
    open_cases(tab, damaged, *THREE)
    assert tab.evaluate(HEADS) == THREE[0]
    said = str(tab.evaluate("return document.querySelector('[data-compare-message]').innerText"))
    assert "スマートロック" in said
    assert "糸島市web" in said
    assert "フォルダーごとコピーし直してください" in said
    assert "もう一度読み込む" in said


@pytest.mark.xdist_group("chromium")
def test_without_scripts_it_says_so_and_leads_to_the_lists(
    chromium_browser: Browser, file_site: Place
) -> None:
    with chromium_browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(file_site.url("compare.html", cases=",".join(THREE)))
        assert page.locator("[data-compare-unable]").is_visible()
        assert page.locator("main a[href='categories/index.html']").is_visible()
        assert page.locator("main :is(button, select):visible").all() == []


@pytest.mark.xdist_group("chromium")
@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_in_any_state(
    chromium: ChromiumTab, http_site: Place, width: int, scheme: str
) -> None:
    chromium.set_size(width, 800)
    chromium.set_scheme("dark" if scheme == "dark" else "light")
    for slugs in ((), THREE[:1], (*THREE, "no-such-case"), (*LONGEST, THREE[0])):
        open_cases(chromium, http_site, *slugs)
        result = look_at_page(chromium)
        doubts = [doubt for doubt in result.doubts if not doubt.is_settled_on("compare.html")]
        assert [(each.rule, each.target) for each in (*result.violations, *doubts)] == []
