"""A first search reads little, by the queries of benchmarks/search.py on the real collection."""

from __future__ import annotations

import statistics
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.search import NEAR_QUERIES, QUERIES, measure_query

pytestmark = pytest.mark.xdist_group("chromium")


def test_a_first_search_reads_little(chromium_browser: Browser, site: Path) -> None:
    costs = [measure_query(chromium_browser, site, query) for query in QUERIES]
    assert statistics.median(cost.size for cost in costs) <= 210_000
    assert statistics.median(cost.requests for cost in costs) <= 8
    assert max(cost.size for cost in costs[:12]) <= 250_000
    assert max(cost.size for cost in costs) <= 380_000


def test_a_search_for_what_stands_nowhere_reads_little_more(
    chromium_browser: Browser, site: Path
) -> None:
    costs = [measure_query(chromium_browser, site, query) for query in NEAR_QUERIES]
    assert statistics.median(cost.size for cost in costs) <= 370_000
    assert max(cost.size for cost in costs) <= 560_000
