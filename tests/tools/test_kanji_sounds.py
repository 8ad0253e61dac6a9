"""The table of kanji of one sound is what the tool makes of the readings of words."""

from __future__ import annotations

import pytest

from tools.kanji_sounds import PLACE, find_sounds, split_reading, write_groups


def test_the_committed_table_is_what_the_tool_makes() -> None:
    assert PLACE.read_text(encoding="utf-8") == write_groups(find_sounds())


@pytest.mark.parametrize(("kanji", "sound"), [("裁", "サイ"), ("済", "サイ"), ("計", "ケイ")])
def test_a_kanji_has_its_sound(kanji: str, sound: str) -> None:
    assert kanji in find_sounds()[sound]


def test_a_kanji_does_not_begin_with_a_small_kana() -> None:
    splits = [*split_reading("シャカイ", "社会")]
    assert (("社", "シャ"), ("会", "カイ")) in splits
    assert [tail for _, (_, tail) in splits if tail.startswith("ャ")] == []


def test_kanji_of_one_sound_are_one_line_and_one_alone_is_none() -> None:
    assert write_groups({"サイ": {"裁", "済"}, "ケイ": {"契"}, "ザイ": {"裁", "済"}}) == "済裁\n"
