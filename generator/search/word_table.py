"""Many words sought in a text at once.

>>> sorted(WordTable(["窓口", "窓口業務", "業", "申請"]).find("窓口業務"))
['業', '窓口', '窓口業務']
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from operator import add


class WordTable:
    """Words, the longer ones by the three signs with which they begin: few places begin any."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self.sizes: defaultdict[str, set[int]] = defaultdict(set)  # of what begins so
        for word in self.words:
            if len(word) > 3:
                self.sizes[word[:3]].add(len(word))

    def find(self, text: str) -> set[str]:
        """The words that stand in a text."""
        words = self.words
        pairs = [*map(add, text, text[1:])]
        triples = [*map(add, pairs, text[2:])]
        found = {*text, *pairs, *triples} & words
        for at, sizes in enumerate(map(self.sizes.get, triples)):
            if sizes:
                found.update(word for size in sizes if (word := text[at : at + size]) in words)
        return found
