"""What the cases say, sentence by sentence, and the words by which a reader may say the same.

`build_meaning` gives one pack with the sentences, each the numbers of its senses, and packs of
words, each with the rows of the table that it comes near to and that a case says. So the browser
finds 承認 by 許可 with no vectors and little reading: themes/standard/components/search/meaning.js.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import sub
from typing import TypeAlias

from generator.core.recall import Memory
from generator.core.text import fold_search
from generator.output.pack import spread, write_json
from generator.search.folder import Pack, pack_part, recall_made
from generator.search.near_words import (
    LEAST_TENTHS,
    OWN_TENTHS,
    WORD_SIGNS,
    cut_words,
    order_by_sign,
    read_near_words,
)

WORD_BYTES = 40_000  # of a pack of words before compression, 18 KB as read: 9 for 47 cases
SENTENCE_END = re.compile("(?<=[。!?])")
# A name that no table of words has; one in kanji would be a word that is made of others.
BARE_NAME = re.compile("[ァ-ヺー]{2,}|[a-z][a-z0-9]+(?:[-&+][a-z0-9]+)*")
STEPS = 16  # a row's number and the tenths of its closeness are one number

Sense: TypeAlias = "int | str"  # a row of the table of near words; a name that it does not have


def cut_claims(texts: Iterable[str], known: Collection[str]) -> tuple[tuple[Sense, ...], ...]:
    """The meanings of each sentence of a case's folded texts; each sentence once.

    `known` are words of the table, those at least that stand in the texts.
    """
    sentences = list_sentences(texts)
    words = order_by_sign(find_names(sentences).union(known))
    cut = (cut_meanings(sentence, words) for sentence in sentences)
    return tuple(meanings for meanings in cut if meanings)


def cut_meanings(sentence: str, words: Mapping[str, Sequence[str]]) -> tuple[Sense, ...]:
    """What a sentence says, each meaning once; some of the words are names."""
    rows = read_near_words().rows
    return tuple(dict.fromkeys(rows.get(word, word) for word in cut_words(sentence, words)))


def build_meaning(
    cases: Sequence[Sequence[Sequence[Sense]]], needs: Sequence[str], memory: Memory
) -> tuple[Pack, ...]:
    """The packs of what the cases say, and of what needs do, first the one that names the others.

    A case is the meanings of its sentences. The order of the cases is that of the pages in the
    search, and that of the needs is kept.
    """
    folded = [fold_search(need) for need in needs]
    names = {name for own in cases for said in own for name in said if isinstance(name, str)}
    names.update(find_names(folded))
    words = order_by_sign(names.union(find_known(folded)))
    asked = [cut_meanings(need, words) for need in folded]
    senses = rank_senses([*chain.from_iterable(cases), *asked])
    numbers = {sense: number for number, sense in enumerate(senses)}
    packs = recall_word_packs(senses, memory)

    def write(said: Sequence[Sense]) -> list[int]:
        return step(sorted(numbers[sense] for sense in said))

    main = {
        "senses": senses,
        "cases": [list(map(write, own)) for own in cases],
        "needs": list(map(write, asked)),
        "words": [[sign, pack.name] for sign, pack in packs],
    }
    return (pack_part("meaning-{}", write_json(main)), *(pack for _, pack in packs))


def recall_word_packs(senses: Sequence[Sense], memory: Memory) -> list[tuple[str, Pack]]:
    """The packs of words that come near some senses, each with the sign of its first word."""
    said = sorted(sense for sense in senses if isinstance(sense, int))

    def make() -> tuple[tuple[str, str], ...]:
        return tuple(cut_packs(list_words(said)))

    contents = recall_made(memory, "near words", said, tuple[tuple[str, str], ...], make)
    return [(sign, pack_part("near-{}", content.encode("utf-8"))) for sign, content in contents]


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


def find_known(texts: Iterable[str]) -> set[str]:
    """The words of the table that stand in short texts."""
    rows = read_near_words().rows
    return {
        text[start:end]
        for text in texts
        for start in range(len(text))
        for end in range(start + 1, min(start + WORD_SIGNS, len(text)) + 1)
        if text[start:end] in rows
    }


def rank_senses(said: Iterable[Iterable[Sense]]) -> list[Sense]:
    """The senses of the collection, the commonest first."""
    counts = Counter(chain.from_iterable(said))
    return sorted(counts, key=lambda each: (-counts[each], isinstance(each, str), str(each)))


def list_words(said: Iterable[int]) -> list[tuple[str, list[int]]]:
    """The words that come near some rows, sorted, each with those rows.

    The rows' numbers are those of the table: they stay where a case says something new.
    """
    table = read_near_words()
    firsts = {table.words[row].partition(" ")[0]: row for row in said}
    ties_of = {
        f"{word}{tenths}": STEPS * row + tenths
        for word, row in firsts.items()
        for tenths in range(LEAST_TENTHS, OWN_TENTHS)
    }
    listed: list[tuple[str, list[int]]] = []
    for words, near in zip(table.words, table.near, strict=True):
        ties = [*filter(None, map(ties_of.get, near.split()))]
        first = words.partition(" ")[0]
        if first in firsts:
            ties.append(STEPS * firsts[first] + OWN_TENTHS)
        if ties:
            ties.sort()
            listed += ((word, ties) for word in words.split(" "))
    return sorted(listed)


def cut_packs(words: list[tuple[str, list[int]]]) -> Iterator[tuple[str, str]]:
    """The contents of the packs of words, each with the sign with which its first word begins.

    Words that begin alike lie in one pack.
    """
    groups = [(sign, [*own]) for sign, own in groupby(words, lambda word: word[0][0])]
    rows = [(sign, write_json([[word, *ties] for word, ties in own])[1:-1]) for sign, own in groups]
    for start, end in spread(rows, WORD_BYTES):
        content = b",".join(own for _, own in rows[start:end])
        yield rows[start][0], f"[{content.decode('utf-8')}]"


def step(numbers: Sequence[int]) -> list[int]:
    """Ascending numbers as steps from one to the next.

    >>> step([3, 10, 12])
    [3, 7, 2]
    """
    return [*numbers[:1], *map(sub, numbers[1:], numbers)]
