"""What is wrong with the content lies over the page of the preview, and goes when it is right."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.serving import ROOT, start_preview

from .chromium import ChromiumTab
from .hits import settle
from .tab import wait_for

CASE = "kagamino-online-application"
OVERLAY = "document.querySelector('#jirei-overlay')"
ERRORS = f"{OVERLAY}?.shadowRoot.querySelector('section')?.textContent"
HANG = 150.0  # seconds; the first search is made on a machine that may do other things
pytestmark = pytest.mark.xdist_group("chromium")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


@pytest.fixture
def address(content: Path) -> Iterator[str]:
    """The address of `jirei serve` for a copy of the collection."""
    with start_preview(content) as address:
        yield address


def edit(content: Path, old: str, new: str) -> None:
    path = content / "cases" / f"{CASE}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_mistake_lies_over_the_last_good_page_until_it_is_mended(
    chromium: ChromiumTab, content: Path, address: str
) -> None:
    chromium.open(f"{address}cases/{CASE}.html")
    title = chromium.evaluate("return document.querySelector('h1').textContent;")
    edit(content, "category: ", "category: <b onclick=alert(1)>ない分類</b> ")
    wait_for(chromium, f"{ERRORS}?.includes('cases/{CASE}.md:')")
    said = str(chromium.evaluate(f"return {ERRORS};"))
    assert "[unknown-category]" in said
    assert "<b onclick=alert(1)>" in said
    assert chromium.evaluate(f"return {OVERLAY}.shadowRoot.querySelector('b');") is None
    assert chromium.evaluate("return document.querySelector('h1').textContent;") == title
    edit(content, "<b onclick=alert(1)>ない分類</b> ", "")
    wait_for(chromium, f"{OVERLAY} !== null && !({ERRORS})")
    assert chromium.console_errors() == ()


def test_an_edit_shows_by_itself(chromium: ChromiumTab, content: Path, address: str) -> None:
    chromium.open(f"{address}cases/{CASE}.html")
    edit(content, "## 事業効果\n", "## 事業効果\n\n書き足した文。\n")
    wait_for(chromium, "document.querySelector('main').textContent.includes('書き足した文。')")
    assert chromium.console_errors() == ()


def test_the_search_finds_what_was_written_a_moment_ago(
    chromium: ChromiumTab, content: Path, address: str
) -> None:
    edit(content, "## 事業効果\n", "## 事業効果\n\n量子もつれ加速器を使った。\n")
    hits: tuple[str, ...] = ()
    end = time.monotonic() + HANG
    while not hits and time.monotonic() < end:
        chromium.open(f"{address}search.html?q=量子もつれ加速器")
        hits = settle(chromium, HANG)
    assert hits == (CASE,)


def test_warnings_are_folded_away_until_they_are_asked_for(
    chromium: ChromiumTab, content: Path, address: str
) -> None:
    chromium.open(f"{address}cases/{CASE}.html")
    edit(content, "amount: 20,927千円", "amount: 20,928千円")
    details = f"{OVERLAY}?.shadowRoot.querySelector('details')"
    wait_for(chromium, f"{details}?.textContent.includes('items-do-not-add-up')")
    assert chromium.evaluate(f"return {details}.open;") is False
    assert not chromium.evaluate(f"return {ERRORS} ?? null;")
