"""The sheet of every case is one page on paper, and is whole on every screen."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest
from pypdf import PdfReader
from sheets import ADDRESS, draft_sheets, fill_case, write_sheets

from generator.collection.case import Case
from generator.pages.paper import SHEET_SIZE
from generator.pages.sheet import FITS, lay_out_sheet

from .chromium import ChromiumTab
from .tab import Scheme, Tab

LENGTHS = (10, 20, 30, 45, 60, 80, 120, 200, 240, 500, 2_000)
A4 = (595, 842)  # points
MILLIMETRE = 96 / 25.4
# What is wider than the window or than its own sheet.
LIST_TOO_WIDE = """
const rightOf = (element) => element.getBoundingClientRect().right;
return [...document.querySelectorAll(".sheet, .sheet *")].filter((element) =>
  rightOf(element) > Math.min(innerWidth, rightOf(element.closest(".sheet"))) + 1)
  .map((element) => element.outerHTML).slice(0, 3);
"""
# The free room at the end of each sheet, in points.
LIST_ROOM = """
return [...document.querySelectorAll(".sheet")].map((sheet) => {
  sheet.style.minHeight = "0";
  return (arguments[0] - sheet.getBoundingClientRect().height) * 0.75;
});
"""
CODE_COLOURS = """
const [ground, modules] = document.querySelector(".sheet-code").children;
return [getComputedStyle(ground).fill, getComputedStyle(modules).stroke];
"""


def full_cases(cases: Sequence[Case]) -> list[Case]:
    """Made-up cases, from nearly nothing to more than there is room for."""
    most = max(cases, key=lambda case: len(case.needs) + len(case.facts.service.products))
    return [fill_case(most, letters) for letters in LENGTHS]


@pytest.fixture(scope="module", params=[None, ADDRESS], ids=["no address", "address"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with the sheets of all cases and of made-up ones; a site's address is known or not."""
    draft = draft_sheets(base_url=request.param)
    cases = [*draft.collection.cases, *full_cases(draft.collection.cases)]
    return write_sheets(tmp_path_factory.mktemp("sheets") / "site", draft, cases)


def count_sheets(tab: Tab) -> int:
    return int(str(tab.evaluate("return document.querySelectorAll('.sheet').length")))


def test_every_sheet_is_one_page_of_a4(tab: Tab, address: str) -> None:
    tab.open(address)
    count = count_sheets(tab)
    assert count > len(LENGTHS) + 40
    pages = PdfReader(io.BytesIO(tab.print())).pages
    assert len(pages) == count
    for page in pages:
        assert page.extract_text().startswith("事例")
        size = (float(page.mediabox.width), float(page.mediabox.height))
        assert size == pytest.approx(A4, abs=1)


def test_the_made_up_cases_are_set_in_every_fit() -> None:
    cases = full_cases(draft_sheets().collection.cases)
    assert lay_out_sheet(cases[-1]).fit == FITS[-1]
    assert len({lay_out_sheet(case).fit for case in cases}) >= 3


def test_sheets_keep_some_room_on_their_page(chromium: ChromiumTab, address: str) -> None:
    width, height = (round(side * MILLIMETRE) for side in (SHEET_SIZE[0], 277))
    chromium.open(address)
    chromium.set_size(width, height)
    chromium.page.emulate_media(media="print")
    room = cast("list[float]", chromium.evaluate(LIST_ROOM, height))
    assert min(room) > 15


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_sheet_fits_the_screen(tab: Tab, address: str, width: int, scheme: Scheme) -> None:
    tab.open(address)
    tab.set_size(width, 800)
    tab.set_scheme(scheme)
    assert tab.evaluate(LIST_TOO_WIDE) == []
    assert tab.console_errors() == ()


@pytest.mark.parametrize("colours", ["light", "dark", "forced"])
def test_the_code_is_black_on_white_in_all_colours(
    chromium: ChromiumTab, tmp_path: Path, colours: str
) -> None:
    draft = draft_sheets(base_url=ADDRESS)
    chromium.open(write_sheets(tmp_path / "site", draft, draft.collection.cases[:1]))
    if colours == "forced":
        chromium.page.emulate_media(forced_colors="active", color_scheme="dark")
    else:
        chromium.page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    assert chromium.evaluate(CODE_COLOURS) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
