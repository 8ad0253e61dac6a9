"""What becomes of a page's part in another page, and what the printed edition is made of."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import THEMES

from generator.core.settings import BuildSettings
from generator.draft import Draft, draft_site, make_book, make_page
from generator.pages.embed import embed

ANCHORS = {"cases/a.html": "case_a", "cases/b.html": "case_b"}
FIRST, SECOND = "kagamino-online-counter", "kanagawa-electronic-approval"
ALL = (FIRST, SECOND, "nishiawakura-no-cost")


@pytest.fixture(scope="module")
def draft(small_content: Path) -> Draft:
    return draft_site(BuildSettings(small_content, Path("out"), THEMES))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<h1 id="t">事例</h1>', '<h2 id="case_a_t">事例</h2>'),
        ("<hr><header>", "<hr><header>"),
        ('<label for="x">', '<label for="case_a_x">'),
        ('<p aria-labelledby="x y">', '<p aria-labelledby="case_a_x case_a_y">'),
        ('<section id="s" class="c" aria-labelledby="s-t">', '<section id="case_a_s" class="c">'),
        ('<a href="#cost">', '<a href="#case_a_cost">'),
        ('<a href="b.html">', '<a href="#case_b">'),
        ('<a href="b.html#cost">', '<a href="#case_b_cost">'),
        ('<a href="c.html#cost">', '<a href="cases/c.html#cost">'),
        ('<a href="../labels/x.html">', '<a href="labels/x.html">'),
        ('<img src="a/screen.png" alt="画面">', '<img src="cases/a/screen.png" alt="画面">'),
        ('<a href="https://example.jp/b.html">', '<a href="https://example.jp/b.html">'),
        ('<a href="mailto:a@example.jp">', '<a href="mailto:a@example.jp">'),
        ('<a href="b.html?a&amp;b#c&#39;d">', '<a href="#case_b_c&#x27;d">'),
        ('<a title="a>b" HREF=b.html>', '<a title="a>b" href="#case_b">'),
        ('<!-- <p id="x"> --><style>a</style>', '<!-- <p id="x"> --><style>a</style>'),
        ("<p data-search-text>a</p>", "<p>a</p>"),
        ("<p title=' id=\"x\"'>", "<p title=' id=\"x\"'>"),
        ("<p>id=&#34;x&#34; &lt;h2&gt;</p>", "<p>id=&#34;x&#34; &lt;h2&gt;</p>"),
    ],
)
def test_ids_headings_and_addresses_become_those_of_the_new_page(html: str, expected: str) -> None:
    assert embed(html, "cases/a.html", "print.html", ANCHORS) == expected


def test_the_edition_says_all_that_the_pages_of_the_cases_say(draft: Draft) -> None:
    edition = BeautifulSoup(make_book(draft, ALL).content, "html.parser")
    for case in draft.collection.cases:
        own = BeautifulSoup(make_page(draft, case.output_path).content, "html.parser")
        part = edition.select_one(f"#case_{case.slug}")
        assert part is not None
        words = [str(mark.get_text()) for mark in own.select("[data-search-text]")]
        assert len(words) > 20
        text = part.get_text()
        assert [word for word in words if word not in text] == []


def test_links_between_its_cases_stay_in_it_and_others_leave(draft: Draft) -> None:
    whole = make_book(draft, ALL).content.decode("utf-8")
    assert f'href="#case_{SECOND}' in whole
    assert f'href="cases/{SECOND}.html' not in whole
    one = make_book(draft, [FIRST]).content.decode("utf-8")
    assert f'href="cases/{SECOND}.html' in one
    assert f'id="case_{SECOND}"' not in one


def test_the_edition_lists_no_related_cases(draft: Draft) -> None:
    heading = "関連する事例"
    assert heading in make_page(draft, f"cases/{FIRST}.html").content.decode("utf-8")
    assert heading not in make_book(draft, ALL).content.decode("utf-8")


def test_the_page_of_the_site_is_no_book(draft: Draft) -> None:
    page = BeautifulSoup(make_page(draft, "print.html").content, "html.parser")
    assert page.title is not None
    assert page.title.get_text() == "印刷版｜試しの事例集"
    assert page.select("meta[name=author]") == []


def test_its_contents_have_the_categories_of_its_cases_alone(draft: Draft) -> None:
    for slugs, count in (([FIRST], 1), ([FIRST, SECOND], 2)):
        edition = BeautifulSoup(make_book(draft, slugs).content, "html.parser")
        assert len(edition.select(".edition-group")) == count


def test_a_short_book_has_a_sheet_of_each_case_and_nothing_else(draft: Draft) -> None:
    book = BeautifulSoup(make_book(draft, [SECOND, FIRST], is_short=True).content, "html.parser")
    assert [sheet["data-sheet"] for sheet in book.select("main article")] == [FIRST, SECOND]
    assert book.select(".edition-cover, .edition-contents, .edition-case") == []


def test_the_page_of_the_site_holds_no_case(draft: Draft) -> None:
    html = make_page(draft, "print.html").content.decode("utf-8")
    for case in draft.collection.cases:
        assert case.title not in html
        assert case.slug not in html


def test_the_edition_is_not_for_search_engines(draft: Draft) -> None:
    assert not draft.pages["print.html"].is_indexed
