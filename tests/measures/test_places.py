"""The table of places is whole, and a name is found as people write it."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT

from generator.core.slug import SLUG_PATTERN
from generator.measures.organization_code import check_digit
from generator.measures.places import (
    BodyKind,
    body_kind,
    find_place,
    find_places,
    is_same_name,
    read_places,
    suggest_places,
)

CASES = sorted((ROOT / "content" / "cases").glob("*.md"))


def test_the_table_has_every_place_once_in_the_order_of_codes() -> None:
    places = read_places()
    codes = [place.code for place in places]
    assert codes == sorted(set(codes))
    assert len([place for place in places if not place.name]) == 47
    assert len(places) == 1788
    assert len({place.full_name for place in places}) == 1788


def test_every_code_has_its_check_digit_and_its_prefecture() -> None:
    prefectures = {place.code[:2]: place.prefecture for place in read_places() if not place.name}
    for place in read_places():
        assert place.code[5] == check_digit(place.code[:5])
        assert place.prefecture == prefectures[place.code[:2]]


def test_every_name_ends_as_its_reading_does() -> None:
    for place in read_places():
        assert re.fullmatch("[ァ-ヴ]+", place.reading), place
        if place.short_name != "北海道":
            assert len(place.reading_stem) < len(place.reading), place


def test_every_place_is_of_one_kind_of_body() -> None:
    """As many as 総務省 counts: 792 cities, 20 of them designated, 743 towns, 183 villages."""
    assert Counter(body_kind(place.code, place.name) for place in read_places()) == {
        BodyKind.PREFECTURE: 47,
        BodyKind.DESIGNATED_CITY: 20,
        BodyKind.SPECIAL_WARD: 23,
        BodyKind.CITY: 772,
        BodyKind.TOWN: 743,
        BodyKind.VILLAGE: 183,
    }


def test_the_kind_of_an_association_is_not_told() -> None:
    assert body_kind("338001", "岡山県後期高齢者医療広域連合") is None


def test_every_place_has_a_romaji_that_is_a_slug() -> None:
    for place in read_places():
        assert re.fullmatch(SLUG_PATTERN, place.romaji), place


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("鏡野町", ["岡山県鏡野町"]),
        ("岡山県鏡野町", ["岡山県鏡野町"]),
        (" 岡山県　鏡野 ", ["岡山県鏡野町"]),
        ("かがみの", ["岡山県鏡野町"]),
        ("ｶｶﾞﾐﾉﾁｮｳ", ["岡山県鏡野町"]),
        ("336068", ["岡山県鏡野町"]),
        ("３３６０６８", ["岡山県鏡野町"]),
        ("33606", ["岡山県鏡野町"]),
        ("府中市", ["東京都府中市", "広島県府中市"]),
        ("府中", ["東京都府中市", "広島県府中市", "広島県府中町"]),
        ("広島県府中", ["広島県府中市", "広島県府中町"]),
        ("岡山", ["岡山県", "岡山県岡山市"]),
        ("岡山県", ["岡山県"]),
        ("茅ケ崎市", ["神奈川県茅ヶ崎市"]),
        ("四日市", ["三重県四日市市"]),
        ("港区", ["東京都港区"]),
        ("北海道", ["北海道"]),
        ("会津若", ["福島県会津若松市"]),
        ("存在しない町", []),
        ("", []),
    ],
)
def test_a_place_is_found_by_its_name_its_reading_or_its_code(text: str, names: list[str]) -> None:
    assert [place.full_name for place in find_places(text)] == names


def test_a_misspelt_name_has_near_ones() -> None:
    assert "岡山県鏡野町" in [place.full_name for place in suggest_places("鏡の町")]


@pytest.mark.parametrize(
    ("name", "romaji"),
    [
        ("鏡野町", "kagamino"),
        ("札幌市", "sapporo"),
        ("東京都", "tokyo"),
        ("大阪府", "osaka"),
        ("北九州市", "kitakyushu"),
        ("新温泉町", "shinonsen"),
        ("会津若松市", "aizuwakamatsu"),
        # Two vowels of two words stay two; those of one word are one.
        ("松浦市", "matsuura"),
        ("豊岡市", "toyooka"),
        ("西之表市", "nishinoomote"),
        ("邑楽町", "ora"),
        # As the place itself writes it.
        ("南アルプス市", "minami-alps"),
    ],
)
def test_the_romaji_is_hepburn_without_macrons(name: str, romaji: str) -> None:
    (place,) = find_places(name)
    assert place.romaji == romaji


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_slug_of_every_case_begins_as_the_command_would_propose(path: Path) -> None:
    code = re.search(r'code: "(\d{6})"', path.read_text(encoding="utf-8"))
    assert code is not None
    place = find_place(code[1])
    assert place is not None
    assert path.stem.startswith(f"{place.romaji}-")


@pytest.mark.parametrize(
    "name", ["葛城市", "葛\U000e0100城市", "葛\ufe00城市", "奈良県葛\U000e0100城市"]
)
def test_the_form_of_a_kanji_makes_no_other_place(name: str) -> None:
    (place,) = find_places(name)
    assert place.code == "292117"
    assert is_same_name(place.full_name, f"奈良県{name.removeprefix('奈良県')}")


def test_a_compatibility_kanji_is_the_same_name() -> None:
    assert is_same_name("\ufa10", "塚")
    assert is_same_name("\ufa19", "神")
    assert not is_same_name("崎", "﨑")
