"""What a reader types in kana is found by the readings of words that stand in the collection."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from generator.core.text import fold_search
from generator.search.near import make_near_part
from generator.search.readings import list_read_words, list_word_readings, read_readings

TABLE = files("generator.search") / "data" / "readings.tsv"


def list_of(*texts: str) -> list[list[str]]:
    return list_word_readings(make_near_part((), (), texts).read)


def read_of(*texts: str) -> dict[str, list[str]]:
    return {reading: words for reading, *words in list_of(*texts)}


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("電子契約", {"デンシ": "電子", "ケイヤク": "契約"}),
        ("書かない窓口", {"カカ": "書か", "マドグチ": "窓口"}),
        ("申請書を届ける", {"シンセイ": "申請", "ショ": "書", "トドケ": "届け"}),
        ("お知らせを見た", {"シラセ": "知らせ", "ミタ": "見た"}),
        ("新しく引越しの手続", {"アタラシク": "新しく", "ヒッコシ": "引越し", "テツヅキ": "手続"}),
    ],
)
def test_a_text_is_spelt_by_its_words(text: str, readings: dict[str, str]) -> None:
    found = read_of(text)
    assert [reading for reading in readings if readings[reading] not in found[reading]] == []


def test_only_words_that_stand_in_the_collection_are_listed() -> None:
    texts = ["電子契約と、書かない窓口。", "会計（市場）"]
    listed = [word for _, *words in list_of(*texts) for word in words]
    assert [word for word in listed if not any(word in text for text in texts)] == []
    assert "書き" not in listed
    assert "電子契約と" not in listed


def test_no_word_runs_across_what_is_no_word() -> None:
    assert read_of("電、子") == read_of("子、電")
    assert "デンシ" not in read_of("電、子")


def test_a_word_of_several_readings_has_them_all_and_all_are_sorted() -> None:
    found = list_of("市場を調べる", "視点と支店")
    readings = [reading for reading, *_ in found]
    assert {"イチバ", "シジョウ"} <= set(readings)
    assert readings == sorted(readings)
    assert read_of("視点と支店")["シテン"] == ["支店", "視点"]


def test_a_form_is_read_by_its_own_kana() -> None:
    assert list_word_readings(["見ま", "眠ま", "待た"]) == [["マタ", "待た"], ["ミマ", "見ま"]]


def test_the_table_is_sorted_whole_and_folded() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
    assert len(read_readings()) == len(lines)
    pairs = [(word, reading) for word, own in read_readings().items() for reading in own.split(" ")]
    assert len(pairs) == len(set(pairs)) > 30_000
    assert all(re.fullmatch("[ァ-ヺー]+", reading) for _, reading in pairs)
    shape = "(?=.*[一-龥々ヶ])[ぁ-ゖ一-龥々ヶ]+(?:~[ぁ-ゖ])?"
    assert all(re.fullmatch(shape, word) for word, _ in pairs)
    assert all(fold_search(word) == word for word in list_read_words())
    assert all(fold_search(reading) == reading for _, reading in pairs)
