"""The nearest cases first: by size, place and kind, what is not known counting nothing."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from conftest import ROOT, THEMES

from generator.collection.closeness import Home, Side, measure_distance, rank_near
from generator.collection.collection import Collection
from generator.core.settings import BuildSettings
from generator.measures.places import BodyKind
from generator.reading.load import load_collection


@pytest.fixture(scope="module")
def collection() -> Collection:
    found, problems = load_collection(BuildSettings(ROOT / "content", Path("out"), THEMES))
    assert found is not None, problems
    return found


def test_the_order_for_a_town_of_gunma_is_that_of_the_rule(collection: Collection) -> None:
    prefectures = {prefecture.name: prefecture for prefecture in collection.vocabulary.prefectures}
    gunma = prefectures["群馬県"]

    def reckon(number: int) -> float:
        case = next(case for case in collection.cases if case.number == number)
        prefecture, kind = case.prefecture, case.organization.kind
        near = 1.0 if prefecture is gunma else 0.5 if prefecture.name in gunma.neighbours else 0.0
        near = near or (0.25 if prefecture.region == "関東" else 0.0)
        same = 0.25 if kind is BodyKind.TOWN else 0.0
        last = 100.0 if kind is BodyKind.PREFECTURE else 0.0
        return abs(math.log2(case.facts.population.count.persons / 8000)) - near - same + last

    ranked = rank_near(Home(8000, gunma, BodyKind.TOWN), collection.cases)
    numbers = [near.case.number for near in ranked]
    assert sorted(numbers) == [case.number for case in collection.cases]
    assert numbers == sorted(numbers, key=lambda number: (round(reckon(number), 9), number))
    assert ranked[0].times == ranked[0].case.facts.population.count.persons / 8000


def test_nothing_known_leaves_the_numbers_and_prefectures_last(collection: Collection) -> None:
    ranked = rank_near(Home(), collection.cases)
    prefectures = [near.case.organization.kind is BodyKind.PREFECTURE for near in ranked]
    assert prefectures == sorted(prefectures)
    assert any(prefectures)
    numbers = [near.case.number for near in ranked if near.distance == 0.0]
    towns = len(prefectures) - sum(prefectures)
    assert numbers[:towns] == sorted(numbers[:towns])
    assert {(near.times, near.side, near.is_same_kind) for near in ranked} == {
        (None, Side.APART, False)
    }


def test_for_a_prefecture_other_prefectures_come_by_the_same_rule(collection: Collection) -> None:
    first = rank_near(Home(kind=BodyKind.PREFECTURE), collection.cases)[0]
    assert first.case.organization.kind is BodyKind.PREFECTURE
    assert (first.distance, first.is_same_kind) == (-0.25, True)


def test_a_third_is_as_far_as_three_times() -> None:
    assert measure_distance(30_000, 10_000) == measure_distance(30_000, 90_000)
    assert measure_distance(30_000, 0) == 0.0
