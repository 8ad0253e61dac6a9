"""The words of the collection by their readings, for what a reader types without converting it.

>>> list_word_readings(find_read_words("書かない窓口"))[0]
['カカ', '書か']

What the browser cuts into words by this list is only asked for where it stands in the collection.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache
from importlib.resources import files

from generator.measures.places import HIRAGANA_TO_KATAKANA
from generator.search.word_table import WordTable

# What stands for the last kana where a verb or an adjective bends: 書く, 書か, 書い.
BENT = {
    "い": "いくかけさ",
    "う": "うわいえおっ",
    "く": "くかきけこいっ",
    "ぐ": "ぐがぎげごい",
    "す": "すさしせそ",
    "つ": "つたちてとっ",
    "ぬ": "ぬなにねのん",
    "ぶ": "ぶばびべぼん",
    "む": "むまみめもん",
    "る": "るらりれろっ",
}
# And where the stem is one kana, whether the verb bends so (見る, 見な) or not (取る).
BENT_SHORT = "てたなまよ"


def find_read_words(text: str) -> set[str]:
    """The words of the list that stand in a folded text."""
    return {word for _, word in read_word_table().find(text)}


def list_word_readings(written: Container[str]) -> list[list[str]]:
    """A reading with those of some words that are read so, sorted by reading."""
    words: dict[str, list[str]] = {}
    for reading, word in read_lexicon():
        if word in written:
            words.setdefault(reading, []).append(word)
    return [[reading, *sorted(words[reading])] for reading in sorted(words)]


@cache
def read_word_table() -> WordTable:
    return WordTable(word for _, word in read_lexicon())


@cache
def read_lexicon() -> tuple[tuple[str, str], ...]:
    """Every reading with a word of it, verbs and adjectives in all their forms."""
    table = files("generator.search") / "data" / "readings.tsv"
    lines = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines())
    pairs = ((reading, word) for reading, words in lines for word in words.split(" "))
    return tuple({form: None for pair in pairs for form in bend(*pair)})


def bend(reading: str, word: str) -> Iterator[tuple[str, str]]:
    """A word as it is, or with `~` at its end the forms that begin it in a sentence.

    >>> [*bend("カイ", "会")], [*bend("マツ", "待つ~")][:3]
    ([('カイ', '会')], [('マツ', '待つ'), ('マタ', '待た'), ('マチ', '待ち')])
    """
    if not word.endswith("~"):
        yield reading, word
        return
    is_short = len(reading) == 2 and word.endswith("る~")
    for kana in BENT[word[-2]] + BENT_SHORT * is_short:
        yield reading[:-1] + kana.translate(HIRAGANA_TO_KATAKANA), word[:-2] + kana
