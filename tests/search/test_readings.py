"""What a reader types in kana is found by the readings of words that stand in the collection."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from generator.core.text import fold_search
from generator.search.readings import find_read_words, list_word_readings, read_lexicon

TABLE = files("generator.search") / "data" / "readings.tsv"


def list_of(*texts: str) -> list[list[str]]:
    return list_word_readings(find_read_words("\n".join(texts)))


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


def test_the_table_is_sorted_whole_and_folded() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    table = {reading: words.split(" ") for reading, words in (line.split("\t") for line in lines)}
    assert list(table) == sorted(table)
    assert len(table) == len(lines)
    pairs = [(reading, word) for reading, words in table.items() for word in words]
    assert len(pairs) == len(set(pairs)) > 30_000
    assert all(re.fullmatch("[ァ-ヺー]+", reading) for reading, _ in pairs)
    assert all(re.fullmatch("[ぁ-ゖ]*[一-龥々ヶ][ぁ-ゖ一-龥々ヶ]*~?", word) for _, word in pairs)
    assert all(fold_search(part) == part for pair in read_lexicon() for part in pair)
