"""What the search keeps of each case, and what it knows of the words and conditions of readers."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from conftest import ROOT, THEMES

from generator.collection.collection import Collection
from generator.core.page import SearchEntry
from generator.core.settings import BuildSettings
from generator.pages.facets import facets_of
from generator.plan.search import address_of, plan_bands, plan_reader_words, plan_search
from generator.reading.load import load_collection


@pytest.fixture(scope="module")
def collection() -> Collection:
    found, problems = load_collection(BuildSettings(ROOT / "content", Path("out"), THEMES))
    assert found is not None, problems
    return found


@pytest.fixture(scope="module")
def entries(collection: Collection) -> tuple[SearchEntry, ...]:
    return plan_search(collection)


def test_what_officers_ask_and_the_needs_are_searched_beside_the_text(
    collection: Collection, entries: tuple[SearchEntry, ...]
) -> None:
    for case, entry in zip(collection.cases, entries, strict=True):
        assert entry.asks == (*case.facts.asks, *(need.name for need in case.needs))
    assert sum(len(entry.asks) for entry in entries) > 3 * len(entries)


def test_links_are_searched_by_their_addresses(
    collection: Collection, entries: tuple[SearchEntry, ...]
) -> None:
    for case, entry in zip(collection.cases, entries, strict=True):
        assert len(entry.links) == sum(bool(link.url) for link in case.facts.links)
        assert [text for text in entry.links if "://" in text] == []
    assert any(entry.links for entry in entries)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://www.example.jp/a/b", "www.example.jp/a/b www example jp"),
        ("http://example.jp/", "example.jp example jp"),
    ],
)
def test_an_address_is_found_in_part_and_by_the_words_of_its_host(url: str, address: str) -> None:
    assert address_of(url) == address


def test_an_organization_is_found_by_its_readings(entries: tuple[SearchEntry, ...]) -> None:
    kagamino = next(entry for entry in entries if "鏡野町" in entry.organization)
    assert {("カガミノ", "鏡野"), ("カガミノチョウ", "鏡野町"), ("オカヤマ", "岡山")} <= set(
        kagamino.readings
    )


@pytest.mark.parametrize("name", ["population", "cost", "running", "duration"])
def test_bands_follow_one_another_from_nothing_to_no_end(collection: Collection, name: str) -> None:
    bands = plan_bands(collection)[name]
    assert bands[0][1] in (0, 0.01)
    assert bands[-1][2] is None
    for (_, _, high), (_, low, _) in pairwise(bands):
        assert high is not None
        assert low is not None
        assert 0 < low - high <= 1


def test_the_bands_of_changes_go_down_to_nothing(collection: Collection) -> None:
    bands = plan_bands(collection)["change"]
    assert (bands[0][2], bands[-1][1]) == (None, 0)
    for (_, low, _), (_, _, high) in pairwise(bands):
        assert low is not None
        assert high == pytest.approx(low - 0.01)


def test_bands_are_those_of_the_filters(collection: Collection) -> None:
    facets = [facets_of(case) for case in collection.cases]
    for name, bands in plan_bands(collection).items():
        used = {slug for own in facets for slug in own[name]}
        assert used & {slug for slug, _, _ in bands}, name


def test_regions_prefectures_and_kinds_are_named_as_readers_do(collection: Collection) -> None:
    words = plan_reader_words(collection)
    named = words.named["prefecture"]
    assert named["岡山県"] == ("okayama",)
    assert set(named["東京都"]) <= set(named["関東"])
    assert words.regions["岡山県"] == "中国"
    assert words.named["kind"]["政令市"] == ("designated-city",)
    present = {case.prefecture.slug for case in collection.cases}
    assert {slug for slugs in named.values() for slug in slugs} <= present


def test_every_term_with_a_page_is_known_with_its_cases(collection: Collection) -> None:
    terms = plan_reader_words(collection).terms
    assert {"labels", "needs", "categories"} <= {term.kind for term in terms}
    needs = {term.slug: term.count for term in terms if term.kind == "needs"}
    assert needs == {
        need.slug: len(collection.of("needs", need)) for need in collection.vocabulary.needs
    }
