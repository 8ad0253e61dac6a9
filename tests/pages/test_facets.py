"""The filters of the search: the terms of a case, counts, orders, and what people call them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

from generator.collection.collection import Collection
from generator.core.settings import BuildSettings
from generator.measures.wareki import parse_duration
from generator.pages.facets import (
    FACETS,
    TERM_FACETS,
    facets_of,
    list_facet_words,
    list_facets,
    orders_of,
)
from generator.reading.load import load_collection
from generator.theme.theme import Theme


@pytest.fixture(scope="module")
def small(small_content: Path) -> Collection:
    collection, _ = load_collection(BuildSettings(small_content, Path("out"), Path("themes")))
    assert collection is not None
    return collection


@pytest.fixture(scope="module")
def real() -> Collection:
    collection, _ = load_collection(BuildSettings(ROOT / "content", Path("out"), Path("themes")))
    assert collection is not None
    return collection


@pytest.fixture(scope="module")
def written() -> list[dict[str, Any]]:
    """The front matter of every case, as YAML alone reads it."""
    paths = sorted((ROOT / "content" / "cases").glob("*.md"))
    return [yaml.safe_load(path.read_text("utf-8").split("---\n")[1]) for path in paths]


def test_a_case_with_tracks_has_the_band_of_each_and_one_without_time_says_so(
    small: Collection,
) -> None:
    bands = {case.number: facets_of(case)["duration"] for case in small.cases}
    assert bands == {
        1: ("up-to-2-years",),
        2: ("up-to-1-year", "up-to-6-months"),
        3: ("not-given",),
    }


def test_the_time_of_the_whole_goes_before_that_of_the_tracks(small: Collection) -> None:
    case = next(case for case in small.cases if case.number == 2)
    schedule = case.facts.schedule.model_copy(update={"duration": parse_duration("3年")})
    facts = case.facts.model_copy(update={"schedule": schedule})
    assert facets_of(replace(case, facts=facts))["duration"] == ("over-2-years",)


def test_an_amount_that_is_not_published_has_no_place_in_the_order(small: Collection) -> None:
    orders = {case.number: orders_of(case) for case in small.cases}
    assert orders[1] == {"number": 1, "population": 12_000, "cost": 26_700_000}
    assert "cost" not in orders[2]
    assert "cost" not in orders[3]  # 「－円」 is no sum of nothing


def test_every_filter_counts_its_cases_and_leaves_empty_terms_out(
    small: Collection, standard_theme: Theme
) -> None:
    facets = {
        facet.name: [(term.name, term.count) for term in facet.terms]
        for facet in list_facets(small, standard_theme.labels)
    }
    assert facets["population"] == [("1万人未満", 1), ("1万人以上5万人未満", 1), ("都道府県", 1)]
    assert facets["keyword"] == [("RPA", 2), ("マイナンバーカード", 1)]
    assert facets["cost"] == [
        ("1,000万円超～1億円", 1),
        ("－（金額の記載がない）", 1),
        ("非公表", 1),
    ]
    assert [count for _, count in facets["new"]] == [1]


def test_the_filters_come_in_the_order_of_their_use_and_none_is_forgotten() -> None:
    assert FACETS[:3] == ("category", "population", "need")
    assert FACETS[-1] == "new"
    assert len(FACETS) == len(set(FACETS))
    assert set(TERM_FACETS) < set(FACETS)


def measured_kinds(case: Mapping[str, Any]) -> Iterable[str]:
    return (outcome["kind"] for outcome in case.get("outcomes", ()))


def kind_by_code(case: Mapping[str, Any]) -> Iterable[str]:
    """The kind of a body as its code and name say it, told apart by hand."""
    code, name = str(case["organization"]["code"]), case["organization"].get("name", "")
    if code[2:5] == "000":
        return ["都道府県"]
    if code[2] == "1":
        return ["特別区" if name.endswith("区") else "政令指定都市"]
    return [name[-1]]


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("kind", kind_by_code),
        ("outcome", measured_kinds),
        ("measure", lambda case: (each["measure"] for each in case.get("outcomes", ()))),
        ("need", lambda case: case["needs"]),
        ("prefecture", lambda case: [case["organization"]["prefecture"]]),
    ],
)
def test_a_filter_counts_what_the_files_say(
    real: Collection,
    written: list[dict[str, Any]],
    standard_theme: Theme,
    name: str,
    read: Callable[[Mapping[str, Any]], Iterable[str]],
) -> None:
    [facet] = (each for each in list_facets(real, standard_theme.labels) if each.name == name)
    said = Counter(word for case in written for word in set(read(case)))
    assert {term.name: term.count for term in facet.terms} == said


@pytest.mark.parametrize("name", ["running", "operation"])
def test_every_case_has_a_band_of_what_each_case_has(real: Collection, name: str) -> None:
    assert [case.slug for case in real.cases if not facets_of(case)[name]] == []


def test_a_running_cost_is_counted_by_what_the_files_say(
    real: Collection, written: list[dict[str, Any]]
) -> None:
    texts = [case["cost"]["running"]["amount"].removeprefix("約") for case in written]
    thousands = [int(t[:-2].replace(",", "")) for t in texts if t.endswith("千円")]
    counts = Counter(band for case in real.cases for band in facets_of(case)["running"])
    assert counts["up-to-1m"] == sum(number <= 1_000 for number in thousands)
    assert counts["up-to-10m"] == sum(1_000 < number <= 10_000 for number in thousands)
    assert counts["up-to-100m"] == sum(10_000 < number <= 100_000 for number in thousands)
    assert counts["over-100m"] == 0
    assert counts.total() == len(texts)


def test_the_cases_that_say_how_much_less_it_became_are_these(real: Collection) -> None:
    """Read in the cases by hand; what became less by a number alone, 500時間, is no share."""
    found: dict[str, set[int]] = {}
    for case in real.cases:
        for band in facets_of(case)["change"]:
            found.setdefault(band, set()).add(case.number)
    assert found == {
        "from-80": {2, 5, 18, 47},
        "from-50": {11, 14, 16, 19, 20, 25, 33, 37, 38},
        "from-20": {18, 28, 29, 32},
        "under-20": {21},
    }


def test_what_people_call_regions_and_kinds_names_the_terms_that_have_cases(
    real: Collection, standard_theme: Theme
) -> None:
    words = list_facet_words(real)
    assert words["prefecture"]["東北地方"] == ("fukushima",)
    assert words["prefecture"]["関西"] == words["prefecture"]["近畿"] == ("osaka", "hyogo", "nara")
    assert words["prefecture"]["中部"] == ("niigata", "aichi", "mie")
    assert words["prefecture"]["北陸"] == ()
    assert words["kind"]["政令市"] == ("designated-city",)
    assert words["kind"]["町村"] == ("town", "village")
    shown = {facet.name: facet for facet in list_facets(real, standard_theme.labels)}
    for name, of_word in words.items():
        slugs = {slug for found in of_word.values() for slug in found}
        assert slugs == {term.slug for term in shown[name].terms}
        assert all(len(found) == len(set(found)) for found in of_word.values())


def test_a_kind_of_body_without_cases_has_no_slugs(small: Collection) -> None:
    words = list_facet_words(small)["kind"]
    kinds = {case.organization.kind for case in small.cases}
    assert {slug for found in words.values() for slug in found} == kinds
    assert words["特別区"] == ()
