"""Many words sought in a text at once.

>>> table = WordTable(["窓口", "窓口業務", "口"])
>>> sorted(table.find("窓口業務"))
[(0, '窓口'), (0, '窓口業務'), (1, '口')]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import add


class WordTable:
    """Words by the two characters with which they begin: most places of a text begin none."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self.single = frozenset(word for word in self.words if len(word) == 1)
        sizes = {(word[:2], len(word)) for word in self.words - self.single}
        self.sizes: dict[str, list[int]] = {}  # of the words with a beginning
        for begin, size in sizes:
            self.sizes.setdefault(begin, []).append(size)

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Every word with every place where it stands."""
        if self.single:
            yield from ((at, sign) for at, sign in enumerate(text) if sign in self.single)
        words, length = self.words, len(text)
        for at, sizes in enumerate(map(self.sizes.get, map(add, text, text[1:]))):
            if sizes:
                for size in sizes:
                    word = text[at : at + size]
                    if word in words and at + size <= length:
                        yield at, word
