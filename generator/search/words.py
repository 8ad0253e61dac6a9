"""The words of the collection, for suggestions where a reader's term stands nowhere.

>>> count_words([find_searched_words("ai-ocrで固定資産税の申告書を読む"), ["固定資産税"]])
{'ai-ocr': 1, '固定資産税': 2, '申告書': 1}
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

MOST_WORDS = 12_000  # the commonest; 47 cases have some 6,000
SEARCHED_WORD = re.compile(
    r"[一-龥々ヶ]{2,12}|[ァ-ヺー]{3,}|[a-z][a-z0-9]*(?:[-_&+'][a-z0-9]+)*[一-龥ァ-ヺー]{0,8}"
)


def find_searched_words(text: str) -> set[str]:
    """Runs of kanji, of katakana and of Latin letters in a folded text."""
    return {word for word in SEARCHED_WORD.findall(text) if len(word) > 2}


def count_words(cases: Iterable[Iterable[str]]) -> dict[str, int]:
    """The words of cases, sorted, with the number of cases that have them."""
    counts = Counter(word for words in cases for word in words)
    kept = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_WORDS]
    return dict(sorted(kept))
