"""The words of the collection by their readings, for what a reader types without converting it.

>>> list_word_readings(["書か", "窓口"])
[['カカ', '書か'], ['マドグチ', '窓口']]

What the browser cuts into words by this list is only asked for where it stands in the collection.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from generator.measures.places import HIRAGANA_TO_KATAKANA

BENDS = "~"  # between the stem and the last kana of a word that bends
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


def list_word_readings(written: Iterable[str]) -> list[list[str]]:
    """A reading with those of some words that are read so, sorted by reading."""
    words: dict[str, dict[str, None]] = {}
    for word in sorted(written):
        for reading in list_readings_of(word):
            words.setdefault(reading, {})[word] = None
    return [[reading, *words[reading]] for reading in sorted(words)]


def list_read_words() -> Iterator[str]:
    """The words of the table, verbs and adjectives in all their forms."""
    for word, readings in read_readings().items():
        stem, _, end = word.partition(BENDS)
        if not end:
            yield word
            continue
        for reading in readings.split(" "):
            yield from map(stem.__add__, list_endings(end, reading))


def list_readings_of(word: str) -> Iterator[str]:
    """How a word of the table is read, or one that begins a form of it in a sentence.

    >>> [*list_readings_of("会")], [*list_readings_of("待た")]
    (['カイ'], ['マタ'])
    """
    table, stem, kana = read_readings(), word[:-1], word[-1]
    yield from table.get(word, "").split()
    for end in BENT:
        for reading in table.get(f"{stem}{BENDS}{end}", "").split():
            if kana in list_endings(end, reading):
                yield reading[:-1] + kana.translate(HIRAGANA_TO_KATAKANA)


def list_endings(end: str, reading: str) -> str:
    """The kana that may stand for the last one of a word that is read so."""
    return BENT[end] + BENT_SHORT * (end == "る" and len(reading) == 2)


@cache
def read_readings() -> dict[str, str]:
    """The words of data/readings.tsv with their readings, those that bend as `書~く`."""
    table = files("generator.search") / "data" / "readings.tsv"
    return dict(line.split("\t") for line in table.read_text(encoding="utf-8").splitlines())
