"""The search finds what it should, by the judged queries of tests/search/queries.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest
from search.quality import Query, Score, ask_all, load_queries, score

from .place import Place
from .tab import Tab


@pytest.fixture(scope="module")
def queries(site: Path) -> tuple[Query, ...]:
    found = load_queries(site)
    assert len(found) >= 150
    return found


@pytest.fixture
def scores(tab: Tab, place: Place, queries: tuple[Query, ...]) -> dict[str, Score]:
    return score(ask_all(tab, place, queries))


def test_the_search_keeps_its_quality(scores: dict[str, Score]) -> None:
    exact, variants = scores["exact"], scores["variants"]
    assert exact.recall == 1, exact.faults
    assert exact.precision >= 0.99, exact.faults
    assert variants.recall == 1, variants.faults
    assert variants.precision >= 0.99, variants.faults
    assert scores["absent"].good == 1, scores["absent"].faults
    assert scores["slips"].good >= 0.9, scores["slips"].faults
    assert scores["sentences"].good >= 0.95, scores["sentences"].faults
