"""What readers call things is written for the browser: folded, and without what has no case."""

from __future__ import annotations

from generator.collection.reader_words import NO_READER_WORDS, ReaderTerm, ReaderWords

WORDS = ReaderWords(
    terms=(
        ReaderTerm("labels", "rpa", 3, ("ＲＰＡ", "業務自動化"), "あーるぴーえー"),
        ReaderTerm("needs", "faster", 2, ("早くしたい",), "はやくしたい"),
        ReaderTerm("labels", "robots", 1, ("ロボット",), "あーるぴーえー"),
    ),
    bands={"cost": (("none", 0, 0), ("low", 0.01, None))},
    named={"prefecture": {"東北": ("iwate", "miyagi"), "沖縄": ()}, "kind": {"２３区": ("ward",)}},
)


def test_conditions_have_folded_words_and_only_those_with_terms() -> None:
    assert WORDS.conditions() == {
        "bands": {"cost": (("none", 0, 0), ("low", 0.01, None))},
        "words": {"prefecture": [["東北", "iwate", "miyagi"]], "kind": [["23区", "ward"]]},
    }


def test_terms_are_listed_by_kind_with_their_spellings() -> None:
    assert WORDS.list_terms() == {
        "labels": [["rpa", 3, "ＲＰＡ", "業務自動化"], ["robots", 1, "ロボット"]],
        "needs": [["faster", 2, "早くしたい"]],
    }
    assert WORDS.list_needs() == ["早くしたい"]


def test_names_are_found_by_their_readings_in_katakana() -> None:
    assert WORDS.list_readings() == {
        "アールピーエー": ["rpa", "ロボット"],
        "ハヤクシタイ": ["早くしたい"],
    }


def test_of_nothing_nothing_is_known() -> None:
    assert NO_READER_WORDS.conditions() == {"bands": {}, "words": {}}
    assert NO_READER_WORDS.list_terms() == {}
    assert NO_READER_WORDS.list_readings() == {}
