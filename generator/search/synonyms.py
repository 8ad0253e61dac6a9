"""Synonyms: words that a reader asks for and the collection does not write, with those it writes.

>>> list_synonyms({"ペーパーレス"})
[[['ペーパーレス'], ['paperless']]]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import chain

FOUND_ONLY = ">"  # begins a word that does not ask for the others of its group
# A katakana or Latin word is present where it is written whole: レス is not in ペーパーレス.
WITHIN_SIGN = re.compile("[ァ-ヺーa-z0-9]")
WITHIN_WORD = re.compile("[ァ-ヺー]{2}|[a-z0-9]{2}")


def list_synonyms(present: set[str]) -> list[list[list[str]]]:
    """For each group the words that the collection has, and those that can only be asked for."""
    listed = []
    for line in read_synonym_lines():
        if present.isdisjoint(list_group(line)):
            continue
        answers, asking = cut_group(line)
        found = [word for word in (*asking, *answers) if word in present]
        asked = [word for word in asking if word not in present]
        if asked:
            listed.append([found, asked])
    return listed


def list_synonym_words() -> Iterator[str]:
    """Every word of the groups."""
    return chain.from_iterable(map(list_group, read_synonym_lines()))


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


def list_group(line: str) -> list[str]:
    """The words of a group."""
    return line.replace(FOUND_ONLY, "").split("\t")


def cut_group(line: str) -> tuple[list[str], list[str]]:
    """Of a group the words that are only found, and those that also ask for the others."""
    words = line.split("\t")
    answers = [word[1:] for word in words if word.startswith(FOUND_ONLY)]
    return answers, [word for word in words if not word.startswith(FOUND_ONLY)]


@cache
def read_synonym_lines() -> list[str]:
    """The lines of data/synonyms.txt, each a group."""
    table = files("generator.search") / "data" / "synonyms.txt"
    return table.read_text(encoding="utf-8").splitlines()
