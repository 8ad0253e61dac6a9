"""A file of the search that is missing or damaged is said on the page; browsing still works."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from generator.collection.listing import KINDS

from .hits import list_hits, settle, wait_for_end
from .place import Place, serve_site
from .tab import Tab, wait_for

MESSAGE = "document.querySelector('[data-search-message]')"


def remove(path: Path) -> None:
    path.unlink()


def cut_short(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def change_a_letter(path: Path) -> None:
    """One wrong letter in the data, as a worn stick gives it; the script itself still runs."""
    content = bytearray(path.read_bytes())
    at = len(content) - 100
    content[at] = ord("A") if content[at] != ord("A") else ord("B")
    path.write_bytes(bytes(content))


@pytest.fixture
def folder(site: Path, tmp_path: Path) -> Path:
    """A copy of the site that a test may break."""
    return Path(shutil.copytree(site, tmp_path / "配布用 コピー#1 50%25 100%"))


@pytest.fixture(params=["http", "file"])
def broken_place(request: pytest.FixtureRequest, folder: Path) -> Iterator[Place]:
    if request.param == "file":
        yield Place("file", f"{folder.as_uri()}/")
        return
    with serve_site(folder) as place:
        yield place


def ask_again(tab: Tab) -> str:
    """Press the button of the message; how the search ends.

    A file that was asked for together with the missing one may be answered as missing only now.
    """
    for _ in range(3):
        tab.click("[data-search-again]")
        if wait_for_end(tab) == "done":
            break
    return wait_for_end(tab)


@pytest.mark.parametrize("harm", [remove, cut_short, change_a_letter])
@pytest.mark.parametrize(
    ("files", "query"),
    [
        ("engine.js", {"q": "電子決裁"}),
        ("index-*.js", {"q": "電子決裁"}),
        ("cases.js", {"category": "service-counters"}),
        ("readings-*.js", {"q": "あいづわかまつ"}),
        ("sorts-*.js", {"category": "service-counters", "sort": "-cost"}),
    ],
)
def test_a_broken_file_is_an_error_and_not_an_empty_result(
    tab: Tab,
    broken_place: Place,
    folder: Path,
    harm: Callable[[Path], None],
    files: str,
    query: dict[str, str],
) -> None:
    found = sorted((folder / "search").glob(files))
    assert found
    kept = {path: path.read_bytes() for path in found}
    for path in found:
        harm(path)
    tab.open(f"{broken_place.url('search.html')}?{urlencode(query)}")
    assert wait_for_end(tab) == "error"
    assert list_hits(tab) == ()
    assert tab.evaluate("return document.querySelector('[data-search-status]').textContent;") != ""
    assert tab.evaluate(f"return {MESSAGE}.querySelectorAll('a').length;") == len(KINDS)
    if harm is not remove:
        return
    for path, content in kept.items():
        path.write_bytes(content)
    assert ask_again(tab) == "done"
    assert list_hits(tab)


def test_without_the_texts_the_hits_still_stand(
    tab: Tab, broken_place: Place, folder: Path
) -> None:
    for path in (folder / "search").glob("texts-*.js"):
        path.unlink()
    tab.open(broken_place.url("search.html", q="電子決裁"))
    assert settle(tab)
    assert tab.evaluate(f"return {MESSAGE}.querySelector('.search-fault') !== null;") is True
    tab.click("[data-case] a")
    wait_for(tab, "document.querySelector('main h1 mark') !== null")


@pytest.mark.parametrize("harm", [remove, cut_short])
@pytest.mark.parametrize(
    ("files", "words"),
    [
        ("places.js", "固定試算税"),
        ("ladder.js", "固定試算税"),
        ("kana.js", "denshi shinsei"),
        ("meaning-*.js", "窓口 予約 点字"),
        ("near-*.js", "窓口 予約 点字"),
    ],
)
def test_a_broken_file_of_what_comes_near_leaves_what_is_written(
    tab: Tab,
    broken_place: Place,
    folder: Path,
    harm: Callable[[Path], None],
    files: str,
    words: str,
) -> None:
    found = sorted((folder / "search").glob(files))
    assert found
    kept = {path: path.read_bytes() for path in found}
    for path in found:
        harm(path)
    tab.open(broken_place.url("search.html", q="電子決裁"))
    assert settle(tab)
    assert tab.evaluate(f"return {MESSAGE}.querySelector('.search-fault');") is None
    tab.open(broken_place.url("search.html", q=words))
    assert settle(tab) == ()
    assert "0件" in str(
        tab.evaluate("return document.querySelector('[data-search-status]').textContent;")
    )
    assert "近い事例を探すファイル" in str(tab.evaluate(f"return {MESSAGE}.textContent;"))
    if harm is not remove:
        return
    for path, content in kept.items():
        path.write_bytes(content)
    time.sleep(1)  # files that were asked for together with the missing one are answered, too
    tab.click("[data-search-again]")
    wait_for(tab, "document.querySelector('[data-search-near] [data-case]') !== null")
    assert tab.evaluate(f"return {MESSAGE}.querySelector('.search-fault');") is None


UNABLE = "document.querySelector('[data-search-unable]')"


def test_a_script_that_the_browser_cannot_read_is_told(
    tab: Tab, broken_place: Place, folder: Path
) -> None:
    script = folder / "assets" / "search.js"
    script.write_text(f"{script.read_text('utf-8')}\n(?<!a)", encoding="utf-8")
    tab.open(broken_place.url("search.html", q="RPA"))
    wait_for(tab, f"{UNABLE}.checkVisibility({{ visibilityProperty: true }})")
    assert "Safari 16.4" in str(tab.evaluate(f"return {UNABLE}.textContent;"))


@pytest.mark.parametrize("query", [{}, {"q": "RPA"}], ids=["opened", "asked"])
def test_a_browser_that_cannot_search_is_told_why(
    tab: Tab, broken_place: Place, folder: Path, query: dict[str, str]
) -> None:
    script = folder / "assets" / "search.js"
    without = f"delete globalThis.DecompressionStream;\n{script.read_text('utf-8')}"
    script.write_text(without, encoding="utf-8")
    tab.open(broken_place.url("search.html", **query))
    assert wait_for_end(tab) == "error"
    said = str(tab.evaluate(f"return {MESSAGE}.textContent;"))
    assert "このブラウザーにはありません" in said
    assert "フォルダーごとコピー" not in said
    assert tab.evaluate(f"return {MESSAGE}.querySelectorAll('a').length;") == len(KINDS)
    assert tab.evaluate(f"return {UNABLE};") is None


def test_where_the_search_runs_nothing_says_that_it_does_not(tab: Tab, broken_place: Place) -> None:
    tab.open(broken_place.url("search.html", q="RPA"))
    assert settle(tab)
    assert tab.evaluate(f"return {UNABLE};") is None


def test_without_its_script_the_page_leads_to_the_lists(
    tab: Tab, broken_place: Place, folder: Path
) -> None:
    (folder / "assets" / "search.js").unlink()
    tab.open(broken_place.url("search.html"))
    tab.click("main a[href='categories/index.html']")
    wait_for(tab, "location.pathname.endsWith('/categories/index.html')")
