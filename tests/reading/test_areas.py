"""The table of regions, neighbours and kinds of body is whole."""

from __future__ import annotations

from collections import Counter

import pytest
from conftest import ROOT

from generator.collection.vocabulary import Vocabulary
from generator.measures.places import BodyKind, read_places
from generator.reading.load import load_outline


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    found, _, problems = load_outline(ROOT / "content")
    assert found is not None, problems
    return found


def test_the_prefectures_are_those_of_the_table_of_places(vocabulary: Vocabulary) -> None:
    places = [(place.code[:2], place.prefecture) for place in read_places() if not place.name]
    assert [(each.code, each.name) for each in vocabulary.prefectures] == places


def test_every_region_has_its_prefectures(vocabulary: Vocabulary) -> None:
    prefectures_of = Counter(each.region for each in vocabulary.prefectures)
    assert [(region.name, prefectures_of[region.name]) for region in vocabulary.regions] == [
        ("北海道", 1),
        ("東北", 6),
        ("関東", 7),
        ("北陸", 3),
        ("甲信越", 3),
        ("東海", 4),
        ("近畿", 6),
        ("中国", 5),
        ("四国", 4),
        ("九州・沖縄", 8),
    ]


def test_the_regions_that_are_drawn_in_more_than_one_way_are_drawn_so(
    vocabulary: Vocabulary,
) -> None:
    regions = {each.name: each.region for each in vocabulary.prefectures}
    named = ("新潟県", "山梨県", "長野県", "福井県", "三重県", "沖縄県")
    assert [regions[name] for name in named] == [
        *["甲信越"] * 3,
        "北陸",
        "東海",
        "九州・沖縄",
    ]


def test_neighbours_are_counted_by_both_sides_and_all_can_be_reached(
    vocabulary: Vocabulary,
) -> None:
    neighbours = {each.name: set(each.neighbours) for each in vocabulary.prefectures}
    pairs = {frozenset((name, other)) for name in neighbours for other in neighbours[name]}
    assert sum(map(len, neighbours.values())) == 2 * len(pairs) == 186
    reached, last = {"沖縄県"}, set[str]()
    while reached != last:
        last, reached = reached, reached.union(*(neighbours[name] for name in reached))
    assert reached == set(neighbours)
    # 埼玉 and 岐阜 lie between seven, 長野 between eight.
    most = sorted(neighbours, key=lambda name: -len(neighbours[name]))[:3]
    assert {name: len(neighbours[name]) for name in most} == {
        "長野県": 8,
        "埼玉県": 7,
        "岐阜県": 7,
    }


def test_every_neighbour_lies_in_the_same_region_or_in_one_beside_it(
    vocabulary: Vocabulary,
) -> None:
    regions = {each.name: each.region for each in vocabulary.prefectures}
    beside = {
        frozenset((each.region, regions[other]))
        for each in vocabulary.prefectures
        for other in each.neighbours
        if regions[other] != each.region
    }
    assert {tuple(sorted(pair)) for pair in beside} == {
        tuple(sorted(pair))
        for pair in (
            ("北海道", "東北"),
            ("東北", "関東"),
            ("東北", "甲信越"),
            ("関東", "甲信越"),
            ("関東", "東海"),
            ("甲信越", "北陸"),
            ("甲信越", "東海"),
            ("北陸", "東海"),
            ("北陸", "近畿"),
            ("東海", "近畿"),
            ("近畿", "中国"),
            ("近畿", "四国"),
            ("中国", "四国"),
            ("中国", "九州・沖縄"),
        )
    }


def test_every_kind_of_body_has_a_name(vocabulary: Vocabulary) -> None:
    assert [kind.slug for kind in vocabulary.kinds] == list(BodyKind)
    words = {word for kind in vocabulary.kinds for word in kind.words}
    assert words >= {"政令市", "指定都市", "23区", "東京23区", "県", "町村", "市町村"}
