"""Common words by what they mean: which are written for the same, which come near it.

>>> table = read_near_words()
>>> table.rows["混み合う"] == table.rows["混雑"]
True
>>> table.near_rows(table.rows["判子"])[table.rows["印鑑"]]
5
>>> [*cut_words("契約書を郵送するのをやめたい", table.rows)]
['契約書', '郵送']

themes/standard/components/search/meaning.js cuts queries in the same way; a test compares both.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

WORD_SIGNS = 12  # at most
BEGINS = re.compile("(?P<run>[a-z0-9]+|[ァ-ヺー]+)|[一-龥々]")
WITHIN_LATIN = re.compile("[a-z0-9]{2}")
OWN_TENTHS = 10  # a word's closeness to itself


@dataclass(frozen=True, slots=True)
class NearWords:
    """The meaning (a number) of each word; of each meaning the words, and those near it.

    A near word, the first one of its meaning, has its closeness in tenths behind it.
    """

    rows: dict[str, int]
    words: tuple[tuple[str, ...], ...]
    near: tuple[str, ...]

    def near_rows(self, row: int) -> dict[int, int]:
        """The meanings near one with their closeness, its own `OWN_TENTHS`."""
        found = {self.rows[word[:-1]]: int(word[-1]) for word in self.near[row].split()}
        return {row: OWN_TENTHS, **found}


@cache
def read_near_words() -> NearWords:
    """The table in data/near_words.tsv: a line is a meaning, its words, and the near ones."""
    table = files("generator.search") / "data" / "near_words.tsv"
    lines = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
    words = tuple(tuple(own.split(" ")) for own, _ in lines)
    rows = {word: row for row, own in enumerate(words) for word in own}
    return NearWords(rows, words, tuple(near for _, near in lines))


def cut_words(
    text: str, known: Container[str], names: Container[str] = frozenset()
) -> Iterator[str]:
    """The known words and names of a folded text, at each place the longest.

    A word of Latin letters or katakana begins where the run of such signs does, or where another
    word ends; a Latin one ends where the run does.

    >>> [*cut_words("電子契約とaiのrpa", {"電子", "契約", "電子契約", "a", "rp"})]
    ['電子契約']
    """
    at = 0
    while at < len(text):
        begin = BEGINS.match(text, at)
        if begin is None:
            at += 1
            continue
        word = find_longest(text, at, known, names)
        if word:
            yield word
        at += len(word) or len(begin["run"] or text[at])


def find_longest(text: str, at: int, known: Container[str], names: Container[str]) -> str:
    """The longest known word or name that begins at a place; "" is none."""
    for end in range(min(len(text), at + WORD_SIGNS), at, -1):
        word = text[at:end]
        if (word in known or word in names) and not WITHIN_LATIN.match(text, end - 1):
            return word
    return ""
