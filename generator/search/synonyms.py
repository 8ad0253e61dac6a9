"""Synonyms: words that a reader asks for and the collection does not write, with those it writes.

>>> list_synonyms({"ペーパーレス"}.__contains__)
[[['ペーパーレス'], ['paperless']]]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

FOUND_ONLY = ">"  # begins a word that does not ask for the others of its group
# A katakana or Latin word is present where it is written whole: レス is not in ペーパーレス.
WITHIN_SIGN = re.compile("[ァ-ヺーa-z0-9]")
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


def list_synonym_words() -> Iterator[str]:
    """Every word of the groups."""
    return (
        word.removeprefix(FOUND_ONLY) for line in read_synonym_lines() for word in line.split("\t")
    )


def is_whole(word: str, text: str) -> bool:
    """Whether a word that stands in a folded text does so anywhere without being in another.

    >>> is_whole("無人機", "小型無人機"), is_whole("レス", "ペーパーレス")
    (True, False)
    """
    if not WITHIN_SIGN.search(word):
        return True
    at = text.find(word)
    while at >= 0:
        is_begun = at > 0 and WITHIN_WORD.match(text, at - 1)
        if not is_begun and not WITHIN_WORD.match(text, at + len(word) - 1):
            return True
        at = text.find(word, at + 1)
    return False


@cache
def read_synonyms() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The groups: words that are only found, and words that also ask for the others."""
    groups = [line.split("\t") for line in read_synonym_lines()]
    return tuple(
        (
            tuple(word[1:] for word in group if word.startswith(FOUND_ONLY)),
            tuple(word for word in group if not word.startswith(FOUND_ONLY)),
        )
        for group in groups
    )


def read_synonym_lines() -> list[str]:
    table = files("generator.search") / "data" / "synonyms.txt"
    return table.read_text(encoding="utf-8").splitlines()
