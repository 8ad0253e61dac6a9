"""The table of spellings as the browser gets it: only what the collection really writes is sought.

>>> find_katakana_groups({"ペーパーレス", "ペーパレス", "サーバー", "サーバ", "カード"})
(('サーバー', 'サーバ'), ('ペーパーレス', 'ペーパレス'))
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from generator.core.text import fold_search
from generator.search.text import tokenize

# The words of a group that the index may hold, and those that can only be asked for.
SpellingGroup: TypeAlias = "list[list[str]]"

KATAKANA = re.compile("[ァ-ヺー]{3,}")
# A long mark that may be left out: at the end of a word (JIS Z 8301), and after the sounds with
# which user, counter, paper and the like end.
LONG_MARK = re.compile("(?<=...)ー$|(?<=..[ザタダバパマャ])ー")
SMALL_VOWEL = re.compile("(?<=[ウク])[ァィェォ]")
LARGE = str.maketrans("ァィェォ", "アイエオ")


def find_katakana_groups(words: set[str]) -> tuple[tuple[str, str], ...]:
    """Pairs of katakana words that differ in a long mark or in the size of a vowel."""
    pairs = set()
    for word in words:
        for mark in LONG_MARK.finditer(word):
            pairs.add((word, word[: mark.start()] + word[mark.end() :]))
        for vowel in SMALL_VOWEL.finditer(word):
            at = vowel.start()
            pairs.add((word[:at] + vowel[0].translate(LARGE) + word[at + 1 :], word))
    found = (pair for pair in pairs if words >= set(pair))
    return tuple(sorted(found, key=lambda pair: (len(pair[0]), pair)))


def merge_groups(groups: Iterable[Sequence[str]]) -> list[list[str]]:
    """Groups with a word in common become one.

    >>> merge_groups([("サーバー", "サーバ"), ("サーバ", "サーバー"), ("取組", "取り組み")])
    [['サーバー', 'サーバ'], ['取組', '取り組み']]
    """
    merged: list[list[str]] = []
    of_word: dict[str, list[str]] = {}
    for group in groups:
        words = [fold_search(word) for word in group]
        target = next((of_word[word] for word in words if word in of_word), None)
        if target is None:
            target = []
            merged.append(target)
        for word in words:
            if word not in of_word:
                target.append(word)
                of_word[word] = target
    return merged


def list_spellings(groups: Iterable[Sequence[str]], tokens: set[str]) -> list[SpellingGroup]:
    """For each group the words that the index may hold, and those that can only be asked for."""
    listed: list[SpellingGroup] = []
    for group in merge_groups(groups):
        present = [word for word in group if tokens >= set(tokenize(word))]
        if present:
            listed.append([present, [word for word in group if word not in present]])
    return listed
