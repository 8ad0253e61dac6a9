"""How lists of cases are printed: by print.html, and as sheets without scripts."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import THEMES

from generator.core.settings import BuildSettings
from generator.draft import Draft, draft_site, make_page
from generator.plan.sheets import MOST_AT_ONCE, link_print, list_sheet_lists, plan_sheets

FIRST, SECOND = "kagamino-online-counter", "kanagawa-electronic-approval"


@pytest.fixture(scope="module")
def draft(small_content: Path) -> Draft:
    return draft_site(BuildSettings(small_content, Path("out"), THEMES))


@pytest.fixture(scope="module")
def many(draft: Draft) -> Draft:
    """The same with 120 cases, which differ in name alone."""
    case = draft.collection.cases[0]
    cases = tuple(replace(case, slug=f"case-{number}") for number in range(1, 121))
    return replace(draft, collection=replace(draft.collection, cases=cases))


def test_every_list_of_sheets_has_its_page(draft: Draft) -> None:
    lists = tuple(list_sheet_lists(draft.collection, draft.theme.labels))
    pages = {path for path in draft.pages if path.startswith("print/")}
    assert {found.path for found in lists} == pages
    assert "print/cases-1.html" in pages
    for found in lists:
        assert found.listing in draft.pages
        html = BeautifulSoup(make_page(draft, found.path).content, "html.parser")
        sheets = [sheet["data-sheet"] for sheet in html.select("main article")]
        assert sheets == [case.slug for case in found.cases]
        assert not draft.pages[found.path].is_indexed


def test_a_category_without_cases_has_no_sheets(draft: Draft) -> None:
    vocabulary = draft.collection.vocabulary
    empty = [each for each in vocabulary.categories if not draft.collection.of("categories", each)]
    assert empty
    for category in empty:
        assert f"print/category-{category.slug}-1.html" not in draft.pages
        listing = make_page(draft, f"categories/{category.slug}.html").content.decode("utf-8")
        assert "print/" not in listing


def test_a_collection_without_cases_has_no_sheets_and_leads_to_none(
    small_content: Path, tmp_path: Path
) -> None:
    content = Path(shutil.copytree(small_content, tmp_path / "content"))
    shutil.rmtree(content / "cases")
    (content / "cases").mkdir()
    none = draft_site(BuildSettings(content, Path("out"), THEMES))
    assert not [path for path in none.pages if path.startswith("print/")]
    html = make_page(none, "print.html").content.decode("utf-8")
    assert 'data-edition-unable="unable"' in html
    assert "print/" not in html


def test_long_lists_go_on_in_pages_of_fifty(many: Draft) -> None:
    pages = {page.path: page for page in plan_sheets(many.collection, many.theme.labels)}
    parts = [pages[f"print/cases-{number}.html"].data["cases"] for number in (1, 2, 3)]
    counts = [len(part) for part in parts if isinstance(part, tuple)]
    assert counts == [50, 50, 20]
    assert "print/cases-4.html" not in pages
    middle = pages["print/cases-2.html"]
    assert middle.data["previous"] == "print/cases-1.html"
    assert middle.data["next"] == "print/cases-3.html"
    assert middle.title.endswith("（1件1枚、120件のうち51～100件目）")
    assert pages["print/cases-1.html"].data["previous"] is None
    assert pages["print/cases-3.html"].data["next"] is None


def test_a_list_is_asked_for_by_its_cases_or_where_they_are_many_by_its_term(many: Draft) -> None:
    cases = many.collection.cases
    few = link_print(cases[:3], {"need": "less-paper"})
    assert (few.query, few.is_whole) == ("cases=case-1,case-2,case-3", True)
    assert link_print(cases[:MOST_AT_ONCE], {"need": "a"}).is_whole
    long = link_print(cases, {"need": "less-paper"})
    assert (long.query, long.is_whole) == ("need=less-paper&from=1", False)
    assert link_print(cases, {}).query == "from=1"


@pytest.mark.parametrize(
    ("path", "sheets"),
    [
        ("cases/index.html", "../print/cases-1.html"),
        ("categories/online-services.html", "../print/category-online-services-1.html"),
        ("population/under-10k.html", "../print/population-under-10k-1.html"),
        ("needs/less-paper.html", None),
        ("categories/online-services/under-10k.html", None),
    ],
)
def test_a_listing_leads_to_its_print(draft: Draft, path: str, sheets: str | None) -> None:
    html = BeautifulSoup(make_page(draft, path).content, "html.parser")
    cards = html.select("main .case-card-title a")
    slugs = {str(card["href"]).rpartition("/")[2].removesuffix(".html") for card in cards}
    whole, short = (str(link["href"]) for link in html.select(".print-links a"))
    address, _, query = whole.partition("?cases=")
    assert address.endswith("print.html")
    assert set(query.split(",")) == slugs
    assert short == f"{whole}&form=one-page"
    without_scripts = [link["href"] for link in html.select(".print-links + noscript a")]
    assert without_scripts == ([sheets] if sheets else [])


def test_the_script_has_the_same_limit() -> None:
    script = THEMES / "standard" / "components" / "tray" / "gathered.js"
    found = re.search(r"MOST_GATHERED = (\d+);", script.read_text(encoding="utf-8"))
    assert found is not None
    assert int(found[1]) == MOST_AT_ONCE
