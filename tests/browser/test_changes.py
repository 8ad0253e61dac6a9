"""The pages that only a site with a past has: changes between editions, and moved pages."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from audit.axe import look_at_page
from audit.markup import check_with_html_validate, check_with_nu

from generator.build import build_site
from generator.commands.common import THEMES
from generator.core.settings import BuildSettings

from .chromium import ChromiumTab
from .place import Place, serve_site
from .tab import Scheme, Tab, wait_for

ON_CHROMIUM = pytest.mark.xdist_group("chromium")
MOVED = """- from: cases/kagamino-old-name.html
  to: cases/kagamino-online-counter.html
- from: cases/kagamino-gone.html
  reason: 取組が終わったため、掲載を終えました。
"""
PAGES = ("changes.html", "cases/kagamino-old-name.html", "cases/kagamino-gone.html")


def make_earlier(published: str) -> dict[str, Any]:
    """An edition before the published one: a case has another name, one is gone, one changed."""
    edition: dict[str, Any] = json.loads(published)
    edition["collection"]["edition"] = "令和5年度"
    first, second, _ = sorted(edition["cases"], key=lambda case: str(case["id"]))
    first |= {"id": "kagamino-old-name", "title": "古い題名", "overview": [], "keywords": []}
    edition["cases"] = [first, second, {**first, "id": "kagamino-gone", "title": "終わった取組"}]
    return edition


@pytest.fixture(scope="module")
def changed_site(small_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built with an earlier edition of itself and old addresses."""
    folder = tmp_path_factory.mktemp("changed")
    content, site = folder / "content", folder / "site"
    shutil.copytree(small_content, content)
    settings = BuildSettings(content, site, THEMES, "https://jirei.example.jp/")
    build_site(settings)
    earlier = make_earlier((site / "data" / "cases.json").read_text("utf-8"))
    (content / "editions").mkdir()
    text = json.dumps(earlier, ensure_ascii=False)
    (content / "editions" / "r5.json").write_text(text, encoding="utf-8")
    (content / "moved.yaml").write_text(MOVED, encoding="utf-8")
    build_site(settings)
    return site


@pytest.fixture(scope="module")
def changed_place(changed_site: Path) -> Iterator[Place]:
    with serve_site(changed_site) as place:
        yield place


def test_the_checkers_find_no_error(changed_site: Path) -> None:
    pages = [changed_site / path for path in PAGES]
    assert (*check_with_nu(pages), *check_with_html_validate(pages)) == ()


@ON_CHROMIUM
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault_and_nothing_is_wider_than_the_screen(
    chromium: ChromiumTab, changed_place: Place, width: int, scheme: Scheme
) -> None:
    chromium.set_size(width, 800)
    chromium.set_scheme(scheme)
    for path in PAGES:
        chromium.open(changed_place.url(path))
        found = look_at_page(chromium)
        assert (found.violations, found.doubts) == ((), ()), path
        assert chromium.evaluate("return document.documentElement.scrollWidth;") == width


def test_a_moved_page_waits_for_its_reader(tab: Tab, changed_place: Place) -> None:
    tab.open(changed_place.url("cases/kagamino-old-name.html"))
    assert "このページは移りました" in str(tab.evaluate("return document.title;"))
    tab.click("main .moved-target a")
    wait_for(tab, "location.pathname.endsWith('/cases/kagamino-online-counter.html')")
