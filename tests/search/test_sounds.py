"""Kanji that an input method puts for one another stand in one group."""

from __future__ import annotations

import pytest

from generator.search.sounds import list_sounds, read_sounds


@pytest.mark.parametrize("pair", ["裁済", "計経", "約役", "製制", "対体"])
def test_kanji_of_one_sound_stand_together(pair: str) -> None:
    assert any(set(pair) <= set(group) for group in read_sounds())


@pytest.mark.parametrize("pair", ["裁契", "窓口", "水道"])
def test_kanji_of_no_common_sound_do_not(pair: str) -> None:
    assert not any(set(pair) <= set(group) for group in read_sounds())


def test_a_group_has_several_kanji_each_once_and_stands_once() -> None:
    groups = read_sounds()
    assert [group for group in groups if len(set(group)) != len(group) or len(group) < 2] == []
    assert len(set(groups)) == len(groups)


def test_only_groups_with_a_kanji_of_the_texts_are_listed() -> None:
    listed = list_sounds(["電子決裁", "窓口"])
    assert 0 < len(listed) < len(read_sounds())
    assert [group for group in listed if set(group).isdisjoint("電子決裁窓口")] == []
    assert list_sounds(["かな"]) == list_sounds([]) == []
