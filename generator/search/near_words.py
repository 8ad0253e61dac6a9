"""Common words by what they mean: which are written for the same, which come near it.

>>> table = read_near_words()
>>> table.rows["混み合う"] == table.rows["混雑"]
True
>>> table.near_rows(table.rows["判子"])[table.rows["印鑑"]]
5
>>> [*cut_words("契約書を郵送するのをやめたい", order_by_sign(table.rows))]
['契約書', '郵送']

themes/standard/components/search/meaning.js cuts queries in the same way; a test compares both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WORD_SIGNS = 12  # at most
BEGINS = re.compile("[a-z0-9]+|[ァ-ヺー]+|[一-龥々]")
WITHIN_LATIN = re.compile("[a-z0-9]{2}")
LEAST_TENTHS, OWN_TENTHS = 3, 10  # of closeness: of words that are listed as near; to itself


@dataclass(frozen=True, slots=True)
class NearWords:
    """The meaning (a number) of each word; of each meaning the words, and those near it.

    Words stand between spaces. A near word, the first one of its meaning, has its closeness in
    tenths behind it.
    """

    rows: dict[str, int]
    words: tuple[str, ...]
    near: tuple[str, ...]

    def near_rows(self, row: int) -> dict[int, int]:
        """The meanings near one with their closeness, its own `OWN_TENTHS`."""
        found = {self.rows[word[:-1]]: int(word[-1]) for word in self.near[row].split()}
        return {row: OWN_TENTHS, **found}


@cache
def read_near_words() -> NearWords:
    """The table in data/near_words.tsv: a line is a meaning, its words, and the near ones."""
    table = files("generator.search") / "data" / "near_words.tsv"
    lines = table.read_text(encoding="utf-8").splitlines()
    words, near = zip(*(line.split("\t") for line in lines), strict=True)
    rows = {word: row for row, own in enumerate(words) for word in own.split(" ")}
    return NearWords(rows, words, near)


def order_by_sign(words: Iterable[str]) -> dict[str, list[str]]:
    """Words by the sign with which they begin, the longest first."""
    ordered: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        if len(word) <= WORD_SIGNS:
            ordered.setdefault(word[0], []).append(word)
    return ordered


def cut_words(text: str, words: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The words of a folded text, at each place the longest; they are ordered by sign.

    A word of Latin letters or katakana begins where the run of such signs does, or where another
    word ends; a Latin one ends where the run does.

    >>> [*cut_words("電子契約とaiのrpa", order_by_sign(["電子", "契約", "電子契約", "a", "rp"]))]
    ['電子契約']
    """
    begin = BEGINS.search(text)
    while begin:
        at = begin.start()
        word = find_longest(text, at, words.get(text[at], ()))
        if word:
            yield word
        begin = BEGINS.search(text, at + len(word) if word else begin.end())


def find_longest(text: str, at: int, words: Iterable[str]) -> str:
    """The first of some words that stands at a place; "" is none."""
    for word in words:
        if text.startswith(word, at) and not WITHIN_LATIN.match(text, at + len(word) - 1):
            return word
    return ""
