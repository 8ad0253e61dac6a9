"""The printed edition: what is chosen stands in the address, on the screen and on the paper."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path
from urllib.parse import unquote

import pytest
from pypdf import PdfReader

from generator.build import build_site
from generator.collection.config import BuildSettings

from .place import Place
from .site import ROOT
from .tab import Tab, wait_for

CHOSEN = ("aso-smart-locks", "itoshima-web-map")
LIST_SHOWN = """return [...document.querySelectorAll('.edition-case')]
  .filter((text) => !text.hidden).map((text) => text.id).join(' ')"""
IS_READY = "document.querySelector('[data-edition-status]').textContent !== ''"
STATUS = "return document.querySelector('[data-edition-status]').textContent"
ADDRESS = "return location.search"
COUNT = "return document.querySelectorAll('.edition-case').length"
DEAD_LINKS = """return [...document.querySelectorAll('main a[href^="#"]')]
  .filter((link) => !document.getElementById(link.hash.slice(1))).length"""


def open_edition(tab: Tab, place: Place, **query: str) -> None:
    tab.open(place.url("print.html", **query))
    wait_for(tab, IS_READY)


def test_without_a_choice_every_case_is_shown(tab: Tab, place: Place) -> None:
    open_edition(tab, place)
    shown = str(tab.evaluate(LIST_SHOWN)).split()
    assert len(shown) > 40
    assert tab.evaluate(COUNT) == len(shown)
    assert tab.evaluate(STATUS) == f"{len(shown)}件のうち{len(shown)}件を印刷します。"
    assert tab.evaluate(ADDRESS) == ""
    assert tab.evaluate(DEAD_LINKS) == 0


@pytest.fixture(scope="module")
def small_place(small_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The small site as a folder: a case of it names another."""
    out = tmp_path_factory.mktemp("small") / "site"
    build_site(BuildSettings(small_content, out, ROOT / "themes"))
    return Place("file", f"{out.as_uri()}/")


def test_a_shared_address_shows_its_cases_alone(tab: Tab, place: Place) -> None:
    open_edition(tab, place, cases=",".join((*CHOSEN, "no-such-case")))
    assert str(tab.evaluate(LIST_SHOWN)).split() == [f"case_{slug}" for slug in CHOSEN]
    assert tab.console_errors() == ()


def test_what_is_left_out_is_read_on_its_own_page(tab: Tab, small_place: Place) -> None:
    link = "return document.querySelector('.prose a[href*=kanagawa]').getAttribute('href')"
    open_edition(tab, small_place)
    assert tab.evaluate(link) == "#case_kanagawa-electronic-approval_overview"
    open_edition(tab, small_place, cases="kagamino-online-counter")
    assert tab.evaluate(link) == "cases/kanagawa-electronic-approval.html#overview"


def test_a_choice_goes_into_the_address_and_back(tab: Tab, place: Place) -> None:
    open_edition(tab, place)
    tab.click("[data-edition-set=none]")
    assert tab.evaluate(STATUS) == "印刷する事例を1件以上選んでください。"
    assert tab.evaluate("return document.querySelector('[type=submit].download').disabled") is True
    for slug in CHOSEN:
        tab.click(f"[data-edition-entry={slug}] input")
    assert unquote(str(tab.evaluate(ADDRESS))) == f"?cases={','.join(CHOSEN)}"
    assert "うち2件を" in str(tab.evaluate(STATUS))
    tab.click("[data-edition-set=all]")
    assert tab.evaluate(ADDRESS) == ""


def test_a_category_and_a_population_are_chosen_as_a_whole(tab: Tab, place: Place) -> None:
    open_edition(tab, place)
    tab.click("[data-edition-set=none]")
    tab.click("#contents_service-counters input")
    category = str(tab.evaluate(LIST_SHOWN)).split()
    assert 0 < len(category) < 40
    tab.click(".edition-bands [data-edition-all=under-10k]")
    both = str(tab.evaluate(LIST_SHOWN)).split()
    assert set(category) < set(both)
    part = "return document.querySelector('#contents_internal-operations input').indeterminate"
    assert tab.evaluate(part) is True


def test_the_paper_has_a_cover_the_contents_and_the_chosen_cases(
    tab: Tab, http_site: Place
) -> None:
    open_edition(tab, http_site, cases=",".join(CHOSEN))
    paper = PdfReader(io.BytesIO(tab.print()))
    # Browsers write 目 as the radical ⽬ (U+2F6C), which has the same glyph.
    pages = [unicodedata.normalize("NFKC", page.extract_text()) for page in paper.pages]
    assert "事例2件" in pages[0]
    assert "目次" in pages[1]
    assert "印刷する" not in "".join(pages)
    starts = [number for number, page in enumerate(pages) if "事例の要約" in page]
    assert starts[0] == 2
    assert len(starts) == 2
