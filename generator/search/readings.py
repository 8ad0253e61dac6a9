"""The words of the collection by their readings, for what a reader types without converting it.

>>> list_word_readings(["書かない窓口"])[0]
['カカ', '書か']

What the browser cuts into words by this list is only asked for where it stands in the collection.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from generator.core.text import fold_search
from generator.measures.places import HIRAGANA_TO_KATAKANA

WRITTEN_RUN = re.compile("[ぁ-ゖ一-龥々ヶ]+")  # no word of the list goes beyond one
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


def list_word_readings(texts: Iterable[str]) -> list[list[str]]:
    """A reading with the words that are read so, of those in folded texts, sorted by reading."""
    runs = {run for text in texts for run in WRITTEN_RUN.findall(text)}
    written = find_in_runs({word for _, word in read_lexicon()}, runs)
    words: dict[str, list[str]] = {}
    for reading, word in read_lexicon():
        if word in written:
            words.setdefault(reading, []).append(word)
    return [[reading, *sorted(words[reading])] for reading in sorted(words)]


def find_in_runs(words: set[str], runs: set[str]) -> set[str]:
    """The words that stand in one of the runs, found in one pass by the characters they begin with.

    >>> sorted(find_in_runs({"口", "窓口", "窓際", "申請書"}, {"窓口の申請書"}))
    ['口', '申請書', '窓口']
    """
    sought: dict[str, set[str]] = {}
    for word in words:
        sought.setdefault(word[:3], set()).add(word)
    found = words & set().union(*runs)  # those of one character
    for run in runs:
        for at in range(len(run) - 1):
            for size in (2, 3):
                if group := sought.get(run[at : at + size]):
                    here = {word for word in group if run.startswith(word, at)}
                    group -= here
                    found |= here
    return found


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
        yield fold_search(reading), fold_search(word)
        return
    is_short = len(reading) == 2 and word.endswith("る~")
    for kana in BENT[word[-2]] + BENT_SHORT * is_short:
        yield reading[:-1] + kana.translate(HIRAGANA_TO_KATAKANA), word[:-2] + kana
