"""The ZIP of `jirei usb`, unpacked into a read-only folder: all of it is opened as a reader would.

The browsers start with new profiles, there is no server, and nothing is left in the folder.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict, cast
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname
from zipfile import ZipFile

import pytest
from audit.axe import look_at_page
from audit.markup import check_with_html_validate, check_with_nu
from playwright.sync_api import Browser
from pypdf import PdfReader

from generator.build import build_stick
from generator.commands.common import THEMES
from generator.core.settings import BuildSettings
from tools.browsers import CHROMIUM, FIREFOX, find_browser

from .chromium import FLAGS, ChromiumTab
from .conftest import BOTH_BROWSERS, NO_BROWSER
from .firefox import FirefoxTab, start_firefox
from .hits import settle, sort_by
from .place import FOLDER_NAME, Place
from .site import ROOT, list_pages
from .tab import Scheme, Tab, travel, wait_for
from .test_pages import LIST_OVERFLOW

GUIDE = ("START.html", "FILES.html")
CASE = "kagamino-online-application"
ELSEWHERE = ("https:", "http:", "mailto:", "tel:")
A4 = (595, 842)  # points
BACKGROUND = "return getComputedStyle(document.body).backgroundColor;"
READ_PAGE = """
const found = [...document.querySelectorAll("[href], [src], [action]")];
return {
  addresses: found.map((element) => element.href?.baseVal !== undefined
    ? new URL(element.href.baseVal, document.baseURI).href : element.href ?? element.src
    ?? element.action),
  ids: [...document.querySelectorAll("[id]")].map((element) => element.id),
};
"""


class ReadPage(TypedDict):
    """The addresses that a page names, as the browser resolves them, and its ids."""

    addresses: list[str]
    ids: list[str]


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A stick: the unpacked ZIP, which nobody may write to and which stays as it was."""
    work = tmp_path_factory.mktemp("usb")
    packed = build_stick(BuildSettings(ROOT / "content", work / "out", THEMES))[1]
    folder = work / FOLDER_NAME
    with ZipFile(io.BytesIO(packed.archive.content)) as zipped:
        zipped.extractall(folder)
    set_modes(folder, 0o555, 0o444)
    before = files_of(folder)
    yield Place("stick", f"{(folder / packed.folder).as_uri()}/")
    after = files_of(folder)
    set_modes(folder, 0o755, 0o644)
    assert after == before


def set_modes(folder: Path, of_folders: int, of_files: int) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(of_folders if path.is_dir() else of_files)


def files_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def fresh_chromium(
    chromium_browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ChromiumTab]:
    """A Chromium of its own, with a profile on disk as a reader has one."""
    context = chromium_browser.browser_type.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        executable_path=find_browser(CHROMIUM),
        args=list(FLAGS),
    )
    yield ChromiumTab(context.pages[0])
    context.close()


@pytest.fixture(scope="module")
def fresh_firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FirefoxTab]:
    """A Firefox of its own, with a new profile."""
    program = find_browser(FIREFOX)
    if program is None:
        pytest.fail(NO_BROWSER.format(name=FIREFOX.name), pytrace=False)
    marionette = start_firefox(program, tmp_path_factory.mktemp("firefox") / "gecko.log")
    yield FirefoxTab(marionette)
    marionette.quit()
    marionette.cleanup()


@pytest.fixture(scope="module", params=BOTH_BROWSERS)
def tab(request: pytest.FixtureRequest) -> Tab:
    found: Tab = request.getfixturevalue(f"fresh_{request.param}")
    return found


@pytest.fixture(params=BOTH_BROWSERS)
def other_tab(request: pytest.FixtureRequest) -> Tab:
    """A tab for a bad copy: Chromium may tell of a missing icon after the next page is open."""
    found: Tab = request.getfixturevalue(request.param)
    return found


def folder_of(place: Place) -> Path:
    return path_of(place.base)


def path_of(url: str) -> Path:
    return Path(url2pathname(urlsplit(url).path))


def list_faults(tab: Tab, place: Place, paths: tuple[str, ...]) -> list[str]:
    """Open pages one by one: what each says, and what it names that is not there."""
    faults, read = [], {}
    for path in paths:
        tab.open(place.url(path))
        found = read[path] = cast("ReadPage", tab.evaluate(READ_PAGE))
        asked = tab.requests()
        faults += [f"{path}: {error}" for error in tab.console_errors()]
        faults += [f"{path}: asks for {url}" for url in asked if place.is_outside(url)]
        inside = {url for url in (*asked, *found["addresses"]) if not url.startswith(ELSEWHERE)}
        faults += [f"{path}: no {url}" for url in inside if not path_of(url).is_file()]
    for path, found in read.items():
        for url in filter(lambda url: "#" in url, found["addresses"]):
            target = unquote(url.removeprefix(place.base).partition("#")[0].partition("?")[0])
            if target in read and unquote(urlsplit(url).fragment) not in read[target]["ids"]:
                faults.append(f"{path}: no place {url}")
    return faults


def test_every_page_is_silent_and_every_link_leads_to_a_file(tab: Tab, stick: Place) -> None:
    pages = list_pages(folder_of(stick))
    assert {"START.html", "FILES.html", "site/index.html", f"site/cases/{CASE}.html"} < set(pages)
    assert len(pages) > 200
    faults = list_faults(tab, stick, pages)
    assert not faults, "\n".join(faults[:20])


def test_a_copy_with_files_missing_is_found_out(
    other_tab: Tab, stick: Place, tmp_path: Path
) -> None:
    start = (folder_of(stick) / "START.html").read_text(encoding="utf-8")
    (tmp_path / "START.html").write_text(start.replace("#main", "#none"), encoding="utf-8")
    faults = list_faults(other_tab, Place("torn", f"{tmp_path.as_uri()}/"), ("START.html",))
    said = "\n".join(faults)
    for missing in ("site/assets/site.css", "site/assets/site.js", "FILES.html", "no place"):
        assert missing in said


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("START.html", "START.html"),
        ("FILES.html", "すべて展開"),
        ("site/index.html", "すべて展開"),
        (f"site/cases/{CASE}.html", "すべて展開"),
        ("site/search.html", "すべて展開"),
    ],
)
def test_a_page_alone_out_of_the_zip_says_what_to_do(
    other_tab: Tab, stick: Place, tmp_path: Path, path: str, said: str
) -> None:
    page = folder_of(stick) / path
    (tmp_path / page.name).write_bytes(page.read_bytes())
    text = "const text = document.querySelector('.alone');"
    for url, is_seen in ((f"{tmp_path.as_uri()}/{page.name}", True), (stick.url(path), False)):
        other_tab.open(url)
        assert other_tab.evaluate(f"{text} return text.checkVisibility();") is is_seen
        assert other_tab.evaluate("return document.querySelectorAll('.alone').length;") == 1
    assert said in str(other_tab.evaluate(f"{text} return text.textContent;"))


def test_a_search_from_the_first_page_to_a_marked_case_and_back(tab: Tab, stick: Place) -> None:
    tab.open(stick.url("START.html"))
    tab.type("header input[name=q]", "ＲＰＡ")
    tab.press("Enter")
    wait_for(tab, "location.pathname.endsWith('/site/search.html')")
    found = settle(tab)
    assert len(found) > 5
    tab.click("input[name=category][value=internal-operations]")
    wait_for(tab, "location.search.includes('internal-operations')")
    chosen = settle(tab)
    assert 0 < len(chosen) < len(found)
    assert set(chosen) < set(found)
    sort_by(tab, "-population")
    wait_for(tab, "location.search.includes('sort=')")
    in_order = settle(tab)
    assert sorted(in_order) == sorted(chosen)
    assert in_order != chosen
    tab.click(f"[data-case={in_order[0]}] a")
    wait_for(tab, f"location.pathname.endsWith('/site/cases/{in_order[0]}.html')")
    wait_for(tab, "document.querySelector('[data-search-text] mark') !== null")
    assert tab.evaluate("return document.querySelector('mark').textContent;") == "RPA"
    travel(tab, "back")
    wait_for(tab, "location.pathname.endsWith('/site/search.html')")
    assert settle(tab) == in_order
    assert tab.console_errors() == ()


def test_spellings_find_the_same(tab: Tab, stick: Place) -> None:
    found = []
    for query in ("手続き", "手続"):
        tab.open(stick.url("site/search.html", q=query))
        found.append(settle(tab))
    assert len(found[0]) > 10
    assert sorted(found[0]) == sorted(found[1])


@pytest.mark.parametrize("path", ["START.html", f"site/cases/{CASE}.html"])
def test_a_page_is_printed_with_its_words(tab: Tab, stick: Place, path: str) -> None:
    tab.open(stick.url(path))
    heading = str(tab.evaluate("return document.querySelector('h1').textContent.trim();"))
    sheets = PdfReader(io.BytesIO(tab.print())).pages
    assert [float(side) for side in sheets[0].mediabox[2:]] == pytest.approx(A4, abs=1)
    text = "".join(sheets[0].extract_text().split())
    assert heading[:8] in text
    assert tab.console_errors() == ()


def test_a_reader_who_prefers_dark_screens_gets_dark_pages(tab: Tab, stick: Place) -> None:
    found = {}
    for scheme in ("dark", "light"):
        tab.set_scheme(scheme)
        for path in ("START.html", "FILES.html", "site/index.html", f"site/cases/{CASE}.html"):
            tab.open(stick.url(path))
            found[scheme, path] = tab.evaluate(BACKGROUND)
            assert tab.console_errors() == ()
    assert len({found[key] for key in found if key[0] == "dark"}) == 1
    assert {found[key] for key in found if key[0] == "light"} == {"rgb(255, 255, 255)"}
    assert "rgb(255, 255, 255)" not in {found[key] for key in found if key[0] == "dark"}


@pytest.mark.xdist_group("chromium")
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "light"), (1280, "dark")])
def test_the_guide_is_as_accessible_as_the_site(
    fresh_chromium: ChromiumTab, stick: Place, width: int, scheme: Scheme
) -> None:
    fresh_chromium.set_size(width, 800)
    fresh_chromium.set_scheme(scheme)
    for path in GUIDE:
        fresh_chromium.open(stick.url(path))
        result = look_at_page(fresh_chromium)
        doubts = [doubt for doubt in result.doubts if not doubt.is_settled_on(path)]
        assert [*result.violations, *doubts] == []
        assert fresh_chromium.evaluate(LIST_OVERFLOW) == []


@pytest.mark.xdist_group("chromium")
def test_the_guide_is_valid_html(stick: Place) -> None:
    pages = [folder_of(stick) / path for path in GUIDE]
    assert check_with_nu(pages) == check_with_html_validate(pages) == ()
