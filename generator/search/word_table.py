"""Many words sought in a text at once.

>>> table = WordTable(["窓口", "窓口業務", "口"])
>>> [*table.find("窓口業務")]
[(1, '口'), (0, '窓口'), (0, '窓口業務')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import add


class WordTable:
    """Words by the two characters with which they begin: most places of a text begin none."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self.single = frozenset(word for word in self.words if len(word) == 1)
        ordered = sorted(self.words - self.single, key=len)
        self.longest = {word[:2]: len(word) for word in ordered}  # of those with a beginning

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Every word with every place where it stands, those of one character first."""
        if self.single:
            yield from ((at, sign) for at, sign in enumerate(text) if sign in self.single)
        for at, most in enumerate(map(self.longest.get, map(add, text, text[1:]))):
            if most:
                for end in range(at + 2, min(at + most, len(text)) + 1):
                    if text[at:end] in self.words:
                        yield at, text[at:end]
