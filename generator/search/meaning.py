"""What the cases say, sentence by sentence, and the words by which a reader may say the same.

`build_meaning` gives one pack with the sentences, each the numbers of its senses, and packs of
words, each with the rows of the table that it comes near to and that a case says. So the browser
finds 承認 by 許可 with no vectors and little reading: themes/standard/components/search/meaning.js.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import chain, groupby, pairwise
from typing import TypeAlias

from generator.core.page import Output
from generator.core.text import fold_search
from generator.output.pack import pack_name, spread, write_json
from generator.search.folder import pack_part
from generator.search.near_words import OWN_TENTHS, cut_words, read_near_words

WORD_BYTES = 40_000  # of a pack of words before compression, 18 KB as read: 9 for 47 cases
SENTENCE_END = re.compile("(?<=[。!?])")
# A name that no table of words has; one in kanji would be a word that is made of others.
BARE_NAME = re.compile("[ァ-ヺー]{2,}|[a-z][a-z0-9]+(?:[-&+][a-z0-9]+)*")
STEPS = 16  # a row's number and the tenths of its closeness are one number

Sense: TypeAlias = "int | str"  # a row of the table of near words; a name that it does not have


def cut_claims(texts: Iterable[str]) -> tuple[tuple[Sense, ...], ...]:
    """The meanings of each sentence of a case's folded texts; each sentence once."""
    sentences = list_sentences(texts)
    names = find_names(sentences)
    cut = (cut_meanings(sentence, names) for sentence in sentences)
    return tuple(meanings for meanings in cut if meanings)


def cut_meanings(sentence: str, names: Collection[str]) -> tuple[Sense, ...]:
    """What a sentence says, each meaning once; some names are words, too."""
    rows = read_near_words().rows
    return tuple(dict.fromkeys(rows.get(word, word) for word in cut_words(sentence, rows, names)))


def build_meaning(
    cases: Sequence[Sequence[tuple[Sense, ...]]], needs: Sequence[str] = ()
) -> tuple[Output, ...]:
    """The packs of what the cases say, and of what needs do, first the one that names the others.

    A case is the meanings of its sentences. The order of the cases is that of the pages in the
    search, and that of the needs is kept.
    """
    folded = [fold_search(need) for need in needs]
    names = {name for own in cases for said in own for name in said if isinstance(name, str)}
    names.update(find_names(folded))
    asked = [cut_meanings(need, names) for need in folded]
    senses = rank_senses([*chain.from_iterable(cases), *asked])
    numbers = {sense: number for number, sense in enumerate(senses)}
    packs = make_packs(list_words(numbers))

    def write(said: tuple[Sense, ...]) -> list[int]:
        return step(sorted(numbers[sense] for sense in said))

    main = {
        "senses": senses,
        "cases": [list(map(write, own)) for own in cases],
        "needs": list(map(write, asked)),
        "words": [[sign, pack_name(pack)] for sign, pack in packs],
    }
    return (pack_part("meaning-{}", write_json(main)), *(pack for _, pack in packs))


def list_sentences(texts: Iterable[str]) -> list[str]:
    """The sentences of folded texts, each once.

    >>> list_sentences(["窓口で待つ。困る。", "窓口で待つ。"])
    ['窓口で待つ。', '困る。']
    """
    parts = (part for text in texts for part in SENTENCE_END.split(text))
    return [*dict.fromkeys(part for part in parts if part)]


def find_names(texts: Iterable[str]) -> set[str]:
    """The words in katakana or Latin letters that the table does not have."""
    rows = read_near_words().rows
    return {name for text in texts for name in BARE_NAME.findall(text) if name not in rows}


def rank_senses(said: Iterable[Iterable[Sense]]) -> list[Sense]:
    """The senses of the collection, the commonest first."""
    counts = Counter(chain.from_iterable(said))
    return sorted(counts, key=lambda each: (-counts[each], isinstance(each, str), str(each)))


def list_words(senses: Collection[Sense]) -> list[tuple[str, list[int]]]:
    """The words that come near the rows among some senses, sorted, each with those rows.

    The rows' numbers are those of the table: they stay where a case says something new.
    """
    table = read_near_words()
    said = {table.words[row][0]: row for row in senses if isinstance(row, int)}
    listed: list[tuple[str, list[int]]] = []
    for words, near in zip(table.words, table.near, strict=True):
        ties = [STEPS * said[w[:-1]] + int(w[-1]) for w in near.split() if w[:-1] in said]
        if words[0] in said:
            ties.append(STEPS * said[words[0]] + OWN_TENTHS)
        if ties:
            ties.sort()
            listed += ((word, ties) for word in words)
    return sorted(listed)


def make_packs(words: list[tuple[str, list[int]]]) -> list[tuple[str, Output]]:
    """The packs of words, each with the sign with which its first word begins.

    Words that begin alike lie in one pack.
    """
    groups = [(sign, [*own]) for sign, own in groupby(words, lambda word: word[0][0])]
    rows = [(sign, write_json([[word, *ties] for word, ties in own])[1:-1]) for sign, own in groups]
    packs = []
    for start, end in spread(rows, WORD_BYTES):
        content = b",".join(own for _, own in rows[start:end])
        packs.append((rows[start][0], pack_part("near-{}", b"[" + content + b"]")))
    return packs


def step(numbers: Sequence[int]) -> list[int]:
    """Ascending numbers as steps from one to the next.

    >>> step([3, 10, 12])
    [3, 7, 2]
    """
    return [*numbers[:1], *(after - before for before, after in pairwise(numbers))]
