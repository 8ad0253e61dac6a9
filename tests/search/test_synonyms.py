"""A word that stands nowhere is asked for by its synonyms, where these stand in the collection."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

import pytest

from generator.core.text import fold_search
from generator.search.near import BETWEEN_WORDS, make_near_part
from generator.search.readings import read_readings
from generator.search.synonyms import (
    cut_group,
    list_synonym_words,
    list_synonyms,
    read_synonym_lines,
)


def answers_to(asked: str, present: set[str]) -> list[list[str]]:
    """What the collection has for a word, group by group."""
    return [found for found, words in list_synonyms(present) if asked in words]


@pytest.mark.parametrize(
    ("asked", "present", "answers"),
    [
        ("paperless", {"ペーパーレス"}, [["ペーパーレス"]]),
        ("無人航空機", {"ドローン"}, [["ドローン"]]),
        ("人工知能", {"ai"}, [["ai"]]),
        ("転宅", {"転居", "引越し"}, [["転居", "引越し"]]),
        ("転宅", set(), []),
        ("転居", {"転居", "引越し"}, []),  # it is written, and needs no other
    ],
)
def test_a_word_asks_for_those_of_its_group_that_stand_somewhere(
    asked: str, present: set[str], answers: list[list[str]]
) -> None:
    assert answers_to(asked, present) == answers


def test_a_word_of_many_meanings_is_found_but_does_not_ask() -> None:
    assert answers_to("充実", {"豊富"}) == []
    assert ["充実"] in answers_to("豊富", {"充実"})


def test_no_word_has_the_sign_that_stands_between_words() -> None:
    words = [*list_synonym_words()]
    readings = [part for entry in read_readings().items() for part in entry]
    assert len(words) > 5_000
    assert len(readings) > 5_000
    assert [text for text in (*words, *readings) if BETWEEN_WORDS in text] == []


def test_every_group_has_words_that_are_present_and_words_that_are_asked() -> None:
    present = {"職員", "申請", "窓口", "ペーパーレス", "ドローン", "補助金"}
    groups = list_synonyms(present)
    assert {word for found, _ in groups for word in found} >= present - {"窓口"}
    assert all(found and asked for found, asked in groups)
    assert present.isdisjoint(word for _, asked in groups for word in asked)


@pytest.mark.parametrize(
    ("text", "words", "absent"),
    [
        ("ファックスで送る", {"ファックス"}, {"ファック"}),
        ("ペーパーレスの会議", {"ペーパーレス", "会議"}, {"レス"}),
        ("mapを見る", {"map"}, {"マップ"}),
        ("bitmapを見る", set(), {"map"}),
        ("業務を見直して", {"業務"}, {"見直し方"}),
        ("印鑑登録証明書", {"印鑑登録証明書", "印鑑"}, {"印鑑証明"}),
    ],
)
def test_katakana_and_latin_words_stand_only_where_they_are_whole(
    text: str, words: set[str], absent: set[str]
) -> None:
    part = make_near_part((), (), (text,))
    assert set(part.synonyms) >= words
    assert absent.isdisjoint(part.synonyms)


def test_the_groups_are_folded_and_without_noise() -> None:
    groups = [cut_group(line) for line in read_synonym_lines()]
    words = set(list_synonym_words())
    assert words == set(chain(*chain(*groups)))
    assert len(groups) > 15_000
    assert all(fold_search(word) == word for word in words)
    assert [word for word in words if len(word) < 2 or re.fullmatch("[ぁ-ゖ]{2}", word)] == []
    asking = [word for _, group in groups for word in group]
    assert [word for word in asking if re.fullmatch("[a-z0-9]{1,2}", word)] == []
    assert max(Counter(asking).values()) <= 3
    assert all(group and len(group) + len(found) > 1 for found, group in groups)
