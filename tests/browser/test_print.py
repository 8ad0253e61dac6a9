"""The printed edition: what is chosen stands in the address, on the screen and on the paper."""

from __future__ import annotations

import io
import re
import shutil
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from pypdf import PdfReader

from generator.build import build_site
from generator.core.settings import BuildSettings

from .chromium import ChromiumTab
from .place import Place
from .site import ROOT
from .tab import Tab, wait_for

CHOSEN = ("aso-smart-locks", "itoshima-web-map")
A4 = (210, 297)
POINT = 25.4 / 72
THREE = (*CHOSEN, "anjo-assembly-tablets")
LIST_SHOWN = """return [...document.querySelectorAll('[data-edition-cases] > article')]
  .map((text) => text.id).join(' ')"""
IS_READY = (
    "/印刷します。$|ください。$/.test(document.querySelector('[data-edition-status]').textContent)"
)
STATUS = "return document.querySelector('[data-edition-status]').textContent"
FAULTS = "return document.querySelector('[data-edition-faults]').textContent"
ADDRESS = "return location.search"
DEAD_LINKS = """return [...document.querySelectorAll('main a[href^="#"]')]
  .filter((link) => !document.getElementById(link.hash.slice(1))).length"""
TWICE = """const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
return ids.filter((id, at) => ids.indexOf(id) !== at).join(' ')"""
OPEN_ALL = "for (const part of document.querySelectorAll('.edition details')) part.open = true;"


class Paper(NamedTuple):
    """What was printed: the text of each page, and the sizes of all in millimetres."""

    pages: list[str]
    sizes: set[tuple[int, int]]


def print_paper(tab: Tab) -> Paper:
    reader = PdfReader(io.BytesIO(tab.print()))
    # Browsers write 目 as the radical ⽬ (U+2F6C), which has the same glyph.
    pages = [unicodedata.normalize("NFKC", page.extract_text()) for page in reader.pages]
    boxes = (page.mediabox for page in reader.pages)
    sizes = {(round(box.width * POINT), round(box.height * POINT)) for box in boxes}
    return Paper(pages, sizes)


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def open_edition(tab: Tab, place: Place, **query: str) -> None:
    tab.open(place.url("print.html", **query))
    wait_for(tab, IS_READY)


def choose_boxes(tab: Tab) -> None:
    """Open the list of every category."""
    tab.evaluate(OPEN_ALL)
    wait_for(tab, "document.querySelectorAll('[name=case]').length > 2")


def test_without_a_choice_the_cases_are_offered_and_none_is_printed(tab: Tab, place: Place) -> None:
    open_edition(tab, place)
    assert tab.evaluate(LIST_SHOWN) == ""
    assert tab.evaluate(STATUS) == "印刷する事例を1件以上選んでください。"
    assert tab.evaluate("return document.querySelector('[type=submit].download').disabled") is True
    wait_for(tab, "document.querySelectorAll('[name=case]').length === 47")
    assert tab.evaluate(ADDRESS) == ""
    assert tab.console_errors() == ()


def test_all_cases_are_one_book(tab: Tab, site: Path, place: Place) -> None:
    slugs = sorted(path.stem.removeprefix("text-") for path in (site / "packs").glob("text-*.js"))
    open_edition(tab, place, cases=",".join(slugs))
    assert len(str(tab.evaluate(LIST_SHOWN)).split()) == len(slugs) > 40
    assert str(tab.evaluate(STATUS)).startswith(f"全{len(slugs)}件を、A4判で約")
    assert tab.evaluate(DEAD_LINKS) == 0
    assert tab.evaluate(TWICE) == ""
    assert tab.console_errors() == ()


@pytest.fixture(scope="module")
def small_place(small_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The small site as a folder: a case of it names another."""
    out = tmp_path_factory.mktemp("small") / "site"
    build_site(BuildSettings(small_content, out, ROOT / "themes"))
    return Place("file", f"{out.as_uri()}/")


def test_a_shared_address_shows_its_cases_alone(tab: Tab, place: Place) -> None:
    open_edition(tab, place, cases=",".join((*CHOSEN, "no-such-case")))
    assert str(tab.evaluate(LIST_SHOWN)).split() == [f"case_{slug}" for slug in CHOSEN]
    assert "「no-such-case」に当たる事例は、この事例集にありません。" in str(tab.evaluate(FAULTS))
    assert tab.console_errors() == ()


@pytest.mark.parametrize(
    "query", [{"cases": "%,<b>,../a"}, {"form": "x"}, {"from": "-1"}, {"need": "no"}]
)
def test_an_address_of_nonsense_breaks_nothing(
    tab: Tab, http_site: Place, query: dict[str, str]
) -> None:
    open_edition(tab, http_site, **query)
    assert tab.console_errors() == ()
    assert tab.evaluate("return document.querySelector('.edition-form').hidden") is False


def test_what_is_left_out_is_read_on_its_own_page(tab: Tab, small_place: Place) -> None:
    link = "return document.querySelector('.prose a[href*=kanagawa]').getAttribute('href')"
    both = "kagamino-online-counter,kanagawa-electronic-approval"
    open_edition(tab, small_place, cases=both)
    assert tab.evaluate(link) == "#case_kanagawa-electronic-approval_overview"
    assert tab.evaluate(DEAD_LINKS) == 0
    open_edition(tab, small_place, cases="kagamino-online-counter")
    assert tab.evaluate(link) == "cases/kanagawa-electronic-approval.html#overview"


def test_a_choice_goes_into_the_address_and_back(tab: Tab, place: Place) -> None:
    open_edition(tab, place)
    choose_boxes(tab)
    for slug in CHOSEN:
        tab.click(f"[name=case][value={slug}]")
    wait_for(tab, "document.querySelectorAll('[data-edition-cases] > article').length === 2")
    assert unquote(str(tab.evaluate(ADDRESS))) == f"?cases={','.join(CHOSEN)}"
    assert "全47件のうち2件（事例12、41）" in str(tab.evaluate(STATUS))
    assert tab.evaluate("return document.title") == "内部DX参考事例集（事例12、41）"
    tab.click("[name=form][value=one-page]")
    wait_for(tab, "document.querySelector('.sheet') !== null")
    assert unquote(str(tab.evaluate(ADDRESS))) == f"?cases={','.join(CHOSEN)}&form=one-page"
    tab.click("[data-edition-clear]")
    wait_for(tab, IS_READY)
    assert tab.evaluate(ADDRESS) == "?form=one-page"
    assert tab.evaluate(LIST_SHOWN) == ""


def test_a_category_and_a_population_are_chosen_as_a_whole(tab: Tab, place: Place) -> None:
    open_edition(tab, place, form="one-page")
    choose_boxes(tab)
    tab.click("[data-edition-all=category][value=service-counters]")
    wait_for(tab, "document.querySelector('.sheet') !== null")
    category = str(tab.evaluate(LIST_SHOWN)).split()
    assert 0 < len(category) < 40
    tab.click("[data-edition-all=population][value=under-10k]")
    wait_for(tab, f"document.querySelectorAll('.sheet').length > {len(category)}")
    both = str(tab.evaluate(LIST_SHOWN)).split()
    assert set(category) < set(both)
    other = "[data-edition-all=category][value=internal-operations]"
    assert tab.evaluate(f"return document.querySelector('{other}').indeterminate") is True


def test_the_paper_has_a_cover_the_contents_and_the_chosen_cases(
    tab: Tab, http_site: Place
) -> None:
    open_edition(tab, http_site, cases=",".join(CHOSEN))
    paper = print_paper(tab)
    assert paper.sizes == {A4}
    cover = squeeze(paper.pages[0])
    today = datetime.now().astimezone()
    assert "全47件のうち2件(事例12、41)" in cover
    assert f"印刷した日:{today.year}年{today.month}月{today.day}日" in cover
    assert "令和6年度版" in cover
    assert "総務省" in cover
    assert "目次" in paper.pages[1]
    assert "印刷する事例と形" not in "".join(paper.pages)
    assert "印刷をやめて" not in "".join(paper.pages)
    starts = [number for number, page in enumerate(paper.pages) if "事例の要約" in page]
    assert starts[0] == 2
    assert len(starts) == 2
    assert "公共データ利用規約" in paper.pages[-1]
    told = re.search(r"約(\d+)ページ", str(tab.evaluate(STATUS)))
    assert told is not None
    assert abs(int(told[1]) - len(paper.pages)) <= 2


def test_without_a_cover_the_first_page_is_the_first_case(tab: Tab, http_site: Place) -> None:
    open_edition(tab, http_site, cases=",".join(CHOSEN), cover="no")
    pages = print_paper(tab).pages
    assert "事例の要約" in pages[0]
    assert "目次" not in "".join(pages)
    assert "公共データ利用規約(第1.0版)" not in squeeze(pages[-1])[:40]


def test_a_hand_out_of_three_cases_is_three_sheets(tab: Tab, place: Place) -> None:
    open_edition(tab, place, cases=",".join(THREE), form="one-page")
    assert str(tab.evaluate(STATUS)).endswith("（事例12、38、41）を、A4判3枚に印刷します。")
    paper = print_paper(tab)
    assert paper.sizes == {A4}
    assert len(paper.pages) == 3
    for number, page in zip((12, 38, 41), paper.pages, strict=True):
        assert squeeze(page).startswith(f"事例{number}")
    tab.click("[name=cover]")
    pages = print_paper(tab).pages
    assert len(pages) == 6
    assert "目次" in pages[1]


def test_a_print_from_the_menu_before_all_is_read_prints_nothing_by_half(
    tab: Tab, http_site: Place
) -> None:
    tab.open(http_site.url("print.html", cases=",".join(CHOSEN)))
    wait_for(tab, IS_READY)
    tab.evaluate("document.body.dataset.paper = 'unready';")
    pages = print_paper(tab).pages
    assert len(pages) == 1
    assert "まだ読み込みが終わっていません" in squeeze(pages[0])


def test_a_damaged_and_a_missing_pack_are_told_and_the_others_printed(
    tab: Tab, site: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(site, copy)
    damaged, missing, whole = THREE
    (copy / "packs" / f"text-{damaged}.js").write_text("jirei.take(", encoding="utf-8")
    (copy / "packs" / f"text-{missing}.js").unlink()
    open_edition(tab, Place("file", f"{copy.as_uri()}/"), cases=",".join(THREE))
    assert tab.evaluate(LIST_SHOWN) == f"case_{whole}"
    said = str(tab.evaluate(FAULTS))
    assert "事例12「" in said
    assert "事例41「" in said
    assert "フォルダーごとコピーし直してください" in said
    assert "1件（事例38）" in str(tab.evaluate(STATUS))


def test_without_the_table_the_sheets_are_offered(tab: Tab, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(site, copy)
    (copy / "packs" / "collection.js").unlink()
    tab.open(Place("file", f"{copy.as_uri()}/").url("print.html", cases=",".join(THREE)))
    wait_for(tab, "!document.querySelector('[data-edition-unable]').hidden")
    tab.click("[data-edition-unable] a")
    wait_for(tab, "document.querySelectorAll('.sheet').length === 47")


def test_the_pages_without_scripts_print_a_case_a_sheet(
    chromium: ChromiumTab, http_site: Place
) -> None:
    browser = chromium.page.context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(http_site.url("print.html"))
        assert page.locator("main :is(form, input, button):visible").all() == []
        page.locator("noscript a").first.click()
        page.wait_for_load_state()
        assert page.url.endswith("print/cases-1.html")
        paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        assert len(paper.pages) == page.locator(".sheet").count() == 47


def test_the_pages_of_sheets_print_a_case_a_sheet(tab: Tab, http_site: Place) -> None:
    tab.open(http_site.url("print/category-service-counters-1.html"))
    count = tab.evaluate("return document.querySelectorAll('.sheet').length")
    paper = print_paper(tab)
    assert paper.sizes == {A4}
    assert len(paper.pages) == count
    assert "一覧に戻る" not in "".join(paper.pages)
    assert tab.console_errors() == ()
