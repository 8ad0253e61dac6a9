"""What a screen reader finds on the main pages stands in tests/golden/trees, to be read in review.

python -m pytest tests/browser/test_tree.py --update-golden    writes the trees anew
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.build import build_site
from generator.core.settings import BuildSettings

from .chromium import ChromiumTab
from .place import Place
from .tab import wait_for

pytestmark = pytest.mark.xdist_group("chromium")

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "trees"
PAGES = {
    "home": "index.html",
    "home-narrow": "index.html",
    "case": "cases/kagamino-online-counter.html",
    "categories": "categories/index.html",
    "keywords": "keywords/index.html",
    "listing": "cases/index.html",
    "need": "needs/less-paper.html",
    "search": "search.html",
    "search-results": "search.html?q=申請",
    "data": "data/index.html",
    "about": "about.html",
}
# Roles that say nothing without a name.
NAMED = ("link", "button", "searchbox", "combobox", "checkbox", "heading", "img", "table", "region")


@pytest.fixture(scope="module")
def small_site(small_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The small site, as a folder."""
    folder = tmp_path_factory.mktemp("tree")
    built = build_site(BuildSettings(small_content, folder / "site", ROOT / "themes"))
    assert built.problems == ()
    return Place("file", f"{(folder / 'site').as_uri()}/")


def read_tree(tab: ChromiumTab, place: Place, name: str) -> str:
    """The accessibility tree of a page once it is at rest."""
    tab.set_size(320 if name.endswith("narrow") else 1280, 800)
    tab.open(place.base + PAGES[name])
    if name == "search-results":
        wait_for(tab, "document.querySelector('[data-search-state=done]') !== null")
    return tab.page.locator("body").aria_snapshot() + "\n"


@pytest.mark.parametrize("name", PAGES)
def test_the_tree_of_a_main_page_is_what_it_was(
    chromium: ChromiumTab, small_site: Place, name: str, request: pytest.FixtureRequest
) -> None:
    tree = read_tree(chromium, small_site, name)
    golden = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(tree, encoding="utf-8", newline="\n")
    assert tree == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_the_tree_of_a_main_page_says_what_each_thing_is(
    chromium: ChromiumTab, small_site: Place, name: str
) -> None:
    tree = read_tree(chromium, small_site, name)
    assert list_faults(tree) == []
    levels = [int(level) for level in re.findall(r"- heading .* \[level=(\d)\]", tree)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


def list_faults(tree: str) -> list[str]:
    """Things without a name; landmarks that cannot be told apart, or that are missing."""
    nameless = [line for line in tree.splitlines() if re.search(rf"- ({'|'.join(NAMED)}):?$", line)]
    landmarks = re.findall(
        r"^ *- ((?:banner|main|contentinfo|navigation|search|region).*?):?$", tree, re.M
    )
    twice = [mark for mark in set(landmarks) if landmarks.count(mark) > 1]
    missing = [mark for mark in ("banner", "main", "contentinfo") if mark not in landmarks]
    return [*nameless, *twice, *missing]


def test_a_tree_with_faults_is_not_taken() -> None:
    assert list_faults("- banner:\n- main:\n  - link:\n    - /url: a.html\n- contentinfo\n") == [
        "  - link:"
    ]
    assert list_faults("- banner\n- main:\n  - navigation\n  - navigation:\n") == [
        "navigation",
        "contentinfo",
    ]
