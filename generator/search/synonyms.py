"""Synonyms: words that a reader asks for and the collection does not write, with those it writes.

>>> list_synonyms({"ペーパーレス"}.__contains__)
[[['ペーパーレス'], ['paperless']]]
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from generator.search.word_table import WordTable

# A katakana or Latin word is present where it is written whole: レス is not in ペーパーレス.
WITHIN_WORD = re.compile("[ァ-ヺー]{2}|[a-z0-9]{2}")


def list_synonyms(is_present: Callable[[str], bool]) -> list[list[list[str]]]:
    """For each group the words that the collection has, and those that can only be asked for."""
    listed = []
    for answers, asking in read_synonyms():
        present = [word for word in (*asking, *answers) if is_present(word)]
        asked = [word for word in asking if word not in present]
        if present and asked:
            listed.append([present, asked])
    return listed


def find_synonyms(text: str) -> set[str]:
    """The words of the groups that stand in a folded text.

    >>> sorted(find_synonyms("ペーパーレスの小型無人機"))
    ['ペーパーレス', '小型', '無人機']
    """
    return {
        word
        for at, word in read_synonym_table().find(text)
        if at == 0 or not WITHIN_WORD.match(text, at - 1)
        if not WITHIN_WORD.match(text, at + len(word) - 1)
    }


@cache
def read_synonym_table() -> WordTable:
    return WordTable(word for group in read_synonyms() for part in group for word in part)


@cache
def read_synonyms() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The groups: words that are only found, and words that also ask for the others."""
    table = files("generator.search") / "data" / "synonyms.txt"
    groups = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
    return tuple(
        (
            tuple(word[1:] for word in group if word.startswith(">")),
            tuple(word for word in group if not word.startswith(">")),
        )
        for group in groups
    )
