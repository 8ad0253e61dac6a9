"""Every place is known by its name and reading, and what only looks like one is told apart."""

from __future__ import annotations

import pytest

from generator.core.text import fold_search
from generator.measures.places import read_places
from generator.search.places import (
    find_looks,
    list_apart,
    list_looks,
    list_place_readings,
    list_places,
)


def test_places_and_readings_are_in_one_order() -> None:
    places, readings = list_places(), list_place_readings()
    assert list(places) == list(readings)
    assert len(places) == 47
    for prefecture, names in places.items():
        assert len(readings[prefecture]) == 1 + len(names), prefecture  # its own name is first
    assert sum(map(len, places.values())) == sum(bool(place.name) for place in read_places())


def test_a_place_has_the_reading_of_its_stem() -> None:
    readings = dict(zip(list_places()["東京都"], list_place_readings()["東京都"][1:], strict=True))
    assert (readings["府中市"], readings["港区"]) == ("フチュウ", "ミナト")
    assert list_place_readings()["京都府"][0] == "キョウト"


@pytest.mark.parametrize(
    ("organizations", "apart"),
    [
        (["東京都町田市"], {"京都": ["東京都"], "京都市": ["東京都市"], "京都府": ["東京都府"]}),
        (["岡山県鏡野町"], {"山県": ["岡山県"], "山県市": ["岡山県市"]}),
        (["東京都町田市", "京都府京都市"], {}),
        ([], {}),
    ],
)
def test_a_place_without_cases_is_told_from_one_with_cases(
    organizations: list[str], apart: dict[str, list[str]]
) -> None:
    assert dict(list_apart(organizations)) == apart


def test_what_looks_like_a_place_holds_it_behind_its_first_character() -> None:
    organizations = [place.full_name for place in read_places() if place.name][::7]
    listed = list_apart(organizations)
    assert listed
    for name, looks in listed:
        assert name == fold_search(name)
        assert [look for look in looks if look.find(name) < 1] == [], name


def test_one_character_in_common_is_not_enough() -> None:
    assert [*find_looks("市川市", list_looks(["君津市"]))] == []
    assert [*find_looks("津", list_looks(["君津市"]))] == []
