"""The pages of the needs: their cases, what came of them by kind, and the needs nearest to them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import ROOT, THEMES

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.collection.vocabulary import Term
from generator.core.settings import BuildSettings
from generator.draft import draft_site, make_page
from generator.plan.needs import find_related_needs, list_outcomes
from generator.reading.load import load_collection


@pytest.fixture(scope="module")
def collection() -> Collection:
    found, problems = load_collection(BuildSettings(ROOT / "content", Path("out"), THEMES))
    assert found is not None, problems
    return found


def test_every_case_has_asks_of_its_own_and_needs(collection: Collection) -> None:
    asks = Counter(ask for case in collection.cases for ask in case.facts.asks)
    assert set(asks.values()) == {1}
    for case in collection.cases:
        assert 3 <= len(case.facts.asks) <= 6, case.slug
        assert 1 <= len(case.needs) <= 7, case.slug
    for ask in asks:
        assert 12 <= len(ask) <= 35, ask
        assert not any(sign in ask for sign in "。0123456789０１２３４５６７８９"), ask


def test_an_ask_names_no_place_and_no_product(collection: Collection) -> None:
    for case in collection.cases:
        products = {product.name for product in case.facts.service.products}
        for ask in case.facts.asks:
            assert case.organization.short_name not in ask
            assert not [name for name in products if name in ask], ask


def test_a_need_leads_to_several_cases_and_not_to_all(collection: Collection) -> None:
    assert 20 <= len(collection.vocabulary.needs) <= 35
    for need in collection.vocabulary.needs:
        assert 2 <= len(collection.of("needs", need)) <= 20, need.name
        assert need.description, need.name


def test_what_was_measured_stands_apart_from_what_is_to_come(collection: Collection) -> None:
    cases = collection.cases
    measured, projected = (list(list_outcomes(cases, kind)) for kind in (True, False))
    assert [each.case for each in measured] == [c for c in cases if has_figures(c, True)]
    assert [each.case for each in projected] == [c for c in cases if has_figures(c, False)]
    count = sum(len(each.numbered) for each in (*measured, *projected))
    assert count == sum(len(case.facts.outcomes) for case in cases)
    for each in measured:
        for number, outcome in each.numbered:
            assert each.case.facts.outcomes[number - 1] is outcome
            assert outcome.kind in ("実績", "実証")


def has_figures(case: Case, is_measured: bool) -> bool:
    return any(outcome.is_measured == is_measured for outcome in case.facts.outcomes)


def test_the_related_needs_are_those_that_most_of_the_cases_share(collection: Collection) -> None:
    for need in collection.vocabulary.needs:
        related = list(find_related_needs(need, collection.of("needs", need), collection))
        counts = [entry.count for entry in related]
        assert counts == sorted(counts, reverse=True)
        assert need not in [entry.term for entry in related]
        for entry in related:
            assert entry.count == len(shared_cases(need, entry.term, collection)) > 0
        left_out = set(collection.vocabulary.needs) - {need, *(entry.term for entry in related)}
        most = max((len(shared_cases(need, other, collection)) for other in left_out), default=0)
        assert most <= min(counts, default=0)


def shared_cases(one: Term, other: Term, collection: Collection) -> set[str]:
    found = (collection.of("needs", need) for need in (one, other))
    first, second = ({case.slug for case in cases} for cases in found)
    return first & second


@pytest.fixture(scope="module")
def pages(small_content: Path) -> dict[str, BeautifulSoup]:
    draft = draft_site(BuildSettings(small_content, Path("out"), THEMES))
    paths = (
        "index.html",
        "needs/index.html",
        "needs/less-paper.html",
        "cases/kagamino-online-counter.html",
    )
    return {
        path: BeautifulSoup(make_page(draft, path).content.decode("utf-8"), "html.parser")
        for path in paths
    }


def test_a_need_without_a_case_has_no_page(pages: dict[str, BeautifulSoup]) -> None:
    links = [a["href"] for a in pages["needs/index.html"].select("main .terms a")]
    assert links == ["less-writing.html", "less-paper.html"]


def test_the_page_of_a_need_shows_figures_cases_and_related_needs(
    pages: dict[str, BeautifulSoup],
) -> None:
    page = pages["needs/less-paper.html"]
    headings = [h.get_text() for h in page.select("#outcomes h3")]
    assert headings == ["測った数字（実績・実証）", "試算・見込み・目標（まだ測られていない数字）"]
    figures = [li.get_text(" ", strip=True) for li in page.select("#outcomes ul ul > li")]
    assert [figure.split()[0] for figure in figures] == ["500時間", "138万円"]
    assert "実績" in figures[0]
    assert "窓口、前の年との比較" in figures[0]
    assert len(page.select("#cases .case-card")) == 1
    related = [li.get_text(" ", strip=True) for li in page.select("#related li")]
    assert related == ["窓口で書く手間を減らしたい 1件"]


def test_the_home_page_begins_with_the_needs(pages: dict[str, BeautifulSoup]) -> None:
    home = pages["index.html"]
    links = [a["href"] for a in home.select("main a")]
    assert links[:3] == ["needs/less-writing.html", "needs/less-paper.html", "needs/index.html"]


def test_asks_are_marked_as_the_editors_words_and_kept_apart_from_the_text(
    pages: dict[str, BeautifulSoup],
) -> None:
    asks = pages["cases/kagamino-online-counter.html"].select_one("#asks")
    assert asks is not None
    assert [li.get_text() for li in asks.select("li[data-search-ask]")] == [
        "窓口で同じことを何度も聞いている",
        "届いた申請書を印刷してから回している",
        "窓口に来られない人にも申請してほしい",
        "窓口で書く手間を減らしたい",
        "紙と印刷を減らしたい",
    ]
    assert "編集者が書いた言葉で、もとの資料の文ではありません" in asks.get_text()
    assert asks.select("[data-search-text]") == []
