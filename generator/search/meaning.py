"""What the cases say, sentence by sentence, and the words by which a reader may say the same.

`build_meaning` gives one pack with the sentences, each the numbers of its meanings, and packs of
words, each with the meanings of the collection that it comes near to. So the browser finds 承認 by
許可 with no vectors and little reading (themes/standard/components/search/meaning.js).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, groupby, pairwise

from generator.core.page import Output
from generator.core.text import fold_search
from generator.output.pack import pack_name, spread, write_json
from generator.search.folder import pack_part
from generator.search.near_words import OWN_TENTHS, cut_words, read_near_words

WORD_BYTES = 10_000  # of a pack of words before compression: 4 KB as read
SENTENCE_END = re.compile("(?<=[。!?])")
# A name that no table of words has; one in kanji would be a word that is made of others.
BARE_NAME = re.compile("[ァ-ヺー]{2,}|[a-z][a-z0-9]+(?:[-&+][a-z0-9]+)*")
STEPS = 16  # a meaning's number and its tenths are one number


def build_meaning(cases: Sequence[Iterable[str]], needs: Sequence[str] = ()) -> tuple[Output, ...]:
    """The packs of what the cases say, and of what needs do, first the one that names the others.

    The order of the cases is that of the pages in the search, and that of the needs is kept.
    """
    sentences = [*(list_sentences(texts) for texts in cases), *([fold_search(n)] for n in needs)]
    table = read_near_words()
    rows = {**table.rows}
    for name in find_names(chain.from_iterable(sentences), rows):
        rows[name] = len(table.near) + len(rows)
    said = [
        [[*dict.fromkeys(rows[word] for word in cut_words(text, rows))] for text in own]
        for own in sentences
    ]
    numbers = number_rows(chain.from_iterable(said))
    words = list_words(rows, table.near, numbers)
    packs = make_packs(words)
    stored = [[step(sorted(numbers[row] for row in text)) for text in own if text] for own in said]
    main = {
        "cases": stored[: len(cases)],
        "needs": [sentence for own in stored[len(cases) :] for sentence in own or [[]]],
        "words": [[sign, pack_name(pack)] for sign, pack in packs],
    }
    return (pack_part("meaning-{}", write_json(main)), *(pack for _, pack in packs))


def list_sentences(texts: Iterable[str]) -> list[str]:
    """The folded sentences of a case, each once.

    >>> list_sentences(["窓口で待つ。困る。", "窓口で待つ。"])
    ['窓口で待つ。', '困る。']
    """
    parts = (part for text in texts for part in SENTENCE_END.split(fold_search(text)))
    return [*dict.fromkeys(part for part in parts if part)]


def find_names(texts: Iterable[str], known: dict[str, int]) -> list[str]:
    """The words in katakana or Latin letters that are not known."""
    found = dict.fromkeys(name for text in texts for name in BARE_NAME.findall(text))
    return [name for name in found if name not in known]


def number_rows(said: Iterable[Sequence[int]]) -> dict[int, int]:
    """The meanings of the collection by new numbers: the commonest has the shortest."""
    counts = Counter(row for text in said for row in text)
    return {
        row: number
        for number, row in enumerate(sorted(counts, key=lambda row: (-counts[row], row)))
    }


def list_words(
    rows: dict[str, int], near: Sequence[dict[int, int]], numbers: dict[int, int]
) -> list[tuple[str, list[int]]]:
    """The words that come near what the collection says, sorted, each with those meanings."""
    listed = []
    for word, row in sorted(rows.items()):
        found = near[row] if row < len(near) else {row: OWN_TENTHS}
        ties = sorted(
            STEPS * numbers[other] + tenths for other, tenths in found.items() if other in numbers
        )
        if ties:
            listed.append((word, ties))
    return listed


def make_packs(words: list[tuple[str, list[int]]]) -> list[tuple[str, Output]]:
    """The packs of words, each with the sign with which its first word begins.

    Words that begin alike lie in one pack.
    """
    groups = [[*group] for _, group in groupby(words, lambda word: word[0][0])]
    stored = [write_json([[word, *ties] for word, ties in group])[1:-1] for group in groups]
    return [
        (groups[start][0][0][0], pack_part("near-{}", b"[" + b",".join(stored[start:end]) + b"]"))
        for start, end in spread(stored, WORD_BYTES)
    ]


def step(numbers: Sequence[int]) -> list[int]:
    """Ascending numbers as steps from one to the next.

    >>> step([3, 10, 12])
    [3, 7, 2]
    """
    return [*numbers[:1], *(after - before for before, after in pairwise(numbers))]
