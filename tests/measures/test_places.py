"""The table of places is whole, and a name is found as people write it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import ROOT

from generator.measures.organization_code import check_digit
from generator.measures.places import find_place, find_places, read_places, suggest_places
from generator.measures.romaji import spell_romaji

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
        assert re.fullmatch("[a-z]+", spell_romaji(place.reading_stem)), place


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
    ("kana", "romaji"),
    [
        ("カガミノ", "kagamino"),
        ("サッポロ", "sapporo"),
        ("トウキョウ", "tokyo"),
        ("オオサカ", "osaka"),
        ("ユウバリ", "yubari"),
        ("キタキュウシュウ", "kitakyushu"),
        ("オオウチ", "ouchi"),
        ("マツウラ", "matsuura"),
        ("ハッチョウ", "hatcho"),
        ("シンオンセン", "shinonsen"),
        ("ナンジョウ", "nanjo"),
        ("ッ", ""),
    ],
)
def test_a_reading_is_spelt_in_hepburn_without_macrons(kana: str, romaji: str) -> None:
    assert spell_romaji(kana) == romaji


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_slug_of_every_case_begins_as_the_command_would_propose(path: Path) -> None:
    code = re.search(r'code: "(\d{6})"', path.read_text(encoding="utf-8"))
    assert code is not None
    place = find_place(code[1])
    assert place is not None
    assert path.stem.startswith(f"{spell_romaji(place.reading_stem)}-")
